"""Dispose of confiscated goods (处理没收的非法财物): by public auction or as the State provides, destroyed only where the law
says so; what they bring goes to the treasury (行政处罚法74)."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Payload
from states.reasons import Reason
from states.vocabulary import Weight


class DisposeOfGoods(Payload):
    """How, of what, on which provision where it was no auction (公开拍卖), what it brought, and the treasury's receipt."""

    way: Literal["public_auction", "as_provided", "destroyed"]
    goods: Text
    basis: ClauseText | None = None  # 国家规定、应当销毁的依据
    proceeds: Fen | None = None
    treasury_receipt: Line | None = None  # 缴入国库的凭证号


def _confiscated(facts: CaseFacts) -> bool:
    proposal = facts.proposal if facts.decision is not None else None
    return proposal is not None and "confiscation_of_goods" in (proposal.data.get("sanctions") or ())


def goods_were_confiscated(facts: CaseFacts) -> Reason | None:
    """Only what a decision in force confiscated (没收, 行政处罚法74(1))."""
    if _confiscated(facts) and facts.truth["decision_served"] and not facts.truth["decision_annulled"]:
        return None
    return Reason("goods_confiscated", "行政处罚法74(1)", "没有已经送达且未被撤销的没收非法财物的决定，不得处理")


def way_is_lawful(facts: CaseFacts, payload: DisposeOfGoods) -> Reason | None:
    """Anything but a public auction (公开拍卖) rests on a provision (行政处罚法74(1))."""
    if payload.way == "public_auction" or payload.basis is not None:
        return None
    says = "没有公开拍卖的，须写明据以处理或者销毁的国家规定"
    return Reason("way_of_disposal", "行政处罚法74(1)", says)


def proceeds_in_treasury(facts: CaseFacts, payload: DisposeOfGoods) -> Reason | None:
    """All that was brought in is paid to the treasury; it has happened, so less is a flag (行政处罚法74(2))."""
    if payload.proceeds is None or payload.treasury_receipt is not None:
        return None
    says = "处理没收财物所得的款项没有缴入国库的凭证"
    return Reason("proceeds_in_treasury", "行政处罚法74(2)", says, Weight.FLAGS, "立即全额缴入国库并补登凭证")


def goods_disposed(facts: CaseFacts) -> Reason | None:
    """A case does not close while goods that were confiscated lie about (行政处罚法74(1))."""
    standing = facts.truth["decision_served"] and not facts.truth["decision_annulled"]
    if not _confiscated(facts) or not standing or facts.truth["discontinued"] or facts.last("dispose_of_goods"):
        return None
    return Reason("goods_disposed", "行政处罚法74(1)", "没收的非法财物尚未按照国家规定公开拍卖或者处理")


DISPOSE_OF_GOODS = CaseAction(
    key="dispose_of_goods",
    title="处理没收的非法财物",
    payload=DisposeOfGoods,
    roles=OFFICER,
    clause="行政处罚法74(1)",
    never_moves=True,
    on_paper=True,
    paper="goods_disposal",
    gates=(gates.CERTIFIED,),
    conditions=(goods_were_confiscated,),
    checks=(way_is_lawful, proceeds_in_treasury),
)
