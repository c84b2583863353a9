"""Withdraw the case (撤案) with a reason and a second person."""

from typing import Literal

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import act_day_checks, checks, gates, tier_checks
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class WithdrawCase(Payload):
    """Why the case is withdrawn."""

    ground: Literal[
        "facts_not_established",
        "no_jurisdiction",
        "party_ceased",
        "limitation_over",
        "no_penalty_provided",
        "filed_in_error",
    ]
    reason: Text
    second_person: OfficerId


WITHDRAW_CASE = CaseAction(
    key="withdraw_case",
    title="撤案",
    payload=WithdrawCase,
    roles=LEADER,
    clause="行政处罚法57",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(checks.second_person(), act_day_checks.out_of_time_is_so, tier_checks.nothing_is_provided),
    establishes=(Latch("withdrawn"),),
)
