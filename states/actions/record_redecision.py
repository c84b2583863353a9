"""Enter that the bureau acted anew or did what it had been ordered to do (登记重新作出、限期履行): in a case of its own, or, where
nothing had been decided yet, in this one."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates_after
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.reviews import newest_order
from states.terms import chinese_date
from states.vocabulary import Weight


class RecordRedecision(Payload):
    """In which case, by which paper of which day, and how it compares with what was overturned (重新作出)."""

    case_no: Line
    decision_no: Line
    decided_on: Day
    compared: Literal["other_result", "other_grounds", "same_after_procedure", "same"]  # 与原行政行为比较
    gist: Text


def not_the_same_again(facts: CaseFacts, payload: RecordRedecision) -> Reason | None:
    """On the same facts and reasons nothing essentially the same, unless procedure alone was wrong; it has happened, so it
    is a flag (行政复议法64(2), 行政诉讼法71)."""
    if payload.compared != "same":
        return None
    says = "以同一的事实和理由作出了与原行政行为基本相同的行政行为"
    return Reason("not_the_same_again", "行政诉讼法71", says, Weight.FLAGS, "依法撤销后重新作出，报执法监督人员处理")


def done_in_time(facts: CaseFacts, payload: RecordRedecision) -> Reason | None:
    """Later than the day that was set is a flag: done late is still done (行政复议法77)."""
    order = newest_order(facts)
    if order is None:
        return None
    last = date.fromisoformat(order.data["ordered_by"])
    if payload.decided_on <= last:
        return None
    says = f"超过要求的日期（{chinese_date(last)}）才重新作出或者履行"
    return Reason("done_in_time", "行政复议法77", says, Weight.FLAGS, "如实说明迟延原因，报执法监督人员处理")


def done_after_the_order(facts: CaseFacts, payload: RecordRedecision) -> Reason | None:
    """What was decided before the order came is no answer to it (行政复议法77)."""
    order = newest_order(facts)
    if order is None or payload.decided_on >= order.on:
        return None
    return Reason("done_after_the_order", "行政复议法77", "所填日期早于收到复议、诉讼结果之日")


RECORD_REDECISION = CaseAction(
    key="record_redecision",
    title="登记重新作出、限期履行的结果",
    payload=RecordRedecision,
    roles=CLERKS,
    clause="行政复议法77",
    never_moves=True,
    on_paper=True,
    gates=(gates_after.ORDERED_ANEW,),
    checks=(
        checks.not_later_than_today("decided_on"),
        done_after_the_order,
        not_the_same_again,
        done_in_time,
    ),
    establishes=(Latch("acted_anew"),),
    withdraws=(Latch("anew_due"),),
)
