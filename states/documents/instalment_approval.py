"""Approval of deferral or instalments of a fine (延期（分期）缴纳罚款批准书)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import Count, DocumentContext, DocumentKind, Fen, PayAt, Phrase


class Part(Strict):
    """One part of the fine and the last day to pay it."""

    amount_fen: Fen
    pay_by: date


class InstalmentApproval(DocumentContext):
    """Why it was asked for, what shows the hardship, how many parts of what sums by which days (行政处罚法66(2))."""

    title: Literal["延期（分期）缴纳罚款批准书"] = "延期（分期）缴纳罚款批准书"
    cause: Phrase
    form: Literal["延期", "分期"]
    decision_title: Line
    decision_number: Line
    applied_on: date
    reason: Text
    evidence: Text
    total_fen: Fen
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    opinion: Text
    approver: Line
    payment: PayAt
    surcharge_percent: Count

    @model_validator(mode="after")
    def the_parts_are_the_whole(self) -> Self:
        if sum(part.amount_fen for part in self.parts) != self.total_fen:
            raise ValueError("各期数额之和与批准的罚款总额不一致")
        return self


EXAMPLE = InstalmentApproval(
    **samples.HEAD,
    number="金科缓字〔2026〕第1号",
    issued_on=date(2026, 4, 8),
    cause="以虚假技术信息牟利",
    form="分期",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    applied_on=date(2026, 4, 3),
    reason="今年一季度订单减少，周转资金困难。",
    evidence="2026年一季度财务报表1份、银行流水1份。",
    total_fen=100_000,
    parts=(
        Part(amount_fen=50_000, pay_by=date(2026, 5, 8)),
        Part(amount_fen=50_000, pay_by=date(2026, 6, 8)),
    ),
    opinion="情况属实，同意分两期缴纳。",
    approver="吴样例",
    payment=samples.PAY_AT,
    surcharge_percent=3,
)

KIND = DocumentKind(
    key="instalment_approval",
    title="延期（分期）缴纳罚款批准书",
    prefix="缓",
    clause="行政处罚法66(2)",
    context=InstalmentApproval,
    template="documents/instalment_approval.html.j2",
    example=EXAMPLE,
)
