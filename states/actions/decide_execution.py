"""Decide to execute by force (作出强制执行决定)."""

from config.schema.base import Text
from states import gates, gates_risk, penalty_gates
from states import gates_coercion as coercion
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.publicity import Publicised, publication_is_told, published
from states.reasons import Reason


class DecideExecution(Publicised):
    """The leader's opinion, and whether the result is published (执法结果公开)."""

    opinion: Text


def day_is_ahead(facts: CaseFacts) -> Reason | None:
    """Nobody decides to execute on a day gone by: the party could not know of it (行政强制法37(2))."""
    proposal = facts.last("propose_execution")
    if proposal is None or proposal.data["on"] >= facts.on.isoformat():
        return None
    return Reason("execution_day_ahead", "行政强制法37", "建议的执行时间已经过去，须退回另定时间")


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
    conditions=(day_is_ahead,),
    checks=(publication_is_told,),
    establishes=(Latch("decision_made"), Latch("publication_ordered", published)),
)
