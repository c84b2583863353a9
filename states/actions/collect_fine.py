"""Record a fine collected on the spot (当场收缴罚款): lawful only in the cases of 行政处罚法68 and 69, with the special
receipt (行政处罚法70). The money is already in somebody's hand, so every defect is a flag."""

from typing import Literal

from config.schema.base import Line, Text
from states import checks, gates, paying
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight

GIVE_BACK = "退还违法收缴的款项，由当事人到指定银行或者通过电子支付系统缴纳"


class CollectFine(Payload):
    """How much, on which ground, against which receipt."""

    officers: Team
    amount: Fen
    ground: Literal["small", "hard_later", "remote"]
    asked_by_party: bool = False  # 当事人提出 (行政处罚法69)
    reason: Text
    special_receipt: bool  # 财政部门统一制发的专用票据
    receipt_no: Line


def on_lawful_ground(facts: CaseFacts, payload: CollectFine) -> Reason | None:
    """Up to a hundred yuan or hard to enforce later, both only of a decision on the spot; or remote, at the party's
    request."""
    on_the_spot = facts.last("make_spot_decision") is not None
    small = facts.decided_fine <= facts.rules.figure("spot_collection_most")
    holds, clause = {
        "small": (on_the_spot and small, "行政处罚法68"),
        "hard_later": (on_the_spot, "行政处罚法68"),
        "remote": (payload.asked_by_party, "行政处罚法69"),
    }[payload.ground]
    if holds:
        return None
    return Reason("collection_ground", clause, "不属于可以当场收缴罚款的情形", Weight.FLAGS, GIVE_BACK)


def against_special_receipt(facts: CaseFacts, payload: CollectFine) -> Reason | None:
    """Without the receipt of the financial department the party may refuse to pay."""
    if payload.special_receipt:
        return None
    says = "没有出具财政部门统一制发的专用票据，当事人有权拒绝缴纳"
    return Reason("special_receipt", "行政处罚法70", says, Weight.FLAGS, "补开专用票据；当事人要求的，退还款项")


def not_more_than_owed(facts: CaseFacts, payload: CollectFine) -> Reason | None:
    """Nobody collects more than is owed; that is a slip of the pen."""
    if payload.amount <= paying.outstanding_fine(facts):
        return None
    return Reason("collected_sum", "行政处罚法67", "当场收缴的数额超过尚未缴纳的罚款")


COLLECT_FINE = CaseAction(
    key="collect_fine",
    title="当场收缴罚款",
    payload=CollectFine,
    roles=OFFICER,
    clause="行政处罚法68",
    never_moves=True,
    on_paper=True,
    gates=(gates.FINE_OPEN,),
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        on_lawful_ground,
        against_special_receipt,
        not_more_than_owed,
        checks.receipt_is_new,
    ),
    establishes=(Latch("fine_collected"), Latch("fine_ever_collected")),
    withdraws=(Latch("fine_handed_in"), Latch("fine_banked")),
)
