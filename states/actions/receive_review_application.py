"""Take in an application for reconsideration handed to this bureau (收到行政复议申请): against a decision made on the spot or on
the record of a device it may be handed in here (行政复议法32(1))."""

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class ReceiveReviewApplication(Payload):
    """Who handed the application (行政复议申请) in, under which number it was taken in, what is asked for;
    received on the day of the act."""

    applicant: Line
    receipt_no: Line
    claims: Text


def may_be_handed_in_here(facts: CaseFacts) -> Reason | None:
    """Only these two kinds of decision; what came here otherwise lies here, so it is a flag (行政复议法32(1))."""
    by_device = any(act.data.get("device") is not None for act in facts.acts_of("add_evidence"))
    if by_device or facts.last("make_spot_decision") is not None:
        return None
    says = "本决定不是当场作出的，也不依据电子技术监控设备的记录，不属于可以通过本机关提交复议申请的情形"
    remedy = "立即告知申请人向行政复议机关提出，并将所收材料转送"
    return Reason("review_through_bureau", "行政复议法32(1)", says, Weight.FLAGS, remedy)


RECEIVE_REVIEW_APPLICATION = CaseAction(
    key="receive_review_application",
    title="收到行政复议申请",
    payload=ReceiveReviewApplication,
    roles=CLERKS,
    clause="行政复议法32(1)",
    never_moves=True,
    on_paper=True,
    while_resting=True,
    gates=(gates.DECIDED,),
    conditions=(may_be_handed_in_here,),
    establishes=(Latch("review_application_received"),),
    withdraws=(Latch("review_application_forwarded"),),
)
