"""Give back what was sealed or seized (退还财物) at once after its release."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Strict, Text
from states import checks
from states import gates_coercion as coercion
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class Sold(Strict):
    """What could not be kept and was sold before (鲜活物品或者其他不易保管的财物): its proceeds go back instead."""

    goods: Line
    way: Literal["auction", "sale"]  # 拍卖、变卖
    proceeds: Fen
    below_market: bool  # 变卖价格明显低于市场价格，给当事人造成损失
    compensation: Fen | None = None


class ReturnGoods(Payload):
    """Who got it back, in what condition; of what was sold, the proceeds."""

    receiver: Line
    condition: Text
    officers: Team
    sold: tuple[Sold, ...] = Field((), max_length=50)


def loss_is_compensated(facts: CaseFacts, payload: ReturnGoods) -> Reason | None:
    """Sold off (变卖) evidently below the market to the party's loss, the difference is made good (行政强制法28(2)); an auction
    makes its price in the open."""
    below = [one for one in payload.sold if one.way == "sale" and one.below_market]
    short = [one.goods for one in below if one.compensation is None]
    if not short:
        return None
    says = f"{'、'.join(short)}的变卖价格明显低于市场价格，给当事人造成损失，没有给予补偿"
    return Reason(
        "sold_below_market", "行政强制法28(2)", says, Weight.FLAGS, "依法补偿当事人的损失后，重新记录退还情况"
    )


RETURN_GOODS = CaseAction(
    key="return_goods",
    title="退还财物",
    payload=ReturnGoods,
    roles=CLERKS,
    clause="行政强制法28(2)",
    on_paper=True,
    never_moves=True,
    gates=(coercion.RELEASED,),
    checks=(checks.known_officers("officers"), loss_is_compensated),
    establishes=(Latch("goods_returned", lambda act: "sold_below_market" not in act.flags),),
)
