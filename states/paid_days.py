"""The day a payment was made lies after there was something to pay. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from states.reasons import Reason
from states.terms import chinese_date

if TYPE_CHECKING:
    from states.actions.record_payment import RecordPayment
    from states.facts import CaseFacts


def not_before_the_decision(facts: CaseFacts, payload: RecordPayment) -> Reason | None:
    """Nobody pays by a decision that was not made yet (行政处罚法67(3)); told so, the day is a slip of the pen."""
    made = facts.acts_of(*facts.rules.deciding)
    if not made or payload.paid_on >= made[0].on:
        return None
    says = f"缴款日期早于作出决定之日（{chinese_date(made[0].on)}），请核对票据"
    return Reason("paid_after_decision", "行政处罚法67", says)
