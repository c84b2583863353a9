"""The ledger (期限台账) of a term: every extension and every suspension on record, with what they come to. Pure.

The rows are the acts ``extend_term``, ``suspend_case`` and ``resume_case`` of the case's own record, so nothing can
change a date that is not written there with reason, clause and the person who allowed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.schema.terms import CalendarYear, ExtensionRule, SuspensionGround, TermRule
from states.acts import CHANGE, RECOUNT, Act, calendar_told
from states.appraisals import not_counted
from states.disclosure_time import MOVING, changes_of
from states.facts import CaseFacts
from states.families import clause_here
from states.reasons import Reason
from states.terms import DueDate, Extension, Suspension, TermChange, count, keep_right, protects_the_party, rule_on
from states.time_of_hearing import REQUEST, left_out
from states.workdays import Workdays, days_after

CHANGING = ("extend_term", "suspend_case", "order_appraisal", REQUEST, RECOUNT, CHANGE, *MOVING)
"""Acts that can move a last day; without any of them a term is its rule counted from its start."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One suspension (中止) of the case: the act that began it and the one that ended it, if one did."""

    began: Act
    ended: Act | None
    ground: SuspensionGround | None  # as the release of the case tells it


def extension_rule(facts: CaseFacts, key: str, given: Act | None = None) -> ExtensionRule | None:
    """The extension of this name that the release of the case allows, or allowed when the act gave it."""
    rules = facts.rules if given is None else facts.rules_at(given.seq)
    return next((rule for rule in rules.body.extensions if rule.key == key), None)


def suspension_ground(facts: CaseFacts, key: str, began: Act | None = None) -> SuspensionGround | None:
    """The ground of this name that the release of the case knows, or knew when the act began the rest."""
    rules = facts.rules if began is None else facts.rules_at(began.seq)
    return next((ground for ground in rules.body.suspensions if ground.key == key), None)


def rests(facts: CaseFacts) -> tuple[Rest, ...]:
    """Every suspension of the case, oldest first."""
    found: list[Rest] = []
    for act in facts.acts_of("suspend_case", "resume_case"):
        if act.action == "suspend_case":
            found.append(Rest(act, None, suspension_ground(facts, act.data["ground"], act)))
        elif found and found[-1].ended is None:
            found[-1] = Rest(found[-1].began, act, found[-1].ground)
    return tuple(found)


def clause_of_rest(facts: CaseFacts, reason: Reason) -> Reason:
    """Why nothing goes on while a case rests: 行政强制法39(2) speaks of execution; before the decision it is the ground by
    which the case rests, where its law is that of the family."""
    resting = rests(facts)[-1:] if reason.gate == "not_resting" else ()
    if not resting or resting[0].ground is None or resting[0].ground.phase != "decision":
        return reason
    return replace(reason, clause=clause_here(facts.procedure.family, resting[0].ground.clause, reason.clause))


def extensions_of(facts: CaseFacts, term: str, started: Act, before: int | None = None) -> list[Act]:
    """The extensions given to this running of the term, that is until event ``before`` started it anew."""
    given = [act for act in facts.acts_of("extend_term") if act.data["term"] == term and act.seq > started.seq]
    return [act for act in given if before is None or act.seq < before]


def ledger_of(
    facts: CaseFacts, term: str, rule: TermRule, start: date, started: Act, before: int | None = None
) -> tuple[TermChange, ...]:
    """What lengthens this running of the term, counted from ``start``, oldest first."""
    changes: list[tuple[int, TermChange]] = []
    for act in extensions_of(facts, term, started, before):
        told = extension_rule(facts, act.data["extension"], act)
        if told is not None:
            row = Extension(amount=act.data["amount"], unit=told.unit, clause=told.clause, reason=told.title)
            changes.append((act.seq, row))
    for rest in rests(facts):
        stops = rest.ground is not None and rule.key in rest.ground.stops and not _over_before(rest, started)
        if stops and (standstill := _suspension(rest, rule)) is not None:
            changes.append((rest.began.seq, standstill))
    changes += (*not_counted(facts, rule.key, start), *left_out(facts, rule.key))
    changes += changes_of(facts, rule.key, start, started, before)
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
    if facts.has_none_of(CHANGING) and not facts.earlier:
        return facts.rules.term_from(key, start, started.on)
    rule = rule_began(facts, key, started)
    ledger = ledger_of(facts, term, rule, start, started, before)
    due = count(rule, start, facts.rules.workdays, ledger)
    for seq, on in _calendar_changes(facts):
        if seq > started.seq:
            due = keep_right(rule, _told_before(facts, seq, on, rule, start, ledger), due)
    return due


def rule_began(facts: CaseFacts, key: str, started: Act) -> TermRule:
    """The text a term began under (a running term keeps it when its case is moved to a newer release)."""
    texts = facts.rules_at(started.seq).body.terms
    known = any(rule.key == key for rule in texts)
    return rule_on(texts if known else facts.rules.body.terms, key, started.on)


def _calendar_changes(facts: CaseFacts) -> list[tuple[int, date]]:
    """Event and day of all that brought another calendar into the case: recounts, and moves to a newer release."""
    recounts = [(act.seq, act.on) for act in facts.acts_of(RECOUNT)]
    moves = [(left.last + 1, _day_of(facts, left.last + 1)) for left in facts.earlier]
    return sorted(recounts + moves)


def _day_of(facts: CaseFacts, seq: int) -> date:
    """The day of an event; that of the command itself where it is not on record yet."""
    return facts.acts[seq - 1].on if seq <= len(facts.acts) else facts.on


def _told_before(
    facts: CaseFacts, seq: int, on: date, rule: TermRule, start: date, ledger: Sequence[TermChange]
) -> DueDate:
    """The last day as it stood when event ``seq`` brought another calendar: by the calendar known until then."""
    known = calendar_told(act for act in facts.acts_of(RECOUNT) if act.seq < seq)
    body = facts.rules_at(seq - 1).body
    workdays = Workdays(_years(body.calendar, known), body.holidays)
    return count(rule, start, workdays, [change for change in ledger if _lies_before(change, on)])


def _years(told: Sequence[CalendarYear], more: Sequence[CalendarYear]) -> tuple[CalendarYear, ...]:
    """The years of a release and those entered in the case beside them."""
    return tuple({year.year: year for year in (*more, *told)}.values())


def _lies_before(change: TermChange, on: date) -> bool:
    return not isinstance(change, Suspension) or change.first <= on
