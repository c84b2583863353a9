"""The life of a discretion standard, step by step: draft, issue, disclose, file, repeal (行政处罚法34; 金科〔2015〕8号四(5))."""

from typing import Any

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from config.schema.law import Standard
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterCheck, RegisterFacts, not_future, second_person
from states.standard_life import LIFE_TITLES, Life
from states.standard_proof import flaws
from states.vocabulary import Role

DISCLOSURE = "行政处罚法34"
PLAN = "金科〔2015〕8号四(5)"


class DraftStandard(Payload):
    """A draft (草案): its rows word for word, and why it is made."""

    title: Line
    rows: tuple[Standard, ...] = Field(min_length=1, max_length=500)
    reason: Text


class OfStandard(Payload):
    """A step of the standard with this number of ours."""

    no: Line


class IssueStandard(OfStandard):
    """The paper as issued: number, day, and who reviewed its legality (合法性审核)."""

    number: Line
    issued_on: Day
    reviewer: OfficerId
    opinion: Text


class DiscloseStandard(OfStandard):
    """Where and when it was made public (行政处罚法34)."""

    disclosed_on: Day
    place: Line


class FileStandard(OfStandard):
    """With whom it was filed (备案), and the number of the receipt."""

    filed_on: Day
    organ: Line
    receipt: Line


class RepealStandard(OfStandard):
    """From which day on it no longer binds, and why."""

    repealed_on: Day
    reason: Text
    second_person: OfficerId


def rows_are_proved(facts: RegisterFacts, payload: DraftStandard) -> Reason | None:
    """Every row holds against the power list in force: inside the statute, no gap, no overlap, all grades reachable."""
    registered = frozenset(clause.clause for clause in facts.body.clauses)
    found = [
        f"{row.power} {'.'.join(map(str, flaw.path))}：{flaw.says}"
        for row in payload.rows
        for flaw in flaws(row, [p for p in facts.body.powers if p.code == row.power], registered)
    ]
    return Reason("standard_proved", DISCLOSURE, "；".join(found)) if found else None


def draft_is_new(facts: RegisterFacts, payload: DraftStandard) -> Reason | None:
    """A draft has no number yet, no power twice, and says something that is not on the register already."""
    powers = [row.power for row in payload.rows]
    numbered = [row.power for row in payload.rows if row.number is not None]
    if twice := sorted({power for power in powers if powers.count(power) > 1}):
        return Reason("draft_is_new", PLAN, f"同一职权有两项：{'、'.join(twice)}")
    if numbered:
        return Reason("draft_is_new", PLAN, f"草案不得写文号（number），印发时登记：{'、'.join(numbered)}")
    known = [row.power for row in payload.rows if any(life.day("repealed") is None for life in _same(facts, row))]
    return Reason("draft_is_new", PLAN, f"已登记过内容相同的：{'、'.join(known)}") if known else None


def _same(facts: RegisterFacts, row: Standard) -> tuple[Life, ...]:
    return facts.registers.book.lives_of(row)


def stands_at(*before: str, not_yet: str) -> RegisterCheck:
    """The standard is on the register, has come this far, and this step was not taken before."""

    def check(facts: RegisterFacts, payload: Any) -> Reason | None:
        """The life of a standard goes draft, issue, disclose, file; each step once."""
        life = facts.registers.book.life(payload.no)
        if life is None:
            return Reason("standard_known", PLAN, f"没有登记编号为 {payload.no} 的裁量基准")
        if life.day("repealed") is not None:
            return Reason("standard_order", PLAN, f"{payload.no} 已经废止，不能再登记")
        if life.day(not_yet) is not None:
            return Reason("standard_order", PLAN, f"{payload.no} {LIFE_TITLES[not_yet]}，不能重复登记")
        lacking = [LIFE_TITLES[step].removeprefix("已") for step in before if life.day(step) is None]
        return Reason("standard_order", PLAN, f"{payload.no} 尚未{'、'.join(lacking)}") if lacking else None

    return check


