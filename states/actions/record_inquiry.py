"""Inquiry record (询问笔录): questions and answers, signed page by page."""

from config.schema.base import Line, Text
from states import checks
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


RECORD_INQUIRY = CaseAction(
    key="record_inquiry",
    title="询问笔录",
    payload=RecordInquiry,
    roles=OFFICER,
    clause="行政处罚法55",
    on_paper=True,
    checks=(checks.known_officers("officers"), checks.team_certified("officers"), checks.statements_made),
    establishes=(Latch("sound_inspection", ticked("signed")),),
)
