"""Hand a fine collected on the spot in to the bureau (交至行政机关) within two working days (行政处罚法71)."""

from config.schema.base import Line
from states import penalty_gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class HandInFine(Payload):
    """Who took it, and against which paper."""

    received_by: Line
    paper_no: Line


HAND_IN_FINE = CaseAction(
    key="hand_in_fine",
    title="上交当场收缴的罚款",
    payload=HandInFine,
    roles=CLERKS,
    clause="行政处罚法71",
    never_moves=True,
    on_paper=True,
    gates=(penalty_gates.COLLECTED, penalty_gates.HANDED_IN_TIME),
    establishes=(Latch("fine_handed_in"),),
    withdraws=(Latch("fine_collected"),),
)
