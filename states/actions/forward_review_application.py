"""Forward an application for reconsideration to the organ that decides on it (转送行政复议申请): within five days where this
bureau means to uphold its decision (行政复议法32(2))."""

from config.schema.base import Line, Text
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.case_terms import term_over
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight

CLAUSE = "行政复议法32(2)"


class ForwardReviewApplication(Payload):
    """Why the decision is upheld, and which papers go with it (转送)."""

    opinion: Text
    papers: Line


def something_to_forward(facts: CaseFacts) -> Reason | None:
    """An application for reconsideration (行政复议申请) lies here that was not forwarded (行政复议法32(2))."""
    if facts.truth["review_application_received"] and not facts.truth["review_application_forwarded"]:
        return None
    return Reason("application_to_forward", CLAUSE, "没有尚待转送的行政复议申请，请先登记收到")


def forwarded_in_time(facts: CaseFacts) -> Reason | None:
    """Late is better than not at all, and is a flag (行政复议法32(2))."""
    if not term_over(facts, "review_forwarding"):
        return None
    remedy = "立即转送并书面说明逾期理由，报执法监督人员处理"
    return Reason("forwarded_in_time", CLAUSE, "收到行政复议申请超过{review_forwarding}转送", Weight.FLAGS, remedy)


FORWARD_REVIEW_APPLICATION = CaseAction(
    key="forward_review_application",
    title="转送行政复议申请",
    payload=ForwardReviewApplication,
    roles=OFFICER,
    clause=CLAUSE,
    never_moves=True,
    while_resting=True,
    paper="review_forwarding_letter",
    gates=(gates.CERTIFIED,),
    conditions=(something_to_forward, forwarded_in_time),
    establishes=(Latch("review_application_forwarded"),),
)
