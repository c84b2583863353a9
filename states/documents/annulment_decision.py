"""Decision to annul or change a decision (撤销、变更行政处罚决定书)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, LegalBasis, Phrase, Remedies


class AnnulmentDecision(DocumentContext):
    """Which decision, what is done to it, why, what holds instead, what is paid back, and the remedies."""

    title: Literal["撤销（变更）行政处罚决定书"] = "撤销（变更）行政处罚决定书"
    cause: Phrase
    decision_title: Line
    decision_number: Line
    decided_on: date
    what: Literal["撤销", "变更"]
    ground: Phrase
    reason: Text
    basis: Bases
    outcome: Text
    refund: Text | None
    remedies: Remedies


EXAMPLE = AnnulmentDecision(
    **samples.HEAD,
    number="金科销字〔2026〕第1号",
    issued_on=date(2026, 5, 20),
    cause="以虚假技术信息牟利",
    decision_title="行政处罚决定书",
    decision_number="金科罚决字〔2026〕第3号",
    decided_on=date(2026, 3, 26),
    what="变更",
    ground="处罚明显不当",
    reason="你单位在作出决定前已退还全部技术服务费，原决定没有考虑这一情节。",
    basis=(
        LegalBasis(
            law="河南省行政执法条例",
            article="第三十二条",
            text="非因法定事由、未经法定程序，不得撤销、变更已生效的行政执法决定。",
        ),
    ),
    outcome="原决定的罚款1,000.00元变更为罚款800.00元，其余部分不变。",
    refund="你单位多缴的200.00元，由本机关依法退还。",
    remedies=samples.REMEDIES,
)

KIND = DocumentKind(
    key="annulment_decision",
    title="撤销（变更）行政处罚决定书",
    prefix="销",
    clause="河南省行政执法条例32",
    context=AnnulmentDecision,
    template="documents/annulment_decision.html.j2",
    example=EXAMPLE,
)
