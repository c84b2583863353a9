"""Report at the end of an investigation (案件调查终结报告)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import (
    Bases,
    DocumentContext,
    DocumentKind,
    EvidenceList,
    Opinion,
    Opinions,
    Phrase,
    Step,
    TwoOfficers,
)


class InvestigationReport(DocumentContext):
    """Course, facts with the list of evidence, provision, grade, circumstances, suggestion (行政处罚法57)."""

    title: Literal["案件调查终结报告"] = "案件调查终结报告"
    cause: Phrase
    filed_on: date
    officers: TwoOfficers
    course: tuple[Step, ...]
    facts: Text
    evidence: EvidenceList
    violated: Bases
    grade: Text | None
    circumstances: tuple[Phrase, ...]
    reasoning: Text | None
    suggestion: Line
    opinions: Opinions


EXAMPLE = InvestigationReport(
    **samples.HEAD,
    number="金科终字〔2026〕第5号",
    issued_on=date(2026, 3, 10),
    cause="以虚假技术信息牟利",
    filed_on=date(2026, 3, 2),
    officers=samples.OFFICERS,
    course=(
        Step(on=date(2026, 3, 2), what="批准立案"),
        Step(on=date(2026, 3, 2), what="现场检查，制作笔录"),
        Step(on=date(2026, 3, 3), what="询问李样例（法定代表人）"),
        Step(on=date(2026, 3, 4), what="责令改正"),
    ),
    facts=samples.FACTS,
    evidence=samples.EVIDENCE,
    violated=samples.BASIS,
    grade="一般（郑州市金水区科学技术局行政处罚裁量权基准2026年版）",
    circumstances=("初次违法", "已经改正"),
    reasoning="当事人系初次违法，如实陈述并主动提供证据，但已实际收取费用。",
    suggestion="建议给予行政处罚",
    opinions=(
        Opinion(label="承办人意见", text="调查终结，建议给予行政处罚。", signer="赵样例", signed_on=date(2026, 3, 10)),
        Opinion(label="承办机构意见", text=None, signer=None, signed_on=None),
    ),
)

KIND = DocumentKind(
    key="investigation_report",
    title="案件调查终结报告",
    prefix="终",
    clause="行政处罚法57",
    context=InvestigationReport,
    template="documents/investigation_report.html.j2",
    example=EXAMPLE,
    internal=True,
)
