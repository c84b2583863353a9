"""Periods: never over before they began, over on the day after their last."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.unit.built_cases import case, did


def told(*more: Act, **penalty: Any) -> tuple[Act, ...]:
    """A penalty proposed, its notice given and served, and what came after."""
    return (
        did("propose_penalty", "2026-03-09 09:00", **penalty),
        did("give_prior_notice", "2026-03-09 10:00"),
        did("record_notice_service", "2026-03-10 09:00"),
        *more,
    )


FILED = did("approve_filing", "2026-03-03 15:00")
DECIDED = did("make_decision", "2026-03-10 09:00")
SERVED = did("record_service", "2026-03-10 09:00")


@pytest.mark.parametrize(
    ("fact", "acts", "last_day", "day_after"),
    [
        ("statement_period_over", told(), "2026-03-17 23:59", "2026-03-18 00:00"),
        ("hearing_request_over", told(fine=5_000_000), "2026-03-17 23:59", "2026-03-18 00:00"),
        ("decision_period_over", (FILED,), "2026-06-01 23:59", "2026-06-02 00:00"),
        ("service_period_over", (DECIDED,), "2026-03-19 23:59", "2026-03-20 00:00"),
        ("form_period_over", (SERVED,), "2026-03-24 23:59", "2026-03-25 00:00"),
    ],
)
def test_a_period_is_over_on_the_day_after_its_last(
    fact: str, acts: tuple[Act, ...], last_day: str, day_after: str
) -> None:
    assert not case(*acts, at=last_day).truth[fact]
    assert case(*acts, at=day_after).truth[fact]


def test_a_period_that_never_began_is_never_over() -> None:
    facts: CaseFacts = case(at="2026-12-31 09:00")
    over = [key for key in facts.rules.facts if key.endswith("_over") and facts.truth[key]]
    assert over == []


def test_a_second_service_of_the_notice_begins_the_period_anew() -> None:
    again = did("record_notice_service", "2026-03-16 09:00")
    assert not case(*told(again), at="2026-03-18 09:00").truth["statement_period_over"]
    assert case(*told(again), at="2026-03-24 09:00").truth["statement_period_over"]
