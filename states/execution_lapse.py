"""When execution that rests is not carried out any more (不再执行): after three years (行政强制法39(2)). Pure."""

from typing import Any

from states.facts import CaseFacts
from states.ledger import rests
from states.reasons import Reason
from states.terms import chinese_date

CLAUSE = "行政强制法39(2)"


def rested_long_enough(facts: CaseFacts, payload: Any) -> Reason | None:
    """After three years of rest only for a party that cannot pay, and not a day earlier (行政强制法39(2))."""
    if payload.ground != "three_years":
        return None
    last = next(iter(rests(facts)[-1:]), None)
    if last is None or last.ended is not None or last.began.data["ground"] != "hardship":
        return Reason("three_years", CLAUSE, "没有因当事人确无履行能力而正在中止的执行")
    due = facts.rules.term_from("execution_lapse", last.began.on, last.began.on).due
    if facts.on > due:
        return None
    says = f"中止执行未满{{execution_lapse}}（{chinese_date(due)}届满），不得终结"
    return Reason("three_years", CLAUSE, says)
