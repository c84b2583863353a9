"""Time limits (期限): from a rule and a day to the last day, with the way it was counted told in Chinese."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Clause, Line, Strict
from config.schema.terms import TermRule, TermUnit
from states.workdays import Workdays, days_after, days_between, each_day, months_after

UNIT_TITLES: dict[TermUnit, str] = {"working_day": "个工作日", "calendar_day": "日", "month": "个月"}
WEEKDAYS = "一二三四五六日"


class Suspension(Strict):
    """The clock stood still (中止): from ``first`` to ``last``, both not counted; no ``last`` while it still does."""

    kind: Literal["suspension"] = "suspension"
    first: date
    last: date | None = None
    clause: Clause
    reason: Line

    @model_validator(mode="after")
    def is_in_order(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError("中止的截止日早于起始日")
        return self


class Extension(Strict):
    """More time was lawfully given (延长)."""

    kind: Literal["extension"] = "extension"
    amount: Annotated[int, Field(gt=0, le=1000)]
    unit: TermUnit
    clause: Clause
    reason: Line


TermChange = Annotated[Suspension | Extension, Field(discriminator="kind")]
"""One row of the ledger of a term."""


@dataclass(frozen=True)
class DueDate:
    """The last day of a term, and how it came about."""

    due: date
    provisional: bool  # 暂定: rests on days no notice has settled yet
    explains: str
    stopped: bool = False  # suspended and not yet resumed: it cannot lapse


class RuleNotInForceError(LookupError):
    """No text of this term was in force on that day; another day's text must not be used instead."""

    code = "invalid"


def rule_on(rules: Sequence[TermRule], key: str, day: date) -> TermRule:
    """The rule ``key`` as in force on ``day``."""
    for rule in rules:
        begun = rule.in_force is None or rule.in_force <= day
        if rule.key == key and begun and (rule.until is None or day <= rule.until):
            return rule
    title = next((rule.title for rule in rules if rule.key == key), key)
    raise RuleNotInForceError(f"“{title}”（{key}）在{chinese_date(day)}没有有效的规定")


def protects_the_party(rule: TermRule) -> bool:
    """Whether an assumed calendar may only lengthen this term; also where no direction is declared."""
    return rule.direction != "shorter"


def count(rule: TermRule, start: date, workdays: Workdays, ledger: Sequence[TermChange] = ()) -> DueDate:
    """The last day of the term that ``start`` (the day of the notice, the filing, the receipt …) set running."""
    if rule.counts == "before":
        raise ValueError(f"{rule.key} 是事前告知的期限，应当从事项之日往前计算")
    tally = _Tally(rule, start, workdays, ledger)
    full = tally.full_on()
    due = full
    if rule.roll == "next_working_day":
        due = workdays.on_or_next_workday(full, protect=tally.protect)
    by_calendar = any(unit == "working_day" for unit, _ in tally.parts())
    asked = [days_after(tally.eve, 1), full, due] if by_calendar else [full, due] if rule.roll != "none" else []
    unknown = [day for day in asked if not workdays.known(day)]
    stopped = any(item.last is None and item.first <= due for item in tally.suspensions)
    says = [tally.says_start(), tally.says_calendar(full) if by_calendar else "", tally.says_suspensions(due)]
    says += [tally.says_month_end(full), tally.says_roll(full, due), f"；末日为{chinese_date(due)}"]
    if unknown:
        says.append(_says_provisional(unknown, tally.protect))
    return DueDate(due, bool(unknown), "".join(says), stopped)


