"""Counting time limits: every unit, start, roll and change of the ledger, and how the count is told."""

from datetime import date
from functools import cache
from itertools import cycle, pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from config.schema.terms import CalendarYear, FixedHoliday, TermRule
from states.terms import (
    DueDate,
    Extension,
    RuleNotInForceError,
    Suspension,
    TermChange,
    chinese_date,
    count,
    keep_right,
    lapsed,
    made_in_time,
    rule_on,
    strictly_before,
)
from states.workdays import Workdays, days_after, days_between, each_day

CONFIG = Path(__file__).parents[3] / "config"
DAYS = each_day(date(2014, 1, 1), date(2027, 12, 31))


@cache
def loaded() -> Workdays:
    raw = [to_json(yaml.safe_load(file.read_text("utf-8"))) for file in sorted((CONFIG / "calendar").glob("*.yaml"))]
    fixed = yaml.safe_load((CONFIG / "law" / "holidays.yaml").read_text("utf-8"))
    return Workdays(
        [CalendarYear.model_validate_json(text, strict=True) for text in raw],
        [FixedHoliday.model_validate_json(to_json(row), strict=True) for row in fixed],
    )


def make_rule(amount: int = 7, unit: str = "working_day", **changes: object) -> TermRule:
    plain = {"key": "sample", "title": "样例期限", "amount": amount, "unit": unit, "clause": "行政处罚法61"}
    return TermRule.model_validate_json(to_json(plain | {"verified": "text"} | changes), strict=True)


def rolling(amount: int, unit: str, **changes: object) -> TermRule:
    return make_rule(amount, unit, roll="next_working_day", roll_clause="民事诉讼法85(3)", **changes)


def suspended(first: date, last: date | None) -> Suspension:
    return Suspension(first=first, last=last, clause="行政强制法39", reason="等待鉴定")


def extended(amount: int, unit: str = "calendar_day") -> Extension:
    text = to_json({"amount": amount, "unit": unit, "clause": "行政复议法62", "reason": "情况复杂"})
    return Extension.model_validate_json(text, strict=True)


def test_the_first_day_is_not_counted_unless_the_rule_says_so() -> None:
    assert count(make_rule(10, "calendar_day"), date(2026, 3, 2), loaded()).due == date(2026, 3, 12)
    same_day = make_rule(10, "calendar_day", starts="same_day")
    assert count(same_day, date(2026, 3, 2), loaded()).due == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 1, 31), date(2026, 2, 28)),  # no corresponding day: the month's last day
        (date(2026, 3, 15), date(2026, 4, 14)),
    ],
)
def test_months_that_count_their_first_day_end_on_the_eve_of_the_corresponding_day(start: date, due: date) -> None:
    assert count(make_rule(1, "month", starts="same_day"), start, loaded()).due == due


def test_working_days_over_the_spring_festival_are_told_exactly() -> None:
    found = count(make_rule(), date(2026, 2, 12), loaded())
    assert found == DueDate(
        due=date(2026, 2, 28),
        provisional=False,
        explains="自2026年2月12日次日起算7个工作日，其中2月14日（周六）、2月28日（周六）为调休上班日，"
        "2月15日至2月23日放假；末日为2026年2月28日",
    )


def test_plain_working_days_need_no_further_word() -> None:
    says = count(make_rule(5), date(2026, 3, 2), loaded()).explains
    assert says == "自2026年3月2日次日起算5个工作日；末日为2026年3月9日"


def test_a_last_day_off_rolls_on_and_says_by_what() -> None:
    found = count(rolling(90, "calendar_day"), date(2026, 7, 3), loaded())
    assert found.due == date(2026, 10, 8)
    assert found.explains == (
        "自2026年7月3日次日起算90日；期满日2026年10月1日（周四）为休息日，依民事诉讼法85(3)顺延至其后第一个工作日；"
        "末日为2026年10月8日"
    )


def test_without_a_roll_rule_the_last_day_stays_on_the_day_off() -> None:
    found = count(make_rule(90, "calendar_day"), date(2026, 7, 3), loaded())
    assert (found.due, found.explains) == (date(2026, 10, 1), "自2026年7月3日次日起算90日；末日为2026年10月1日")


