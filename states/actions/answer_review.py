"""Answer the reconsideration or the lawsuit (复议答复、应诉答辩) with evidence and basis."""

from config.schema.base import Text
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.case_terms import term_over
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight

TERMS = {
    "review_answer": ("行政复议法70", "超过收到申请书副本后的{review_answer}答复"),
    "review_answer_simplified": ("行政复议法70", "超过收到申请书副本后的{review_answer_simplified}答复"),
    "lawsuit_answer": ("行政诉讼法34(2)", "超过收到起诉状副本后的{lawsuit_answer}答辩"),
}


class AnswerReview(Payload):
    """The bureau's answer to the claims, and the evidence and basis it hands in."""

    claims: Text
    answer: Text
    materials: Text


def answered_in_time(facts: CaseFacts, payload: AnswerReview) -> Reason | None:
    """Late is better than not at all, and is a flag: evidence handed in late counts as none (行政复议法70; 行政诉讼法34(2))."""
    open_facts = {"review_answer": "review_ordinary", "review_answer_simplified": "review_simplified"}
    for term, (clause, says) in TERMS.items():
        if facts.truth[open_facts.get(term, "lawsuit_open")] and term_over(facts, term):
            remedy = "立即提交并书面说明逾期理由，报执法监督人员处理"
            return Reason("answered_in_time", clause, says, Weight.FLAGS, remedy)
    return None


ANSWER_REVIEW = CaseAction(
    key="answer_review",
    title="复议答复、应诉答辩",
    payload=AnswerReview,
    roles=OFFICER,
    clause="行政复议法48",
    while_resting=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.REMEDY_OPEN),
    checks=(answered_in_time,),
    establishes=(Latch("review_answered"),),
)
