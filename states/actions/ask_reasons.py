"""Ask for the reasons of a request whose number or frequency is clearly beyond reason (要求说明理由), and judge them."""

from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Text
from states import gates
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.disclosure_office import OFFICE, head_signs
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "政府信息公开条例35"


class AskReasons(Payload):
    """How many requests in which time, and why that is clearly beyond reason."""

    counted: Text  # 数量、频次
    reason: Text


ASK_REASONS = CaseAction(
    key="ask_reasons",
    title="要求申请人说明理由",
    payload=AskReasons,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(disclosure.REQUESTED, disclosure.REASONS_ASKED_ONCE),
    establishes=(Latch("reasons_asked"),),
)


class JudgeReasons(Payload):
    """What the applicant gave as reasons, whether they are reasonable, and by how much the answer must be delayed."""

    given: Text  # 申请人说明的理由
    found: Literal["reasonable", "unreasonable"]
    opinion: Text
    delay_days: Annotated[int, Field(gt=0, le=250)] | None = None  # 延迟答复的工作日


def delayed_with_reason(facts: CaseFacts, payload: JudgeReasons) -> Reason | None:
    """Only where the reasons are reasonable an answer is delayed; otherwise it is told that nothing is done
    (政府信息公开条例35)."""
    if payload.delay_days is None or payload.found == "reasonable":
        return None
    return Reason("delayed_with_reason", CLAUSE, "理由不合理的，告知不予处理，不确定延迟答复的期限")


JUDGE_REASONS = CaseAction(
    key="judge_reasons",
    title="认定申请理由",
    payload=JudgeReasons,
    roles=OFFICE,
    clause=CLAUSE,
    never_moves=True,
    gates=(gates.NOT_HANDLER, disclosure.REASONS_ASKED),
    conditions=(head_signs,),
    checks=(delayed_with_reason,),
    establishes=(
        Latch("excess_unreasonable", lambda act: act.data["found"] == "unreasonable"),
        Latch("answer_delayed", lambda act: act.data["delay_days"] is not None),
    ),
    withdraws=(
        Latch("excess_unreasonable", lambda act: act.data["found"] != "unreasonable"),
        Latch("answer_delayed", lambda act: act.data["delay_days"] is None),
    ),
)
