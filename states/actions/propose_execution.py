"""Propose to execute by force (强制执行建议): the way, the time, the place; never at night, on days off, or by cutting
off a household."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates
from states import gates_coercion as coercion
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import ClauseText, Fen, Payload
from states.reasons import Reason
from states.substitute import Harm, performer_is_lawful

Way = Literal["removal", "restoration", "substitute", "auction", "other"]

WAY_TITLES: dict[Way, str] = {
    "removal": "排除妨碍",
    "restoration": "恢复原状",
    "substitute": "代履行",
    "auction": "拍卖或者依法处理查封、扣押的财物",
    "other": "其他强制执行方式",
}


class ProposeExecution(Payload):
    """Everything that the decision has to state (行政强制法37(2), 51(1)(一))."""

    way: Way
    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    on: Day
    begins_hour: int = Field(ge=0, le=23)
    ends_hour: int = Field(ge=0, le=23)
    place: Line
    urgent: Text | None = None  # 情况紧急的理由
    cuts_household_supply: bool = False  # 对居民停水、停电、停热、停气
    concealment: Text | None = None  # 转移、隐匿财物的证据
    cost: Fen | None = None  # 代履行的费用预算
    substitute: Line | None = None  # 代履行人
    substitute_interested: bool = False  # 代履行人与本案有利害关系
    harm: Harm | None = None  # 代履行的情形：不履行的后果 (行政强制法50)
    major: bool = False  # 重大行政执法决定


GIVEN_AS: dict[Way, str] = {
    "removal": "排除妨碍",
    "restoration": "恢复原状",
    "substitute": "代履行",
    "auction": "拍卖",
}
"""The word of the power list (权责清单) for each way; any other way is told in the list in the words of its own law."""


def way_is_given(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """A law gives this bureau this way of execution (行政强制法13); of an other way the list says only that there is one."""
    word = GIVEN_AS.get(payload.way)
    if facts.power is None or word is None or any(word in given for given in facts.power.measures):
        return None
    return Reason("way_given", "行政强制法13", f"法律没有规定本机关可以就此事项采取“{WAY_TITLES[payload.way]}”")


def day_is_ahead(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """The day of the execution is told to the party and lies ahead (行政强制法37(2))."""
    if payload.on >= facts.on:
        return None
    return Reason("execution_day_ahead", "行政强制法37", "执行时间不得早于提出建议之日")


def by_day_on_a_working_day(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """Neither at night nor on a day off, unless urgent (行政强制法43(1))."""
    if payload.urgent is not None:
        return None
    dawn, dusk = facts.rules.figure("night_ends"), facts.rules.figure("night_begins")
    by_day = dawn <= payload.begins_hour <= payload.ends_hour < dusk
    if by_day and facts.rules.workdays.is_workday(payload.on, protect=True):
        return None
    says = f"不得在夜间（{dusk}时至次日{dawn}时）或者休息日、法定节假日实施强制执行，请另定时间"
    return Reason("by_day", "行政强制法43(1)", says)


def households_keep_supply(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """Water, power, heat and gas of residents are never cut to force anybody (行政强制法43(2))."""
    if not payload.cuts_household_supply:
        return None
    says = "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使履行"
    return Reason("household_supply", "行政强制法43(2)", says)


def substitute_told_whole(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """A substitute performance names who performs and what it costs, nothing else does (行政强制法51(1)(一))."""
    told = (payload.cost is not None, payload.substitute is not None)
    if told == (payload.way == "substitute",) * 2:
        return None
    says = "代履行的须写明费用预算和代履行人，其他方式不得写"
    return Reason("substitute_told", "行政强制法51(1)(一)", says)


def substitute_is_lawful(facts: CaseFacts, payload: ProposeExecution) -> Reason | None:
    """Nobody performs in the party's place but to avert what the law names, and nobody with a stake (行政强制法50)."""
    return performer_is_lawful(payload.harm, payload.substitute_interested) if payload.way == "substitute" else None


PROPOSE_EXECUTION = CaseAction(
    key="propose_execution",
    title="提出强制执行建议",
    payload=ProposeExecution,
    roles=OFFICER,
    clause="行政强制法37",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.POWER, coercion.DUTY_BASED, coercion.URGED, coercion.UNPERFORMED),
    checks=(
        way_is_given,
        day_is_ahead,
        by_day_on_a_working_day,
        households_keep_supply,
        substitute_told_whole,
        substitute_is_lawful,
    ),
    establishes=(
        Latch("matter_proposed"),
        Latch("concealment_shown", lambda act: act.data["concealment"] is not None),
        Latch("major_matter", lambda act: bool(act.data["major"])),
    ),
    withdraws=(
        Latch("concealment_shown", lambda act: act.data["concealment"] is None),
        Latch("review_passed"),
        Latch("discussion_held"),
    ),
)
