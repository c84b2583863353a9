"""The register of case actions: an explicit tuple, so that every action is found by reading it."""

from dataclasses import replace

from states import checks, penalty_gates
from states.action import CaseAction
from states.actions.add_evidence import ADD_EVIDENCE
from states.actions.annul_decision import ANNUL_DECISION
from states.actions.answer_defence import ANSWER_DEFENCE
from states.actions.answer_review import ANSWER_REVIEW
from states.actions.apply_to_court import APPLY_TO_COURT
from states.actions.approve_decision import APPROVE_DECISION
from states.actions.approve_filing import APPROVE_FILING
from states.actions.approve_preservation import APPROVE_PRESERVATION
from states.actions.ask_higher_court import ASK_HIGHER_COURT, ASK_HIGHER_COURT_FOR_CONDUCT
from states.actions.ask_recusal import ASK_RECUSAL
from states.actions.assess_risk import ASSESS_RISK
from states.actions.assign_visit import ASSIGN_VISIT
from states.actions.bank_fine import BANK_FINE
from states.actions.call_major import CALL_MAJOR
from states.actions.challenge_evidence import CHALLENGE_EVIDENCE
from states.actions.change_procedure import CHANGE_PROCEDURE
from states.actions.check_correction import CHECK_CORRECTION
from states.actions.close_case import CLOSE_CASE
from states.actions.collect_fine import COLLECT_FINE
from states.actions.conduct_actions import CONDUCT_ACTIONS
from states.actions.consult_adviser import CONSULT_ADVISER
from states.actions.contest_transfer_result import CONTEST_TRANSFER_RESULT
from states.actions.correct_decision import CORRECT_DECISION
from states.actions.correct_record import CORRECT_RECORD
from states.actions.decide_instalments import DECIDE_INSTALMENTS
from states.actions.decide_preservation import DECIDE_PRESERVATION
from states.actions.decide_recusal import DECIDE_RECUSAL
from states.actions.decline_filing import DECLINE_FILING
from states.actions.decline_transfer import DECLINE_TRANSFER
from states.actions.disclosure_actions import DISCLOSURE_ACTIONS
from states.actions.discontinue_case import DISCONTINUE_CASE
from states.actions.discuss_collectively import DISCUSS_COLLECTIVELY
from states.actions.end_after_prompt import END_AFTER_PROMPT
from states.actions.exclude_evidence import EXCLUDE_EVIDENCE
from states.actions.extend_term import EXTEND_TERM
from states.actions.file_spot_decision import FILE_SPOT_DECISION
from states.actions.give_prior_notice import GIVE_PRIOR_NOTICE
from states.actions.hand_in_fine import HAND_IN_FINE
from states.actions.hand_over_case import HAND_OVER_CASE
from states.actions.hand_over_goods import HAND_OVER_GOODS
from states.actions.hand_over_transfer import HAND_OVER_TRANSFER
from states.actions.issue_prompt import ISSUE_PROMPT
from states.actions.make_decision import MAKE_DECISION
from states.actions.make_spot_decision import MAKE_SPOT_DECISION
from states.actions.matter_actions import MATTER_ACTIONS
from states.actions.order_correction import ORDER_CORRECTION
from states.actions.order_guardian import ORDER_GUARDIAN
from states.actions.post_public_notice import POST_PUBLIC_NOTICE
from states.actions.propose_filing import PROPOSE_FILING
from states.actions.propose_no_penalty import PROPOSE_NO_PENALTY
from states.actions.propose_penalty import PROPOSE_PENALTY
from states.actions.record_bounce import RECORD_BOUNCE
from states.actions.record_capacity import RECORD_CAPACITY
from states.actions.record_court_result import RECORD_COURT_RESULT
from states.actions.record_defence import RECORD_DEFENCE
from states.actions.record_education import RECORD_EDUCATION
from states.actions.record_email_outcome import RECORD_EMAIL_OUTCOME
from states.actions.record_guidance import RECORD_GUIDANCE
from states.actions.record_hearing import RECORD_HEARING
from states.actions.record_incident import RECORD_INCIDENT
from states.actions.record_inquiry import RECORD_INQUIRY
from states.actions.record_inspection import RECORD_INSPECTION
from states.actions.record_notice_service import RECORD_NOTICE_SERVICE
from states.actions.record_other_fine import RECORD_OTHER_FINE
from states.actions.record_paper_service import RECORD_PAPER_SERVICE
from states.actions.record_party_answer import RECORD_PARTY_ANSWER
from states.actions.record_payment import RECORD_PAYMENT
from states.actions.record_recheck import RECORD_RECHECK
from states.actions.record_redecision import RECORD_REDECISION
from states.actions.record_refund import RECORD_REFUND
from states.actions.record_review import RECORD_REVIEW
from states.actions.record_review_receipt import RECORD_REVIEW_RECEIPT
from states.actions.record_review_result import RECORD_REVIEW_RESULT
from states.actions.record_service import RECORD_SERVICE
from states.actions.record_service_consent import RECORD_SERVICE_CONSENT
from states.actions.record_transfer_result import RECORD_TRANSFER_RESULT
from states.actions.record_visit import RECORD_VISIT
from states.actions.record_waiver import RECORD_WAIVER
from states.actions.recount_terms import RECOUNT_TERMS
from states.actions.relation_actions import RELATION_ACTIONS
from states.actions.reopen_case import REOPEN_CASE
from states.actions.report_crime import REPORT_CRIME
from states.actions.report_investigation import REPORT_INVESTIGATION
from states.actions.request_hearing import REQUEST_HEARING
from states.actions.request_instalments import REQUEST_INSTALMENTS
from states.actions.resolve_complaint import RESOLVE_COMPLAINT
from states.actions.resume_case import RESUME_CASE
from states.actions.return_for_rework import RETURN_FOR_REWORK
from states.actions.review_legality import REVIEW_LEGALITY
from states.actions.revise_proposal import REVISE_PROPOSAL
from states.actions.schedule_hearing import SCHEDULE_HEARING
from states.actions.serve_by_email import SERVE_BY_EMAIL
from states.actions.serve_opinion_form import SERVE_OPINION_FORM
from states.actions.skip_prompt import SKIP_PROMPT
from states.actions.submit_for_review import SUBMIT_FOR_REVIEW
from states.actions.suspend_case import SUSPEND_CASE
from states.actions.take_sample import TAKE_SAMPLE
from states.actions.transfer_case import TRANSFER_CASE
from states.actions.uphold_evidence import UPHOLD_EVIDENCE
from states.actions.urge_performance import URGE_PERFORMANCE
from states.actions.verify_evidence import VERIFY_EVIDENCE
from states.actions.waive_late_fee import WAIVE_LATE_FEE
from states.actions.waive_surcharge import WAIVE_SURCHARGE
from states.actions.withdraw_case import WITHDRAW_CASE
from states.actions.withdraw_hearing_request import WITHDRAW_HEARING_REQUEST
from states.actions.withdraw_publication import WITHDRAW_PUBLICATION
from states.gates import NOT_RESTING