def test_a_month_without_the_day_names_the_civil_code() -> None:
    says = count(make_rule(6, "month"), date(2025, 8, 31), loaded()).explains
    assert says == (
        "自2025年8月31日次日起算6个月；2026年2月没有对应日，以该月末日为期满日（民法典202）；末日为2026年2月28日"
    )
    assert "民法典" not in count(make_rule(6, "month"), date(2025, 8, 28), loaded()).explains


def test_a_partys_term_beyond_the_horizon_counts_fixed_holidays_as_off() -> None:
    found = count(make_rule(5, direction="longer"), date(2026, 12, 28), loaded())
    assert found.due == date(2027, 1, 5)
    assert found.provisional
    assert found.explains == (
        "自2026年12月28日次日起算5个工作日，其中2027年1月1日至1月3日放假；末日为2027年1月5日"
        "（暂定：2027年的放假安排尚未载入，元旦、劳动节、国庆节的法定假日先按放假计算）"
    )


def test_the_bureaus_term_beyond_the_horizon_is_not_lengthened_by_a_guess() -> None:
    found = count(make_rule(5, direction="shorter"), date(2026, 12, 28), loaded())
    assert (found.due, found.provisional) == (date(2027, 1, 4), True)
    assert found.explains.endswith("（暂定：2027年的放假安排尚未载入，先按周一至周五上班计算）")


def test_the_last_known_day_is_not_provisional_and_the_next_is() -> None:
    assert not count(make_rule(3), date(2026, 12, 28), loaded()).provisional
    assert count(make_rule(4), date(2026, 12, 28), loaded()).provisional


def test_a_term_that_never_asks_the_calendar_is_never_provisional() -> None:
    assert not count(make_rule(24, "month"), date(2026, 6, 1), loaded()).provisional
    assert count(rolling(24, "month"), date(2026, 6, 1), loaded()).provisional


def test_suspended_days_are_credited_and_named() -> None:
    ledger = [suspended(date(2026, 3, 10), date(2026, 3, 19))]
    found = count(make_rule(30, "calendar_day"), date(2026, 3, 2), loaded(), ledger)
    assert found.due == date(2026, 4, 11)
    assert "2026年3月10日至2026年3月19日中止（行政强制法39，等待鉴定），不计10日" in found.explains


def test_only_workdays_of_a_suspension_are_credited_to_a_term_in_working_days() -> None:
    ledger = [suspended(date(2026, 2, 14), date(2026, 2, 24))]  # two workdays: the make-up Saturday and the Tuesday
    found = count(make_rule(), date(2026, 2, 12), loaded(), ledger)
    assert found.due == date(2026, 3, 3)
    assert "不计2个工作日" in found.explains


def test_a_suspension_outside_the_term_changes_nothing() -> None:
    plain = count(make_rule(5), date(2026, 3, 2), loaded())
    before, after = date(2026, 2, 1), date(2026, 3, 10)
    assert count(make_rule(5), date(2026, 3, 2), loaded(), [suspended(after, after)]) == plain
    assert count(make_rule(5), date(2026, 3, 2), loaded(), [suspended(before, date(2026, 3, 2))]).due == plain.due


def test_a_term_that_stands_still_cannot_lapse() -> None:
    found = count(make_rule(5), date(2026, 3, 2), loaded(), [suspended(date(2026, 3, 4), None)])
    assert found.stopped
    assert not lapsed(found, date(2027, 1, 1))
    assert "自2026年3月4日起中止（行政强制法39，等待鉴定），恢复后重新计算末日" in found.explains
    late = count(make_rule(5), date(2026, 3, 2), loaded(), [suspended(date(2026, 3, 10), None)])
    assert not late.stopped  # it had run out the day before


def test_an_extension_in_the_same_unit_lengthens_the_whole() -> None:
    found = count(make_rule(1, "month"), date(2026, 1, 31), loaded(), [extended(1, "month")])
    assert found.due == date(2026, 3, 31)  # two months from the start, not one month from 28 February
    assert "延长1个月（行政复议法62，情况复杂）" in found.explains


