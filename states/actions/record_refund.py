"""Enter what was given back to the party (退还款项) once the decision or the levy was annulled or lowered."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason
from states.refunding import overpaid
from states.severity import yuan


class RecordRefund(Payload):
    """How much in fen, on which day, under which number."""

    amount: Fen
    refunded_on: Day
    receipt_no: Line


def not_more_than_due(facts: CaseFacts, payload: RecordRefund) -> Reason | None:
    """No more goes back than was paid too much."""
    due = overpaid(facts)
    if payload.amount <= due:
        return None
    return Reason("refund_within", "行政强制法41", f"应当退还的只有{yuan(due)}元")


RECORD_REFUND = CaseAction(
    key="record_refund",
    title="登记退款",
    payload=RecordRefund,
    roles=CLERKS,
    clause="行政强制法41",
    never_moves=True,
    on_paper=True,
    gates=(gates.REFUND_DUE,),
    checks=(checks.not_later_than_today("refunded_on"), not_more_than_due),
)
