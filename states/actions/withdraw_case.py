"""Withdraw the case (撤案) with a reason and a second person."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import act_day_checks, checks, gates, tier_checks
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class WithdrawCase(Payload):
    """Why the case is withdrawn."""

    ground: Literal[
        "facts_not_established",
        "no_jurisdiction",
        "party_ceased",
        "limitation_over",
        "no_penalty_provided",
        "filed_in_error",
        "plan_not_approved",
    ]
    reason: Text
    second_person: OfficerId


def plan_is_waiting(facts: CaseFacts, payload: WithdrawCase) -> Reason | None:
    """Only a plan of guidance that was not carried out can be refused (行政指导方案)."""
    if payload.ground != "plan_not_approved" or (facts.truth["guidance_planned"] and not facts.truth["guidance_given"]):
        return None
    return Reason("plan_is_waiting", "金科〔2015〕8号二(二)", "没有等待批准的指导方案")


WITHDRAW_CASE = CaseAction(
    key="withdraw_case",
    title="撤案",
    payload=WithdrawCase,
    roles=LEADER,
    clause="行政处罚法57",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(
        *(checks.second_person(), act_day_checks.out_of_time_is_so, tier_checks.nothing_is_provided),
        plan_is_waiting,
    ),
    establishes=(Latch("withdrawn"),),
)
