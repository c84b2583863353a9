"""Approval of withdrawing a case (撤销案件审批表)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, Opinion, Opinions, Phrase


class WithdrawalApproval(DocumentContext):
    """Why the case is withdrawn, and who approved and who looked at it besides (行政处罚法57)."""

    title: Literal["撤销案件审批表"] = "撤销案件审批表"
    cause: Phrase
    filed_on: date | None
    officers: tuple[Phrase, ...]
    facts: Text | None
    ground: Line
    reason: Text
    opinions: Opinions


EXAMPLE = WithdrawalApproval(
    **samples.HEAD,
    number="金科撤字〔2026〕第1号",
    issued_on=date(2026, 3, 12),
    cause="以虚假技术信息牟利",
    filed_on=date(2026, 3, 2),
    officers=("赵样例（证号豫A010001）", "钱样例（证号豫A010002）"),
    facts="涉嫌将他人已公开的检测方法作为自有技术对外推介。",
    ground="违法事实不能成立",
    reason="经查，该检测方法的权利人已书面许可当事人使用和推介。",
    opinions=(
        Opinion(label="机关负责人审批意见", text="同意撤销案件。", signer="吴样例", signed_on=date(2026, 3, 12)),
        Opinion(label="复核人意见", text=None, signer=None, signed_on=None),
    ),
)

KIND = DocumentKind(
    key="withdrawal_approval",
    title="撤销案件审批表",
    prefix="撤",
    clause="行政处罚法57",
    context=WithdrawalApproval,
    template="documents/withdrawal_approval.html.j2",
    example=EXAMPLE,
    internal=True,
)
