"""行政处罚法56: evidence that may be lost is registered and kept with approval, and decided on within seven working days;
after them nothing keeps it any more."""

from typing import Any

import pytest

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
    assert not facts.truth["preservation_lapsed"]
    assert under_investigation(KEPT, at=DAY_AFTER).truth["preservation_lapsed"]
    assert not under_investigation(KEPT, LIFTED, at=DAY_AFTER).truth["preservation_lapsed"]


def test_there_must_be_something_kept_to_decide_on() -> None:
    refused(under_investigation(actor="leader-a"), "decide_preservation", "行政处罚法56")
    refused(under_investigation(KEPT, LIFTED, actor="leader-a"), "decide_preservation", "行政处罚法56")


def test_the_seven_days_cannot_be_had_twice() -> None:
    refused(under_investigation(KEPT, actor="leader-a"), "approve_preservation", "行政处罚法56", items=["账册1本"])
    refused(under_investigation(KEPT, LIFTED, actor="leader-a"), "approve_preservation", "行政处罚法56")
    again = under_investigation(KEPT, LIFTED, actor="leader-a")
    allowed(again, "approve_preservation", "行政处罚法56", items=["账册1本"])


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_nothing_is_decided_while_items_are_kept_undecided(stands: Any, act: str) -> None:
    refused(stands(KEPT), act, "行政处罚法56")
    allowed(stands(KEPT, LIFTED), act, "行政处罚法56")


def test_nor_is_the_case_closed() -> None:
    done = (did("record_payment"), did("record_party_answer"), did("check_correction"))
    refused(served(KEPT, *done, actor="leader-a"), "close_case", "行政处罚法56")
    allowed(served(KEPT, LIFTED, *done, actor="leader-a"), "close_case", "行政处罚法56")


def test_samples_are_taken_by_two_officers_who_leave_the_list() -> None:
    allowed(under_investigation(), "take_sample", "行政处罚法56")
    flagged(under_investigation(), "take_sample", "行政处罚法56", list_handed_over=False)
    flagged(under_investigation(), "take_sample", "行政处罚法42", officers=["officer-a"])
