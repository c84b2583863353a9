"""Hearing notice (听证通知书)."""

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import AwareDatetime

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Count, DocumentContext, DocumentKind, Phrase, TwoOfficers


class HearingNotice(DocumentContext):
    """When, where, before whom, whether in public, and the party's rights there (行政处罚法64)."""

    title: Literal["听证通知书"] = "听证通知书"
    cause: Phrase
    offer_number: Line
    requested_on: date
    held_at: AwareDatetime
    place: Line
    chair: Line
    chair_before: Line | None  # whom an earlier notice of this hearing named (更换主持人)
    clerk: Line | None
    closed_because: Text | None
    notify_days: Count
    agents_most: Count
    officers: TwoOfficers


EXAMPLE = HearingNotice(
    **samples.HEAD,
    number="金科听通字〔2026〕第1号",
    issued_on=date(2026, 3, 24),
    cause="未遵守生物技术研究开发安全管理规范",
    offer_number="金科听告字〔2026〕第1号",
    requested_on=date(2026, 3, 20),
    held_at=datetime(2026, 4, 9, 1, 0, tzinfo=UTC),
    place="郑州市金水区科学技术局一楼会议室",
    chair="卫样例",
    chair_before=None,
    clerk="冯样例",
    closed_because=None,
    notify_days=7,
    agents_most=2,
    officers=samples.OFFICERS,
)

KIND = DocumentKind(
    key="hearing_notice",
    title="听证通知书",
    prefix="听通",
    clause="行政处罚法64(二)",
    context=HearingNotice,
    template="documents/hearing_notice.html.j2",
    example=EXAMPLE,
)
