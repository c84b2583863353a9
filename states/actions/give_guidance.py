"""Give the guidance (实施指导): the paper of its form is issued; a refusal is recorded and has no consequence."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from config.schema.base import Line, Text
from config.schema.days import CLOCK_PATTERN, Day
from states import gates, penalty_gates
from states import gates_disputes as soft
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class GiveGuidance(Payload):
    """How and to whom; of an interview, when and where."""

    way: Literal["paper", "in_person", "phone", "message"]
    receiver: Line
    accepted: bool
    note: Text | None = None
    interview_on: Day | None = None
    begins: Annotated[str, StringConstraints(pattern=CLOCK_PATTERN)] | None = None
    place: Line | None = None


def interview_is_called(facts: CaseFacts, payload: GiveGuidance) -> Reason | None:
    """An interview is called to a day, an hour and a place, not in the past; and only an interview is."""
    told = (payload.interview_on, payload.begins, payload.place)
    if not facts.truth["guidance_by_interview"]:
        sound = told == (None, None, None)
    else:
        sound = None not in told and payload.interview_on is not None and payload.interview_on >= facts.on
    if sound:
        return None
    says = "约谈须写明日期、时间和地点，日期不得早于今天；其他方式不得写这几项"
    return Reason("interview_called", "金科〔2015〕8号二(二)", says)


def word_is_noted(facts: CaseFacts, payload: GiveGuidance) -> Reason | None:
    """What is said by word of mouth leaves no trace but its note."""
    if payload.way in ("in_person", "phone") and payload.note is None:
        return Reason("guidance_note", "金科〔2015〕8号二(二)", "当面或者电话指导须记录内容")
    return None


GIVE_GUIDANCE = CaseAction(
    key="give_guidance",
    title="实施指导",
    payload=GiveGuidance,
    roles=OFFICER,
    clause="金科〔2015〕8号二(二)",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        soft.GUIDANCE_PLANNED,
        soft.GUIDANCE_APPROVED,
        penalty_gates.RECUSAL_DECIDED,
    ),
    checks=(interview_is_called, word_is_noted),
    establishes=(Latch("guidance_given"), Latch("guidance_declined", lambda act: not act.data["accepted"])),
)
