"""Decision not to penalise (不予行政处罚决定书)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, DocumentKind, EvidenceList, LegalBasis, Phrase, Remedies

Branch = Literal["minor", "first_time", "no_fault", "under_age", "incapable", "out_of_time", "not_proven"]
"""Grounds of 行政处罚法 33(1) first and second branch, 33(2), 30, 31, 36, and 40/57(1)(三)."""


class NoPenaltyDecision(DocumentContext):
    """The branch that holds, the facts and evidence it rests on, and the education given (行政处罚法33、57)."""

    title: Literal["不予行政处罚决定书"] = "不予行政处罚决定书"
    cause: Phrase
    filed_on: date
    branch: Branch
    # of who is too young: the age below which nobody is punished (行政处罚法30)
    child_age: Annotated[int, Field(gt=0)] | None
    facts: Text
    evidence: EvidenceList
    breached: tuple[LegalBasis, ...]
    basis: Bases
    reasoning: Text
    education: Text | None
    correction: Text | None
    remedies: Remedies

    @model_validator(mode="after")
    def a_proven_violation_is_named_and_taught(self) -> Self:
        if self.branch != "not_proven" and not self.breached:
            raise ValueError("违法事实成立而不予处罚的，须写明违反的规定")
        if self.branch != "not_proven" and self.education is None:
            raise ValueError("依法不予行政处罚的，须写明对当事人的教育（行政处罚法33）")
        if (self.branch == "under_age") != (self.child_age is not None):
            raise ValueError("因年龄不予行政处罚的，须写明不予处罚的年龄，其他情形不写")
        return self


EXAMPLE = NoPenaltyDecision(
    organ=samples.ORGAN,
    case_no="2026-0018",
    number="金科不罚决字〔2026〕第1号",
    issued_on=date(2026, 3, 26),
    party=samples.PARTY,
    record=samples.RECORD,
    rehearsal=False,
    cause="涉嫌以虚假技术信息牟利",
    filed_on=date(2026, 3, 3),
    branch="first_time",
    child_age=None,
    facts="经查，你单位于2026年2月20日在宣传材料中使用了1项过期的检测数据推介技术，收到提示后当日更正并全额退还费用。",
    evidence=samples.EVIDENCE,
    breached=samples.BASIS,
    basis=(
        LegalBasis(
            law="中华人民共和国行政处罚法",
            article="第三十三条第一款",
            text=(
                "违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚。"
                "初次违法且危害后果轻微并及时改正的，可以不予行政处罚。"
            ),
        ),
    ),
    reasoning="你单位系初次违法，涉及金额小且已全额退还，危害后果轻微，并在收到提示的当日改正。",
    education="执法人员已于2026年3月20日向你单位讲解技术信息发布的有关规定，你单位负责人签收了教育记录。",
    correction=None,
    remedies=samples.REMEDIES,
)

KIND = DocumentKind(
    key="no_penalty_decision",
    title="不予行政处罚决定书",
    prefix="不罚决",
    clause="行政处罚法57",
    context=NoPenaltyDecision,
    template="documents/no_penalty_decision.html.j2",
    example=EXAMPLE,
)
