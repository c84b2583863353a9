"""Resume execution (恢复强制执行): the party does not keep the agreement."""

from states import gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.payload import Reasoned


class ResumeExecution(Reasoned):
    """What of the agreement was not kept."""


RESUME_EXECUTION = CaseAction(
    key="resume_execution",
    title="恢复强制执行",
    payload=ResumeExecution,
    roles=LEADER,
    clause="行政强制法42(2)",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_ANNULLED, coercion.AGREEMENT_RUNNING),
    withdraws=(Latch("agreement_running"),),
)
