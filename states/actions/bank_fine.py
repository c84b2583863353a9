"""Pay a fine that was handed in to the named bank (缴付指定银行) within two working days (行政处罚法71)."""

from config.schema.base import Line
from states import penalty_gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class BankFine(Payload):
    """The bank's receipt."""

    bank_receipt_no: Line


BANK_FINE = CaseAction(
    key="bank_fine",
    title="缴付当场收缴的罚款",
    payload=BankFine,
    roles=CLERKS,
    clause="行政处罚法71",
    never_moves=True,
    on_paper=True,
    gates=(penalty_gates.HANDED_IN, penalty_gates.BANKED_IN_TIME),
    establishes=(Latch("fine_banked"),),
    withdraws=(Latch("fine_handed_in"),),
)
