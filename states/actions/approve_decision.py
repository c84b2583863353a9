"""Approve what is to be decided (行政处罚审批): a certified leader who does not handle the case."""

from config.schema.base import Text
from states import discretion_checks, gates, gates_relations, gates_risk, other_case_checks, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ApproveDecision(Payload):
    """The leader's opinion."""

    opinion: Text


APPROVE_DECISION = CaseAction(
    key="approve_decision",
    title="审批处理决定",
    payload=ApproveDecision,
    roles=LEADER,
    clause="行政处罚法57",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        *gates.BEFORE_PENALTY,
        *penalty_gates.BEFORE_DECISION,
        *gates_risk.BEFORE_MAJOR,
        gates_relations.EXPERTS_HEARD,
        gates_relations.JURISDICTION_SETTLED,
        gates_relations.JURISDICTION_OURS,
    ),
    conditions=(discretion_checks.proposal_still_holds,),
    checks=(other_case_checks.not_fined_elsewhere,),
    establishes=(Latch("decision_approved"),),
)
