"""Confirm what was carried out in urgency (补办批准手续), within twenty-four hours."""

from config.schema.base import Text
from states import gates, penalty_gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ConfirmMeasure(Payload):
    """The leader's opinion; who thinks that the measure should not be, lifts it instead."""

    opinion: Text


CONFIRM_MEASURE = CaseAction(
    key="confirm_measure",
    title="补办查封、扣押批准手续",
    payload=ConfirmMeasure,
    roles=LEADER,
    clause="行政强制法19",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        coercion.MEASURE_IMPOSED,
        coercion.NOT_YET_APPROVED,
        coercion.CONFIRMED_IN_TIME,
        gates.NOT_ANNULLED,
        penalty_gates.RECUSAL_DECIDED,
    ),
    establishes=(Latch("measure_approved"),),
)
