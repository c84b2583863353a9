"""Register a request for government information (登记政府信息公开申请): its day is the day of receipt (收到申请之日)."""

from datetime import date
from typing import get_args

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch
from states.disclosure import Form, ReceivedBy
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.terms import chinese_date
from states.vocabulary import Weight

CONFIRMED: frozenset[str] = frozenset({"plain_post", "online", "fax"})
"""Ways of handing in of which the day is that of the confirmation with the applicant (政府信息公开条例31)."""

CHANNEL_CLAUSES = {
    "in_person": "政府信息公开条例31(一)",
    "signed_post": "政府信息公开条例31(二)",
    "plain_post": "政府信息公开条例31(二)",
    "online": "政府信息公开条例31(三)",
    "fax": "政府信息公开条例31(三)",
}
assert CHANNEL_CLAUSES.keys() == set(get_args(ReceivedBy))


class RegisterDisclosureRequest(Payload):
    """The request as handed in, in writing or taken down by the office, and who handles it (政府信息公开条例29, 31, 45)."""

    handed_in: ReceivedBy
    arrived_on: Day  # 提交、签收、到达之日
    confirmed_on: Day | None = None  # 与申请人确认之日：平常信函、互联网、传真
    description: Text  # 信息的名称、文号或者其他特征性描述
    identity_proof: Line | None = None  # 身份证明
    contact: Line | None = None  # 联系方式
    form: Form | None = None  # 获取信息的方式
    form_note: Line | None = None  # 获取信息的途径、载体
    oral: bool = False  # 口头提出，由本机关代为填写
    difficulty: Line | None = None  # 采用书面形式的困难
    needs_help: Line | None = None  # 阅读困难或者视听障碍
    handlers: Team


def day_of_receipt(facts: CaseFacts, payload: RegisterDisclosureRequest) -> Reason | None:
    """The day of the act is the day of receipt by the way the request came (政府信息公开条例31)."""
    clause = CHANNEL_CLAUSES[payload.handed_in]
    if payload.handed_in in CONFIRMED and payload.confirmed_on is None:
        return Reason("request_received_on", clause, "以双方确认之日为收到申请之日，尚未填写与申请人确认的日期")
    if payload.handed_in not in CONFIRMED and payload.confirmed_on is not None:
        return Reason("request_received_on", clause, "当面提交、邮寄签收的，不填写确认的日期")
    day: date = payload.confirmed_on or payload.arrived_on
    if day < payload.arrived_on:
        return Reason("request_received_on", clause, "确认的日期早于申请到达的日期")
    if day == facts.on:
        return None
    return Reason("request_received_on", clause, f"收到申请之日应为{chinese_date(day)}，请按该日登记")


def confirmed_that_day(facts: CaseFacts, payload: RegisterDisclosureRequest) -> Reason | None:
    """What came by plain post is confirmed with the applicant on the day it came; it has happened, so later is a flag
    (政府信息公开条例31(二))."""
    late = payload.confirmed_on is not None and payload.confirmed_on > payload.arrived_on
    if payload.handed_in != "plain_post" or not late:
        return None
    says = "平常信函应当于收到的当日与申请人确认"
    remedy = "如实说明迟延确认的原因；答复时间尽量自信函到达之日起安排"
    return Reason("confirmed_that_day", "政府信息公开条例31(二)", says, Weight.FLAGS, remedy)


def written_if_possible(facts: CaseFacts, payload: RegisterDisclosureRequest) -> Reason | None:
    """A request is written; made by word of mouth where writing really is difficult, the office takes it down
    (政府信息公开条例29(1))."""
    clause = "政府信息公开条例29(1)"
    if payload.oral is (payload.difficulty is None):
        says = "口头提出的，须写明采用书面形式的困难，由本机关代为填写；书面提出的不写"
        return Reason("request_in_writing", clause, says)
    if payload.oral and payload.handed_in != "in_person":
        return Reason("request_in_writing", clause, "口头提出的申请，按当面提交登记")
    return None


REGISTER_DISCLOSURE_REQUEST = CaseAction(
    key="register_disclosure_request",
    title="登记政府信息公开申请",
    payload=RegisterDisclosureRequest,
    roles=CLERKS,
    clause="政府信息公开条例29(1)",
    on_paper=True,
    gates=(gates.POWER,),
    checks=(checks.known_officers("handlers"), day_of_receipt, confirmed_that_day, written_if_possible),
    # There is no acceptance (受理) here: what was received is to be answered.
    establishes=(Latch("information_asked"), Latch("application_received"), Latch("application_accepted")),
)
