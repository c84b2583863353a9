"""Take up a resting case again (恢复) once the ground is gone."""

from states import gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Reasoned


class ResumeCase(Reasoned):
    """How the ground went away."""


RESUME_CASE = CaseAction(
    key="resume_case",
    title="恢复办理",
    payload=ResumeCase,
    roles=LEADER,
    clause="行政强制法39(2)",
    everywhere=True,
    paper="resumption_approval",
    never_moves=True,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.RESTING),
    establishes=(Latch("resumed"),),
    withdraws=(Latch("resting"), Latch("resting_unable")),
)
