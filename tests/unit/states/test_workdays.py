"""The workday calendar against a second source, against hand-checked tables and against its own laws."""

from datetime import date
from functools import cache
from itertools import cycle, pairwise
from pathlib import Path

import chinese_calendar
import pytest
import yaml
from pydantic import ValidationError
from pydantic_core import to_json

from config.schema.terms import CalendarYear, FixedHoliday
from states.workdays import Workdays, days_after, days_between, each_day, months_after

CALENDAR = Path(__file__).parents[3] / "config" / "calendar"
DAYS = each_day(date(2013, 1, 1), date(2029, 12, 31))  # a year and three on either side of the notices


@cache
def loaded() -> Workdays:
    files = sorted(CALENDAR.glob("*.yaml"))
    raw = [to_json(yaml.safe_load(file.read_text("utf-8"))) for file in files]
    return Workdays([CalendarYear.model_validate_json(text, strict=True) for text in raw], fixed())


@cache
def fixed() -> tuple[FixedHoliday, ...]:
    rows = yaml.safe_load((CALENDAR.parent / "law" / "holidays.yaml").read_text("utf-8"))
    return tuple(FixedHoliday.model_validate_json(to_json(row), strict=True) for row in rows)


def year(**changes: object) -> CalendarYear:
    plain = {"year": 2026, "notice": "国办发明电〔2025〕7号", "verified": "excerpt", "holidays": [], "workdays": []}
    return CalendarYear.model_validate_json(to_json(plain | changes), strict=True)


def test_every_file_of_the_calendar_holds_the_year_of_its_name() -> None:
    names = [int(file.stem) for file in sorted(CALENDAR.glob("*.yaml"))]
    assert names == list(range(2014, 2027)) == [item.year for item in loaded().years]


def test_every_day_agrees_with_the_chinese_calendar_package() -> None:
    days = each_day(date(2014, 1, 1), date(2026, 12, 31))
    assert [day for day in days if loaded().is_workday(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 4), True),  # Sunday, make-up
        (date(2026, 2, 14), True),  # Saturday, make-up
        (date(2026, 2, 16), False),  # Monday, Spring Festival
        (date(2026, 2, 28), True),  # Saturday, make-up
        (date(2026, 10, 7), False),  # Wednesday, National Day
        (date(2026, 10, 10), True),  # Saturday, make-up
        (date(2026, 10, 11), False),  # plain Sunday
        (date(2015, 9, 3), False),  # named by a notice of its own
        (date(2018, 12, 31), False),  # named by the notice for 2019
        (date(2018, 12, 29), True),
        (date(2020, 1, 31), False),  # Spring Festival made longer in 2020
    ],
)
def test_single_days_are_as_the_notices_say(day: date, worked: bool) -> None:
    assert loaded().is_workday(day) is worked


def test_what_no_notice_covers_is_unknown() -> None:
    assert loaded().horizon == date(2026, 12, 31)
    assert loaded().known(date(2026, 12, 31))
    assert not loaded().known(date(2027, 1, 1))
    assert not loaded().known(date(2013, 12, 31))


def test_beyond_the_horizon_fixed_holidays_are_off_only_to_protect() -> None:
    new_year = date(2027, 1, 1)  # a Friday
    assert loaded().is_workday(new_year)
    assert not loaded().is_workday(new_year, protect=True)
    assert loaded().is_workday(date(2027, 2, 8), protect=True)  # the Spring Festival is not guessed
    assert loaded().is_workday(date(2026, 12, 31), protect=True)


def test_a_fixed_holiday_is_off_from_the_day_its_text_is_in_force() -> None:
    """The second of May is one since 2025; before 2014 no notice is loaded."""
    assert loaded().is_workday(date(2013, 5, 2), protect=True)
    assert not loaded().is_workday(date(2013, 10, 2), protect=True)
    assert not Workdays([year()], fixed()).is_workday(date(2028, 5, 2), protect=True)
    assert Workdays([year()]).is_workday(date(2028, 5, 2), protect=True), "the law stands in config, not here"


