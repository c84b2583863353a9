"""Withdraw the case (撤案) with a reason and a second person."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import act_day_checks, checks, gates, tier_checks
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.families import PENALTY
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


def not_against_the_report(facts: CaseFacts, payload: WithdrawCase) -> Reason | None:
    """Facts are not established only where the newest report does not say that they are (行政处罚法57(1))."""
    told = facts.latches.get("investigation_reported", False) and not facts.latches.get("no_violation_found", False)
    if payload.ground != "facts_not_established" or not told or facts.procedure.family != PENALTY:
        return None
    says = "调查终结报告认定违法事实成立，不得以事实不能成立为由撤案；认定有误的，退回后重新报告"
    return Reason("ground_is_so", "行政处罚法57(三)", says)


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
        *(not_against_the_report, plan_is_waiting),
    ),
    establishes=(Latch("withdrawn"),),
)
