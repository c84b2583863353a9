"""Educate the party where there is no penalty (教育, 行政处罚法33(3)) and record what was said."""

from config.schema.base import Text
from states import checks
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload, Team


class RecordEducation(Payload):
    """Record of education (教育记录)."""

    content: Text
    officers: Team


RECORD_EDUCATION = CaseAction(
    key="record_education",
    title="教育记录",
    payload=RecordEducation,
    roles=CLERKS,
    clause="行政处罚法33(3)",
    never_moves=True,
    on_paper=True,
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("education_recorded"),),
)