@pytest.mark.parametrize("day", ["02-30", "04-31", "13-01", "1-1", "00-10"])
def test_what_is_no_day_of_a_year_is_no_holiday(day: str) -> None:
    with pytest.raises(ValueError, match=r"day|没有"):
        FixedHoliday.model_validate(fixed()[0].model_dump() | {"day": day})


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday → Monday
        (date(2026, 10, 9), 1, date(2026, 10, 10)),  # Friday → make-up Saturday
        (date(2026, 2, 12), 7, date(2026, 2, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 16), -7, date(2026, 10, 8)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2027, 1, 4), -1, date(2027, 1, 1)),
        (date(2013, 12, 31), 1, date(2014, 1, 2)),
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
    ],
)
def test_workdays_are_added_as_counted_by_hand(start: date, n: int, due: date) -> None:
    assert loaded().add_workdays(start, n) == due


def test_a_day_off_rolls_on_and_a_workday_stays() -> None:
    assert loaded().on_or_next_workday(date(2026, 10, 3)) == date(2026, 10, 8)
    assert loaded().on_or_next_workday(date(2026, 10, 10)) == date(2026, 10, 10)
    assert loaded().next_workday(date(2026, 10, 10)) == date(2026, 10, 12)
    assert loaded().previous_workday(date(2026, 10, 8)) == date(2026, 9, 30)


def test_exactly_n_workdays_lie_after_the_start_and_the_last_is_the_due_day() -> None:
    wrong = []
    for day, n, protect in zip(
        DAYS[::17], cycle((1, *range(400, 0, -7))), cycle((False, True, True, False)), strict=False
    ):
        due = loaded().add_workdays(day, n, protect=protect)
        walked = [d for d in each_day(days_after(day, 1), due) if loaded().is_workday(d, protect=protect)]
        if not len(walked) == n == loaded().workdays_between(day, due, protect=protect) or walked[-1] != due:
            wrong.append((day, n, protect))
    assert wrong == []


def test_looking_back_undoes_looking_ahead_from_a_workday() -> None:
    starts = [(loaded().on_or_next_workday(day), n) for day, n in zip(DAYS[::3], cycle(range(1, 101)), strict=False)]
    assert [(at, n) for at, n in starts if loaded().add_workdays(loaded().add_workdays(at, n), -n) != at] == []


def test_a_later_start_is_never_due_earlier() -> None:
    wrong = []
    for n in range(1, 61):
        dues = [(day, loaded().add_workdays(day, n)) for day in sorted({*DAYS[n::61], *DAYS[n * 101 :][:30]})]
        wrong += [(n, one[0], other[0]) for one, other in pairwise(dues) if one[1] > other[1]]
    assert wrong == []


def test_protecting_never_comes_to_an_earlier_day() -> None:
    asked = list(zip(DAYS[::11], cycle(range(1, 201)), strict=False))
    add = loaded().add_workdays
    assert [(day, n) for day, n in asked if add(day, n, protect=True) < add(day, n)] == []


def test_calendar_days_are_added_and_taken_away_alike() -> None:
    asked = zip(DAYS, cycle(range(-500, 501)), strict=False)
    assert [(day, n) for day, n in asked if days_between(day, days_after(day, n)) != n] == []


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start: date, n: int, due: date) -> None:
    assert months_after(start, n) == due


@pytest.mark.parametrize(
    "wrong",
    [
        {"workdays": ["2026-02-16"]},  # a Monday cannot be a make-up day
        {"holidays": ["2025-11-03"]},  # neither in the year nor in the December before
        {"holidays": ["2026-02-17", "2026-02-16"]},
        {"holidays": ["2026-02-16", "2026-02-16"]},
        {"holidays": ["2026-02-14"], "workdays": ["2026-02-14"]},
        {"holidays": ["2026-02-30"]},
        {"year": "2026"},
        {"weekend": []},
    ],
)
def test_a_broken_year_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        year(**wrong)


def test_years_must_follow_each_other() -> None:
    with pytest.raises(ValueError, match="连续"):
        Workdays([year(), year(year=2028)])
    with pytest.raises(ValueError, match="连续"):
        Workdays([year(), year()])
    with pytest.raises(ValueError, match="至少"):
        Workdays([])


def test_two_notices_may_not_contradict_each_other() -> None:
    later = year(year=2027, holidays=["2026-12-27"])
    with pytest.raises(ValueError, match="不同年份"):
        Workdays([year(workdays=["2026-12-27"]), later])


def test_loading_the_next_notice_settles_its_year() -> None:
    longer = Workdays([*loaded().years, year(year=2027, holidays=["2027-01-01"])])
    assert longer.known(date(2027, 1, 1))
    assert not longer.is_workday(date(2027, 1, 1))
    assert longer != loaded()
