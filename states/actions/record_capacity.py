"""Record what was established of a citizen's age and capacity (责任能力, 行政处罚法30, 31)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import PartyKind


class RecordCapacity(Payload):
    """Birthday or state of mind when the act was done, with the evidence; an intermittent illness in a sound interval
    is ``full``; ``partial`` may be punished less. Whatever is left out stands as it was established before."""

    born_on: Day | None = None
    mind: Literal["full", "partial", "none"] | None = None  # left out: nothing was established of it
    evidence: Text
    guardian: Line | None = None


def is_a_citizen(facts: CaseFacts) -> Reason | None:
    """Only a citizen has an age and a mind."""
    if facts.party.kind is PartyKind.PERSON:
        return None
    return Reason("capacity_of_citizen", "行政处罚法30", "当事人不是公民，没有年龄和精神状况可以登记")


def something_is_established(facts: CaseFacts, payload: RecordCapacity) -> Reason | None:
    """An entry tells the birthday, the state of mind, or both."""
    if payload.born_on is not None or payload.mind is not None:
        return None
    return Reason("capacity_told", "行政处罚法30", "请写明查明的出生日期或者行为时的精神状况")


RECORD_CAPACITY = CaseAction(
    key="record_capacity",
    title="查明责任能力",
    payload=RecordCapacity,
    roles=OFFICER,
    clause="行政处罚法30",
    never_moves=True,
    on_paper=True,
    conditions=(is_a_citizen,),
    checks=(something_is_established, checks.day_is_past("born_on")),
)
