"""Record that the party expressly waives its rights (放弃陈述申辩、听证) on a signed paper."""

from typing import Literal

from pydantic import Field

from states.action import CLERKS, CaseAction, Gate, Latch
from states.facts import CaseFacts
from states.formula import Fact
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordWaiver(Payload):
    """Which rights the party waives; only a signed paper waives anything."""

    rights: tuple[Literal["statement", "hearing"], ...] = Field(min_length=1, max_length=2)
    signed: bool


def is_express(facts: CaseFacts, payload: RecordWaiver) -> Reason | None:
    """Silence or word of mouth is no waiver."""
    if payload.signed:
        return None
    says = "没有当事人签名，不构成明确放弃权利"
    return Reason("express_waiver", "行政处罚法62", says, Weight.FLAGS, "由当事人书面确认，或者等待期限届满")


TOLD_FIRST = Gate("told_first", "行政处罚法44", "事先告知书送达之前，当事人不能放弃权利", Fact("notice_served"))

RECORD_WAIVER = CaseAction(
    key="record_waiver",
    title="记录放弃权利",
    payload=RecordWaiver,
    roles=CLERKS,
    clause="行政处罚法62",
    on_paper=True,
    gates=(TOLD_FIRST,),
    checks=(is_express,),
    establishes=(
        Latch("rights_waived", lambda act: not act.flags and "statement" in act.data["rights"]),
        Latch("hearing_waived", lambda act: not act.flags and "hearing" in act.data["rights"]),
    ),
)
