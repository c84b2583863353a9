"""Record whether the judicial organ takes the transferred case (移送结果) or gives it back."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RecordTransferResult(Payload):
    """The answer received."""

    result: Literal["accepted", "returned"]
    answer_no: Line
    reason: Text


RECORD_TRANSFER_RESULT = CaseAction(
    key="record_transfer_result",
    title="移送结果",
    payload=RecordTransferResult,
    roles=CLERKS,
    clause="行政处罚法27",
    on_paper=True,
    gates=(gates.TRANSFERRED,),
    establishes=(Latch("transfer_accepted", lambda act: act.data["result"] == "accepted"),),
    withdraws=(
        Latch("transferred", lambda act: act.data["result"] == "returned"),
        Latch("investigation_reported", lambda act: act.data["result"] == "returned"),
        Latch("crime_suspected", lambda act: act.data["result"] == "returned"),
        Latch("penalty_proposed"),
        Latch("no_penalty_proposed"),
        Latch("decision_approved"),
    ),
)
