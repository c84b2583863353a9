"""What each way of service needs so that the paper counts as served (民事诉讼法87–95 by 行政处罚法61), and from when. Pure.

The day of the act is the day of service: the day of the signature, the day told by the postal receipt, the day the paper
was left, and for a public notice a day after its thirty days.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from states.payload import Receipt
from states.terms import chinese_date, lapsed

if TYPE_CHECKING:
    from states.facts import CaseFacts

Defect = tuple[str, str]
"""Clause, and what is missing."""


def unsound(facts: "CaseFacts", receipt: Receipt) -> Defect | None:
    """Why a receipt does not prove service; ``None`` if it does."""
    return _WAYS[receipt.way](facts, receipt)


def _signed(clause: str, way: str) -> Callable[["CaseFacts", Receipt], Defect | None]:
    def judge(facts: "CaseFacts", receipt: Receipt) -> Defect | None:
        return None if receipt.signed else (clause, f"{way}的回证没有受送达人签名")

    return judge


def _left(facts: "CaseFacts", receipt: Receipt) -> Defect | None:
    if facts.last("make_spot_decision") is not None:  # 行政处罚法52(1): the refusal is noted on the decision itself
        return None if receipt.refusal else ("行政处罚法52(1)", "当事人拒绝签收的，须在行政处罚决定书上注明")
    if receipt.refusal and (receipt.witness or receipt.recording):
        return None
    return "民事诉讼法89", "留置送达须写明拒收事由，并有见证人签名或者拍照、录像"


def _posted(facts: "CaseFacts", receipt: Receipt) -> Defect | None:
    if receipt.post_receipt is None:
        return "民事诉讼法91", "邮寄送达没有邮政回执"
    if receipt.received_on is not None and receipt.received_on != facts.on:
        day = chinese_date(receipt.received_on)
        return "民事诉讼法91", f"邮寄送达以回执上注明的收件日期为送达日期，应为{day}"
    return None


def _by_notice(facts: "CaseFacts", receipt: Receipt) -> Defect | None:
    if receipt.recording is None or receipt.posted_on is None:
        return "民事诉讼法95", "公告送达没有公告凭证或者发出公告的日期"
    if receipt.tried is None:
        return "民事诉讼法95", "公告送达须在案卷中记明原因和经过：下落不明，或者其他方式无法送达"
    due = facts.rules.term_from("public_notice_service", receipt.posted_on, receipt.posted_on)
    if lapsed(due, facts.on):
        return None
    return "民事诉讼法95", f"自发出公告之日起经过{{public_notice_service}}才视为送达，期限至{chinese_date(due.due)}"


_WAYS: dict[str, Callable[["CaseFacts", Receipt], Defect | None]] = {
    "direct": _signed("民事诉讼法87", "直接送达"),
    "agent": _signed("民事诉讼法91", "委托送达"),
    "forwarded": _signed("民事诉讼法94", "转交送达"),
    "left": _left,
    "post": _posted,
    "public_notice": _by_notice,
}
