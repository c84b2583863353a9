"""Contest that the police do not file (对不予立案提请复议、建议立案监督): within three days (移送规定9)."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates, gates_transfer
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ContestTransferResult(Payload):
    """Before whom, and why a crime is still suspected."""

    way: Literal["police_review", "prosecution"]  # 提请作出决定的公安机关复议；建议人民检察院立案监督
    to: Line
    reason: Text


CONTEST_TRANSFER_RESULT = CaseAction(
    key="contest_transfer_result",
    title="对不予立案提请复议或者建议立案监督",
    payload=ContestTransferResult,
    roles=LEADER,
    clause="移送规定9(1)",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates_transfer.TRANSFER_REFUSED,
        gates_transfer.CONTESTED_IN_TIME,
    ),
    establishes=(Latch("transferred"),),
    withdraws=(Latch("transfer_refused"),),
)
