"""Urging letter (催告书)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import Count, DocumentContext, DocumentKind, Fen, PayAt, Phrase, TwoOfficers

Nothing = Annotated[int, Field(ge=0)]


class LatePart(Strict):
    """One part of the fine paid late or unpaid, its late days and its surcharge."""

    amount_fen: Fen
    first: date
    last: date
    days: Count
    sum_fen: Fen


class UrgingLetter(DocumentContext):
    """Until when, how, and the clear sum to pay with its surcharge, and the right to state and defend
    (行政强制法35, 45, 54)."""

    title: Literal["催告书"] = "催告书"
    cause: Phrase
    decision_title: Line
    decision_number: Line
    decided_on: date
    served_on: date
    principal_fen: Nothing  # 0: the fine is paid, its surcharge is not
    surcharge_percent: Count
    parts: tuple[LatePart, ...]
    pauses: tuple[Text, ...]
    capped: bool
    waived_sum: Nothing  # what was waived of the surcharge (减免)
    surcharge_sum: Nothing
    total_fen: Fen
    days: Count
    payment: PayAt
    officers: TwoOfficers

    @model_validator(mode="after")
    def the_total_is_the_sum(self) -> Self:
        if self.total_fen != self.principal_fen + self.surcharge_sum:
            raise ValueError("应缴总额与欠缴款项、加处罚款之和不一致")
        return self


EXAMPLE = UrgingLetter(
    **samples.HEAD,
    number="金科催字〔2026〕第1号",
    issued_on=date(2026, 4, 27),
    cause="以虚假技术信息牟利",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    decided_on=date(2026, 3, 26),
    served_on=date(2026, 3, 27),
    principal_fen=421_818,
    surcharge_percent=3,
    parts=(LatePart(amount_fen=100_000, first=date(2026, 4, 14), last=date(2026, 4, 27), days=10, sum_fen=30_000),),
    pauses=("2026年4月20日至2026年4月23日（行政复议期间）",),
    capped=False,
    waived_sum=0,
    surcharge_sum=30_000,
    total_fen=451_818,
    days=10,
    payment=samples.PAY_AT,
    officers=samples.OFFICERS,
)

KIND = DocumentKind(
    key="urging_letter",
    title="催告书",
    prefix="催",
    clause="行政强制法54",
    context=UrgingLetter,
    template="documents/urging_letter.html.j2",
    example=EXAMPLE,
)
