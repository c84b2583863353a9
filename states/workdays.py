"""The workday calendar (工作日历): the only place where days are added, with make-up workdays (调休) in it."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from config.schema.terms import CalendarYear, FixedHoliday

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """Which days the bureau works, by the State Council's yearly notices (放假调休通知).

    Outside the loaded years nothing is known: Monday to Friday are taken as workdays and what is counted there is
    provisional (暂定). ``protect=True`` takes the fixed statutory holidays (``law/holidays.yaml``) there as days off, so
    that an assumed calendar never shortens a party's right; festivals of the lunar calendar are not guessed.
    """

    years: tuple[CalendarYear, ...]
    fixed: tuple[FixedHoliday, ...]
    first: date = field(init=False, compare=False)
    horizon: date = field(init=False, compare=False)  # last day of the last loaded year
    _off: frozenset[date] = field(init=False, repr=False, compare=False)
    _on: frozenset[date] = field(init=False, repr=False, compare=False)
    _assumed: Mapping[tuple[int, int], date] = field(init=False, repr=False, compare=False)  # off from which day on
    _ordinals: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)  # asked for at every cached count: worked out once

    def __init__(self, years: Sequence[CalendarYear], fixed: Sequence[FixedHoliday] = ()) -> None:
        ordered = tuple(sorted(years, key=lambda item: item.year))
        _refuse_gaps(ordered)
        off = frozenset(day for item in ordered for day in item.holidays)
        on = frozenset(day for item in ordered for day in item.workdays)
        if both := off & on:
            raise ValueError(f"{min(both)} 在不同年份的通知中既列为放假日又列为上班日")
        first, horizon = date(ordered[0].year, 1, 1), date(ordered[-1].year, 12, 31)
        values = {"years": ordered, "fixed": tuple(fixed), "first": first, "horizon": horizon, "_off": off, "_on": on}
        values["_hash"] = hash((ordered, values["fixed"]))
        values["_assumed"] = {each.month_and_day: each.in_force or date.min for each in fixed}
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_ordinals", _worked(self))

    def __hash__(self) -> int:
        return self._hash

    def known(self, day: date) -> bool:
        """Whether a loaded notice settles this day."""
        return self.first <= day <= self.horizon

    def is_workday(self, day: date, *, protect: bool = False) -> bool:
        """Whether the bureau works on this day; an assumption where the day is not ``known``."""
        if day in self._on:
            return True
        if day.weekday() >= SATURDAY or day in self._off:
            return False
        return not (protect and not self.known(day) and self._assumed.get((day.month, day.day), date.max) <= day)

    def is_makeup(self, day: date) -> bool:
        """Whether this Saturday or Sunday is worked (调休上班日)."""
        return day in self._on

    def add_workdays(self, day: date, n: int, *, protect: bool = False) -> date:
        """The n-th workday after ``day``, which itself is not counted; n < 0 looks back; 0 is ``day`` itself."""
        if n == 0:
            return day
        if (found := self._looked_up(day, n)) is not None:
            return found
        step, left = (ONE_DAY, n) if n > 0 else (-ONE_DAY, -n)
        while left:
            day += step
            left -= self.is_workday(day, protect=protect)
        return day

    def next_workday(self, day: date, *, protect: bool = False) -> date:
        """The first workday after ``day``."""
        return self.add_workdays(day, 1, protect=protect)

    def previous_workday(self, day: date, *, protect: bool = False) -> date:
        """The last workday before ``day``."""
        return self.add_workdays(day, -1, protect=protect)

    def on_or_next_workday(self, day: date, *, protect: bool = False) -> date:
        """``day`` itself if it is worked, else the first workday after it (末日顺延)."""
        return day if self.is_workday(day, protect=protect) else self.next_workday(day, protect=protect)

    def workdays_between(self, after: date, through: date, *, protect: bool = False) -> int:
        """How many workdays lie after ``after`` up to and with ``through``; 0 if ``through`` is not later."""
        if through <= after:
            return 0
        if self.known(days_after(after, 1)) and self.known(through):
            return bisect_right(self._ordinals, through.toordinal()) - bisect_right(self._ordinals, after.toordinal())
        return sum(self.is_workday(day, protect=protect) for day in each_day(days_after(after, 1), through))

    def _looked_up(self, day: date, n: int) -> date | None:
        """The answer without walking, where the whole way lies in the loaded years."""
        if n > 0:
            place = bisect_right(self._ordinals, day.toordinal()) + n - 1
            inside = self.known(days_after(day, 1)) and place < len(self._ordinals)
        else:
            place = bisect_left(self._ordinals, day.toordinal()) + n
            inside = self.known(days_after(day, -1)) and place >= 0
        return date.fromordinal(self._ordinals[place]) if inside else None


@lru_cache(maxsize=64)
def _worked(workdays: Workdays) -> tuple[int, ...]:
    """The ordinals of the workdays in the loaded years, which take a thousandth of a second to list; releases share calendars."""
    known = (date.fromordinal(n) for n in range(workdays.first.toordinal(), workdays.horizon.toordinal() + 1))
    return tuple(day.toordinal() for day in known if workdays.is_workday(day))


def _refuse_gaps(years: Sequence[CalendarYear]) -> None:
    if not years:
        raise ValueError("工作日历至少要有一个年份")
    for earlier, later in pairwise(years):
        if later.year != earlier.year + 1:
            raise ValueError(f"工作日历的年份应当连续：{earlier.year} 之后是 {later.year}")


def days_after(day: date, n: int) -> date:
    """``n`` calendar days after ``day`` (before it where n < 0)."""
    return day + timedelta(days=n)


def days_between(start: date, end: date) -> int:
    """Calendar days from ``start`` to ``end``; the start is not counted."""
    return (end - start).days


def months_after(day: date, n: int) -> date:
    """The corresponding day ``n`` months later; where there is none, the last day of that month (民法典202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def each_day(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``, both included."""
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
