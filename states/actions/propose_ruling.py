"""Propose the ruling (拟裁决意见)."""

from pydantic import Field

from config.schema.base import Text
from states import gates
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch
from states.basis_checks import basis_is_of_the_power
from states.payload import ClauseText, Payload


class ProposeRuling(Payload):
    """Facts found, reasons, basis, and what is ruled for whom."""

    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    ruling: Text
    perform_by: Text  # 履行方式和期限
    major: bool = False  # 重大行政执法决定


PROPOSE_RULING = CaseAction(
    key="propose_ruling",
    title="提出拟裁决意见",
    payload=ProposeRuling,
    roles=OFFICER,
    clause="中办发〔2018〕75号",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.POWER,
        disputes.RESPONDENT_TOLD,
        disputes.RESPONDENT_HEARD,
        disputes.SETTLEMENT_TRIED,
        disputes.SESSION_HELD,
    ),
    checks=(basis_is_of_the_power,),
    establishes=(Latch("matter_proposed"), Latch("major_matter", lambda act: bool(act.data["major"]))),
    withdraws=(Latch("review_passed"), Latch("discussion_held")),
)
