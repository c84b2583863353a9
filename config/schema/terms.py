"""Types of the workday calendar (工作日历) and of the time limits (期限) an admin may edit."""

from calendar import monthrange
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Clause, Key, Line, Strict
from config.schema.days import Day

Verified = Literal["text", "excerpt", "memory"]
"""How far a figure was checked: the article's text was read, only an excerpt was, or it is from memory."""

TermUnit = Literal["working_day", "calendar_day", "month"]

SATURDAY = 5
LEAP_YEAR = 2024
"""It has every day a year can have."""


class CalendarYear(Strict):
    """What one yearly notice of the State Council changes in the plain Monday-to-Friday week.

    A notice may reach back into the last days of the year before (the one for 2019 made 2018-12-31 a day off);
    those days stand in the file of the notice that named them.
    """

    year: Annotated[int, Field(ge=2008, le=2100)]
    notice: Line  # document number, 国办发明电〔2025〕7号
    verified: Verified  # of the number; the days are compared with a second source by the tests
    holidays: tuple[Day, ...]  # days off; only those on Monday to Friday change anything
    workdays: tuple[Day, ...]  # 调休: Saturdays and Sundays that are worked

    @model_validator(mode="after")
    def is_consistent(self) -> Self:
        for day in (*self.holidays, *self.workdays):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise ValueError(f"{day} 不在 {self.year} 年内")
        for name, days in (("holidays", self.holidays), ("workdays", self.workdays)):
            if list(days) != sorted(set(days)):
                raise ValueError(f"{name} 的日期应当从早到晚排列且不重复")
        for day in self.workdays:
            if day.weekday() < SATURDAY:
                raise ValueError(f"调休上班日 {day} 不是周六或者周日")
        if both := set(self.holidays) & set(self.workdays):
            raise ValueError(f"{min(both)} 既列为放假日又列为上班日")
        return self


class FixedHoliday(Strict):
    """A statutory day off on a fixed date (日期固定的法定节假日): off where no notice settles the year yet, if that protects
    the party; festivals of the lunar calendar are not guessed."""

    day: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]  # month and day, 10-01
    title: Line
    clause: Clause
    verified: Verified
    in_force: Day | None = None  # first day of the text that gives it

    @property
    def month_and_day(self) -> tuple[int, int]:
        month, day = self.day.split("-")
        return int(month), int(day)

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        month, day = self.month_and_day
        if day > monthrange(LEAP_YEAR, month)[1]:
            raise ValueError(f"{month}月没有{day}日")
        return self


class TermRule(Strict):
    """One time limit: how long, in which unit, from when, and on which article it rests.

    ``direction`` is the safe way to change ``amount``: ``longer`` protects the party (a party's right, or what the
    bureau must wait for), ``shorter`` binds the bureau. It also decides how days without a notice are assumed.
    ``set_by`` tells a figure of the law from one the bureau chose itself.
    """

    key: Key
    title: Line
    amount: Annotated[int, Field(gt=0, le=1000)]
    unit: TermUnit
    starts: Literal["next_day", "same_day"] = "next_day"
    roll: Literal["next_working_day", "none"] = "none"
    roll_clause: Clause | None = None  # by which article the last day moves on
    counts: Literal["after", "before"] = "after"  # "before": clear days between the notice and the event (听证七日前)
    clause: Clause
    verified: Verified
    direction: Literal["longer", "shorter"] | None = None
    set_by: Literal["law", "bureau"] = "law"
    note: Line | None = None
    in_force: Day | None = None  # first day of the text relied on
    until: Day | None = None  # its last day

    @model_validator(mode="after")
    def is_consistent(self) -> Self:
        if self.roll_clause is not None and self.roll == "none":
            raise ValueError("不顺延的期限不写顺延依据")
        if self.counts == "before" and self.unit != "working_day":
            raise ValueError("事前告知的期限只按工作日计算")
        if self.in_force and self.until and self.until < self.in_force:
            raise ValueError("失效日期早于生效日期")
        return self


Approval = Literal["leader", "discussion"]
"""Who allows it: a leader (机关负责人批准), or the leaders together (负责人集体讨论)."""


class ExtensionRule(Strict):
    """A lawful extension (延长) of one term rule: by how much at most, how often, who allows it, under which clause."""

    key: Key
    title: Line
    term: Key  # of law/terms.yaml
    most: Annotated[int, Field(gt=0, le=1000)]
    unit: TermUnit
    times: Annotated[int, Field(gt=0, le=10)] = 1  # per running of the term
    after: Key | None = None  # only once this other extension was used up
    approval: Approval = "leader"
    clause: Clause
    verified: Verified
    set_by: Literal["law", "bureau"] = "law"
    note: Line | None = None


class SuspensionGround(Strict):
    """A ground (情形) on which a case may rest (中止), and the term rules whose clock stands still meanwhile.

    A rule not named in ``stops`` runs on: only a provision that says so keeps days out of a term.
    """

    key: Key
    title: Line
    phase: Literal["decision", "execution"]  # before the decision is made, or while it is carried out
    stops: tuple[Key, ...] = ()
    times: Annotated[int, Field(gt=0, le=10)] = 1  # per case
    approval: Approval = "leader"
    clause: Clause
    verified: Verified
    note: Line | None = None
