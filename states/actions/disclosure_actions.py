"""The actions of the disclosure of information on request (依申请公开政府信息), as the register of all actions takes them in."""

from states.action import CaseAction
from states.actions.answer_request import ANSWER_ON_THE_SPOT, ANSWER_REQUEST, SUPPLY_ON_THE_SPOT
from states.actions.ask_reasons import ASK_REASONS, JUDGE_REASONS
from states.actions.consult_organ import CONSULT_ORGAN, RECORD_ORGAN_RECEIPT, RECORD_ORGAN_VIEW
from states.actions.consult_third_party import (
    CONSULT_THIRD_PARTY,
    RECORD_THIRD_PARTY_RECEIPT,
    RECORD_THIRD_PARTY_VIEW,
)
from states.actions.correct_own_record import ANSWER_RECORD_CORRECTION, ASK_RECORD_CORRECTION
from states.actions.extend_answer import EXTEND_ANSWER
from states.actions.propose_answer import PROPOSE_ANSWER
from states.actions.register_disclosure_request import REGISTER_DISCLOSURE_REQUEST
from states.actions.return_answer import RETURN_ANSWER
from states.actions.screen_information import SCREEN_INFORMATION
from states.actions.tell_request_corrections import ABANDON_REQUEST, TELL_REQUEST_CORRECTIONS
from states.actions.tell_third_party import TELL_THIRD_PARTY

DISCLOSURE_ACTIONS: tuple[CaseAction, ...] = (
    REGISTER_DISCLOSURE_REQUEST,
    TELL_REQUEST_CORRECTIONS,
    ABANDON_REQUEST,
    ASK_REASONS,
    JUDGE_REASONS,
    CONSULT_THIRD_PARTY,
    RECORD_THIRD_PARTY_RECEIPT,
    RECORD_THIRD_PARTY_VIEW,
    CONSULT_ORGAN,
    RECORD_ORGAN_RECEIPT,
    RECORD_ORGAN_VIEW,
    SCREEN_INFORMATION,
    EXTEND_ANSWER,
    PROPOSE_ANSWER,
    RETURN_ANSWER,
    ANSWER_REQUEST,
    ANSWER_ON_THE_SPOT,
    SUPPLY_ON_THE_SPOT,
    TELL_THIRD_PARTY,
    ASK_RECORD_CORRECTION,
    ANSWER_RECORD_CORRECTION,
)
