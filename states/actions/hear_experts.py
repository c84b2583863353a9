"""Have experts argue a technical matter of general weight (专家论证) before the decision (河南省行政执法条例28(2))."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class HearExperts(Payload):
    """Which experts argued (专家论证) which questions on which day, what they found, and whether that is followed."""

    held_on: Day
    experts: tuple[Line, ...] = Field(min_length=1, max_length=30)  # 姓名、单位、职称
    questions: Text
    findings: Text
    followed: Literal["whole", "partly", "not_followed"]
    reason: Text | None = None  # 不采纳或者部分采纳的理由


def experts_are_others(facts: CaseFacts, payload: HearExperts) -> Reason | None:
    """Whoever is of the bureau is no expert (专家) of its cases (河南省行政执法条例28(2))."""
    known = {person.name for person in facts.roster.values()}
    own = sorted(name for name in known for one in payload.experts if one == name or one.startswith(f"{name}（"))
    if not own:
        return None
    says = f"{'、'.join(own)}是本机关人员，不能作为论证专家"
    return Reason("experts_are_others", "河南省行政执法条例28(2)", says)


def departing_is_reasoned(facts: CaseFacts, payload: HearExperts) -> Reason | None:
    """Findings that are not followed (不采纳) are answered (河南省行政执法条例28(2))."""
    if payload.followed == "whole" or payload.reason is not None:
        return None
    return Reason("experts_answered", "河南省行政执法条例28(2)", "没有全部采纳专家论证意见的，须写明理由")


HEAR_EXPERTS = CaseAction(
    key="hear_experts",
    title="专家论证",
    payload=HearExperts,
    roles=OFFICER,
    clause="河南省行政执法条例28(2)",
    never_moves=True,
    while_resting=True,
    paper="expert_opinion",
    gates=(gates.CERTIFIED,),
    checks=(checks.not_later_than_today("held_on"), experts_are_others, departing_is_reasoned),
    establishes=(Latch("experts_heard"),),
)
