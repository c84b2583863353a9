"""Record the party's request for a hearing (要求听证)."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, sound
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.terms import made_in_time
from states.vocabulary import Weight


class RequestHearing(Payload):
    """The request as it came in; its day is the day of the act. What came by mail was made on the day it was posted."""

    posted_on: Day | None = None  # 交邮之日，以邮戳为准
    postmark: Line | None = None  # 邮戳或者邮件编号


def asked_in_time(facts: CaseFacts, payload: RequestHearing) -> Reason | None:
    """Within five working days of the notice, or posted within them (民事诉讼法85(4)); a late request is recorded and
    gives no right."""
    due = newest_due(facts, "hearing_request")
    posted = payload.posted_on if payload.postmark is not None else None
    if due is None or due.stopped or made_in_time(due.due, facts.on, posted):
        return None
    says = "已超过告知后五日（工作日），要求听证的权利已经消灭"
    if payload.posted_on is not None and posted is None:
        says = "没有填写邮戳或者邮件编号，不能确定交邮日期，按收到之日已超过告知后五日（工作日）"
    return Reason("hearing_asked_in_time", "行政处罚法64(一)", says, Weight.FLAGS, "书面答复当事人，意见按陈述申辩处理")


def asked_before_the_decision(facts: CaseFacts, payload: RequestHearing) -> Reason | None:
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
    checks=(checks.day_is_past("posted_on"), asked_in_time, asked_before_the_decision),
    establishes=(Latch("hearing_asked", sound),),
    withdraws=(Latch("hearing_waived", sound), Latch("decision_approved", sound)),
)
