"""Inquiry record (询问笔录): questions and answers, signed page by page."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId, Phone
from config.schema.days import Moment
from states import checks, contest_checks
from states.action import OFFICER, CaseAction, Latch, ticked
from states.payload import Payload, Statements, Team


class RecordInquiry(Payload):
    """Who was asked, what was answered."""

    officers: Team
    person: Line
    relation: Line
    statements: Statements
    answers: Text
    signed: bool
    refusal: Text | None = None  # why the person would not sign
    place: Line | None = None
    ended_at: Moment | None = None
    recorder: OfficerId | None = None
    gender: Literal["男", "女"] | None = None
    age: int | None = Field(default=None, ge=1, le=130)
    identity_no: Line | None = None
    employer: Line | None = None  # 工作单位及职务
    address: Line | None = None
    phone: Phone | None = None
    rights_told: bool | None = None  # 告知陈述申辩的权利; ``None``: the paper does not say
    recusal_asked: bool | None = None
    duty_told: bool | None = None  # 告知如实回答的义务


RECORD_INQUIRY = CaseAction(
    key="record_inquiry",
    title="询问笔录",
    payload=RecordInquiry,
    roles=OFFICER,
    clause="行政处罚法55",
    on_paper=True,
    checks=(
        checks.known_officers("officers", "recorder"),
        checks.team_certified("officers"),
        checks.statements_made,
        contest_checks.not_gathered_while_contested,
    ),
    establishes=(Latch("sound_inspection", ticked("signed")),),
)
