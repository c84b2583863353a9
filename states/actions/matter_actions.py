"""The actions of the matters that are no penalty, as the register of all actions takes them in."""

from states.action import CaseAction
from states.actions.accept_application import ACCEPT_APPLICATION
from states.actions.agree_execution import AGREE_EXECUTION
from states.actions.annul_levy import ANNUL_LEVY
from states.actions.annul_matter import ANNUL_MATTER
from states.actions.approve_guidance import APPROVE_GUIDANCE
from states.actions.approve_measure import APPROVE_MEASURE
from states.actions.assess_levy import ASSESS_LEVY
from states.actions.assign_handlers import ASSIGN_HANDLERS
from states.actions.base_execution import BASE_EXECUTION
from states.actions.carry_out_clearance import CARRY_OUT_CLEARANCE
from states.actions.carry_out_execution import CARRY_OUT_EXECUTION
from states.actions.carry_out_measure import CARRY_OUT_MEASURE
from states.actions.check_commitment import CHECK_COMMITMENT
from states.actions.check_performance import CHECK_PERFORMANCE
from states.actions.conclude_agreement import CONCLUDE_AGREEMENT
from states.actions.confirm_measure import CONFIRM_MEASURE
from states.actions.decide_clearance import DECIDE_CLEARANCE
from states.actions.decide_confirmation import DECIDE_CONFIRMATION
from states.actions.decide_execution import DECIDE_EXECUTION
from states.actions.decide_levy import DECIDE_LEVY
from states.actions.decide_measure import DECIDE_MEASURE
from states.actions.decide_permit import DECIDE_PERMIT
from states.actions.decide_relief import DECIDE_RELIEF
from states.actions.decide_ruling import DECIDE_RULING
from states.actions.decline_application import DECLINE_APPLICATION
from states.actions.deem_accepted import DEEM_ACCEPTED
from states.actions.end_execution import END_EXECUTION
from states.actions.end_mediation import END_MEDIATION
from states.actions.examine_application import EXAMINE_APPLICATION
from states.actions.extend_measure import EXTEND_MEASURE
from states.actions.extend_period import EXTEND_PERIOD
from states.actions.give_guidance import GIVE_GUIDANCE
from states.actions.hold_mediation import HOLD_MEDIATION
from states.actions.hold_session import HOLD_SESSION
from states.actions.notify_respondent import NOTIFY_RESPONDENT
from states.actions.order_appraisal import ORDER_APPRAISAL
from states.actions.plan_guidance import PLAN_GUIDANCE
from states.actions.propose_confirmation import PROPOSE_CONFIRMATION
from states.actions.propose_execution import PROPOSE_EXECUTION
from states.actions.propose_levy import PROPOSE_LEVY
from states.actions.propose_measure import PROPOSE_MEASURE
from states.actions.propose_permit import PROPOSE_PERMIT
from states.actions.propose_ruling import PROPOSE_RULING
from states.actions.record_answer import RECORD_ANSWER
from states.actions.record_appraisal import RECORD_APPRAISAL
from states.actions.record_consent import RECORD_CONSENT
from states.actions.record_interview import RECORD_INTERVIEW
from states.actions.record_performance import RECORD_PERFORMANCE
from states.actions.record_restitution import RECORD_RESTITUTION
from states.actions.register_application import REGISTER_APPLICATION
from states.actions.register_levy import REGISTER_LEVY
from states.actions.request_relief import REQUEST_RELIEF
from states.actions.resume_execution import RESUME_EXECUTION
from states.actions.return_goods import RETURN_GOODS
from states.actions.revisit_guidance import REVISIT_GUIDANCE
from states.actions.serve_respondent import SERVE_RESPONDENT
from states.actions.serve_urging import SERVE_URGING
from states.actions.submit_corrections import SUBMIT_CORRECTIONS
from states.actions.tell_corrections import TELL_CORRECTIONS
from states.actions.tell_rights import TELL_RIGHTS
from states.actions.try_settlement import TRY_SETTLEMENT
from states.actions.urge_duty import URGE_DUTY
from states.actions.urge_levy import URGE_LEVY
from states.actions.withdraw_application import WITHDRAW_APPLICATION

MATTER_ACTIONS: tuple[CaseAction, ...] = (
    REGISTER_APPLICATION,
    TELL_CORRECTIONS,
    SUBMIT_CORRECTIONS,
    ACCEPT_APPLICATION,
    DEEM_ACCEPTED,
    DECLINE_APPLICATION,
    WITHDRAW_APPLICATION,
    ASSIGN_HANDLERS,
    EXTEND_PERIOD,
    EXAMINE_APPLICATION,
    TELL_RIGHTS,
    PROPOSE_PERMIT,
    DECIDE_PERMIT,
    PROPOSE_CONFIRMATION,
    DECIDE_CONFIRMATION,
    PROPOSE_MEASURE,
    APPROVE_MEASURE,
    CARRY_OUT_MEASURE,
    CONFIRM_MEASURE,
    EXTEND_MEASURE,
    ORDER_APPRAISAL,
    RECORD_APPRAISAL,
    DECIDE_MEASURE,
    RETURN_GOODS,
    BASE_EXECUTION,
    URGE_DUTY,
    SERVE_URGING,
    PROPOSE_EXECUTION,
    DECIDE_EXECUTION,
    CARRY_OUT_EXECUTION,
    DECIDE_CLEARANCE,
    CARRY_OUT_CLEARANCE,
    AGREE_EXECUTION,
    RESUME_EXECUTION,
    RECORD_PERFORMANCE,
    END_EXECUTION,
    REGISTER_LEVY,
    ASSESS_LEVY,
    PROPOSE_LEVY,
    DECIDE_LEVY,
    REQUEST_RELIEF,
    DECIDE_RELIEF,
    URGE_LEVY,
    ANNUL_LEVY,
    ANNUL_MATTER,
    RECORD_RESTITUTION,
    NOTIFY_RESPONDENT,
    RECORD_ANSWER,
    TRY_SETTLEMENT,
    HOLD_SESSION,
    PROPOSE_RULING,
    DECIDE_RULING,
    SERVE_RESPONDENT,
    RECORD_CONSENT,
    HOLD_MEDIATION,
    CONCLUDE_AGREEMENT,
    CHECK_PERFORMANCE,
    END_MEDIATION,
    PLAN_GUIDANCE,
    APPROVE_GUIDANCE,
    GIVE_GUIDANCE,
    RECORD_INTERVIEW,
    CHECK_COMMITMENT,
    REVISIT_GUIDANCE,
)
