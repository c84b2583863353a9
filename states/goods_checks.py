"""Payload predicates of goods that are to be confiscated (没收非法财物): what they are worth, and by what that is known."""

from typing import Any

from states.facts import CaseFacts
from states.proving import is_proved
from states.reasons import Reason


def goods_value_told_whole(facts: CaseFacts, payload: Any) -> Reason | None:
    """The value goes with the evidence it was established by, and only confiscated goods have one; a value that is left
    out is not known, and a hearing is due (行政处罚法63(1)(二))."""
    value, appraisal = payload.goods_value, payload.goods_appraisal
    if (value is None) != (appraisal is None):
        says = "没收非法财物的价值与认定价值的证据须同时写明；价值尚未认定的都不写，并告知听证权利"
    elif value is not None and "confiscation_of_goods" not in payload.sanctions:
        says = "写了没收非法财物的价值，处罚种类中却没有“没收非法财物”"
    else:
        return None
    return Reason("goods_value_told", "行政处罚法63", says)


def goods_value_proved(facts: CaseFacts, payload: Any) -> Reason | None:
    """The evidence of the value lies in the case: an appraisal, an invoice, the party's own books (行政处罚法40, 46)."""
    named = payload.goods_appraisal
    if named is None or is_proved(facts, named):
        return None
    says = f"卷内没有认定没收非法财物价值的证据（所列证据：{named}），请先登记证据，并写明其编号或者名称"
    return Reason("goods_value_proved", "行政处罚法46", says)
