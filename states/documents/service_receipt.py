"""Proof of service (送达回证), with the last days that service sets running."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, LastDay, OfficerName, Phrase, RemediesDue

Way = Literal["直接送达", "留置送达", "邮寄送达", "电子送达", "委托送达", "转交送达", "公告送达"]
"""Ways of service, 民事诉讼法 87–95 by 行政处罚法61."""


class ServedDocument(Strict):
    """One document on the receipt."""

    title: Line
    number: Line


class DueDay(Strict):
    """A term that service starts, other than the remedies: payment, defence, hearing."""

    title: Line
    last_day: LastDay


class ServiceReceipt(DocumentContext):
    """What was served on whom, how, where and when; unlawful service is flagged elsewhere, never unprintable here."""

    title: Literal["送达回证"] = "送达回证"
    cause: Phrase
    documents: Annotated[tuple[ServedDocument, ...], Field(min_length=1)]
    way: Way
    place: Line
    served_at: AwareDatetime
    receiver: Line | None
    relation: Line | None
    refusal: Text | None  # told in full: it has happened, so its length refuses nothing
    witness: Line | None
    recording_no: Line | None
    servers: Annotated[tuple[OfficerName, ...], Field(min_length=1)]
    remarks: Line | None
    remedies: RemediesDue | None
    due_days: tuple[DueDay, ...]


EXAMPLE = ServiceReceipt(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科送回字〔2026〕第9号",
    issued_on=date(2026, 3, 27),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="以虚假技术信息牟利",
    documents=(
        ServedDocument(title="行政处罚决定书", number="金科罚决字〔2026〕第3号"),
        ServedDocument(title="行政执法回访意见表", number="金科访字〔2026〕第3号"),
    ),
    way="直接送达",
    place="郑州市金水区样例路8号样例科技有限公司办公室",
    served_at=datetime(2026, 3, 27, 2, 5, tzinfo=UTC),
    receiver="李样例",
    relation="法定代表人",
    refusal=None,
    witness=None,
    recording_no="2026-0017-SX-03",
    servers=samples.OFFICERS,
    remarks=None,
    remedies=RemediesDue(
        **dict(samples.REMEDIES),
        reconsideration_last_day=LastDay(
            on=date(2026, 5, 26), explains="自2026年3月27日送达的次日起算60日", provisional=False
        ),
        litigation_last_day=LastDay(
            on=date(2026, 9, 28),
            explains="自2026年3月27日送达起算6个月，末日9月27日为法定休假日，顺延",
            provisional=False,
        ),
    ),
    due_days=(
        DueDay(
            title="缴纳罚没款",
            last_day=LastDay(
                on=date(2026, 4, 13),
                explains="自2026年3月27日送达的次日起算15日，末日4月11日为法定休假日，顺延",
                provisional=False,
            ),
        ),
    ),
)

KIND = DocumentKind(
    key="service_receipt",
    title="送达回证",
    prefix="送回",
    clause="行政处罚法61",
    context=ServiceReceipt,
    template="documents/service_receipt.html.j2",
    example=EXAMPLE,
)
