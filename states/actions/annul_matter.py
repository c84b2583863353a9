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
    "unqualified": "申请人不具备申请资格或者不符合法定条件",
    "fraud": "以欺骗、贿赂等不正当手段取得",
    "supervision_order": "执法监督机关责令纠正",
    "public_interest": "国家利益、公共利益需要",
}
"""Grounds of the law (法定事由) on which the bureau takes back what it decided."""


class AnnulMatter(Payload):
    """What is done to the decision (撤销、变更) and why, what holds instead of it, and what is compensated."""

    what: Literal["annul", "change"]
    ground: Literal[
        "facts_wrong",
        "law_wrong",
        "procedure_wrong",
        "beyond_power",
        "unqualified",
        "fraud",
        "supervision_order",
        "public_interest",
    ]
    reason: Text
    outcome: Text | None = None  # 变更后的决定内容
    compensation: Text | None = None  # 补偿的对象、范围和办法，或者没有损失的说明
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
        checks.major_change_is_discussed,
    ),
    establishes=(Latch("decision_annulled", lambda act: act.data["what"] == "annul"), Latch("decision_overturned")),
)
