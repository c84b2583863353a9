"""Entry of what other organs ask of this bureau (收到协助请求) and of the answer: assistance is a duty; who cannot assist tells
so in writing, in time and with reasons (河南省行政执法条例17(2); 行政处罚法26)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from states.assistance_register import ANSWER, RECEIVE, AskedOfUs
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, not_future
from states.terms import chinese_date
from states.vocabulary import Role

DUTY = "河南省行政执法条例17(2)"
Cannot = Literal["not_in_power", "forbidden", "not_at_hand"]
CANNOT: dict[Cannot, str] = {
    "not_in_power": "不属于本机关职权范围",
    "forbidden": "法律、法规禁止提供",
    "not_at_hand": "客观上不能提供：没有所需的资料、信息或者条件",
}
"""Why a bureau cannot assist (不能提供协助); that it would rather not is no reason."""


class ReceiveRequest(Payload):
    """Which organ asks by which letter (协助函), of which day it came, and for what."""

    organ: Line
    letter: Line
    received_on: Day
    wanted: Text


class AnswerRequest(Payload):
    """What was given, or why it cannot be; both in writing. A refusal is agreed by a responsible person."""

    no: Line
    result: Literal["given", "refused"]
    answered_on: Day
    paper: Line
    gist: Text
    cannot: Cannot | None = None
    refusal: Text | None = None
    second_person: OfficerId | None = None


def letter_is_new(facts: RegisterFacts, payload: ReceiveRequest) -> Reason | None:
    """One letter of one organ is entered once, and none of our own."""
    if payload.organ == facts.body.bureau.name:
        return Reason("assistance_letter", DUTY, "请求协助的须是其他机关")
    known = (one for one in facts.registers.assistance if (one.organ, one.letter) == (payload.organ, payload.letter))
    if (same := next(known, None)) is None:
        return None
    return Reason("assistance_letter", DUTY, f"{payload.organ}的{payload.letter}已经登记为 {same.no}")


def request_is_open(facts: RegisterFacts, payload: AnswerRequest) -> Reason | None:
    """There is such a request, it was not answered, and it had come by the day of the answer."""
    known: AskedOfUs | None = next((one for one in facts.registers.assistance if one.no == payload.no), None)
    if known is None:
        return Reason("assistance_open", DUTY, f"没有登记编号为 {payload.no} 的协助请求")
    if known.answered_on is not None:
        return Reason("assistance_open", DUTY, f"{payload.no} 已经于{chinese_date(known.answered_on)}答复")
    if payload.answered_on < known.received_on:
        return Reason("assistance_open", DUTY, f"答复日期早于收到请求之日（{chinese_date(known.received_on)}）")
    return None


def refused_only_where_it_cannot(facts: RegisterFacts, payload: AnswerRequest) -> Reason | None:
    """A refusal tells why the bureau cannot, in words, and a responsible person agreed; assistance tells neither."""
    told = (payload.cannot, payload.refusal, payload.second_person)
    if payload.result == "given":
        says = None if told == (None, None, None) else "已经协助的，不写不能协助的情形、理由和同意的负责人"
    elif None in told:
        says = "不得推诿、拒绝：不能协助的，写明属于哪种情形、理由，并经机关负责人同意"
    elif payload.second_person == facts.actor or not facts.is_one_of(str(payload.second_person), Role.LEADER):
        says = "不予协助须经办理人以外的在岗机关负责人同意"
    else:
        says = None
    return Reason("assistance_refused", DUTY, says) if says else None


CLERKS = frozenset({Role.OFFICER, Role.COORDINATOR})

RECEIVE_REQUEST = RegisterAction(
    RECEIVE, "登记收到的协助请求", ReceiveRequest, CLERKS, DUTY, (not_future("received_on", DUTY), letter_is_new)
)
ANSWER_REQUEST = RegisterAction(
    ANSWER,
    "登记对协助请求的答复",
    AnswerRequest,
    CLERKS,
    DUTY,
    (not_future("answered_on", DUTY), request_is_open, refused_only_where_it_cannot),
)
