"""What documents (文书) have in common: the head, and the parts that several kinds share.

Every ``Line`` and ``Text`` refuses to be empty, so a statutory item left blank is a refusal and never a gap in print
(行政处罚法59). A part that may lawfully be absent is ``| None`` and must still be given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from config.schema.base import Clause, Key, Line, Strict, Text
from config.schema.law import SanctionTitle
from states.vocabulary import PartyKind

Fen = Annotated[int, Field(gt=0)]
"""An amount of money in fen (分) that is really an amount."""

Count = Annotated[int, Field(gt=0)]
"""A number of days or months; the law's figure arrives with the release, no template writes it."""

CLOSING = "。；;，,、"


def without_closing(text: str) -> str:
    """The template sets the punctuation of a list; an item that brings its own would print it twice."""
    bare = text.rstrip(CLOSING)
    if not bare:
        raise ValueError("只有标点，没有内容")
    return bare


Phrase = Annotated[Line, AfterValidator(without_closing)]
"""A line that a template sets into a sentence or a list."""

Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]

ShortHead = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]

MONEY_SANCTIONS = frozenset({"罚款", "没收违法所得"})


class Organ(Strict):
    """The organ that issues, and the person there who answers (联系人)."""

    name: Line
    short: Line
    region: Line
    address: Line
    phone: Line
    contact: Line


class PartyHead(Strict):
    """The party (当事人) as documents name it."""

    name: Line
    kind: PartyKind
    identity_label: Line
    identity_value: Line
    address: Line
    representative: Line | None


class RecordMark(Strict):
    """Where the case's record stood at issue; it makes the served party a witness of the record."""

    stream: Line
    seq: Annotated[int, Field(ge=1)]
    head: ShortHead


class DocumentContext(Strict):
    """The head every document has. Each kind narrows ``title`` to its own."""

    organ: Organ
    case_no: Line
    number: Line
    title: Line
    issued_on: date
    party: PartyHead
    record: RecordMark
    rehearsal: bool


class LegalBasis(Strict):
    """One provision, quoted: 《law》article, text."""

    law: Line
    article: Line
    text: Text


class Evidence(Strict):
    """One piece of evidence and what it proves."""

    name: Phrase
    proves: Phrase


class OfficerName(Strict):
    """An officer (执法人员) with the certificate that was shown."""

    name: Line
    certificate_no: Line


class LastDay(Strict):
    """The last day of a term, how it was counted, and whether a holiday notice is still to come (暂定)."""

    on: date
    explains: Line
    provisional: bool


class Answer(Strict):
    """A right to answer within a term, counted as if served on ``served_on``; later service counts from then."""

    days: Count
    unit: Literal["日", "个工作日"]
    served_on: date
    last_day: LastDay


class FineBand(Strict):
    """What the standard allows for a grade."""

    low_fen: Annotated[int, Field(ge=0)]
    high_fen: Fen

    @model_validator(mode="after")
    def low_is_not_above_high(self) -> Self:
        if self.low_fen > self.high_fen:
            raise ValueError("裁量幅度的下限高于上限")
        return self


class Discretion(Strict):
    """How the discretion standard (裁量基准) was applied; where none is in force, the reasoning alone."""

    standard: Line | None
    clause: Line | None
    grade: Line | None
    circumstances: tuple[Phrase, ...]
    band: FineBand | None
    reasoning: Text
    weighing: Text | None = None  # 裁量理由: how the grade followed and where the figure lies, as one paragraph
    tier: Text | None = None  # 法定档次: which part of the article applies, and what it asks

    @model_validator(mode="after")
    def a_standard_is_told_whole(self) -> Self:
        told = (self.standard, self.clause, self.grade, self.circumstances or None)
        if any(told) and not all(told):
            raise ValueError("裁量基准的名称、条目、阶次和情节须一并写明")
        return self


class Sanction(Strict):
    """One penalty; money kinds have an amount, all others say in ``detail`` what they come to."""

    kind: SanctionTitle
    amount_fen: Fen | None
    detail: Phrase | None
    worth: str | None = None  # of confiscated goods: their value and by what it is known

    @model_validator(mode="after")
    def amount_fits_the_kind(self) -> Self:
        if (self.kind in MONEY_SANCTIONS) != (self.amount_fen is not None):
            raise ValueError(f"“{self.kind}”的金额有误：罚款、没收违法所得须有金额，其他种类不得有金额")
        if self.kind not in MONEY_SANCTIONS | {"警告", "通报批评"} and self.detail is None:
            raise ValueError(f"“{self.kind}”须写明具体内容")
        return self


