"""Approve a coercive measure before it is carried out (批准查封、扣押)."""

from config.schema.base import Text
from states import gates, penalty_gates
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ApproveMeasure(Payload):
    """The leader's opinion."""

    opinion: Text


APPROVE_MEASURE = CaseAction(
    key="approve_measure",
    title="批准查封、扣押",
    payload=ApproveMeasure,
    roles=LEADER,
    clause="行政强制法18(一)",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.TWO_HANDLERS,
        gates.POWER,
        matters.MATTER_PROPOSED,
        penalty_gates.RECUSAL_DECIDED,
    ),
    establishes=(Latch("measure_approved"),),
)