def test_an_extension_in_another_unit_follows_on() -> None:
    found = count(make_rule(2, "month"), date(2026, 1, 5), loaded(), [extended(30)])
    assert found.due == date(2026, 4, 4)


def test_the_strict_week_before_a_hearing_may_end_on_a_holiday_and_says_so() -> None:
    found = strictly_before(date(2026, 10, 16), 7, loaded())
    assert found == DueDate(
        due=date(2026, 10, 7),
        provisional=False,
        explains="自2026年10月16日往前，至少须隔足7个工作日（告知之日与当日均不计入），其中10月10日（周六）为调休上班日；"
        "最迟应当于2026年10月7日告知，该日（周三）不上班，在工作日告知的最迟为2026年9月30日",
    )


def test_a_hearing_beyond_the_horizon_asks_for_the_earlier_notice() -> None:
    found = strictly_before(date(2027, 1, 8), 7, loaded())
    assert (found.due, found.provisional) == (date(2026, 12, 28), True)  # 1 January is taken as off


def test_a_rule_counted_backwards_is_not_counted_forwards() -> None:
    with pytest.raises(ValueError, match="往前"):
        count(make_rule(7, counts="before"), date(2026, 3, 2), loaded())


def test_a_recount_never_takes_back_a_right_once_told() -> None:
    told = DueDate(date(2027, 2, 10), True, "旧")
    fresh = DueDate(date(2027, 2, 9), False, "新")
    kept = keep_right(make_rule(direction="longer"), told, fresh)
    assert (kept.due, kept.provisional) == (told.due, False)
    assert kept.explains == "新；原定末日为2027年2月10日，不因重新计算而提前，仍以原定末日为准"
    assert keep_right(make_rule(direction="shorter"), told, fresh) == fresh
    assert keep_right(make_rule(direction="longer"), fresh, told) == told


def test_a_term_lapses_the_day_after_its_last_day() -> None:
    found = count(make_rule(5), date(2026, 3, 2), loaded())
    assert not lapsed(found, found.due)
    assert lapsed(found, days_after(found.due, 1))
    assert lapsed(found.due, days_after(found.due, 1))


def test_what_was_posted_before_the_end_is_in_time() -> None:
    due = date(2026, 3, 9)
    assert made_in_time(due, due)
    assert not made_in_time(due, date(2026, 3, 10))
    assert made_in_time(due, date(2026, 3, 12), posted_on=due)
    assert not made_in_time(due, date(2026, 3, 12), posted_on=date(2026, 3, 10))


def test_a_rule_is_used_only_while_its_text_is_in_force() -> None:
    old = make_rule(3, in_force="2018-01-01", until="2021-07-14")
    new = make_rule(5, in_force="2021-07-15")
    assert rule_on([old, new], "sample", date(2021, 7, 14)) is old
    assert rule_on([old, new], "sample", date(2021, 7, 15)) is new
    for key, day in (("sample", date(2017, 12, 31)), ("other", date(2026, 1, 1))):
        with pytest.raises(RuleNotInForceError, match=key):
            rule_on([old, new], key, day)


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": "7"},
        {"unit": "week"},
        {"clause": "行政处罚法 61"},
        {"verified": "yes"},
        {"roll_clause": "民事诉讼法85(3)"},
        {"counts": "before", "unit": "month"},
        {"in_force": "2021-07-15", "until": "2021-07-14"},
        {"extra": 1},
    ],
)
def test_a_broken_rule_is_refused(wrong: dict[str, object]) -> None:
    plain: dict[str, object] = {"key": "sample", "title": "样例", "amount": 7, "unit": "working_day"}
    plain |= {"clause": "行政处罚法61", "verified": "text"}
    with pytest.raises(ValidationError):
        TermRule.model_validate_json(to_json(plain | wrong), strict=True)


