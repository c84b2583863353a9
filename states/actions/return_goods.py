"""Give back what was sealed or seized (退还财物) at once after its release."""

from config.schema.base import Line, Text
from states import checks
from states import gates_coercion as coercion
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload, Team


class ReturnGoods(Payload):
    """Who got it back, in what condition."""

    receiver: Line
    condition: Text
    officers: Team


RETURN_GOODS = CaseAction(
    key="return_goods",
    title="退还财物",
    payload=ReturnGoods,
    roles=CLERKS,
    clause="行政强制法28(2)",
    on_paper=True,
    never_moves=True,
    gates=(coercion.RELEASED,),
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("goods_returned"),),
)
