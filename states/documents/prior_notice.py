"""Prior notice of penalty (行政处罚事先告知书): what is planned, why, and the right to state and defend."""

from datetime import date
from typing import Literal

from config.schema.base import Text
from states.documents import samples
from states.documents.common import (
    Answer,
    Bases,
    Discretion,
    DocumentContext,
    DocumentKind,
    EvidenceList,
    Phrase,
    Sanctions,
)


class PriorNotice(DocumentContext):
    """行政处罚法44 without the hearing, which has a document of its own (听证告知书)."""

    title: Literal["行政处罚事先告知书"] = "行政处罚事先告知书"
    cause: Phrase
    facts: Text
    evidence: EvidenceList
    breached: Bases
    basis: Bases
    discretion: Discretion
    law_choice: Text | None
    sanctions: Sanctions
    defence: Answer


EXAMPLE = PriorNotice(
    organ=samples.ORGAN,
    case_no=samples.CASE_NO,
    number="金科罚告字〔2026〕第4号",
    issued_on=date(2026, 3, 16),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="涉嫌以虚假技术信息牟利",
    facts=samples.FACTS,
    evidence=samples.EVIDENCE,
    breached=samples.BASIS,
    basis=samples.BASIS,
    discretion=samples.DISCRETION,
    law_choice=None,
    sanctions=samples.PLANNED,
    defence=Answer(days=3, unit="个工作日", served_on=date(2026, 3, 16), last_day=samples.THREE_WORKING_DAYS),
)

KIND = DocumentKind(
    key="prior_notice",
    title="行政处罚事先告知书",
    prefix="罚告",
    clause="行政处罚法44",
    context=PriorNotice,
    template="documents/prior_notice.html.j2",
    example=EXAMPLE,
)