def strictly_before(event_day: date, amount: int, workdays: Workdays) -> DueDate:
    """The latest day to tell of an event so that ``amount`` whole workdays lie between (听证的七日前, strict reading).

    Neither the day of telling nor the day of the event is counted. The result may be a day off: telling on it is in
    time, but whoever tells in office hours must do so on the workday named in the explanation.
    """
    first_clear = workdays.add_workdays(event_day, -amount, protect=True)
    due = days_after(first_clear, -1)
    inner = each_day(first_clear, days_after(event_day, -1))
    says = f"自{chinese_date(event_day)}往前，至少须隔足{amount}个工作日（告知之日与当日均不计入）"
    says += _says_exceptions(inner, workdays, event_day.year, protect=True) + f"；最迟应当于{chinese_date(due)}告知"
    if not workdays.is_workday(due, protect=True):
        office = workdays.previous_workday(due, protect=True)
        says += f"，该日（周{WEEKDAYS[due.weekday()]}）不上班，在工作日告知的最迟为{chinese_date(office)}"
    unknown = [day for day in (due, days_after(event_day, -1)) if not workdays.known(day)]
    return DueDate(due, bool(unknown), says + (_says_provisional(unknown, protect=True) if unknown else ""))


def keep_right(rule: TermRule, told: DueDate, fresh: DueDate) -> DueDate:
    """What holds after a recount (a new notice was loaded): a party's right once told is never shortened by it."""
    if fresh.due >= told.due or not protects_the_party(rule):
        return fresh
    says = f"；原定末日为{chinese_date(told.due)}，不因重新计算而提前，仍以原定末日为准"
    return replace(fresh, due=told.due, explains=fresh.explains + says)


def lapsed(due: DueDate | date, today: date) -> bool:
    """Whether the term has run out: its last day is over, and it does not stand still."""
    if isinstance(due, DueDate):
        return not due.stopped and today > due.due
    return today > due


def made_in_time(due: date, received_on: date, posted_on: date | None = None) -> bool:
    """Whether an act was in time; what was posted before the end is, whenever it arrives (民事诉讼法85(4))."""
    return (received_on if posted_on is None else posted_on) <= due


def chinese_date(day: date, year: int | None = None) -> str:
    """2026年2月12日; without the year where it is ``year``."""
    return f"{'' if day.year == year else f'{day.year}年'}{day.month}月{day.day}日"


