"""Approval of the decision (行政处罚决定审批表)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Text
from states.documents import samples
from states.documents.common import (
    DocumentContext,
    DocumentKind,
    EvidenceList,
    LegalBasis,
    Opinion,
    Opinions,
    Phrase,
    TwoOfficers,
)


class DecisionApproval(DocumentContext):
    """What is to be decided, on what facts and basis, after which procedure, and who approved it (行政处罚法57)."""

    title: Literal["行政处罚决定审批表"] = "行政处罚决定审批表"
    cause: Phrase
    filed_on: date
    officers: TwoOfficers
    facts: Text
    evidence: EvidenceList
    basis: tuple[LegalBasis, ...]
    proposal: Text
    reasoning: Text
    procedure: Annotated[tuple[Text, ...], Field(min_length=1)]
    opinions: Opinions


EXAMPLE = DecisionApproval(
    **samples.HEAD,
    number="金科批字〔2026〕第4号",
    issued_on=date(2026, 3, 26),
    cause="以虚假技术信息牟利",
    filed_on=date(2026, 3, 2),
    officers=samples.OFFICERS,
    facts=samples.FACTS,
    evidence=samples.EVIDENCE,
    basis=samples.BASIS,
    proposal="没收违法所得3218.18元；罚款1000元。",
    reasoning="初次违法，如实陈述，按一般阶次处罚。",
    procedure=(
        "2026年3月16日送达行政处罚事先告知书",
        "当事人在告知的期限内未提出陈述、申辩",
        "本案不属于应当告知听证权利的情形，未举行听证",
        "本案由本机关负责人审查决定",
    ),
    opinions=(
        Opinion(label="承办人意见", text="建议按拟处罚意见作出决定。", signer="赵样例", signed_on=date(2026, 3, 12)),
        Opinion(label="承办机构意见", text=None, signer=None, signed_on=None),
        Opinion(label="法制审核意见", text=None, signer=None, signed_on=None),
        Opinion(label="机关负责人审批意见", text="同意。", signer="吴样例", signed_on=date(2026, 3, 26)),
    ),
)

KIND = DocumentKind(
    key="decision_approval",
    title="行政处罚决定审批表",
    prefix="批",
    clause="行政处罚法57",
    context=DecisionApproval,
    template="documents/decision_approval.html.j2",
    example=EXAMPLE,
    internal=True,
)
