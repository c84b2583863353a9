"""Hand the goods and all other material over to the police once they have filed (移交涉案物品): within three days
(移送规定12)."""

from config.schema.base import Line, Text
from states import gates_transfer
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class HandOverGoods(Payload):
    """What was handed over and to whom; the list says “none” where there are no goods."""

    received_by: Line
    goods: Text
    materials: Text
    receipt_signed: bool


def handed_over_whole(facts: CaseFacts, payload: HandOverGoods) -> Reason | None:
    """The handing over is complete once the police have signed for it; it has happened, so a missing one is a flag."""
    if payload.receipt_signed:
        return None
    says = "移交涉案物品没有取得公安机关签字的交接单，交接手续没有办结"
    return Reason("goods_receipt", "移送规定12", says, Weight.FLAGS, "请公安机关在交接单上签字后重新登记")


HAND_OVER_GOODS = CaseAction(
    key="hand_over_goods",
    title="移交涉案物品和材料",
    payload=HandOverGoods,
    roles=CLERKS,
    clause="移送规定12",
    never_moves=True,
    on_paper=True,
    gates=(gates_transfer.CRIME_TAKEN, gates_transfer.GOODS_IN_TIME),
    checks=(handed_over_whole,),
    establishes=(Latch("goods_handed_over", lambda act: bool(act.data["receipt_signed"])),),
)
