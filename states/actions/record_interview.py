"""Minutes of the interview (约谈笔录) with what the party promised."""

from pydantic import Field

from config.schema.base import Line, Strict, Text
from config.schema.days import Day
from states import checks
from states import gates_disputes as soft
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason


class Commitment(Strict):
    """One thing the party promised of its own will, and by when."""

    what: Line
    due: Day


class RecordInterview(Payload):
    """Who was there, what was said, what was promised, who signed."""

    officers: Team
    place: Line
    attendees: tuple[Line, ...] = Field(min_length=1, max_length=30)
    minutes: Text
    commitments: tuple[Commitment, ...] = Field(default=(), max_length=30)
    signed_or_noted: bool


def promised_ahead(facts: CaseFacts, payload: RecordInterview) -> Reason | None:
    """What is promised is promised for the day of the interview or a later one."""
    if all(one.due >= facts.on for one in payload.commitments):
        return None
    return Reason("commitment_ahead", "金科〔2015〕8号二(二)", "承诺的日期不得早于约谈之日")


RECORD_INTERVIEW = CaseAction(
    key="record_interview",
    title="约谈笔录",
    payload=RecordInterview,
    roles=OFFICER,
    clause="金科〔2015〕8号二(二)",
    on_paper=True,
    never_moves=True,
    gates=(soft.GUIDANCE_GIVEN, soft.BY_INTERVIEW),
    checks=(checks.known_officers("officers"), promised_ahead),
    establishes=(Latch("interview_recorded", lambda act: bool(act.data["signed_or_noted"])),),
)
