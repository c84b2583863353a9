"""Correction of a slip of the pen in a decision (行政处罚决定书补正通知书)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, Phrase


class DecisionCorrection(DocumentContext):
    """Which decision, where, what stood there and what stands there now."""

    title: Literal["行政处罚决定书补正通知书"] = "行政处罚决定书补正通知书"
    cause: Phrase
    decision_title: Line
    decision_number: Line
    decided_on: date
    where: Phrase
    was: Text
    now: Text
    reason: Text
    remedies_anew: Text | None  # the remedies told anew as a whole; none: they stand


EXAMPLE = DecisionCorrection(
    **samples.HEAD,
    number="金科正字〔2026〕第1号",
    issued_on=date(2026, 4, 1),
    cause="以虚假技术信息牟利",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    decided_on=date(2026, 3, 26),
    where="当事人的名称、住所等信息",
    was="住所：郑州市金水区样例路6号",
    now="住所：郑州市金水区样例路8号",
    reason="录入时门牌号有误，与营业执照不一致。",
    remedies_anew=None,
)

KIND = DocumentKind(
    key="decision_correction",
    title="行政处罚决定书补正通知书",
    prefix="正",
    clause="科技部令20号17",
    context=DecisionCorrection,
    template="documents/decision_correction.html.j2",
    example=EXAMPLE,
)
