"""Guidance act (行政指导) in one of the eight forms; it never changes where the case stands."""

from typing import Literal

from config.schema.base import Text
from states import checks
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload, Team


class RecordGuidance(Payload):
    """Cause of the violation, help given, correction asked."""

    form: Literal["remind", "prompt", "demonstrate", "coach", "dissuade", "interview", "advise", "revisit"]
    cause: Text
    help: Text
    correction: Text
    officers: Team
    accepted: bool = True  # a refusal is recorded and has no consequence


RECORD_GUIDANCE = CaseAction(
    key="record_guidance",
    title="行政指导记录",
    payload=RecordGuidance,
    roles=OFFICER,
    clause="金科〔2015〕8号二(二)",
    never_moves=True,
    on_paper=True,
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("guidance_recorded"),),
)
