"""Answer the reconsideration or the lawsuit (复议答复、应诉答辩) with evidence and basis."""

from config.schema.base import Line, Text
from states import contest_checks, gates
from states.action import OFFICER, CaseAction
from states.case_terms import due_of
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.reviews import meant_by, open_reviews
from states.terms import lapsed
from states.vocabulary import Weight

TERMS = {
    "review_answer": ("行政复议法70", "超过收到申请书副本后的{review_answer}答复"),
    "review_answer_simplified": ("行政复议法70", "超过收到申请书副本后的{review_answer_simplified}答复"),
    "lawsuit_answer": ("行政诉讼法34(2)", "超过收到起诉状副本后的{lawsuit_answer}答辩"),
}


OF_REVIEW = {"ordinary": "review_answer", "simplified": "review_answer_simplified", None: "lawsuit_answer"}
"""Procedure of the reconsideration (none: a lawsuit): the term to answer it."""


class AnswerReview(Payload):
    """The bureau's answer to the claims, and the evidence and basis it hands in."""

    claims: Text
    answer: Text
    materials: Text
    file_no: Line | None = None  # 有几件尚未办结的，写明答复的是哪一件的案号


def answered_in_time(facts: CaseFacts, payload: AnswerReview) -> Reason | None:
    """Late is better than not at all, and is a flag: evidence handed in late counts as none (行政复议法70; 行政诉讼法34(2))."""
    meant = meant_by(open_reviews(facts), payload.model_dump())
    if meant is None:
        return None
    key = OF_REVIEW[meant.act.data["procedure"]]
    term = next((one for one in facts.procedure.terms if one.key == key), None)
    if term is None or not lapsed(due_of(facts, term, meant.act), facts.on):
        return None
    clause, says = TERMS[key]
    remedy = "立即提交并书面说明逾期理由，报执法监督人员处理"
    return Reason("answered_in_time", clause, says, Weight.FLAGS, remedy)


ANSWER_REVIEW = CaseAction(
    key="answer_review",
    title="复议答复、应诉答辩",
    payload=AnswerReview,
    roles=OFFICER,
    clause="行政复议法48",
    while_resting=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.REMEDY_OPEN),
    checks=(contest_checks.which_is_meant, answered_in_time),
)
