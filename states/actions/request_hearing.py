"""Record the party's request for a hearing (要求听证)."""

from states import gates
from states.action import CLERKS, CaseAction, Latch, sound
from states.case_terms import term_over
from states.facts import CaseFacts
from states.payload import NoPayload, Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RequestHearing(NoPayload):
    """The request as handed in; its day is the day of the act."""


def asked_in_time(facts: CaseFacts, payload: Payload) -> Reason | None:
    """Within five working days of the notice; a late request is recorded and gives no right."""
    if not term_over(facts, "hearing_request"):
        return None
    says = "已超过告知后五日（工作日），要求听证的权利已经消灭"
    return Reason("hearing_asked_in_time", "行政处罚法64(一)", says, Weight.FLAGS, "书面答复当事人，意见按陈述申辩处理")


REQUEST_HEARING = CaseAction(
    key="request_hearing",
    title="要求听证",
    payload=RequestHearing,
    roles=CLERKS,
    clause="行政处罚法64(一)",
    on_paper=True,
    gates=(gates.HEARING_DUE,),
    checks=(asked_in_time,),
    establishes=(Latch("hearing_asked", sound),),
    withdraws=(Latch("hearing_waived", sound), Latch("decision_approved", sound)),
)
