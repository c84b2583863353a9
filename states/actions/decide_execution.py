"""Decide to execute by force (作出强制执行决定)."""

from config.schema.base import Text
from states import gates, gates_risk, penalty_gates
from states import gates_coercion as coercion
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class DecideExecution(Payload):
    """The leader's opinion."""

    opinion: Text


DECIDE_EXECUTION = CaseAction(
    key="decide_execution",
    title="作出强制执行决定",
    payload=DecideExecution,
    roles=LEADER,
    clause="行政强制法37",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.TWO_HANDLERS,
        gates.POWER,
        matters.MATTER_PROPOSED,
        coercion.URGED,
        coercion.URGING_OVER,
        coercion.UNPERFORMED,
        gates.DEFENCE_ANSWERED,
        gates.LEGAL_REVIEW,
        gates.DISCUSSION,
        *gates_risk.BEFORE_MAJOR,
        penalty_gates.RECUSAL_DECIDED,
    ),
    establishes=(Latch("decision_made"),),
)
