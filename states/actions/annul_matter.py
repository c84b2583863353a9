"""Annul or change what was decided of a matter that is neither penalty nor levy (撤销、变更许可、登记、裁决、强制决定): by the
head, with grounds of law, and with compensation for whoever trusted in it."""

from typing import Literal

from pydantic import Field

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import change_checks, checks, gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "河南省行政执法条例32"
GROUNDS = {
    "facts_wrong": "主要事实不清、证据不足",
    "law_wrong": "适用依据错误",
    "procedure_wrong": "违反法定程序",
    "beyond_power": "超越法定职权",
    "abuse": "工作人员滥用职权、玩忽职守",
    "unqualified": "申请人不具备申请资格或者不符合法定条件",
    "fraud": "以欺骗、贿赂等不正当手段取得",
    "supervision_order": "执法监督机关责令纠正",
    "public_interest": "国家利益、公共利益需要",
}
"""Grounds of the law (法定事由) on which the bureau takes back what it decided."""


class AnnulMatter(Payload):
    """What is done to the decision (撤销、变更) and why, what holds instead of it, and what is compensated; of a permit also
    what the Act on permits asks (行政许可法8(2), 69)."""

    what: Literal["annul", "change"]
    ground: Literal[
        "facts_wrong",
        "law_wrong",
        "procedure_wrong",
        "beyond_power",
        "abuse",
        "unqualified",
        "fraud",
        "supervision_order",
        "public_interest",
    ]
    reason: Text
    outcome: Text | None = None  # 变更后的决定内容
    compensation: Text | None = None  # 补偿的对象、范围和办法，或者没有损失的说明
    no_loss: Text | None = None  # 没有损失、无须赔偿的理由 (行政许可法69(4))
    harm_to_public: Literal["none_grave", "grave"] | None = None  # 撤销是否可能对公共利益造成重大损害 (行政许可法69(3))
    changed: Literal["law", "circumstances"] | None = None  # 依据修改废止、客观情况重大变化 (行政许可法8(2))
    second_person: OfficerId
    participants: tuple[OfficerId, ...] = Field(default=(), max_length=20)


def change_is_told(facts: CaseFacts, payload: AnnulMatter) -> Reason | None:
    """A change (变更) says what holds from now on; after an annulment (撤销) nothing does (河南省行政执法条例32)."""
    if (payload.outcome is not None) == (payload.what == "change"):
        return None
    return Reason("change_is_told", CLAUSE, "变更的须写明变更后的内容，撤销的不得写")


def fraud_is_not_protected(facts: CaseFacts, payload: AnnulMatter) -> Reason | None:
    """Whoever got it by fraud is not compensated (行政许可法69(4); 河南省行政执法条例32)."""
    if payload.ground != "fraud" or payload.compensation is None:
        return None
    says = "以欺骗、贿赂等不正当手段取得的，所得利益不受保护，不予补偿"
    return Reason("fraud_is_not_protected", CLAUSE, says)


def public_is_not_gravely_harmed(facts: CaseFacts, payload: AnnulMatter) -> Reason | None:
    """Before a permit is annulled (撤销) it is told whether that may gravely harm the public; if it may, it stays, even
    where it was got by fraud (行政许可法69(3))."""
    if not _annuls_permit(facts, payload):
        return None
    if payload.harm_to_public is None:
        return Reason("public_harm_weighed", "行政许可法69(3)", "撤销许可须写明是否可能对公共利益造成重大损害")
    if payload.harm_to_public == "grave":
        return Reason("public_harm_weighed", "行政许可法69(3)", "撤销许可可能对公共利益造成重大损害的，不予撤销")
    return None


def holder_is_made_whole(facts: CaseFacts, payload: AnnulMatter) -> Reason | None:
    """Where the bureau was at fault, what the holder lawfully lost is paid (依法给予赔偿), or it is told that he lost
    nothing (行政许可法69(1), (4))."""
    if not _annuls_permit(facts, payload) or payload.ground == "fraud":
        return None
    if (payload.compensation is None) is (payload.no_loss is None):
        says = "撤销许可须写明对被许可人合法权益损害的赔偿，或者写明没有损失的理由，二者写一项"
        return Reason("holder_made_whole", "行政许可法69(4)", says)
    return None


def withdrawn_on_a_change(facts: CaseFacts, payload: AnnulMatter) -> Reason | None:
    """For the public good a permit that took effect is changed or withdrawn (变更、撤回) only because the law it rests on
    or the circumstances have changed (行政许可法8(2))."""
    if facts.procedure.family != "permit" or (payload.ground == "public_interest") is (payload.changed is not None):
        return None
    says = (
        "为公共利益变更、撤回许可的，须写明是所依据的法律、法规、规章修改废止，还是客观情况发生重大变化；其他情形不写"
    )
    return Reason("withdrawn_on_a_change", "行政许可法8(2)", says)


def _annuls_permit(facts: CaseFacts, payload: AnnulMatter) -> bool:
    """A permit granted is annulled (撤销) under 行政许可法69(1) or (2); a withdrawal for the public good is another matter."""
    granted = facts.procedure.family == "permit" and facts.truth["grant_proposed"]
    return granted and payload.what == "annul" and payload.ground != "public_interest"


ANNUL_MATTER = CaseAction(
    key="annul_matter",
    title="撤销、变更决定（非处罚、征收）",
    payload=AnnulMatter,
    roles=LEADER,
    clause=CLAUSE,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.DECIDED, gates.NOT_ANNULLED),
    checks=(
        checks.second_person(),
        change_is_told,
        change_checks.compensation_told,
        fraud_is_not_protected,
        public_is_not_gravely_harmed,
        holder_is_made_whole,
        withdrawn_on_a_change,
        checks.major_change_is_discussed,
    ),
    establishes=(Latch("decision_annulled", lambda act: act.data["what"] == "annul"), Latch("decision_overturned")),
)
