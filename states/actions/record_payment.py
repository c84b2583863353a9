"""Record a payment of the fine (缴款) at the bank or by electronic payment."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction
from states.paid_days import not_before_the_decision
from states.payload import Fen, Payload


class RecordPayment(Payload):
    """One payment, with the bank's receipt number (票据号)."""

    amount: Fen
    paid_on: Day
    receipt_no: Line


RECORD_PAYMENT = CaseAction(
    key="record_payment",
    title="缴款登记",
    payload=RecordPayment,
    roles=CLERKS,
    clause="行政处罚法67",
    on_paper=True,
    gates=(gates.SERVED,),
    checks=(checks.not_later_than_today("paid_on"), not_before_the_decision, checks.receipt_is_new),
)
