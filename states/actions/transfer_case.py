"""Transfer a suspected crime to the judicial organ (移送), on the report of two officers."""

from config.schema.base import Line, Text
from states import checks, gates, gates_transfer, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload, Team


class TransferCase(Payload):
    """What crime is suspected, on whose report, to whom."""

    to: Line
    suspicion: Text
    reported_by: Team
    materials: Text


TRANSFER_CASE = CaseAction(
    key="transfer_case",
    title="移送司法机关",
    payload=TransferCase,
    roles=LEADER,
    clause="行政处罚法27",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.EVIDENCE,
        gates_transfer.TRANSFER_REPORTED,
        gates_transfer.HEAD_DECIDES,
        penalty_gates.TRANSFER_IN_TIME,
    ),
    checks=(checks.known_officers("reported_by"), checks.team_certified_to_act("reported_by", "移送规定5(1)")),
    establishes=(Latch("transferred"),),
    withdraws=(
        Latch("transfer_accepted"),
        Latch("transfer_refused"),
        Latch("transfer_handed_over"),
        Latch("goods_handed_over"),
    ),
)
