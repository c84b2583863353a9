"""The actions in which the bureau meets other organs and experts: assistance, jurisdiction, reconsideration and supervision,
and what becomes of confiscated goods."""

from states.action import CaseAction
from states.actions.answer_opinion_paper import ANSWER_OPINION_PAPER
from states.actions.dispose_of_goods import DISPOSE_OF_GOODS
from states.actions.forward_review_application import FORWARD_REVIEW_APPLICATION
from states.actions.hear_experts import HEAR_EXPERTS
from states.actions.raise_jurisdiction import RAISE_JURISDICTION
from states.actions.receive_review_application import RECEIVE_REVIEW_APPLICATION
from states.actions.record_assistance import RECORD_ASSISTANCE
from states.actions.record_opinion_paper import RECORD_OPINION_PAPER
from states.actions.refer_jurisdiction import REFER_JURISDICTION
from states.actions.request_assistance import REQUEST_ASSISTANCE
from states.actions.settle_jurisdiction import SETTLE_JURISDICTION

RELATION_ACTIONS: tuple[CaseAction, ...] = (
    REQUEST_ASSISTANCE,
    RECORD_ASSISTANCE,
    RAISE_JURISDICTION,
    REFER_JURISDICTION,
    SETTLE_JURISDICTION,
    HEAR_EXPERTS,
    RECEIVE_REVIEW_APPLICATION,
    FORWARD_REVIEW_APPLICATION,
    RECORD_OPINION_PAPER,
    ANSWER_OPINION_PAPER,
    DISPOSE_OF_GOODS,
)
