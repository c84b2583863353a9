"""Prompt the party before anything else (事前提示): phone, message, document or call in person."""

from typing import Literal

from config.schema.base import Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class IssuePrompt(Payload):
    """Record of a prompt (提示、解释、告诫)."""

    channel: Literal["phone", "sms", "email", "document", "in_person"]
    kind: Literal["prompt", "explain", "caution"] = "prompt"
    note: Text | None = None


def call_is_noted(facts: CaseFacts, payload: IssuePrompt) -> Reason | None:
    """A prompt by word of mouth leaves no trace but its note."""
    if payload.channel in ("phone", "in_person") and payload.note is None:
        return Reason("prompt_note", "金科〔2015〕8号四(1)", "电话或者当面提示须记录提示内容")
    return None


def can_be_reached(facts: CaseFacts, payload: IssuePrompt) -> Reason | None:
    """A message needs a number or an address."""
    missing = (payload.channel == "sms" and not facts.party.phone) or (
        payload.channel == "email" and not facts.party.email
    )
    says = "当事人没有登记可用的联系方式，请改用其他方式提示"
    return Reason("reachable", "金科〔2015〕8号四(1)", says) if missing else None


ISSUE_PROMPT = CaseAction(
    key="issue_prompt",
    title="事前提示",
    payload=IssuePrompt,
    roles=CLERKS,
    clause="金科〔2015〕8号四(1)",
    on_paper=True,
    gates=(gates.POWER,),
    checks=(call_is_noted, can_be_reached),
    establishes=(
        Latch("prompt_issued"),
        Latch("prompt_by_phone", lambda act: act.data["channel"] in ("phone", "in_person")),
    ),
    withdraws=(Latch("prompt_by_phone"),),  # a written prompt after a call is printed
)
