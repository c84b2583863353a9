"""Lengthen the time to decide (延长办理期限), once, before it is over, with the reason told to the applicant."""

from states import gates
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.payload import Reasoned


class ExtendPeriod(Reasoned):
    """Why the matter cannot be decided in time."""


EXTEND_PERIOD = CaseAction(
    key="extend_period",
    title="批准延长办理期限",
    payload=ExtendPeriod,
    roles=LEADER,
    clause="行政许可法42(1)",
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        matters.ACCEPTED,
        matters.EXTENDED_ONCE,
        matters.EXTENDED_BEFORE_END,
    ),
    establishes=(Latch("period_extended"),),
)
