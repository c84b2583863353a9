"""Withdraw a published decision (撤回公开的处罚决定) that was changed, annulled, or found unlawful or void, and say in
public why, within three working days (行政处罚法48(2))."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates, penalty_gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class WithdrawPublication(Payload):
    """What became of the decision, by which paper of which day, and the explanation that is published."""

    ground: Literal["changed", "annulled", "unlawful", "void"]
    paper_no: Line
    overturned_on: Day
    explanation: Text


def within_three_days(facts: CaseFacts, payload: WithdrawPublication) -> Reason | None:
    """Later than three working days is a flag: withdrawn late is still withdrawn."""
    day = payload.overturned_on
    if facts.on <= facts.rules.term_from("withdrawal_of_publication", day, day).due:
        return None
    says = "决定被变更、撤销、确认违法或者无效后，超过{withdrawal_of_publication}才撤回公开信息"
    return Reason("withdrawn_in_time", "行政处罚法48(2)", says, Weight.FLAGS, "如实说明迟延原因，报执法监督人员处理")


WITHDRAW_PUBLICATION = CaseAction(
    key="withdraw_publication",
    title="撤回公开的处罚决定",
    payload=WithdrawPublication,
    roles=CLERKS,
    clause="行政处罚法48(2)",
    never_moves=True,
    gates=(gates.SERVED, penalty_gates.PUBLISHED),
    checks=(checks.not_later_than_today("overturned_on"), within_three_days),
    withdraws=(Latch("publication_ordered"),),
)
