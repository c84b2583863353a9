"""The ledger (期限台账) of a term: every extension and every suspension on record, with what they come to. Pure.

The rows are the acts ``extend_term``, ``suspend_case`` and ``resume_case`` of the case's own record, so nothing can
change a date that is not written there with reason, clause and the person who allowed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.schema.terms import ExtensionRule, SuspensionGround, TermRule
from states.facts import RECOUNT, Act, CaseFacts, calendar_told
from states.terms import DueDate, Extension, Suspension, TermChange, count, keep_right, protects_the_party, rule_on
from states.workdays import Workdays, days_after

CHANGING = ("extend_term", "suspend_case", RECOUNT)
"""Acts that can move a last day; without any of them a term is its rule counted from its start."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One suspension (中止) of the case: the act that began it and the one that ended it, if one did."""

    began: Act
    ended: Act | None
    ground: SuspensionGround | None  # as the release of the case tells it


def extension_rule(facts: CaseFacts, key: str) -> ExtensionRule | None:
    """The extension of this name that the release of the case allows."""
    return next((rule for rule in facts.rules.body.extensions if rule.key == key), None)


def suspension_ground(facts: CaseFacts, key: str) -> SuspensionGround | None:
    """The ground of this name that the release of the case knows."""
    return next((ground for ground in facts.rules.body.suspensions if ground.key == key), None)


def rests(facts: CaseFacts) -> tuple[Rest, ...]:
    """Every suspension of the case, oldest first."""
    found: list[Rest] = []
    for act in facts.acts_of("suspend_case", "resume_case"):
        if act.action == "suspend_case":
            found.append(Rest(act, None, suspension_ground(facts, act.data["ground"])))
        elif found and found[-1].ended is None:
            found[-1] = Rest(found[-1].began, act, found[-1].ground)
    return tuple(found)


def extensions_of(facts: CaseFacts, term: str, started: Act, before: int | None = None) -> list[Act]:
    """The extensions given to this running of the term, that is until event ``before`` started it anew."""
    given = [act for act in facts.acts_of("extend_term") if act.data["term"] == term and act.seq > started.seq]
    return [act for act in given if before is None or act.seq < before]


def ledger_of(
    facts: CaseFacts, term: str, rule: TermRule, started: Act, before: int | None = None
) -> tuple[TermChange, ...]:
    """What lengthens this running of the term, oldest first."""
    changes: list[tuple[int, TermChange]] = []
    for act in extensions_of(facts, term, started, before):
        told = extension_rule(facts, act.data["extension"])
        if told is not None:
            row = Extension(amount=act.data["amount"], unit=told.unit, clause=told.clause, reason=told.title)
            changes.append((act.seq, row))
    for rest in rests(facts):
        stops = rest.ground is not None and rule.key in rest.ground.stops and not _over_before(rest, started)
        if stops and (standstill := _suspension(rest, rule)) is not None:
            changes.append((rest.began.seq, standstill))
    return tuple(change for _, change in sorted(changes, key=lambda pair: pair[0]))


def _over_before(rest: Rest, started: Act) -> bool:
    return rest.ended is not None and rest.ended.seq < started.seq


def _suspension(rest: Rest, rule: TermRule) -> Suspension | None:
    """The days left out: all between the two acts; their own days too where the term protects the party."""
    assert rest.ground is not None
    own = 0 if protects_the_party(rule) else 1
    first = days_after(rest.began.on, own)
    last = days_after(rest.ended.on, -own) if rest.ended is not None else None
    if last is not None and last < first:
        return None
    return Suspension(first=first, last=last, clause=rest.ground.clause, reason=rest.ground.title)


# ---- the calendar of a case -----------------------------------------------------------------------------------------


def counted(facts: CaseFacts, term: str, key: str, start: date, started: Act, before: int | None = None) -> DueDate:
    """The last day of one running of a term: start, amount and ledger; by the text in force when it was started."""
    if facts.has_none_of(CHANGING):
        return facts.rules.term_from(key, start, started.on)
    recounts = facts.acts_of(RECOUNT)
    rule = rule_on(facts.rules.body.terms, key, started.on)
    ledger = ledger_of(facts, term, rule, started, before)
    due = count(rule, start, facts.rules.workdays, ledger)
    for place, recount in enumerate(recounts):
        if recount.seq > started.seq:
            due = keep_right(rule, _told_before(facts, recounts[:place], rule, start, ledger, recount), due)
    return due


def _told_before(
    facts: CaseFacts, known: Sequence[Act], rule: TermRule, start: date, ledger: Sequence[TermChange], recount: Act
) -> DueDate:
    """The last day as it stood when this recount was made: by the calendar known until then."""
    years = (*facts.rules.body.calendar, *calendar_told(known))
    return count(rule, start, Workdays(years), [change for change in ledger if _lies_before(change, recount)])


def _lies_before(change: TermChange, recount: Act) -> bool:
    return not isinstance(change, Suspension) or change.first <= recount.on
