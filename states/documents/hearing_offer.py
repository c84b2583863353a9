"""Offer of a hearing (行政处罚听证告知书), served with the prior notice where 行政处罚法63 applies."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import (
    Answer,
    Bases,
    Count,
    Discretion,
    DocumentContext,
    DocumentKind,
    Phrase,
    Sanction,
    Sanctions,
)


class HearingOffer(DocumentContext):
    """Why a hearing is due, until when to ask for it, and how it is held (行政处罚法63、64)."""

    title: Literal["行政处罚听证告知书"] = "行政处罚听证告知书"
    cause: Phrase
    prior_notice_number: Line
    facts: Text
    breached: Bases
    basis: Bases
    discretion: Discretion
    law_choice: Text | None
    sanctions: Sanctions
    ground: Phrase
    request: Answer
    notify_days: Count
    agents_most: Count


EXAMPLE = HearingOffer(
    organ=samples.ORGAN,
    case_no="2026-0021",
    number="金科听告字〔2026〕第1号",
    issued_on=date(2026, 3, 16),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="涉嫌未遵守生物技术研究开发安全管理规范",
    prior_notice_number="金科罚告字〔2026〕第5号",
    facts="经查，你单位于2026年2月20日至27日期间开展生物技术研究开发活动，未按规定设置安全管理负责人，也未保存实验活动记录。",
    breached=samples.BIOSAFETY,
    basis=samples.BIOSAFETY,
    discretion=samples.BIOSAFETY_DISCRETION,
    law_choice=None,
    sanctions=(
        Sanction(kind="警告", amount_fen=None, detail=None),
        Sanction(kind="罚款", amount_fen=8_000_000, detail=None),
    ),
    ground="拟作出较大数额罚款（对法人或者其他组织罚款五万元以上），属于《中华人民共和国行政处罚法》第六十三条第一款第（一）项情形",
    request=Answer(days=5, unit="个工作日", served_on=date(2026, 3, 16), last_day=samples.FIVE_WORKING_DAYS),
    notify_days=7,
    agents_most=2,
)

KIND = DocumentKind(
    key="hearing_offer",
    title="行政处罚听证告知书",
    prefix="听告",
    clause="行政处罚法63",
    context=HearingOffer,
    template="documents/hearing_offer.html.j2",
    example=EXAMPLE,
)
