"""Record a payment of the fine (缴款) at the bank or by electronic payment."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason


class RecordPayment(Payload):
    """One payment, with the bank's receipt number (票据号)."""

    amount: Fen
    paid_on: Day
    receipt_no: Line


def receipt_is_new(facts: CaseFacts, payload: RecordPayment) -> Reason | None:
    """One receipt is entered once: the same number again would settle a debt with the same money twice."""
    if any(act.data["receipt_no"] == payload.receipt_no for act in facts.acts_of("record_payment")):
        return Reason("payment_receipt", "行政处罚法67", f"票据 {payload.receipt_no} 已经登记")
    return None


RECORD_PAYMENT = CaseAction(
    key="record_payment",
    title="缴款登记",
    payload=RecordPayment,
    roles=CLERKS,
    clause="行政处罚法67",
    on_paper=True,
    gates=(gates.SERVED,),
    checks=(checks.not_later_than_today("paid_on"), receipt_is_new),
)
