"""Review tasks of standards after a change of the law (金科〔2015〕8号四(5): 随上位法立、改、废梳理)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, second_person
from states.vocabulary import Role

PLAN = "金科〔2015〕8号四(5)"
OUTCOMES = {"keep": "维持", "revise": "修订", "repeal": "废止"}


class ConcludeReview(Payload):
    """What the review came to, with its reason and a second person."""

    task: Line
    outcome: Literal["keep", "revise", "repeal"]
    reason: Text
    second_person: OfficerId


def review_is_open(facts: RegisterFacts, payload: ConcludeReview) -> Reason | None:
    """The task exists and nobody concluded it."""
    task = facts.registers.review(payload.task)
    if task is None:
        return Reason("review_known", PLAN, f"没有编号为 {payload.task} 的复核任务")
    return None if task.open else Reason("review_open", PLAN, f"复核任务 {payload.task} 已经办结")


def outcome_is_done(facts: RegisterFacts, payload: ConcludeReview) -> Reason | None:
    """A standard said to be revised or repealed has a new paper, or was repealed, first; else the task would vanish
    with the old text in force."""
    task = facts.registers.review(payload.task)
    if task is None or payload.outcome == "keep":
        return None
    lives = facts.registers.book.lives
    own = [life for life in lives if life.number == task.number and any(r.power == task.power for r in life.rows)]
    repealed = any(life.day("repealed") is not None for life in own)
    first = max((r.in_force_from for life in own for r in life.rows if r.power == task.power), default=None)
    newer = any(
        life.number is not None and first is not None and r.power == task.power and r.in_force_from > first
        for life in lives
        for r in life.rows
    )
    if repealed or (payload.outcome == "revise" and newer):
        return None
    says = "尚未印发新的裁量基准" if payload.outcome == "revise" else "原裁量基准尚未废止"
    return Reason("review_outcome", PLAN, f"{says}，复核任务不能以此办结")


CONCLUDE_REVIEW = RegisterAction(
    "conclude_review",
    "办结裁量基准复核任务",
    ConcludeReview,
    frozenset({Role.REVIEWER, Role.LEADER}),
    PLAN,
    (review_is_open, outcome_is_done, second_person("second_person", PLAN, Role.LEADER, Role.REVIEWER)),
)
