"""Make the decision (作出决定): the document is issued and numbered."""

from config.schema.base import Text
from states import discretion_checks, gates, gates_relations, gates_risk, other_case_checks, penalty_gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class MakeDecision(Payload):
    """What the decision adds to the approved proposal."""

    publish: bool = False  # 具有一定社会影响 (行政处罚法48)
    publish_reason: Text | None = None


MAKE_DECISION = CaseAction(
    key="make_decision",
    title="作出决定",
    payload=MakeDecision,
    roles=OFFICER,
    clause="行政处罚法57",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.APPROVED,
        *gates.BEFORE_PENALTY,
        *penalty_gates.BEFORE_DECISION,
        *gates_risk.BEFORE_MAJOR,
        gates_relations.EXPERTS_HEARD,
        gates_relations.JURISDICTION_SETTLED,
        gates_relations.JURISDICTION_OURS,
        penalty_gates.GUARDIAN_OF_CHILD,
        penalty_gates.GUARDIAN_OF_PATIENT,
        gates.GUIDANCE,
        gates.CORRECTION_ORDERED,
        gates.EDUCATION_BEFORE_NO_PENALTY,
        gates.IN_TIME,
    ),
    conditions=(discretion_checks.proposal_still_holds,),
    checks=(other_case_checks.not_fined_elsewhere,),
    establishes=(Latch("decision_made"), Latch("publication_ordered", lambda act: bool(act.data["publish"]))),
)
