"""Order the party to correct the violation (责令改正)."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class OrderCorrection(Payload):
    """What is to be corrected, and by when."""

    requirement: Text
    correct_by: Day
    recheck: Line | None = None  # 复查安排


def day_lies_ahead(facts: CaseFacts, payload: OrderCorrection) -> Reason | None:
    """The party needs time to correct."""
    if payload.correct_by < facts.on:
        return Reason("correction_day", "行政处罚法28", "改正期限早于责令之日")
    return None


ORDER_CORRECTION = CaseAction(
    key="order_correction",
    title="责令改正",
    payload=OrderCorrection,
    roles=OFFICER,
    clause="行政处罚法28",
    gates=(gates.CERTIFIED, gates.IS_HANDLER),
    checks=(day_lies_ahead,),
    establishes=(Latch("correction_ordered"),),
    withdraws=(Latch("correction_checked"),),
)
