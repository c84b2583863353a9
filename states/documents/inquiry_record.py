"""Inquiry record (询问笔录)."""

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import AwareDatetime

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Count, Detail, DocumentContext, DocumentKind, Phrase, Team, Told


class InquiryRecord(DocumentContext):
    """Who was asked for the how manieth time, what was told first, what was answered (行政处罚法55)."""

    title: Literal["询问笔录"] = "询问笔录"
    cause: Phrase
    ordinal: Count
    place: Line | None
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    person: Line
    relation: Line
    details: tuple[Detail, ...]
    officers: Team
    recorder: Line | None
    told: tuple[Told, ...]
    answers: Text
    signed: bool
    refusal: Text | None


EXAMPLE = InquiryRecord(
    **samples.HEAD,
    number="金科询字〔2026〕第6号",
    issued_on=date(2026, 3, 3),
    cause="以虚假技术信息牟利",
    ordinal=1,
    place="郑州市金水区科学技术局询问室",
    started_at=datetime(2026, 3, 3, 1, 0, tzinfo=UTC),
    ended_at=datetime(2026, 3, 3, 2, 10, tzinfo=UTC),
    person="李样例",
    relation="法定代表人",
    details=(
        Detail(label="性　别", text="男"),
        Detail(label="年　龄", text="41"),
        Detail(label="公民身份号码", text="41010519850101000X"),
        Detail(label="联系电话", text=None),
        Detail(label="工作单位职务", text="样例科技有限公司总经理"),
        Detail(label="住　址", text="郑州市金水区样例路9号院2号楼"),
    ),
    officers=samples.OFFICERS,
    recorder="钱样例",
    told=(
        Told(what="出示执法证件", answer="是"),
        Told(what="表明执法身份", answer="是"),
        Told(what="告知陈述、申辩的权利", answer="是"),
        Told(what="被询问人申请回避", answer="否"),
        Told(what="告知如实回答的义务", answer="是"),
    ),
    answers="问：你单位推介的检测方法来源是什么？\n答：是从公开期刊上看到的，不是我们自己研发的。\n问：收取了多少费用？\n答：3218.18元。",
    signed=True,
    refusal=None,
)

KIND = DocumentKind(
    key="inquiry_record",
    title="询问笔录",
    prefix="询",
    clause="行政处罚法55",
    context=InquiryRecord,
    template="documents/inquiry_record.html.j2",
    example=EXAMPLE,
    internal=True,
)
