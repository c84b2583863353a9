"""Lengthen the time to answer a request for information (延长答复期限), with the consent of the head of the office."""

from typing import Annotated

from pydantic import Field

from states import gates
from states import gates_disclosure as disclosure
from states import gates_matters as matters
from states.action import CaseAction, Latch
from states.disclosure_office import OFFICE, head_agrees
from states.facts import CaseFacts
from states.payload import Reasoned
from states.reasons import Reason
from states.terms import rule_on

CLAUSE = "政府信息公开条例33(2)"
LONGEST = "disclosure_extension"


class ExtendAnswer(Reasoned):
    """By how many working days, and why."""

    days: Annotated[int, Field(gt=0, le=1000)]


def within_the_longest(facts: CaseFacts, payload: ExtendAnswer) -> Reason | None:
    """At most twenty working days (政府信息公开条例33(2))."""
    if payload.days <= rule_on(facts.rules.body.terms, LONGEST, facts.on).amount:
        return None
    return Reason("extension_at_most", CLAUSE, "延长的期限最长不得超过{disclosure_extension}")


EXTEND_ANSWER = CaseAction(
    key="extend_answer",
    title="同意延长答复期限",
    payload=ExtendAnswer,
    roles=OFFICE,
    clause=CLAUSE,
    never_moves=True,
    gates=(gates.NOT_HANDLER, disclosure.REQUESTED, matters.EXTENDED_ONCE, matters.EXTENDED_BEFORE_END),
    conditions=(head_agrees,),
    checks=(within_the_longest,),
    establishes=(Latch("period_extended"),),
)
