"""Agree with the party how it performs (执行协议): in stages, with nothing taken from the public or from others."""

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates
from states import gates_coercion as coercion
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class AgreeExecution(Payload):
    """The stages, the last day, and that nobody else is harmed (行政强制法42(1))."""

    stages: tuple[Line, ...] = Field(min_length=1, max_length=36)
    until: Day
    relief: Text | None = None  # 当事人采取补救措施的，减免加处的罚款或者滞纳金
    harms_others: bool
    signed: bool


def agreement_is_lawful(facts: CaseFacts, payload: AgreeExecution) -> Reason | None:
    """Signed, ahead in time, and harming neither the public nor others (行政强制法42(1))."""
    if payload.signed and not payload.harms_others and payload.until >= facts.on:
        return None
    says = "执行协议须由当事人签名，履行期限不早于今天，且不得损害公共利益和他人合法权益"
    return Reason("agreement_lawful", "行政强制法42(1)", says)


AGREE_EXECUTION = CaseAction(
    key="agree_execution",
    title="达成执行协议",
    payload=AgreeExecution,
    roles=LEADER,
    clause="行政强制法42(1)",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.SERVED,
        gates.NOT_ANNULLED,
        coercion.UNPERFORMED,
        coercion.NO_AGREEMENT_RUNNING,
    ),
    checks=(agreement_is_lawful,),
    establishes=(Latch("agreement_running"),),
)
