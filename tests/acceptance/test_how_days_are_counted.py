"""How the term table counts, both sides of each limit (行政处罚法85, 行政强制法69, 民事诉讼法85, 民法典202)."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic_core import to_json

from config.schema.terms import CalendarYear, FixedHoliday, TermRule
from states.terms import count, lapsed, rule_on, strictly_before
from states.workdays import Workdays, days_after

CONFIG = Path(__file__).parents[2] / "config"


@cache
def the_calendar() -> Workdays:
    raw = [to_json(yaml.safe_load(file.read_text("utf-8"))) for file in sorted((CONFIG / "calendar").glob("*.yaml"))]
    fixed = yaml.safe_load((CONFIG / "law" / "holidays.yaml").read_text("utf-8"))
    return Workdays(
        [CalendarYear.model_validate_json(text, strict=True) for text in raw],
        [FixedHoliday.model_validate_json(to_json(row), strict=True) for row in fixed],
    )


@cache
def the_rules() -> tuple[TermRule, ...]:
    rows = yaml.safe_load((CONFIG / "law" / "terms.yaml").read_text("utf-8"))
    return tuple(TermRule.model_validate_json(to_json(row), strict=True) for row in rows)


# Counted by hand on the State Council's notice for 2026.
BY_HAND = [
    ("comply_after_prompt", date(2026, 4, 29), date(2026, 5, 15)),  # 05-01…05 off, Saturday 05-09 worked
    ("preservation", date(2026, 6, 17), date(2026, 6, 29)),  # 06-19 off
    ("limitation", date(2024, 2, 29), date(2026, 2, 28)),  # a make-up Saturday; would not roll anyway
    ("limitation_long", date(2021, 10, 3), date(2026, 10, 3)),  # a holiday, not rolled
    ("decision_period", date(2026, 3, 2), date(2026, 6, 1)),  # day 90 is Sunday 05-31
    ("decision_period", date(2026, 3, 3), date(2026, 6, 1)),
    ("decision_period", date(2026, 3, 4), date(2026, 6, 2)),
    ("decision_period", date(2026, 7, 12), date(2026, 10, 10)),  # Saturday, but worked: stays
    ("statement_period", date(2026, 9, 24), date(2026, 10, 9)),  # 09-28 29 30, 10-08 09
    ("hearing_request", date(2026, 3, 6), date(2026, 3, 13)),
    ("on_spot_handing_in", date(2026, 1, 2), date(2026, 1, 5)),  # Sunday 01-04 worked
    ("service_period", date(2026, 2, 12), date(2026, 2, 28)),
    ("service_period", date(2026, 9, 18), date(2026, 9, 29)),  # Sunday 09-20 worked, 09-25 off
    ("public_notice_service", date(2026, 3, 2), date(2026, 4, 1)),
    ("publication", date(2026, 4, 1), date(2026, 4, 13)),  # 04-06 off
    ("withdrawal_of_publication", date(2026, 10, 8), date(2026, 10, 12)),  # 10-09, Saturday 10-10, 10-12
    ("payment", date(2026, 9, 16), date(2026, 10, 8)),  # day 15 is 10-01
    ("payment", date(2026, 9, 15), date(2026, 9, 30)),
    ("reconsideration", date(2026, 8, 5), date(2026, 10, 8)),  # day 60 is Sunday 10-04
    ("lawsuit", date(2025, 8, 31), date(2026, 2, 28)),  # no 31 February; a make-up Saturday is worked
    ("lawsuit", date(2026, 3, 31), date(2026, 9, 30)),
    ("compulsion_urging", date(2026, 3, 2), date(2026, 3, 16)),
    ("court_application", date(2026, 7, 4), date(2026, 10, 8)),  # 10-04 off
    ("form_return", date(2026, 3, 2), date(2026, 3, 16)),
    ("visit", date(2026, 3, 2), date(2026, 4, 1)),
]


@pytest.mark.parametrize(("key", "start", "due"), BY_HAND, ids=str)
def test_a_term_ends_on_the_day_counted_by_hand(key: str, start: date, due: date) -> None:
    found = count(rule_on(the_rules(), key, start), start, the_calendar())
    assert found.due == due
    assert not found.provisional
    assert not lapsed(found, due)
    assert lapsed(found, days_after(due, 1))


def test_only_the_short_limits_of_the_penalty_law_are_working_days() -> None:
    """行政处罚法85: two, three, five and seven days are working days; 行政强制法69: all up to ten."""
    for rule in the_rules():
        if rule.set_by == "bureau" or rule.unit == "month" or rule.key == "measure_report":
            continue  # the last one is twenty-four hours in the law (行政强制法19); its day only reminds
        if rule.clause.startswith("行政处罚法"):
            assert (rule.unit == "working_day") is (rule.amount in {2, 3, 5, 7}), rule.key
        if rule.clause.startswith("行政强制法"):
            assert (rule.unit == "working_day") is (rule.amount <= 10), rule.key


def test_every_term_has_one_text_a_safe_direction_and_says_by_what_it_rolls() -> None:
    keys = [rule.key for rule in the_rules()]
    assert len(keys) == len(set(keys))
    for rule in the_rules():
        assert rule.direction is not None, rule.key
        assert (rule.roll == "next_working_day") is (rule.roll_clause is not None), rule.key
        assert rule.set_by == "law" or rule.note, f"{rule.key}: a figure of the bureau's own needs its reason"
        assert rule.verified == "text" or rule.note, f"{rule.key}: an unread text needs a word"


def test_a_short_limit_skips_weekends_and_a_long_one_does_not() -> None:
    friday = date(2026, 3, 6)
    assert count(rule_on(the_rules(), "withdrawal_of_publication", friday), friday, the_calendar()).due.day == 11
    assert count(rule_on(the_rules(), "payment", friday), friday, the_calendar()).due == date(2026, 3, 23)  # 21 is off


def test_one_working_day_from_friday_is_monday_or_the_makeup_saturday() -> None:
    assert the_calendar().add_workdays(date(2026, 3, 6), 1) == date(2026, 3, 9)
    assert the_calendar().add_workdays(date(2026, 5, 8), 1) == date(2026, 5, 9)


@pytest.mark.parametrize(
    ("hearing", "latest"),
    [
        (date(2026, 10, 16), date(2026, 10, 7)),  # clear: 8 9 10 12 13 14 15 October
        (date(2026, 10, 15), date(2026, 9, 29)),  # one less in October: 30 September must be clear too
        (date(2026, 3, 20), date(2026, 3, 10)),  # clear: 11 12 13 16 17 18 19 March
        (date(2026, 3, 23), date(2026, 3, 11)),
    ],
)
def test_seven_clear_working_days_lie_before_a_hearing(hearing: date, latest: date) -> None:
    rule = rule_on(the_rules(), "hearing_notice", hearing)
    assert strictly_before(hearing, rule.amount, the_calendar()).due == latest
    assert the_calendar().workdays_between(latest, days_after(hearing, -1)) == 7
    assert the_calendar().workdays_between(days_after(latest, 1), days_after(hearing, -1)) == 6


def test_beyond_the_last_notice_a_partys_term_is_provisional_and_not_shortened() -> None:
    told = date(2026, 12, 30)
    party = count(rule_on(the_rules(), "hearing_request", told), told, the_calendar())
    assert (party.due, party.provisional) == (date(2027, 1, 7), True)  # 31 | 1 January off | 4 5 6 7
    bureau = count(rule_on(the_rules(), "preservation", told), told, the_calendar())
    assert (bureau.due, bureau.provisional) == (date(2027, 1, 8), True)  # 31, 1 (not lengthened by a guess), 4 … 8
