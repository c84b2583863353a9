"""Decide not to transfer (不批准移送): the responsible person, with the reasons on record (移送规定5(2))."""

from config.schema.base import Text
from states import gates, gates_transfer, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class DeclineTransfer(Payload):
    """Why no crime is suspected after all."""

    reason: Text


DECLINE_TRANSFER = CaseAction(
    key="decline_transfer",
    title="决定不移送",
    payload=DeclineTransfer,
    roles=LEADER,
    clause="移送规定5(2)",
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates_transfer.HEAD_DECIDES,
        penalty_gates.CRIME_SUSPECTED,
        penalty_gates.TRANSFER_IN_TIME,
    ),
    establishes=(Latch("transfer_declined"),),
    withdraws=(Latch("crime_suspected"), Latch("crime_reported")),
)
