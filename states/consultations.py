"""Whom the bureau asked about information that is requested (征求意见): third parties (政府信息公开条例32) and other organs (34),
what came of it, and which days the asking leaves out of the time to answer (33(3)). Pure.

Left out are the whole days between the asking and the answer, and after the last day to answer none: of two readings the one
that binds the bureau more. While somebody is waited for, the term stands still; days of several askings count once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from states.acts import Act
from states.facts import CaseFacts
from states.terms import Suspension, lapsed
from states.workdays import days_after

Consulted = Literal["third_party", "organ"]

ASKING: dict[Consulted, str] = {"third_party": "consult_third_party", "organ": "consult_organ"}
RECEIVED: dict[Consulted, str] = {"third_party": "record_third_party_receipt", "organ": "record_organ_receipt"}
VIEWS: dict[Consulted, str] = {"third_party": "record_third_party_view", "organ": "record_organ_view"}

LEFT_OUT_OF = "disclosure_answer"
"""The rule of the term whose days an asking leaves out."""
CLAUSE = "政府信息公开条例33(3)"
OPEN_END = date.max


@dataclass(frozen=True, slots=True)
class Consultation:
    """One person or organ that was asked (被征求意见的第三方、机关), with the receipt of the letter and the answer."""

    of: Consulted
    asked: Act
    received: Act | None
    view: Act | None  # the newest
    first_view: Act | None  # with it nothing more is waited for

    @property
    def name(self) -> str:
        return str(self.asked.data["name"])


def consultations(facts: CaseFacts, *of: Consulted) -> tuple[Consultation, ...]:
    """Everybody who was asked, in the order of asking; a receipt or an answer belongs to the newest asking of that name."""
    return tuple(one for kind in (of or ("third_party", "organ")) for one in _of_kind(facts, kind))


def _of_kind(facts: CaseFacts, kind: Consulted) -> Iterator[Consultation]:
    asked = facts.acts_of(ASKING[kind])
    for act in asked:
        until = min(
            (a.seq for a in asked if a.seq > act.seq and a.data["name"] == act.data["name"]), default=facts.revision + 1
        )
        received, views = (_of(facts, action, act, until) for action in (RECEIVED[kind], VIEWS[kind]))
        view, first = (views[-1], min(views, key=lambda one: one.on)) if views else (None, None)
        yield Consultation(kind, act, received[-1] if received else None, view, first)


def _of(facts: CaseFacts, action: str, asked: Act, until: int) -> list[Act]:
    name = asked.data["name"]
    return [act for act in facts.acts_of(action) if act.data["name"] == name and asked.seq < act.seq < until]


def consulted(facts: CaseFacts, of: Consulted, name: str) -> Consultation | None:
    """The newest asking of this name."""
    return next((one for one in reversed(consultations(facts, of)) if one.name == name), None)


def last_day(facts: CaseFacts, one: Consultation) -> date | None:
    """The last day to answer, fifteen working days from the receipt (政府信息公开条例32, 34); ``None``: not received yet."""
    if one.received is None:
        return None
    day = one.received.on
    if one.of == "third_party":
        return facts.rules.term_from("disclosure_third_party", day, day).due
    return facts.rules.term_from("disclosure_co_maker", day, day).due


def is_open(facts: CaseFacts, one: Consultation) -> bool:
    """It is still waited for: no answer, and the days for it are not over."""
    due = last_day(facts, one)
    return one.view is None and (due is None or not lapsed(due, facts.on))


def views_of_third_parties(facts: CaseFacts) -> dict[str, str | None]:
    """What each third party that was asked says now: who is asked again and says nothing new stands by what he said."""
    found: dict[str, str | None] = {}
    for one in consultations(facts, "third_party"):
        found[one.name] = found.get(one.name) if one.view is None else str(one.view.data["view"])
    return found


def objections(facts: CaseFacts) -> tuple[str, ...]:
    """The third parties that do not agree (不同意公开), by name."""
    return tuple(name for name, view in views_of_third_parties(facts).items() if view == "objects")


def reached_its_aim(facts: CaseFacts, receipt: Act) -> bool:
    """Whether the term that this receipt started is over: the answer came, or nobody needs it any more (已答复、撤回)."""
    if facts.latches.get("decision_made", False) or facts.latches.get("ended_undecided", False):
        return True
    kind: Consulted = "third_party" if receipt.action == RECEIVED["third_party"] else "organ"
    return any(act.seq > receipt.seq and act.data["name"] == receipt.data["name"] for act in facts.acts_of(VIEWS[kind]))


def not_counted(facts: CaseFacts, rule: str, start: date) -> list[tuple[int, Suspension]]:
    """Number of the asking and days left out of a term of this rule that runs from ``start``; days that two askings share
    are left out once."""
    if rule != LEFT_OUT_OF:
        return []
    periods = sorted((period for one in consultations(facts) if (period := _days(facts, one))), key=lambda p: p[1:])
    joined: list[tuple[int, date, date]] = []
    for seq, first, last in periods:
        if last <= start:
            continue
        if joined and first <= joined[-1][2]:
            joined[-1] = (joined[-1][0], joined[-1][1], max(joined[-1][2], last))
        else:
            joined.append((seq, first, last))
    return [(seq, _suspension(first, last)) for seq, first, last in joined]


def _days(facts: CaseFacts, one: Consultation) -> tuple[int, date, date] | None:
    """The first and the last day of one asking, the acts' own days not among them; what somebody adds to his answer takes no
    more time."""
    first, due = days_after(one.asked.on, 1), last_day(facts, one)
    if one.first_view is not None:
        last = days_after(one.first_view.on, -1)
        last = last if due is None else min(last, due)
    elif due is not None and lapsed(due, facts.on):
        last = due
    else:
        last = OPEN_END
    return (one.asked.seq, first, last) if first <= last else None


def _suspension(first: date, last: date) -> Suspension:
    reason = "征求第三方、其他机关意见所需时间"
    return Suspension(first=first, last=None if last == OPEN_END else last, clause=CLAUSE, reason=reason)
