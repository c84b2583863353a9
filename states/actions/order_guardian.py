"""Order the guardian to discipline a child or to care for a patient (责令监护人管教、看管和治疗, 行政处罚法30, 31)."""

from config.schema.base import Line, Text
from states import gates, penalty_gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class OrderGuardian(Payload):
    """To whom, and what is ordered."""

    guardian: Line
    relation: Line
    requirement: Text


ORDER_GUARDIAN = CaseAction(
    key="order_guardian",
    title="责令监护人管教、看管",
    payload=OrderGuardian,
    roles=OFFICER,
    clause="行政处罚法30",
    never_moves=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, penalty_gates.GUARDIAN_NEEDED),
    establishes=(Latch("guardian_ordered"),),
)
