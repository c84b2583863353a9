"""行政处罚法56: evidence that may be lost is registered and kept with approval, and decided on within seven working days;
after them nothing keeps it any more."""

from typing import Any

import pytest

from states.preserving import lapsed_batches
from tests.acceptance.lawful_cases import (
    allowed,
    flagged,
    refused,
    served,
    to_be_approved,
    to_be_decided,
    under_investigation,
)
from tests.unit.built_cases import did

KEPT = did("approve_preservation", "2026-03-11 09:00", by="leader-a")
"""Kept from Wednesday 11 March: the seventh working day is Friday the 20th."""
LAST, DAY_AFTER = "2026-03-20 18:00", "2026-03-23 09:00"
LIFTED = did("decide_preservation", "2026-03-12 09:00", by="leader-a")


def test_a_responsible_person_approves_on_the_request_of_two_officers() -> None:
    facts = under_investigation(actor="leader-a")
    allowed(facts, "approve_preservation", "行政处罚法56")
    refused(facts, "approve_preservation", "行政处罚法56", requested_by=["officer-a"])
    refused(facts, "approve_preservation", "行政处罚法56", requested_by=["officer-a", "officer-x"])
    refused(under_investigation(), "approve_preservation", "金科〔2015〕8号四(7)")


@pytest.mark.parametrize("measure", ["sent_for_appraisal", "handed_over", "proposed_for_confiscation", "lifted"])
def test_within_seven_working_days_any_decision_is_open(measure: str) -> None:
    facts = under_investigation(KEPT, actor="leader-a", at=LAST)
    allowed(facts, "decide_preservation", "行政处罚法56", measure=measure)


@pytest.mark.parametrize(
    ("measure", "open_still"), [("lifted", True), ("copied_and_lifted", True), ("handed_over", False)]
)
def test_after_them_the_items_can_only_be_given_back_and_the_delay_is_on_record(measure: str, open_still: bool) -> None:
    facts = under_investigation(KEPT, actor="leader-a", at=DAY_AFTER)
    if open_still:
        flagged(facts, "decide_preservation", "行政处罚法56", measure=measure)
    else:
        refused(facts, "decide_preservation", "行政处罚法56", measure=measure)


def test_the_term_tells_its_last_day() -> None:
    facts = under_investigation(KEPT, at=LAST)
    assert {t.key: t.due.due.isoformat() for t in facts.terms}["preservation"] == "2026-03-20"
    assert not lapsed_batches(facts)
    assert lapsed_batches(under_investigation(KEPT, at=DAY_AFTER))
    assert not lapsed_batches(under_investigation(KEPT, LIFTED, at=DAY_AFTER))


def test_there_must_be_something_kept_to_decide_on() -> None:
    refused(under_investigation(actor="leader-a"), "decide_preservation", "行政处罚法56")
    refused(under_investigation(KEPT, LIFTED, actor="leader-a"), "decide_preservation", "行政处罚法56")


def test_the_seven_days_cannot_be_had_twice_for_the_same_thing() -> None:
    for kept in ((KEPT,), (KEPT, LIFTED)):
        facts = under_investigation(*kept, actor="leader-a")
        refused(facts, "approve_preservation", "行政处罚法56")
        refused(facts, "approve_preservation", "行政处罚法56", items=["账册1本", " 合同原件 1册 "])
        allowed(facts, "approve_preservation", "行政处罚法56", items=["账册1本"])


MORE = did("approve_preservation", "2026-03-16 09:00", by="leader-a", items=["账册1本"])
"""Other items, kept from Monday 16 March: their seventh working day is Wednesday the 25th."""


def running(*acts: Any, at: str) -> list[str]:
    found = under_investigation(*acts, at=at).terms
    return [t.due.due.isoformat() for t in found if t.key == "preservation" and t.state == "running"]


def test_what_is_kept_on_a_later_day_is_a_batch_with_seven_days_of_its_own() -> None:
    assert running(KEPT, MORE, at="2026-03-17 09:00") == ["2026-03-20", "2026-03-25"]
    first = did("decide_preservation", "2026-03-17 09:00", by="leader-a", batch=1)
    second = did("decide_preservation", "2026-03-17 10:00", by="leader-a", batch=2)
    assert running(KEPT, MORE, first, at="2026-03-18 09:00") == ["2026-03-25"]
    assert running(KEPT, MORE, second, at="2026-03-18 09:00") == ["2026-03-20"]
    assert running(KEPT, MORE, first, second, at="2026-03-18 09:00") == []


def test_each_batch_is_decided_apart() -> None:
    both = under_investigation(KEPT, MORE, actor="leader-a", at="2026-03-17 09:00")
    refused(both, "decide_preservation", "行政处罚法56")  # of which of the two?
    refused(both, "decide_preservation", "行政处罚法56", batch=3)
    allowed(both, "decide_preservation", "行政处罚法56", batch=2)
    second = did("decide_preservation", "2026-03-17 09:00", by="leader-a", batch=2)
    left = under_investigation(KEPT, MORE, second, actor="leader-a", at="2026-03-17 10:00")
    refused(left, "decide_preservation", "行政处罚法56", batch=2)
    allowed(left, "decide_preservation", "行政处罚法56")


def test_a_second_batch_lengthens_nothing_of_the_first() -> None:
    facts = under_investigation(KEPT, MORE, actor="leader-a", at=DAY_AFTER)
    refused(facts, "decide_preservation", "行政处罚法56", batch=1, measure="handed_over")
    flagged(facts, "decide_preservation", "行政处罚法56", batch=1, measure="lifted")
    allowed(facts, "decide_preservation", "行政处罚法56", batch=2, measure="handed_over")


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_nothing_is_decided_while_items_are_kept_undecided(stands: Any, act: str) -> None:
    refused(stands(KEPT), act, "行政处罚法56")
    allowed(stands(KEPT, LIFTED), act, "行政处罚法56")


def test_one_batch_left_undecided_bars_the_decision_as_all_do() -> None:
    first = did("decide_preservation", "2026-03-17 09:00", by="leader-a", batch=1)
    second = did("decide_preservation", "2026-03-17 10:00", by="leader-a", batch=2)
    refused(to_be_approved(KEPT, MORE, first), "approve_decision", "行政处罚法56")
    allowed(to_be_approved(KEPT, MORE, first, second), "approve_decision", "行政处罚法56")


def test_nor_is_the_case_closed() -> None:
    done = (did("record_payment"), did("record_party_answer"), did("check_correction"))
    refused(served(KEPT, *done, actor="leader-a"), "close_case", "行政处罚法56")
    allowed(served(KEPT, LIFTED, *done, actor="leader-a"), "close_case", "行政处罚法56")


def test_samples_are_taken_by_two_officers_who_leave_the_list() -> None:
    allowed(under_investigation(), "take_sample", "行政处罚法56")
    flagged(under_investigation(), "take_sample", "行政处罚法56", list_handed_over=False)
    flagged(under_investigation(), "take_sample", "行政处罚法42", officers=["officer-a"])
