"""What is still to be paid of a penalty, until which day, and the surcharge (加处罚款) on what is late. Pure.

Payments meet the oldest debt first. A day's surcharge is counted on the part of the fine that was unpaid on that day, in
whole fen rounded down, and never exceeds the fine (行政处罚法72(1)(一)); the days of a reconsideration or a lawsuit do
not count (行政处罚法73(3)). Of the readings of "罚款数额" this is the one that asks the party for least.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from states.acts import Act, changes_decision, until_annulled
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.reviews import reviews
from states.workdays import days_after, days_between

HUNDRED = 100
CHANGING = ("annul_decision", "record_review_result")
"""Acts that may put another fine in the place of the one decided (撤销、变更)."""


@dataclass(frozen=True, slots=True)
class Debt:
    """A part of the fine in fen, the last day to pay it, and the day it was paid, if it was."""

    amount: int
    due: date
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days (both included) that do not count because of a reconsideration or lawsuit (行政处罚法73(3))."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Late:
    """One part of the fine paid late or not at all: from the first late day to the last one counted."""

    amount: int
    first: date
    last: date
    days: int
    sum: int


@dataclass(frozen=True, slots=True)
class Surcharge:
    """The surcharge and how it came about; ``total`` is the sum of the parts, capped at the fine."""

    parts: tuple[Late, ...]
    total: int
    capped: bool


def recorded_pauses(facts: CaseFacts) -> tuple[tuple[Pause, str], ...]:
    """The days of each reconsideration and lawsuit on record, with its name; one still pending runs until today."""
    found: list[tuple[Pause, str]] = []
    for one in reviews(facts):
        end = one.result.on if one.result is not None else facts.on
        name = "行政复议期间" if one.act.data["kind"] == "reconsideration" else "行政诉讼期间"
        found.append((Pause(date.fromisoformat(one.act.data["applied_on"]), end), name))
    return tuple(found)


def outstanding_fine(facts: CaseFacts) -> int:
    """What of the fine is unpaid, in fen."""
    return max(0, facts.decided_fine - facts.paid)


def outstanding(facts: CaseFacts) -> int:
    """What of fine and confiscation is unpaid, in fen; payments meet the fine first."""
    return max(0, facts.decided_sum - facts.paid)


def debts(facts: CaseFacts) -> tuple[Debt, ...]:
    """The fine in the parts it was to be paid in, each split where a payment met only part of it."""
    open_debts = list(_owed(facts))
    met: list[Debt] = []
    for paid_on, paid in _payments(facts):
        left = paid
        while left and open_debts:
            debt = open_debts.pop(0)
            part = min(left, debt.amount)
            met.append(Debt(part, debt.due, paid_on))
            if part < debt.amount:
                open_debts.insert(0, Debt(debt.amount - part, debt.due))
            left -= part
    return (*met, *open_debts)


def _payments(facts: CaseFacts) -> list[tuple[date, int]]:
    """Day and amount of each payment, the oldest first and those of a day as they were entered, so that what is paid of the
    surcharge changes no rounding; what was collected on the spot was paid there and then."""
    acts = facts.acts_of("record_payment", "collect_fine")
    paid = [(date.fromisoformat(a.data.get("paid_on") or a.on.isoformat()), int(a.data["amount"])) for a in acts]
    return sorted(paid, key=lambda payment: payment[0])


def _owed(facts: CaseFacts) -> tuple[Debt, ...]:
    """As decided, and as deferral or instalments (行政处罚法66(2)) and changes of the fine (变更、撤销) have it since, one after
    the other: what was deferred was not late, and a fine that was changed is owed as it is now."""
    due, fine = newest_due(facts, "payment"), int((facts.decided.data.get("fine") or 0) if facts.decided else 0)
    parts: tuple[Debt, ...] = (Debt(fine, due.due),) if due is not None and fine else ()
    for act in until_annulled(facts.acts_of("decide_instalments", *CHANGING)):
        if act.action == "decide_instalments":
            parts = _planned(parts, act) if act.data["result"] == "approved" else parts
        elif changes_decision(act):
            parts = _changed(facts, parts, act)
    return parts


def _planned(parts: tuple[Debt, ...], granted: Act) -> tuple[Debt, ...]:
    """The plan in the place of what was unpaid when it was approved."""
    plan = tuple(Debt(int(i["amount"]), date.fromisoformat(i["pay_by"])) for i in granted.data["instalments"])
    paid = sum(debt.amount for debt in parts) - sum(debt.amount for debt in plan)
    return (*_up_to(parts, paid), *plan)


def _changed(facts: CaseFacts, parts: tuple[Debt, ...], act: Act) -> tuple[Debt, ...]:
    """A lower fine leaves the parts due last out; what it is higher by, if others asked for it (行政复议法63(2)), is due as
    a fine told on that day, and not late before (行政处罚法67(3))."""
    fine = int(act.data.get("fine") or 0)
    more = fine - sum(debt.amount for debt in parts)
    if more <= 0:
        return _up_to(parts, fine)
    return (*parts, Debt(more, facts.rules.term_from("payment", act.on, act.on).due))


def _up_to(parts: Sequence[Debt], amount: int) -> tuple[Debt, ...]:
    """The first of these parts, as far as they come to the amount."""
    found: list[Debt] = []
    for part in parts:
        if amount <= 0:
            break
        found.append(replace(part, amount=min(part.amount, amount)))
        amount -= part.amount
    return tuple(found)


def payment_overdue(facts: CaseFacts) -> bool:
    """The last day to pay is past and something is unpaid (行政处罚法72); an instalment missed is enough."""
    if not facts.latches.get("decision_served", False):
        return False
    if any(debt.paid_on is None and debt.due < facts.on for debt in debts(facts)):
        return True
    due = newest_due(facts, "payment")
    return due is not None and due.due < facts.on and outstanding(facts) > outstanding_fine(facts)


def surcharge(facts: CaseFacts, until: date, pauses: Sequence[Pause] = ()) -> Surcharge:
    """The surcharge run up until that day, it included; ``pauses`` are those that the record does not tell itself."""
    percent = facts.rules.figure("surcharge_percent")
    pauses = (*pauses, *(pause for pause, _ in recorded_pauses(facts)))
    parts: list[Late] = []
    for debt in debts(facts):
        last = min(debt.paid_on or until, until)
        days = days_late(debt.due, last, pauses)
        if days > 0:
            owed = debt.amount * percent * days // HUNDRED
            parts.append(Late(debt.amount, days_after(debt.due, 1), last, days, owed))
    total = sum(part.sum for part in parts)
    return Surcharge(tuple(parts), min(total, facts.decided_fine), total > facts.decided_fine)


def days_late(due: date, last: date, pauses: Sequence[Pause]) -> int:
    """The days after ``due`` up to ``last``, those of the pauses left out, each once."""
    return days_between(due, last) - sum(_overlap(due, last, pause) for pause in _merged(pauses))


def _merged(pauses: Sequence[Pause]) -> list[Pause]:
    """The same days, each once."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.since):
        if merged and pause.since <= days_after(merged[-1].until, 1):
            merged[-1] = Pause(merged[-1].since, max(merged[-1].until, pause.until))
        else:
            merged.append(pause)
    return merged


def _overlap(due: date, last: date, pause: Pause) -> int:
    """Late days that lie in the pause."""
    first = max(due, days_after(pause.since, -1))
    return max(0, days_between(first, min(last, pause.until)))