def test_a_ledger_survives_storage() -> None:
    ledger: list[TermChange] = [suspended(date(2026, 3, 10), None), extended(30)]
    kept: TypeAdapter[list[TermChange]] = TypeAdapter(list[TermChange])
    assert kept.validate_json(kept.dump_json(ledger), strict=True) == ledger
    with pytest.raises(ValidationError):
        suspended(date(2026, 3, 10), date(2026, 3, 9))


def test_a_date_is_written_without_a_year_already_named() -> None:
    assert chinese_date(date(2026, 2, 3)) == "2026年2月3日"
    assert chinese_date(date(2026, 2, 3), 2026) == "2月3日"
    assert chinese_date(date(2026, 2, 3), 2025) == "2026年2月3日"


def spread(*ranges: range) -> list[tuple[Any, ...]]:
    """Days of every season and weekday, each with one value of every range; all the ends with each other besides."""
    ends = product((DAYS[0], DAYS[-1]), *((one[0], one[-1]) for one in ranges))
    return [*ends, *zip(DAYS[::17], *(cycle(one) for one in ranges), strict=False)]


def test_a_suspension_adds_exactly_the_days_it_took() -> None:
    wrong = []
    for start, amount, gap, length in spread(range(1, 61), range(21), range(1, 42)):
        first = days_after(start, 1 + gap % amount)
        ledger = [suspended(first, days_after(first, length - 1))]
        rule = make_rule(amount, "calendar_day")
        plain, credited = count(rule, start, loaded()), count(rule, start, loaded(), ledger)
        if days_between(plain.due, credited.due) != length:
            wrong.append((start, amount, gap, length))
    assert wrong == []


def test_the_counted_workdays_are_those_outside_the_suspension() -> None:
    wrong = []
    for start, amount, gap, length in spread(range(1, 21), range(21), range(1, 42)):
        hold = suspended(days_after(start, gap), days_after(start, gap + length))
        due = count(make_rule(amount, direction="shorter"), start, loaded(), [hold]).due
        inside = each_day(hold.first, hold.last or hold.first)
        free = [day for day in each_day(days_after(start, 1), due) if day not in inside and loaded().is_workday(day)]
        if len(free) != amount or free[-1] != due:
            wrong.append((start, amount, gap, length))
    assert wrong == []


@pytest.mark.parametrize("unit", ["working_day", "month"])
def test_a_later_start_never_ends_earlier(unit: str) -> None:
    """Asked of days in a row, and of days far apart."""
    wrong = []
    for amount in range(1, 25):
        starts = sorted({*DAYS[amount::701], *DAYS[amount * 199 :][:7]})
        dues = [(count(rolling(amount, unit), start, loaded()).due, start) for start in starts]
        wrong += [(amount, one[1], other[1]) for one, other in pairwise(dues) if one[0] > other[0]]
    assert wrong == []


def test_a_rolled_last_day_is_worked_and_everything_between_is_off() -> None:
    wrong = []
    for start, amount in spread(range(1, 91)):
        full = days_after(start, amount)
        due = count(rolling(amount, "calendar_day"), start, loaded()).due
        worked = [day for day in each_day(full, due) if loaded().is_workday(day, protect=True)]
        if worked != [due]:
            wrong.append((start, amount))
    assert wrong == []


def test_the_strict_notice_leaves_n_whole_workdays_and_a_day_later_would_not() -> None:
    wrong = []
    for event, amount in spread(range(1, 16)):
        told, eve = strictly_before(event, amount, loaded()).due, days_after(event, -1)
        left = [loaded().workdays_between(day, eve, protect=True) for day in (told, days_after(told, 1))]
        if left[0] != amount or left[1] >= amount:
            wrong.append((event, amount))
    assert wrong == []


def test_the_earliest_hearing_is_one_the_notice_was_in_time_for() -> None:
    wrong = []
    for told, amount in spread(range(1, 16)):
        event = loaded().add_workdays(told, amount + 1, protect=True)
        eve = loaded().previous_workday(event, protect=True)
        if not strictly_before(eve, amount, loaded()).due < told <= strictly_before(event, amount, loaded()).due:
            wrong.append((told, amount))
    assert wrong == []
