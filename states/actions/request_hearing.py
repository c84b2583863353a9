"""Record the party's request for a hearing (要求听证)."""

from datetime import date

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, sound
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.telling_checks import those_concerned
from states.terms import DueDate, chinese_date, made_in_time
from states.vocabulary import Weight


class RequestHearing(Payload):
    """The request as handed in on the day of the act; of one that came by post the day of posting, with what shows it."""

    asked_by: Line | None = None  # 利害关系人; none: the party
    posted_on: Day | None = None  # 邮戳或者快递单上的交寄日期
    post_receipt: Line | None = None  # 邮件号或者快递单号


def posting_is_shown(facts: CaseFacts, payload: RequestHearing) -> Reason | None:
    """A day of posting is told with the number of the item, lies after the notice was served and not after today
    (民事诉讼法85(4))."""
    if payload.posted_on is None and payload.post_receipt is None:
        return None
    if payload.posted_on is None or payload.post_receipt is None:
        return Reason("posting_shown", "民事诉讼法85(4)", "邮寄的申请须同时写明交寄日期和邮件号（快递单号）")
    served = facts.notice_service
    if served is not None and payload.posted_on < served.on:
        says = f"所填交寄日期早于告知书送达之日（{chinese_date(served.on)}），请核对邮戳"
        return Reason("posting_shown", "民事诉讼法85(4)", says)
    return None


def asked_in_time(facts: CaseFacts, payload: RequestHearing) -> Reason | None:
    """Before the time to ask has run out; what was posted before its end is in time whenever it arrives (民事诉讼法85(4)).
    A late request is recorded and gives no right."""
    due = newest_due(facts, "hearing_request")
    if due is None or _in_time(due, facts.on, payload.posted_on):
        return None
    says = f"要求听证的期限已于{chinese_date(due.due)}届满，要求听证的权利已经消灭"
    return Reason("hearing_asked_in_time", "行政处罚法64(一)", says, Weight.FLAGS, "书面答复当事人，意见按陈述申辩处理")


def _in_time(due: DueDate, received_on: date, posted_on: date | None) -> bool:
    return due.stopped or made_in_time(due.due, received_on, posted_on)


def asker_is_concerned(facts: CaseFacts, payload: RequestHearing) -> Reason | None:
    """The party asks, and where the law lets them, those concerned (利害关系人, 行政许可法47(1))."""
    if payload.asked_by in (None, facts.party.name, *those_concerned(facts)):
        return None
    says = f"{payload.asked_by}不是当事人，也没有列为利害关系人，不能要求听证"
    return Reason("asker_concerned", "行政处罚法63", says)


def asked_before_the_decision(facts: CaseFacts) -> Reason | None:
    """A request posted in time may come in only after the decision was made: then it was decided unheard."""
    if facts.decision is None:
        return None
    says = "决定作出之后才收到听证要求"
    remedy = "在期限内交邮或者提出的，应当撤销决定，举行听证后重新作出；逾期的书面答复当事人"
    return Reason("asked_before_decision", "行政处罚法63", says, Weight.FLAGS, remedy)


REQUEST_HEARING = CaseAction(
    key="request_hearing",
    title="要求听证",
    payload=RequestHearing,
    roles=CLERKS,
    clause="行政处罚法64(一)",
    on_paper=True,
    gates=(gates.HEARING_DUE,),
    conditions=(asked_before_the_decision,),
    checks=(checks.day_is_past("posted_on"), posting_is_shown, asker_is_concerned, asked_in_time),
    establishes=(Latch("hearing_asked", sound),),
    withdraws=(
        Latch("hearing_waived", sound),
        Latch("hearing_request_withdrawn", sound),
        Latch("decision_approved", sound),
    ),
)
