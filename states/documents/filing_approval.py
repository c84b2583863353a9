"""Approval of filing (立案审批表)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, Opinion, Opinions, Phrase, TwoOfficers


class FilingApproval(DocumentContext):
    """Where the case came from, what is suspected, who handles it, who approved it (行政处罚法54)."""

    title: Literal["立案审批表"] = "立案审批表"
    cause: Phrase
    source: Line
    found_on: date
    party_phone: Line | None
    facts: Text
    suspected: Bases
    officers: TwoOfficers
    opinions: Opinions


EXAMPLE = FilingApproval(
    **samples.HEAD,
    number="金科立字〔2026〕第7号",
    issued_on=date(2026, 3, 2),
    cause="以虚假技术信息牟利",
    source="专项检查",
    found_on=date(2026, 2, 27),
    party_phone="0371-60000008",
    facts="样例科技有限公司于2026年2月20日在招商活动中将他人已公开的检测方法作为自有技术对外推介，并收取技术服务费。",
    suspected=samples.BASIS,
    officers=samples.OFFICERS,
    opinions=(
        Opinion(label="承办人意见", text="经初步核查，建议立案。", signer="赵样例", signed_on=date(2026, 2, 28)),
        Opinion(label="承办机构意见", text=None, signer=None, signed_on=None),
        Opinion(label="机关负责人审批意见", text="同意立案。", signer="吴样例", signed_on=date(2026, 3, 2)),
    ),
)

KIND = DocumentKind(
    key="filing_approval",
    title="立案审批表",
    prefix="立",
    clause="行政处罚法54",
    context=FilingApproval,
    template="documents/filing_approval.html.j2",
    example=EXAMPLE,
    internal=True,
)
