"""End execution for good (终结执行) on a ground of the law."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload

GROUNDS = {
    "died": "公民死亡，无遗产可供执行，又无义务承受人",
    "dissolved": "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    "object_lost": "执行标的灭失",
    "decision_annulled": "据以执行的行政决定被撤销",
    "other": "其他需要终结执行的情形",
}


class EndExecution(Payload):
    """The ground (行政强制法40), the reason, and a second person."""

    ground: Literal["died", "dissolved", "object_lost", "decision_annulled", "other"]
    reason: Text
    second_person: OfficerId


END_EXECUTION = CaseAction(
    key="end_execution",
    title="终结执行",
    payload=EndExecution,
    roles=LEADER,
    clause="行政强制法40",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, coercion.DUTY_BASED),
    checks=(checks.second_person(),),
    establishes=(Latch("ended_undecided"),),
    withdraws=(Latch("agreement_running"),),
)
