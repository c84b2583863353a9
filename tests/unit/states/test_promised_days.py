"""The next day that a party promised in an interview (约谈承诺): the earliest that nobody looked at since."""

from typing import Any

import pytest

from states.acts import Act
from states.day_sources import next_commitment
from tests.unit.built_cases import case, did

PROMISES = [{"what": what, "due": due} for what, due in (("整改", "2026-04-10"), ("报告", "2026-04-01"))]


def looked_at(number: int) -> Act:
    return did("check_commitment", "2026-03-10 09:00", number=number)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ((), "2026-04-01"),
        ((looked_at(2),), "2026-04-10"),
        ((looked_at(1),), "2026-04-01"),
        ((looked_at(1), looked_at(2)), "2026-04-10"),  # nothing waits: the last day stays
    ],
)
def test_the_earliest_promise_that_waits_tells_the_day(since: tuple[Act, ...], due: str) -> None:
    facts = case(did("record_interview", "2026-03-04 09:00", commitments=PROMISES), *since)
    found = next_commitment(facts, facts.acts[0])
    assert (found.due.isoformat(), found.provisional) == (due, False)
    month, day = (int(part) for part in due.split("-")[1:])
    assert found.explains == f"2026年3月4日约谈中当事人承诺的日期；末日为2026年{month}月{day}日"


def test_without_a_promise_it_is_the_day_of_the_interview() -> None:
    facts: Any = case(did("record_interview", "2026-03-04 09:00", commitments=[]))
    assert next_commitment(facts, facts.acts[0]).due.isoformat() == "2026-03-04"


def test_what_was_looked_at_before_these_minutes_does_not_count() -> None:
    facts = case(looked_at(2), did("record_interview", "2026-03-11 09:00", commitments=PROMISES))
    assert next_commitment(facts, facts.acts[-1]).due.isoformat() == "2026-04-01"
