"""Approval of closing a case (结案审批表)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, Opinion, Opinions, Phrase


class ClosingReport(DocumentContext):
    """What was decided, what was carried out, how the case ended, where it is archived (行政处罚法47)."""

    title: Literal["结案审批表"] = "结案审批表"
    cause: Phrase
    filed_on: date | None
    officers: tuple[Phrase, ...]
    decision: Text
    performance: Annotated[tuple[Text, ...], Field(min_length=1)]
    ending: Line
    report: Text
    archive_no: Line | None
    retention: Line | None
    opinions: Opinions


EXAMPLE = ClosingReport(
    **samples.HEAD,
    number="金科结字〔2026〕第4号",
    issued_on=date(2026, 5, 11),
    cause="以虚假技术信息牟利",
    filed_on=date(2026, 3, 2),
    officers=("赵样例（证号豫A010001）", "钱样例（证号豫A010002）"),
    decision="金科罚决字〔2026〕第3号《行政处罚决定书》：没收违法所得3218.18元；罚款1000元。",
    performance=("2026年4月8日缴款4218.18元，票据号样票20260001", "2026年4月10日复查，违法行为已经改正"),
    ending="处罚已履行",
    report="处罚已履行，整改到位，同意结案。",
    archive_no=None,
    retention=None,
    opinions=(
        Opinion(label="承办人意见", text=None, signer=None, signed_on=None),
        Opinion(label="机关负责人审批意见", text="同意结案。", signer="吴样例", signed_on=date(2026, 5, 11)),
    ),
)

KIND = DocumentKind(
    key="closing_report",
    title="结案审批表",
    prefix="结",
    clause="行政处罚法47",
    context=ClosingReport,
    template="documents/closing_report.html.j2",
    example=EXAMPLE,
    internal=True,
)