def not_before(field: str, step: str) -> RegisterCheck:
    """The day of a step does not lie before that of an earlier one."""

    def check(facts: RegisterFacts, payload: Any) -> Reason | None:
        """The days of a life go forward."""
        life = facts.registers.book.life(payload.no)
        earlier = None if life is None else life.day(step)
        if earlier is None or getattr(payload, field) >= earlier:
            return None
        return Reason("standard_days", PLAN, f"所填日期早于{LIFE_TITLES[step]}的日期 {earlier}")

    return check


def issuer_is_another(facts: RegisterFacts, payload: IssueStandard) -> Reason | None:
    """Who drafts does not issue or review (四眼): three people stand behind a standard."""
    life = facts.registers.book.life(payload.no)
    if life is not None and life.drafter in {facts.actor, payload.reviewer}:
        return Reason("second_person", PLAN, "起草人不得审核、印发自己起草的裁量基准")
    return None


def number_is_free(facts: RegisterFacts, payload: IssueStandard) -> Reason | None:
    """A number (文号) names one paper."""
    taken = [life.no for life in facts.registers.book.lives if life.number == payload.number]
    return Reason("number_is_free", PLAN, f"文号 {payload.number} 已用于 {taken[0]}") if taken else None


def issued_before_in_force(facts: RegisterFacts, payload: IssueStandard) -> Reason | None:
    """No standard reaches back: it comes into force on the day it is issued at the earliest."""
    life = facts.registers.book.life(payload.no)
    early = [r.power for r in life.rows if r.in_force_from < payload.issued_on] if life is not None else []
    if not early:
        return None
    says = f"施行日期早于印发日期，裁量基准不溯及既往：{'、'.join(early)}"
    return Reason("standard_days", "行政处罚法37", says)


def still_proved(facts: RegisterFacts, payload: IssueStandard) -> Reason | None:
    """What was drafted still holds on the day it is issued: the statute may have changed since."""
    life = facts.registers.book.life(payload.no)
    if life is None:
        return None
    return rows_are_proved(facts, DraftStandard.model_construct(title=life.title, rows=life.rows, reason=""))


DRAFTERS = frozenset({Role.OFFICER, Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR})
CLERKS = frozenset({Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR})
LEADER = frozenset({Role.LEADER})

DRAFT_STANDARD = RegisterAction(
    "draft_standard", "登记裁量基准草案", DraftStandard, DRAFTERS, PLAN, (draft_is_new, rows_are_proved)
)
ISSUE_STANDARD = RegisterAction(
    "issue_standard",
    "印发裁量基准",
    IssueStandard,
    LEADER,
    PLAN,
    (
        stands_at("drafted", not_yet="issued"),
        not_future("issued_on", PLAN),
        issued_before_in_force,
        second_person("reviewer", PLAN, Role.REVIEWER),
        issuer_is_another,
        number_is_free,
        still_proved,
    ),
)
DISCLOSE_STANDARD = RegisterAction(
    "disclose_standard",
    "公示裁量基准",
    DiscloseStandard,
    CLERKS,
    DISCLOSURE,
    (
        stands_at("issued", not_yet="disclosed"),
        not_future("disclosed_on", DISCLOSURE),
        not_before("disclosed_on", "issued"),
    ),
)
FILE_STANDARD = RegisterAction(
    "file_standard",
    "备案裁量基准",
    FileStandard,
    CLERKS,
    PLAN,
    (
        stands_at("issued", "disclosed", not_yet="filed"),
        not_future("filed_on", PLAN),
        not_before("filed_on", "disclosed"),
    ),
)
REPEAL_STANDARD = RegisterAction(
    "repeal_standard",
    "废止裁量基准",
    RepealStandard,
    LEADER,
    PLAN,
    (
        stands_at("issued", not_yet="repealed"),
        not_before("repealed_on", "issued"),
        second_person("second_person", PLAN, Role.REVIEWER, Role.LEADER),
    ),
)
