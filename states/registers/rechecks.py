"""Sampled re-checks (抽查复核) of lenient acts: a period is drawn once, each drawn act is looked at by an outsider, and
what was wrong is taken up again by a day."""

from datetime import date
from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.bureau import BureauProfile
from config.schema.days import Day
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts
from states.terms import chinese_date
from states.vocabulary import Role
from states.workdays import days_after

PLAN = "金科〔2015〕8号二(五)"
FINDINGS = {"sound": "没有问题", "defective": "手续、材料有瑕疵", "wrong": "放纵、袒护，或者侵害当事人合法权益"}


class DrawRecheck(Payload):
    """Which period, by which seed, how large a share; what was drawn is entered beside it."""

    first: Day
    last: Day
    seed: int = Field(ge=0, le=10**12)
    percent: int = Field(ge=1, le=100)


class ConcludeRecheck(Payload):
    """What the second look at one drawn act came to, and what is done about it."""

    task: Line
    finding: Literal["sound", "defective", "wrong"]
    note: Text
    measure: Text | None = None
    put_right_by: Day | None = None  # 办错的：至迟何日重新立案或者恢复办理


class PutRightRecheck(Payload):
    """How what was found wrong is taken up again: in the old case (恢复办理) or in a new one (重新立案)."""

    task: Line
    how: Literal["reopened", "new_case"]
    case_no: Line
    note: Text


def period_is_over(facts: RegisterFacts, payload: DrawRecheck) -> Reason | None:
    """Only a period that is over is drawn: nothing can come into it any more."""
    if payload.first <= payload.last < facts.on:
        return None
    return Reason("recheck_period", PLAN, "抽查期间须先后有序，且已经届满（截止日早于今天）")


def period_is_new(facts: RegisterFacts, payload: DrawRecheck) -> Reason | None:
    """A day is drawn once: nobody tries seeds until the list suits him."""
    for draw in facts.registers.draws:
        if draw.first <= payload.last and payload.first <= draw.last:
            says = f"{draw.first}至{draw.last}已经抽查（{draw.no}），同一期间不得另抽"
            return Reason("recheck_once", PLAN, says)
    return None


def share_is_enough(facts: RegisterFacts, payload: DrawRecheck) -> Reason | None:
    """At least the share the bureau set (抽查比例)."""
    least = facts.body.bureau.recheck_percent
    says = f"抽查比例不得低于本局规定的{least}%"
    return Reason("recheck_share", PLAN, says) if payload.percent < least else None


def task_is_open(facts: RegisterFacts, payload: ConcludeRecheck) -> Reason | None:
    """The task exists and nobody concluded it."""
    task = facts.registers.recheck(payload.task)
    if task is None:
        return Reason("recheck_known", PLAN, f"没有编号为 {payload.task} 的抽查复核")
    return None if task.open else Reason("recheck_open", PLAN, f"抽查复核 {payload.task} 已经办结")


def outsider_looks(facts: RegisterFacts, payload: ConcludeRecheck | PutRightRecheck) -> Reason | None:
    """Whoever took part in the case does not look at it again."""
    task = facts.registers.recheck(payload.task)
    if task is None or facts.actor not in task.persons:
        return None
    return Reason("recheck_by_others", PLAN, "参与过该案的人员不得复核该案")


def last_day_to_put_right(bureau: BureauProfile, concluded_on: date) -> date:
    """The bureau's own last day (本局规定的期限) to take up again what a re-check concluded that day found wrong."""
    return days_after(concluded_on, bureau.recheck_put_right_days)


def wrong_is_taken_up(facts: RegisterFacts, payload: ConcludeRecheck) -> Reason | None:
    """What was wrong is not left at a note: it has a last day to be taken up again, and nothing else has."""
    if (payload.finding == "wrong") is (payload.put_right_by is None):
        return Reason("recheck_put_right", PLAN, "办错的须写明至迟何日重新立案或者恢复办理，其他结果不写")
    last = last_day_to_put_right(facts.body.bureau, facts.on)
    if payload.put_right_by is None or facts.on <= payload.put_right_by <= last:
        return None
    return Reason("recheck_put_right", PLAN, f"重新立案或者恢复办理的日期须在今天至{chinese_date(last)}之间")


def task_is_to_be_put_right(facts: RegisterFacts, payload: PutRightRecheck) -> Reason | None:
    """The re-check found the act wrong, and nobody entered yet how it was taken up again."""
    task = facts.registers.recheck(payload.task)
    if task is None:
        return Reason("recheck_known", PLAN, f"没有编号为 {payload.task} 的抽查复核")
    if task.wrong_waits:
        return None
    return Reason("recheck_wrong", PLAN, f"抽查复核 {payload.task} 没有发现办错，或者已经重新办理")


def case_fits_the_way(facts: RegisterFacts, payload: PutRightRecheck) -> Reason | None:
    """Reopened is the case that was looked at, new is another one."""
    task = facts.registers.recheck(payload.task)
    if task is None or (payload.case_no == task.case_no) is (payload.how == "reopened"):
        return None
    says = f"恢复办理的是原案（{task.case_no}），重新立案的是另一案件"
    return Reason("recheck_case", PLAN, says)


def what_follows_is_told(facts: RegisterFacts, payload: ConcludeRecheck) -> Reason | None:
    """What is not sound has its measure; what is sound needs none."""
    if (payload.finding == "sound") == (payload.measure is None):
        return None
    return Reason("recheck_measure", PLAN, "有问题的须写明处理措施，没有问题的不写")


DRAW_RECHECK = RegisterAction(
    "draw_recheck",
    "抽取复核名单",
    DrawRecheck,
    frozenset({Role.SUPERVISOR}),
    PLAN,
    (period_is_over, period_is_new, share_is_enough),
)
CONCLUDE_RECHECK = RegisterAction(
    "conclude_recheck",
    "办结抽查复核",
    ConcludeRecheck,
    frozenset({Role.SUPERVISOR, Role.REVIEWER, Role.LEADER}),
    PLAN,
    (task_is_open, outsider_looks, what_follows_is_told, wrong_is_taken_up),
)
PUT_RIGHT_RECHECK = RegisterAction(
    "put_right_recheck",
    "登记抽查复核后的重新办理",
    PutRightRecheck,
    frozenset({Role.SUPERVISOR, Role.REVIEWER, Role.LEADER}),
    PLAN,
    (task_is_to_be_put_right, case_fits_the_way, outsider_looks),
)
