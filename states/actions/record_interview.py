"""Minutes of the interview (约谈笔录) with what the party promised."""

from datetime import date

from pydantic import Field

from config.schema.base import Line, Strict, Text
from config.schema.days import Day
from states import checks
from states import gates_disputes as soft
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.terms import chinese_date


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


def promises_stand(facts: CaseFacts) -> Reason | None:
    """Minutes made anew do not drop what was promised before: those promises are looked at first."""
    if facts.truth["commitments_checked"]:
        return None
    says = "上一份约谈笔录中的承诺还没有逐项检查，检查之后才可以再次约谈；笔录写错的，请用更正记录"
    return Reason("promises_stand", "金科〔2015〕8号二(二)", says)


def held_when_called(facts: CaseFacts) -> Reason | None:
    """No minutes are made of an interview before its day."""
    given = facts.last("give_guidance")
    called = given.data["interview_on"] if given is not None else None
    if called is None or facts.on >= date.fromisoformat(called):
        return None
    says = f"约谈通知的日期是{chinese_date(date.fromisoformat(called))}，尚未约谈，不能制作笔录"
    return Reason("held_when_called", "金科〔2015〕8号二(二)", says)


RECORD_INTERVIEW = CaseAction(
    key="record_interview",
    title="约谈笔录",
    payload=RecordInterview,
    roles=OFFICER,
    clause="金科〔2015〕8号二(二)",
    on_paper=True,
    never_moves=True,
    gates=(soft.GUIDANCE_GIVEN, soft.BY_INTERVIEW),
    conditions=(promises_stand, held_when_called),
    checks=(checks.known_officers("officers"), promised_ahead),
    establishes=(Latch("interview_recorded", lambda act: bool(act.data["signed_or_noted"])),),
)
