"""The terms of a case as they stand, stood or will stand on a chosen day (期限预览); nothing is written. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from states.case_terms import TermState, all_terms, rule_key
from states.duties import CARDS
from states.facts import CaseFacts
from states.families import clause_of_term
from states.owing import rung_due, rungs_of
from states.terms import rule_on
from states.vocabulary import BUREAU_TZ
from states.workdays import days_between


@dataclass(frozen=True, slots=True)
class TermOn:
    """One term on the chosen day: ``card`` is the gravest its reminders have reached, ``days_left`` may be negative."""

    case_no: str
    key: str
    title: str
    clause: str
    started_on: str
    due: date
    state: str  # running | suspended | met | stopped
    days_left: int
    card: str
    provisional: bool
    explains: str


def facts_on(facts: CaseFacts, day: date) -> CaseFacts | None:
    """The case as its record stood at the end of that day; ``None`` where it was not opened yet."""
    acts = [act for act in facts.acts if act.on <= day]
    if not acts:
        return None
    at = datetime.combine(day, time(23, 59), BUREAU_TZ)
    return replace(facts.as_of(acts[-1].seq), step=acts[-1].step, at=at, recorded=at)


def terms_on(facts: CaseFacts, day: date, *, ended: bool = False) -> list[TermOn]:
    """The terms that run or stand still on that day, the first to end first; with ``ended`` those that ended too."""
    then = facts_on(facts, day)
    if then is None:
        return []
    found = (_told(then, term, day) for term in all_terms(then))
    return sorted(
        (term for term in found if ended or term.state in ("running", "suspended")),
        key=lambda term: (term.due, term.key, term.started_on),
    )


def _told(facts: CaseFacts, term: TermState, day: date) -> TermOn:
    case_term = next(t for t in facts.procedure.terms if t.key == term.key)
    key = rule_key(facts, case_term, next(act for act in facts.acts if act.seq == term.started_seq))
    rule = rule_on(facts.rules.body.terms, key, date.fromisoformat(term.starts_on))
    return TermOn(
        case_no=facts.no,
        key=term.key,
        title=rule.title,
        clause=clause_of_term(facts.procedure.family, rule.key, rule.clause),
        started_on=term.starts_on,
        due=term.due.due,
        state="suspended" if term.state == "stopped" and term.due.stopped else term.state,
        days_left=days_between(day, term.due.due),
        card=max(_cards(facts, term, day), key=CARDS.index, default="none"),
        provisional=term.due.provisional,
        explains=term.due.explains,
    )


def _cards(facts: CaseFacts, term: TermState, day: date) -> Iterator[str]:
    if term.state == "running":
        yield from (rung.card for _, rung in rungs_of(facts, term.key) if rung_due(term, rung) <= day)