_WRITTEN: tuple[CaseAction, ...] = (
    ISSUE_PROMPT,
    SKIP_PROMPT,
    RECORD_RECHECK,
    RECORD_EDUCATION,
    END_AFTER_PROMPT,
    PROPOSE_FILING,
    APPROVE_FILING,
    DECLINE_FILING,
    RETURN_FOR_REWORK,
    RECORD_INSPECTION,
    RECORD_INQUIRY,
    ADD_EVIDENCE,
    EXCLUDE_EVIDENCE,
    RECORD_GUIDANCE,
    ORDER_CORRECTION,
    REPORT_INVESTIGATION,
    CALL_MAJOR,
    PROPOSE_PENALTY,
    PROPOSE_NO_PENALTY,
    GIVE_PRIOR_NOTICE,
    RECORD_NOTICE_SERVICE,
    RECORD_DEFENCE,
    ANSWER_DEFENCE,
    RECORD_WAIVER,
    REVISE_PROPOSAL,
    REQUEST_HEARING,
    WITHDRAW_HEARING_REQUEST,
    SCHEDULE_HEARING,
    RECORD_HEARING,
    SUBMIT_FOR_REVIEW,
    REVIEW_LEGALITY,
    DISCUSS_COLLECTIVELY,
    APPROVE_DECISION,
    MAKE_DECISION,
    RECORD_SERVICE_CONSENT,
    SERVE_BY_EMAIL,
    RECORD_EMAIL_OUTCOME,
    RECORD_SERVICE,
    SERVE_OPINION_FORM,
    RECORD_PAPER_SERVICE,
    RECORD_PAYMENT,
    REQUEST_INSTALMENTS,
    DECIDE_INSTALMENTS,
    URGE_PERFORMANCE,
    WAIVE_SURCHARGE,
    WAIVE_LATE_FEE,
    RECORD_PARTY_ANSWER,
    ASSIGN_VISIT,
    RECORD_VISIT,
    RESOLVE_COMPLAINT,
    CHECK_CORRECTION,
    WITHDRAW_CASE,
    TRANSFER_CASE,
    RECORD_TRANSFER_RESULT,
    MAKE_SPOT_DECISION,
    FILE_SPOT_DECISION,
    CLOSE_CASE,
    REOPEN_CASE,
    CORRECT_RECORD,
    EXTEND_TERM,
    SUSPEND_CASE,
    RESUME_CASE,
    RECOUNT_TERMS,
    HAND_OVER_CASE,
    CHANGE_PROCEDURE,
    RECORD_REVIEW,
    ANSWER_REVIEW,
    RECORD_REVIEW_RESULT,
    RECORD_REVIEW_RECEIPT,
    RECORD_REDECISION,
    ANNUL_DECISION,
    CORRECT_DECISION,
    RECORD_REFUND,
    APPLY_TO_COURT,
    RECORD_COURT_RESULT,
    ASK_HIGHER_COURT,
    ASK_HIGHER_COURT_FOR_CONDUCT,
    DISCONTINUE_CASE,
    RECORD_BOUNCE,
    *MATTER_ACTIONS,
    *CONDUCT_ACTIONS,
    *RELATION_ACTIONS,
    *DISCLOSURE_ACTIONS,
    ASK_RECUSAL,
    DECIDE_RECUSAL,
    TAKE_SAMPLE,
    APPROVE_PRESERVATION,
    DECIDE_PRESERVATION,
    VERIFY_EVIDENCE,
    CHALLENGE_EVIDENCE,
    UPHOLD_EVIDENCE,
    RECORD_CAPACITY,
    ORDER_GUARDIAN,
    RECORD_OTHER_FINE,
    REPORT_CRIME,
    DECLINE_TRANSFER,
    HAND_OVER_TRANSFER,
    CONTEST_TRANSFER_RESULT,
    HAND_OVER_GOODS,
    COLLECT_FINE,
    HAND_IN_FINE,
    BANK_FINE,
    WITHDRAW_PUBLICATION,
    POST_PUBLIC_NOTICE,
    ASSESS_RISK,
    CONSULT_ADVISER,
    RECORD_INCIDENT,
)


def _kept_from_the_recused(action: CaseAction) -> CaseAction:
    """Whoever is recused may do nothing in the case but say so, and is not named among those who act (行政处罚法43)."""
    if action.key == "ask_recusal":
        return action
    found = (
        (checks.nobody_recused_took_part, checks.nobody_took_part_before_it_was_decided)
        if action.on_paper
        else (checks.nobody_recused, checks.nobody_goes_on_before_it_is_decided)
    )
    return replace(action, gates=(*action.gates, penalty_gates.NOT_RECUSED), checks=(*action.checks, *found))


def _unless_resting(action: CaseAction) -> CaseAction:
    """What happens here and now does not happen while the case rests; what happened outside is still entered."""
    if action.on_paper or action.while_resting:
        return action
    return replace(action, gates=(*action.gates, NOT_RESTING))


REGISTER: tuple[CaseAction, ...] = tuple(_unless_resting(_kept_from_the_recused(action)) for action in _WRITTEN)

ACTIONS: dict[str, CaseAction] = {action.key: action for action in REGISTER}
