"""The terms of one case: which run, until when, and what their running out means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from config.schema.procedure import CaseTerm
from states.acts import Act
from states.consultations import reached_its_aim
from states.court_above import LOOKED_AT_AGAIN, of_court_above, went_on
from states.day_sources import LAST_DAYS, START_DAYS, StartDay, judgment
from states.facts import CaseFacts
from states.ledger import counted
from states.preserving import TERM as PRESERVATION
from states.preserving import batch_decided
from states.reviews import EACH_APART
from states.terms import DueDate, lapsed

APART: Mapping[str, Callable[[CaseFacts, Act], bool]] = {
    PRESERVATION: batch_decided,
    **EACH_APART,
    **dict.fromkeys(("disclosure_third_party", "disclosure_co_maker"), reached_its_aim),
}
"""Rules of terms of which each start runs by itself, with what tells that its aim was reached: a later start replaces no
earlier one."""


@dataclass(frozen=True, slots=True)
class TermState:
    """One term (期限) as started by one event: ``running``, ``met`` (its aim was reached) or ``stopped`` (replaced by
    a later start, or standing still while the case rests: ``due.stopped``)."""

    key: str
    started_seq: int
    starts_on: str
    due: DueDate
    state: str


def due_of(facts: CaseFacts, term: CaseTerm, act: Act, before: int | None = None) -> DueDate:
    """The last day of ``term`` as started by ``act``, until event ``before`` started it anew; the text in force on
    the day of the act counts."""
    term = began_as(facts, term, act)
    if term.due_by is not None:
        due = LAST_DAYS[term.due_by].due(facts, act)
    else:
        runs_from = START_DAYS.get(term.runs_from or "")
        start = runs_from(facts, act) if runs_from is not None else StartDay(_counted_from(facts, term, act).on)
        due = counted(facts, term.key, rule_key(facts, term, act), start.day, act, before)
        if start.unsettled is not None:
            due = replace(due, provisional=True, explains=f"{due.explains}（暂定：{start.unsettled}）")
    if term.held is None or not facts.truth[term.held]:
        return due
    return replace(due, stopped=True, explains=f"{due.explains}；{facts.rules.facts[term.held].title}，暂停计算")


def rule_key(facts: CaseFacts, term: CaseTerm, act: Act) -> str:
    """The rule the term counts by as this act started it; what a court judged counts by another (行政诉讼法95)."""
    served = facts.decision_service
    if term.after_judgment is not None and served is not None and judgment(facts, served) is not None:
        return term.after_judgment
    return term.rule_for(act.action)


def began_as(facts: CaseFacts, term: CaseTerm, act: Act) -> CaseTerm:
    """The term as the procedure told it when this act started it: a move to another release does not count it by
    another rule or from another day; what ends it, or lets it stand still, follows the release of the case."""
    procedure = facts.rules_at(act.seq).procedures[facts.procedure.key]
    told = next((t for t in procedure.terms if t.key == term.key), term) if procedure is not facts.procedure else term
    return told if told is term else told.model_copy(update={"until": term.until, "held": term.held})


def _counted_from(facts: CaseFacts, term: CaseTerm, act: Act) -> Act:
    """The act whose day the term counts from: an earlier one where the procedure says so (视为受理、延长)."""
    earlier = [a for a in facts.acts_of(*term.counts_from.get(act.action, ())) if a.seq < act.seq]
    return _counted_from(facts, term, earlier[-1]) if earlier else act


def starting_acts(facts: CaseFacts, term: CaseTerm) -> list[Act]:
    """The acts that started this term, oldest first; a condition is judged as the case stood right after the act."""
    starts = facts.acts_of(*term.starts)
    if term.due_by is not None:
        starts = [act for act in starts if LAST_DAYS[term.due_by].told_by(act)]
    if term.rule in LOOKED_AT_AGAIN:
        starts = [act for act in starts if not of_court_above(facts, act)]
    if term.when is None:
        return starts
    return [act for act in starts if facts.was_so(term.when, act.seq)]


def all_terms(facts: CaseFacts) -> tuple[TermState, ...]:
    """Every term of the case with its state, in the order of the procedure."""
    found: list[TermState] = []
    acted, closed = facts.actions, facts.truth["closed"]
    for term in facts.procedure.terms:
        if acted.isdisjoint(term.starts) or not (starts := starting_acts(facts, term)):
            continue
        ended = closed or any(facts.truth[key] for key in term.until)
        reached = APART.get(term.rule)
        later = [None for _ in starts[1:]] if reached is not None else [act.seq for act in starts[1:]]
        for act, before in zip(starts, (*later, None), strict=True):
            due = due_of(facts, term, act, before)
            over = ended if reached is None else closed or reached(facts, act)
            over = over or (term.rule in LOOKED_AT_AGAIN and went_on(facts, act))
            replaced = reached is None and act is not starts[-1]
            still = replaced or (due.stopped and not over)
            state = "stopped" if still else "met" if over else "running"
            found.append(TermState(term.key, act.seq, act.on.isoformat(), due, state))
    return tuple(found)


def newest_due(facts: CaseFacts, key: str) -> DueDate | None:
    """The last day of the term ``key`` as last started; ``None`` if it never was."""
    term = next((t for t in facts.procedure.terms if t.key == key), None)
    if term is None:
        return None
    starts = starting_acts(facts, term)
    return due_of(facts, term, starts[-1]) if starts else None


def term_over(facts: CaseFacts, key: str) -> bool:
    """Whether the term ``key`` was started and its last day is past on the day of the command."""
    due = newest_due(facts, key)
    return due is not None and lapsed(due, facts.on)


def term_title(facts: CaseFacts, key: str) -> str:
    """What a term of the procedure is called, by the rule it counts by as it was last started (期限的名称)."""
    term = next((t for t in facts.procedure.terms if t.key == key), None)
    if term is None:
        return key
    starts = facts.acts_of(*term.starts)
    rule = rule_key(facts, term, starts[-1]) if starts else term.rule
    return next((one.title for one in facts.rules.body.terms if one.key == rule), key)
