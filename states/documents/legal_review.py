"""Opinion of the legal review (法制审核意见书)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Detail, DocumentContext, DocumentKind, Phrase

Points = Annotated[tuple[Detail, ...], Field(min_length=5)]


class LegalReview(DocumentContext):
    """What was looked at point by point, what came of it, and the reviewer's qualification (行政处罚法58)."""

    title: Literal["法制审核意见书"] = "法制审核意见书"
    cause: Phrase
    section: Line
    submitted_on: date | None
    proposal: Text
    points: Points
    crime: Line
    conclusion: Literal["通过", "退回补充", "不通过"]
    reviewer: Line
    qualification: Line


EXAMPLE = LegalReview(
    **samples.HEAD,
    number="金科审字〔2026〕第3号",
    issued_on=date(2026, 3, 24),
    cause="以虚假技术信息牟利",
    section="政策法规科",
    submitted_on=date(2026, 3, 23),
    proposal="没收违法所得3218.18元，罚款1000元。",
    points=(
        Detail(label="执法主体和人员资格", text="本机关有此职权，承办人员均持证。"),
        Detail(label="事实和证据", text="事实清楚，证据确凿。"),
        Detail(label="适用依据", text="适用条款准确。"),
        Detail(label="程序", text="已立案、检查、告知，程序合法。"),
        Detail(label="裁量", text="在一般阶次之内，裁量适当。"),
        Detail(label="文书", text=None),
    ),
    crime="未发现涉嫌犯罪",
    conclusion="通过",
    reviewer="卫样例",
    qualification="法律职业资格号：A20154101050001",
)

KIND = DocumentKind(
    key="legal_review",
    title="法制审核意见书",
    prefix="审",
    clause="行政处罚法58",
    context=LegalReview,
    template="documents/legal_review.html.j2",
    example=EXAMPLE,
    internal=True,
)
