"""Risk assessment of a major matter (风险评估表), by the bureau's plan (金科〔2015〕8号四(4))."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, OfficerName, Phrase
from states.risk import GradeTitle


class DimensionRow(Strict):
    """One of the three respects (合法性、社会稳定、公共安全): how grave, and why."""

    label: Line
    grade: GradeTitle
    text: Text


class PointRow(Strict):
    """One risk point (风险点) with what is done about it; an owner or a day not yet named is left blank."""

    label: Phrase
    what: Text | None
    grade: GradeTitle
    measure: Text
    owner: Line | None
    due: date | None
    done_on: date | None


Dimensions = Annotated[tuple[DimensionRow, ...], Field(min_length=3, max_length=3)]
Points = Annotated[tuple[PointRow, ...], Field(min_length=1)]


class RiskAssessment(DocumentContext):
    """What was judged in each respect, which points were found, who prevents what until when."""

    title: Literal["风险评估表"] = "风险评估表"
    cause: Phrase
    proposal: Text | None  # what is proposed, once it is
    officers: Annotated[tuple[OfficerName, ...], Field(min_length=1)]
    dimensions: Dimensions
    points: Points
    assessor: Line


EXAMPLE = RiskAssessment(
    **samples.HEAD,
    number="金科险字〔2026〕第1号",
    issued_on=date(2026, 3, 23),
    cause="以虚假技术信息牟利",
    proposal="没收违法所得3218.18元，罚款1000元。",
    officers=samples.OFFICERS,
    dimensions=(
        DimensionRow(label="合法性", grade="低", text="职权、依据、程序齐备。"),
        DimensionRow(label="社会稳定", grade="中", text="受让人较多，可能集中反映退款问题。"),
        DimensionRow(label="公共安全", grade="低", text="不涉及公共安全。"),
    ),
    points=(
        PointRow(
            label="程序不规范",
            what=None,
            grade="高",
            measure="由法制审核人员逐项核对告知和听证的时限。",
            owner="卫样例",
            due=date(2026, 3, 27),
            done_on=None,
        ),
        PointRow(
            label="方式不文明",
            what="上门送达时当事人情绪激动",
            grade="低",
            measure="两人送达，全程记录。",
            owner=None,
            due=None,
            done_on=date(2026, 3, 20),
        ),
    ),
    assessor="赵样例",
)

KIND = DocumentKind(
    key="risk_assessment",
    title="风险评估表",
    prefix="险",
    clause="金科〔2015〕8号四(4)",
    context=RiskAssessment,
    template="documents/risk_assessment.html.j2",
    example=EXAMPLE,
    internal=True,
)
