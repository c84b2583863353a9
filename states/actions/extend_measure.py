"""Extend the measure (延长查封、扣押期限) by at most thirty days, once, with the reason told in writing."""

from states import gates, penalty_gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.payload import Reasoned


class ExtendMeasure(Reasoned):
    """Why the case is complex."""


EXTEND_MEASURE = CaseAction(
    key="extend_measure",
    title="批准延长查封、扣押期限",
    payload=ExtendMeasure,
    roles=LEADER,
    clause="行政强制法25(1)",
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        coercion.MEASURE_IMPOSED,
        coercion.MEASURE_APPROVED,
        coercion.MEASURE_EXTENDED_ONCE,
        coercion.MEASURE_RUNNING,
        gates.NOT_ANNULLED,
        penalty_gates.RECUSAL_DECIDED,
    ),
    establishes=(Latch("measure_extended"),),
)