@dataclass(frozen=True)
class _Tally:
    """One count under way."""

    rule: TermRule
    start: date
    workdays: Workdays
    ledger: Sequence[TermChange]

    @property
    def protect(self) -> bool:
        return protects_the_party(self.rule)

    @property
    def eve(self) -> date:
        """The day before the first day counted."""
        return self.start if self.rule.starts == "next_day" else days_after(self.start, -1)

    @property
    def suspensions(self) -> list[Suspension]:
        return [item for item in self.ledger if isinstance(item, Suspension)]

    @property
    def extensions(self) -> list[Extension]:
        return [item for item in self.ledger if isinstance(item, Extension)]

    def parts(self) -> list[tuple[TermUnit, int]]:
        """What is counted one after the other; extensions in the same unit lengthen the part before."""
        parts: list[tuple[TermUnit, int]] = [(self.rule.unit, self.rule.amount)]
        for item in self.extensions:
            unit, amount = parts[-1]
            if item.unit == unit:
                parts[-1] = (unit, amount + item.amount)
            else:
                parts.append((item.unit, item.amount))
        return parts

    def full_on(self) -> date:
        """The day the term is full, before it may roll on."""
        eve = self.eve
        for place, (unit, amount) in enumerate(self.parts()):
            if unit == "month":
                whole = place == 0 and self.rule.starts == "same_day"
                end = _month_end(self.start, amount) if whole else months_after(eve, amount)
                unit, amount = "calendar_day", days_between(eve, end)
            eve = self._nth_day(eve, unit, amount)
        return eve

    def _nth_day(self, eve: date, unit: TermUnit, amount: int) -> date:
        """The amount-th counted day after ``eve``; suspended days are passed over."""
        if not self.suspensions:
            if unit == "working_day":
                return self.workdays.add_workdays(eve, amount, protect=self.protect)
            return days_after(eve, amount)
        day = eve
        while amount:
            day = days_after(day, 1)
            amount -= self._counts(day, unit)
        return day

    def _counts(self, day: date, unit: TermUnit) -> bool:
        if any(item.last is not None and item.first <= day <= item.last for item in self.suspensions):
            return False
        return unit != "working_day" or self.workdays.is_workday(day, protect=self.protect)

    def says_start(self) -> str:
        day = "次日" if self.rule.starts == "next_day" else "当日"
        says = f"自{chinese_date(self.start)}{day}起算{self.rule.amount}{UNIT_TITLES[self.rule.unit]}"
        for item in self.extensions:
            says += f"，延长{item.amount}{UNIT_TITLES[item.unit]}（{item.clause}，{item.reason}）"
        return says

    def says_calendar(self, full: date) -> str:
        window = each_day(days_after(self.eve, 1), full)
        return _says_exceptions(window, self.workdays, self.start.year, protect=self.protect)

    def says_suspensions(self, due: date) -> str:
        says = ""
        unit = "个工作日" if self.rule.unit == "working_day" else "日"
        for item in self.suspensions:
            if item.first > due:
                continue
            why = f"（{item.clause}，{item.reason}）"
            if item.last is None:
                says += f"，自{chinese_date(item.first)}起中止{why}，恢复后重新计算末日"
                continue
            inside = each_day(max(item.first, days_after(self.eve, 1)), min(item.last, due))
            if self.rule.unit == "working_day":
                inside = [day for day in inside if self.workdays.is_workday(day, protect=self.protect)]
            says += f"，{chinese_date(item.first)}至{chinese_date(item.last)}中止{why}，不计{len(inside)}{unit}"
        return says

    def says_month_end(self, full: date) -> str:
        """民法典202 is named only where it decided: no suspension, and the day of the month was missing."""
        months = self.parts()
        if self.suspensions or len(months) > 1 or months[0][0] != "month" or self.start.day <= full.day:
            return ""
        if months_after(self.start, months[0][1]) != full:
            return ""
        return f"；{full.year}年{full.month}月没有对应日，以该月末日为期满日（民法典202）"

    def says_roll(self, full: date, due: date) -> str:
        if due == full:
            return ""
        weekday = WEEKDAYS[full.weekday()]
        by = f"依{self.rule.roll_clause}" if self.rule.roll_clause else ""
        return f"；期满日{chinese_date(full)}（周{weekday}）为休息日，{by}顺延至其后第一个工作日"


def _month_end(start: date, amount: int) -> date:
    """The end of months that count their first day: the eve of the corresponding day, or the month's last day."""
    day = months_after(start, amount)
    return day if day.day < start.day else days_after(day, -1)


def _says_exceptions(window: Sequence[date], workdays: Workdays, year: int, *, protect: bool) -> str:
    """The make-up workdays and the holidays among these days; plain weekends need no word."""
    says = []
    makeup = [f"{chinese_date(day, year)}（周{WEEKDAYS[day.weekday()]}）" for day in window if workdays.is_makeup(day)]
    if makeup:
        says.append("、".join(makeup) + "为调休上班日")
    holidays = [
        chinese_date(run[0], year) + (f"至{chinese_date(run[-1], run[0].year)}" if len(run) > 1 else "")
        for run in _runs_off(window, workdays, protect=protect)
    ]
    if holidays:
        says.append("、".join(holidays) + "放假")
    return "，其中" + "，".join(says) if says else ""


def _runs_off(window: Sequence[date], workdays: Workdays, *, protect: bool) -> list[list[date]]:
    """Days off in a row that hold at least one Monday to Friday."""
    runs: list[list[date]] = [[]]
    for day in window:
        if workdays.is_workday(day, protect=protect):
            runs.append([])
        else:
            runs[-1].append(day)
    return [run for run in runs if any(day.isoweekday() <= 5 for day in run)]


def _says_provisional(unknown: Sequence[date], protect: bool) -> str:
    years = "、".join(f"{year}年" for year in sorted({day.year for day in unknown}))
    assumed = "元旦、劳动节、国庆节的法定假日先按放假计算" if protect else "先按周一至周五上班计算"
    return f"（暂定：{years}的放假安排尚未载入，{assumed}）"
