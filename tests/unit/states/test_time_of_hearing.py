"""行政许可法45: the days a hearing takes are left out of the time to decide, for each who asked as long as his request
stands."""

from datetime import date

from states.acts import Act
from states.time_of_hearing import left_out
from tests.unit.built_cases import case, did

NEIGHBOUR = "样例邻居"
ASKED = did("request_hearing", "2026-03-06 09:00")
NEIGHBOUR_ASKED = did("request_hearing", "2026-03-06 10:00", asked_by=NEIGHBOUR)
BACK = did("withdraw_hearing_request", "2026-03-09 09:00", others_stand=True)
NEIGHBOUR_BACK = did("withdraw_hearing_request", "2026-03-10 09:00", asked_by=NEIGHBOUR)
HELD = did("record_hearing", "2026-03-24 09:00")


def last_days(*acts: Act) -> list[date | None]:
    facts = case(*acts, procedure="permit", at="2026-04-01 09:00")
    return [hold.last for _, hold in left_out(facts, "permit_decision")]


def test_a_request_that_stands_leaves_out_the_days_until_the_hearing() -> None:
    assert last_days(ASKED, NEIGHBOUR_ASKED, BACK, HELD) == [date(2026, 3, 8), date(2026, 3, 23)]


def test_one_that_was_taken_back_leaves_out_no_more_than_until_then() -> None:
    assert last_days(ASKED, NEIGHBOUR_ASKED, BACK, NEIGHBOUR_BACK) == [date(2026, 3, 8), date(2026, 3, 9)]
    assert last_days(ASKED, HELD) == [date(2026, 3, 23)]