class Payment(Strict):
    """Where, until when and how money is paid; the surcharge runs on the fine alone (行政处罚法67、72)."""

    due_fen: Fen
    fine_fen: Fen | None
    days: Count
    bank: Line
    account_name: Line
    account_no: Line
    electronic: Line
    surcharge_percent: Count


class Remedies(Strict):
    """Organ and court of remedy with their periods, counted from receipt (行政复议法20、24, 行政诉讼法46)."""

    reconsideration_organ: Line
    reconsideration_address: Line
    reconsideration_days: Count
    court: Line
    court_address: Line
    litigation_months: Count


class RemediesDue(Remedies):
    """The same once service is known: with the last days."""

    reconsideration_last_day: LastDay
    litigation_last_day: LastDay


class ReconsiderationFirst(Strict):
    """Remedies against an on-the-spot decision: reconsideration is a must before suing (行政复议法23(一))."""

    reconsideration_organ: Line
    reconsideration_address: Line
    reconsideration_days: Count
    reconsideration_last_day: LastDay
    court: Line
    court_address: Line
    litigation_days: Count


class Publication(Strict):
    """Where and how soon the decision is made public (公示), and withdrawn if it falls (行政处罚法48)."""

    site: Line
    working_days: Count
    withdraw_working_days: Count


Bases = Annotated[tuple[LegalBasis, ...], Field(min_length=1)]
EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1)]
Sanctions = Annotated[tuple[Sanction, ...], Field(min_length=1)]
TwoOfficers = Annotated[tuple[OfficerName, ...], Field(min_length=2)]


def check_payment(sanctions: tuple[Sanction, ...], payment: Payment | None) -> None:
    """Refuse a sum to pay that differs from the penalties, and one of the two without the other."""
    due = sum(s.amount_fen or 0 for s in sanctions)
    fine = sum(s.amount_fen or 0 for s in sanctions if s.kind == "罚款")
    if (due > 0) != (payment is not None):
        raise ValueError("有应缴款项的必须写明缴款方式，没有应缴款项的不得写缴款方式")
    if payment is not None and (payment.due_fen, payment.fine_fen) != (due, fine or None):
        raise ValueError("缴款金额与处罚内容不一致")


def check_performance(sanctions: tuple[Sanction, ...], other: str | None) -> None:
    """Refuse a penalty that is neither paid nor told how to be carried out (行政处罚法59(四))."""
    if other is None and any(s.amount_fen is None for s in sanctions):
        raise ValueError("非金钱处罚须写明履行方式和期限")


class PayAt(Strict):
    """Where and how a sum is paid (行政处罚法67)."""

    bank: Line
    account_name: Line
    account_no: Line
    electronic: Line


class Told(Strict):
    """A set question of a record (笔录) and what the paper says of it."""

    what: Phrase
    answer: Literal["是", "否", "笔录未载明"]


class Detail(Strict):
    """A labelled item; without a text it is left to be filled in by hand."""

    label: Line
    text: Text | None


class Opinion(Strict):
    """One row of an approval form (审批表): what was held, by whom, when; without a text it is left to be signed."""

    label: Line
    text: Text | None
    signer: Line | None
    signed_on: date | None

    @model_validator(mode="after")
    def an_opinion_has_its_author(self) -> Self:
        if len({self.text is None, self.signer is None, self.signed_on is None}) > 1:
            raise ValueError("意见、签署人和日期须一并写明或者一并留空")
        return self


class Step(Strict):
    """One thing done in the case, by day."""

    on: date
    what: Text


Opinions = Annotated[tuple[Opinion, ...], Field(min_length=1)]
Team = Annotated[tuple[OfficerName, ...], Field(min_length=1)]
"""Who acted on site; fewer than two is a flag of the record and is printed as it was."""


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document: how it is called, numbered, founded, filled and set."""

    key: Key
    title: str
    prefix: str
    clause: Clause
    context: type[DocumentContext]
    template: str
    example: DocumentContext
    internal: bool = False  # kept in the volume, signed by hand, not sent out: no seal, no address wanted


class IncompleteDocument(Exception):
    """A document (文书) lacks a mandatory item, so the act that would issue it is refused."""

    code = "incomplete_document"

    def __init__(self, field: str, says: str) -> None:
        super().__init__(says)  # officials read this; ``field`` is for programs
        self.field, self.says = field, says
