"""行政强制法25(3): the days of a test or an appraisal do not count into the term of a seizure if their period was named and the
party was told of it in writing; the bureau bears the cost."""

from typing import Any

import pytest

from states.acts import Act
from states.case_terms import newest_due
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import seized
from tests.unit.built_cases import did

CLAUSE = "行政强制法25(3)"


def ordered(begins_on: str = "2026-03-12", ends_on: str = "2026-03-31", at: str = "2026-03-10 09:00") -> Act:
    return did("order_appraisal", at, by="leader-a", begins_on=begins_on, ends_on=ends_on)


def told(at: str = "2026-03-11 09:00", flags: tuple[str, ...] = ()) -> Act:
    return did("record_paper_service", at, kind="appraisal_notice", flags=flags)


def result(at: str) -> Act:
    return did("record_appraisal", at)


def last_day(*acts: Act) -> str:
    due = newest_due(seized(*acts, at="2026-04-01 09:00"), "measure")
    assert due is not None
    return due.due.isoformat()


@pytest.mark.parametrize(
    ("acts", "due"),
    [
        ((), "2026-04-02"),
        ((ordered(),), "2026-04-02"),
        ((ordered(), told()), "2026-04-22"),
        ((ordered(), told(flags=("receipt",))), "2026-04-02"),
        ((ordered(), told("2026-03-12 09:00")), "2026-04-22"),
        ((ordered(), told("2026-03-15 09:00")), "2026-04-19"),
        ((ordered(), told("2026-03-31 09:00")), "2026-04-03"),
        ((ordered(), told("2026-04-01 09:00")), "2026-04-02"),
        ((ordered(), told(), result("2026-03-25 09:00")), "2026-04-16"),
        ((ordered(), told(), result("2026-03-11 10:00")), "2026-04-02"),
        ((ordered(), told(), result("2026-04-01 08:00")), "2026-04-22"),
        ((ordered("2026-03-10", "2026-03-10"), told("2026-03-10 10:00")), "2026-04-03"),
    ],
    ids=[
        "none",
        "not told",
        "told before it began",
        "told without a receipt",
        "told on its first day",
        "told when it ran",
        "told on its last day",
        "told when it was over",
        "over early",
        "over before it began",
        "the result came late",
        "one day",
    ],
)
def test_what_was_named_and_told_does_not_count(acts: tuple[Act, ...], due: str) -> None:
    """Seized on 3 March: the thirtieth day is 2 April; the period of 12 to 31 March has twenty days."""
    assert last_day(*acts) == due


def test_a_second_period_is_told_by_itself() -> None:
    first = (ordered("2026-03-11", "2026-03-12"), told("2026-03-10 10:00"), result("2026-03-12 09:00"))
    second = ordered("2026-03-16", "2026-03-18", "2026-03-13 09:00")
    assert last_day(*first) == "2026-04-04"
    assert last_day(*first, second) == "2026-04-04"
    assert last_day(*first, second, told("2026-03-13 10:00")) == "2026-04-07"


def test_the_days_stay_left_out_when_the_term_is_extended() -> None:
    """Sixty days in all end on 2 May, with twenty left out on the 22nd."""
    extended = did("extend_measure", "2026-04-01 08:00", by="leader-a")
    assert last_day(extended) == "2026-05-02"
    assert last_day(ordered(), told(), extended) == "2026-05-22"


def test_the_date_tells_what_was_left_out() -> None:
    due = newest_due(seized(ordered(), told(), at="2026-04-01 09:00"), "measure")
    assert due is not None
    assert CLAUSE in due.explains
    assert "不计20日" in due.explains


@pytest.mark.parametrize(
    ("at", "in_time"), [("2026-04-22 18:00", True), ("2026-04-23 09:00", False)], ids=["last day", "day after"]
)
def test_the_decision_is_in_time_until_the_later_day(at: str, in_time: bool) -> None:
    facts = seized(ordered(), told(), at=at)
    if in_time:
        allowed(facts, "decide_measure", "行政强制法27", outcome="release", ground="not_needed")
    else:
        flagged(facts, "decide_measure", "行政强制法27", outcome="release", ground="not_needed")
    flagged(seized(ordered(), at=at), "decide_measure", "行政强制法27", outcome="release", ground="not_needed")


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "named"),
    [
        ("2026-03-10", "2026-03-10", True),
        ("2026-03-12", "2026-03-31", True),
        ("2026-03-09", "2026-03-31", False),
        ("2026-03-12", "2026-03-11", False),
    ],
)
def test_the_period_is_named_and_lies_ahead(begins_on: str, ends_on: str, named: bool) -> None:
    """On 10 March."""
    if named:
        allowed(seized(), "order_appraisal", "行政强制法25(3)", begins_on=begins_on, ends_on=ends_on)
    else:
        refused(seized(), "order_appraisal", "行政强制法25(3)", begins_on=begins_on, ends_on=ends_on)


def test_only_what_was_seized_is_looked_at_and_one_thing_after_the_other() -> None:
    refused(seized(), "order_appraisal", "行政强制法25(3)", objects=["冰箱"])
    refused(seized(ordered(at="2026-03-09 09:00")), "order_appraisal", "行政强制法25(3)")
    done = seized(ordered(at="2026-03-09 09:00"), result("2026-03-09 10:00"))
    allowed(done, "order_appraisal", "行政强制法25(3)", begins_on="2026-03-10", ends_on="2026-03-11")


def test_what_has_run_out_is_not_lengthened_by_a_test() -> None:
    later: dict[str, Any] = {"begins_on": "2026-04-03", "ends_on": "2026-04-10"}
    refused(seized(at="2026-04-03 09:00"), "order_appraisal", "行政强制法28(1)", **later)
    allowed(seized(at="2026-04-02 09:00"), "order_appraisal", "行政强制法28(1)", **later)


def test_a_result_answers_an_order_and_the_bureau_pays() -> None:
    running: CaseFacts = seized(ordered(at="2026-03-09 09:00"), actor="officer-a")
    refused(seized(actor="officer-a"), "record_appraisal", "行政强制法25(3)")
    allowed(running, "record_appraisal", "行政强制法25(3)", paid_by="bureau")
    flagged(running, "record_appraisal", "行政强制法25(3)", paid_by="party")
