"""End execution for good (终结执行) on a ground of the law."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.execution_lapse import rested_long_enough
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

GROUNDS = {
    "died": "公民死亡，无遗产可供执行，又无义务承受人",
    "dissolved": "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    "object_lost": "执行标的灭失",
    "decision_annulled": "据以执行的行政决定被撤销",
    "execution_annulled": "本机关的强制执行决定被撤销、变更或者确认无效",
    "three_years": "没有明显社会危害，当事人确无能力履行，中止执行满{execution_lapse}未恢复",
    "other": "其他需要终结执行的情形",
}


class EndExecution(Payload):
    """The ground (行政强制法39(2), 40), the reason, and a second person."""

    ground: Literal[
        "died", "dissolved", "object_lost", "decision_annulled", "execution_annulled", "three_years", "other"
    ]
    no_evident_harm: bool = False  # 没有明显社会危害 (行政强制法39(2))
    reason: Text
    second_person: OfficerId


def annulled_as_told(facts: CaseFacts, payload: EndExecution) -> Reason | None:
    """The bureau's own decision to execute ends (终结执行) only if the record says that it does not stand
    (行政强制法40)."""
    if payload.ground != "execution_annulled" or facts.truth["decision_overturned"]:
        return None
    says = "卷内没有强制执行决定被撤销、变更、确认违法或者无效的记录"
    return Reason("annulled_as_told", "行政强制法40", says)


def harms_nobody(facts: CaseFacts, payload: EndExecution) -> Reason | None:
    """What evidently harms society is executed even after three years of rest (行政强制法39(2))."""
    if payload.ground != "three_years" or payload.no_evident_harm:
        return None
    says = "只有没有明显社会危害的，中止执行期满才不再执行；请写明有无明显社会危害"
    return Reason("three_years", "行政强制法39(2)", says)


END_EXECUTION = CaseAction(
    key="end_execution",
    title="终结执行",
    payload=EndExecution,
    roles=LEADER,
    clause="行政强制法40",
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, coercion.DUTY_BASED),
    checks=(checks.second_person(), annulled_as_told, rested_long_enough, harms_nobody),
    establishes=(Latch("ended_undecided"),),
    withdraws=(Latch("agreement_running"), Latch("resting"), Latch("resting_unable")),
)
