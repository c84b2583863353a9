"""What a case waits for from one person of the bureau: which acts, and which of its terms bind the bureau. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from states.actions import ACTIONS
from states.case_terms import TermState, all_terms
from states.facts import CaseFacts, OfficerFacts
from states.lifecycle import reasons_against
from states.owing import ROLE_OF, rung_due, rungs_of
from states.terms import rule_on
from states.vocabulary import Role, Weight

NOBODY_WAITS: Final = frozenset(
    {
        *("withdraw_case", "decline_filing", "transfer_case", "return_for_rework"),
        *("skip_prompt", "record_email_outcome", "assign_visit", "return_answer"),
        *("tell_request_corrections", "answer_on_the_spot", "supply_on_the_spot"),
        *("discontinue_case", "annul_decision", "annul_levy", "annul_matter", "contest_transfer_result", "reopen_case"),
    }
)
"""Moves one may make, but for which no case waits."""

OWED_ON_THE_SPOT: Final = {
    "review_legality": ("review_due", "review_passed"),
    "discuss_collectively": ("discussion_due", "discussion_held"),
    "assess_risk": ("risk_due", "risk_assessed"),
    "consult_adviser": ("adviser_due", "adviser_consulted"),
    "schedule_hearing": ("hearing_asked", "hearing_scheduled"),
    "record_hearing": ("hearing_scheduled", "hearing_held"),
    "answer_defence": ("defence_made", "defence_answered"),
    "check_correction": ("correction_ordered", "correction_checked"),
    "resolve_complaint": ("complaint_made", "complaint_resolved"),
    "answer_review": ("remedy_pending", "review_answered"),
    "record_redecision": ("anew_due", "closed"),
    "record_restitution": ("decision_overturned", "restitution_made"),
    "record_paper_service": ("decision_served", "papers_served"),
    "record_service": ("service_bounced", "service_mended"),
    "apply_to_court": ("urging_over", "court_applied"),
    "file_spot_decision": ("decision_made", "spot_filed"),
    "decide_recusal": ("recusal_pending", "closed"),
    "decide_preservation": ("preservation_open", "preservation_settled"),
    "uphold_evidence": ("evidence_challenged", "closed"),
    "decline_transfer": ("crime_suspected", "transferred"),
    "hand_over_transfer": ("transferred", "transfer_handed_over"),
    "hand_over_goods": ("transfer_accepted", "goods_handed_over"),
    "hand_in_fine": ("fine_collected", "closed"),
    "bank_fine": ("fine_handed_in", "fine_banked"),
    "hear_experts": ("experts_due", "experts_heard"),
    "forward_review_application": ("review_application_received", "review_application_forwarded"),
    "answer_opinion_paper": ("opinion_received", "opinion_answered"),
}
"""Acts without a move that are owed from one fact on until another holds."""

CARDS: Final = ("none", "yellow", "red")
"""Cards from mild to grave."""


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """A running term as whoever must keep it sees it."""

    key: str
    title: str
    due: date
    provisional: bool
    card: str  # the gravest card reached
    binds_bureau: bool
    told: frozenset[Role]  # whom a rung already reached tells


def is_concerned(facts: CaseFacts, officer: OfficerFacts) -> bool:
    """Whether the case is this officer's: its handler; before there is one, whoever opened it, else the section."""
    if facts.handlers:
        return officer.id in facts.handlers
    opener = facts.officer(facts.acts[0].by)
    if opener is not None and Role.OFFICER in opener.roles:
        return opener.id == officer.id
    return facts.power is not None and facts.power.section == officer.section


def acts_owed(facts: CaseFacts, officer: OfficerFacts) -> tuple[str, ...]:
    """The acts that the case waits for from this person here and now, in the order of the procedure."""
    if not officer.active or facts.truth["closed"]:
        return ()
    seen = dict.fromkeys(key for key in _waited_for(facts) if _is_for(facts, key, officer))
    own = replace(facts, actor=officer.id)
    return tuple(
        key for key in seen if not any(r.weight is Weight.BARS for r in reasons_against(own, ACTIONS[key], None))
    )


def _waited_for(facts: CaseFacts) -> Iterator[str]:
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    for move in facts.procedure.moves:
        if facts.step in move.source and move.act not in NOBODY_WAITS:
            yield move.act
    for key, (since, until) in OWED_ON_THE_SPOT.items():
        if lifecycle.on_the_spot(key, facts.step) and facts.truth[since] and not facts.truth[until]:
            yield key


def _is_for(facts: CaseFacts, key: str, officer: OfficerFacts) -> bool:
    roles = ACTIONS[key].roles
    if Role.OFFICER in roles:  # others may enter it too, but it is the officers' of the case that is waited for
        return Role.OFFICER in officer.roles and is_concerned(facts, officer)
    return bool(roles & officer.roles)


def running_terms(facts: CaseFacts) -> list[RunningTerm]:
    """The terms that run, the first to end first, each with the card its reminders have reached today."""
    found = [_running(facts, term) for term in all_terms(facts) if term.state == "running"]
    return sorted(found, key=lambda term: (term.due, term.key))


def _running(facts: CaseFacts, term: TermState) -> RunningTerm:
    case_term = next(t for t in facts.procedure.terms if t.key == term.key)
    rule = rule_on(facts.rules.body.terms, case_term.rule, date.fromisoformat(term.starts_on))
    reached = [rung for _, rung in rungs_of(facts, term.key) if rung_due(term, rung) <= facts.on]
    return RunningTerm(
        key=term.key,
        title=rule.title,
        due=term.due.due,
        provisional=term.due.provisional,
        card=max((rung.card for rung in reached), key=CARDS.index, default="none"),
        binds_bureau=case_term.owed and rule.direction != "longer",
        told=frozenset(ROLE_OF[rung.to] for rung in reached if rung.to in ROLE_OF),
    )
