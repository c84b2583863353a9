"""What each way of service needs so that the paper counts as served (民事诉讼法87–95 by 行政处罚法61), and from when. Pure.

The day of the act is the day of service: the day of the signature, the day told by the postal receipt, the day the paper
was left, the day it reached the party's mailbox or fax, and for a public notice a day after its thirty days.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from states.consent import consent_to
from states.payload import Receipt
from states.served_paper import made_by, posted, posted_day
from states.signing import at_domicile, may_sign, speaks_for_the_neighbourhood
from states.terms import chinese_date, lapsed

if TYPE_CHECKING:
    from states.facts import CaseFacts

Defect = tuple[str, str]
"""Clause, and what is missing."""

Judge = Callable[["CaseFacts", Receipt, str], Defect | None]


def unsound(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
    """Why a receipt does not prove the service of this paper; ``None`` if it does."""
    made = made_by(facts, paper)
    if made is not None and facts.at < made.at:
        return "民事诉讼法87", "所填送达时间早于文书制作的时间"
    return _WAYS[receipt.way](facts, receipt, paper)


def _signed(clause: str, way: str) -> Judge:
    def judge(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
        if not receipt.signed:
            return clause, f"{way}的回证没有受送达人签名"
        if may_sign(facts, receipt):
            return None
        who = "受送达人本人、同住成年家属、代理人或者指定的代收人；单位的法定代表人、负责人、负责收件的人"
        return "民事诉讼法88", f"签收人“{receipt.relation}”不是可以签收的人（{who}）"

    return judge


def _forwarded(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
    return None if receipt.signed else ("民事诉讼法94", "转交送达的回证没有受送达人签名")


def _left(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
    # 行政处罚法52(1): the refusal is noted on the decision itself; whatever is served later is served as anywhere else.
    if paper == "decision" and facts.last("make_spot_decision") is not None:
        return None if receipt.refusal else ("行政处罚法52(1)", "当事人拒绝签收的，须在行政处罚决定书上注明")
    if not receipt.refusal or not (receipt.witness or receipt.recording):
        return "民事诉讼法89", "留置送达须写明拒收事由，并有见证人签名或者拍照、录像"
    if not at_domicile(facts, receipt.place):
        return "民事诉讼法89", "留置送达须把文书留在受送达人的住所，所填地点不是案卷记载的住所，也没有写明是住所"
    if receipt.recording or speaks_for_the_neighbourhood(receipt.witness):
        return None
    return (
        "民事诉讼法89",
        "见证人须是基层组织（居民委员会、村民委员会等）或者所在单位的代表，请写明；没有的须拍照、录像",
    )


def _posted(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
    if receipt.post_receipt is None:
        return "民事诉讼法91", "邮寄送达没有邮政回执"
    if receipt.received_on is None:
        return "民事诉讼法91", "没有填写邮政回执上注明的收件日期，不能确定送达日期"
    if receipt.received_on != facts.on:
        day = chinese_date(receipt.received_on)
        return "民事诉讼法91", f"邮寄送达以回执上注明的收件日期为送达日期，应为{day}"
    return None


def _by_notice(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
    if receipt.recording is None or receipt.posted_on is None:
        return "民事诉讼法95", "公告送达没有公告凭证或者发出公告的日期"
    if receipt.tried is None:
        return "民事诉讼法95", "公告送达须在案卷中记明原因和经过：下落不明，或者其他方式无法送达"
    if all(posted_day(act) != receipt.posted_on for act in posted(facts, paper)):
        return "民事诉讼法95", "案卷中没有文书制作之后、于所填日期发出公告的记录（发出送达公告）"
    due = facts.rules.term_from("public_notice_service", receipt.posted_on, receipt.posted_on)
    if lapsed(due, facts.on):
        return None
    return "民事诉讼法95", f"自发出公告之日起经过{{public_notice_service}}才视为送达，期限至{chinese_date(due.due)}"


def _sent(to: Literal["email", "fax"], way: str) -> Judge:
    """By fax or e-mail: only where the party consented in writing, and from the day it arrived (民事诉讼法90)."""

    def judge(facts: "CaseFacts", receipt: Receipt, paper: str) -> Defect | None:
        if consent_to(facts, to) is None:
            return "民事诉讼法90", f"当事人没有签订同意以{way}送达的确认书"
        if receipt.recording is None or receipt.received_on is None:
            return "民事诉讼法90", f"{way}送达没有发送和到达的记录编号，或者没有填写到达的日期"
        if receipt.received_on != facts.on:
            day = chinese_date(receipt.received_on)
            return "民事诉讼法90", f"{way}送达以到达受送达人系统的日期为送达日期，应为{day}"
        return None

    return judge


_WAYS: dict[str, Judge] = {
    "direct": _signed("民事诉讼法87", "直接送达"),
    "agent": _signed("民事诉讼法91", "委托送达"),
    "forwarded": _forwarded,
    "left": _left,
    "post": _posted,
    "public_notice": _by_notice,
    "email": _sent("email", "电子邮件"),
    "fax": _sent("fax", "传真"),
}
