"""政府信息公开条例30: what is unclear is told once, within seven working days, with reasonable time; the answer counts from the
corrected request, and who does not correct without reason has given up."""

from datetime import date
from typing import Any

import pytest

from states.duties import running_terms
from states.outlook import last_days
from states.ways import ways
from tests.acceptance.disclosure_cases import SCREENED, last_day, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did

TELL: dict[str, Any] = {"supply_by": "2026-03-25"}
TOLD = did("tell_request_corrections", "2026-03-04 09:00", by="officer-c", supply_by="2026-03-18")
BROUGHT = did("record_paper_service", "2026-03-06 09:00", by="coordinator-a", kind="request_correction_notice")
CORRECTED = did("submit_corrections", "2026-03-10 09:00", by="coordinator-a")


@pytest.mark.parametrize(("at", "late"), [("2026-03-11 17:00", False), ("2026-03-12 09:00", True)])
def test_seven_working_days_to_tell_what_is_unclear(at: str, late: bool) -> None:
    judged = refused if late else allowed
    judged(request(at=at), "tell_request_corrections", "政府信息公开条例30", **TELL)


def test_it_is_told_once_with_all_points() -> None:
    refused(request(TOLD, CORRECTED, at="2026-03-11 09:00"), "tell_request_corrections", "政府信息公开条例30", **TELL)
    allowed(request(at="2026-03-11 09:00"), "tell_request_corrections", "政府信息公开条例30", **TELL)


@pytest.mark.parametrize(("day", "ahead"), [("2026-03-06", False), ("2026-03-09", True)])
def test_the_applicant_has_time_to_correct(day: str, ahead: bool) -> None:
    judged = allowed if ahead else refused
    judged(request(), "tell_request_corrections", "政府信息公开条例30", supply_by=day)


def test_the_answer_counts_from_the_corrected_request() -> None:
    assert last_day(request(TOLD)) == date(2026, 3, 30)
    assert last_day(request(TOLD, CORRECTED, at="2026-03-10 10:00")) == date(2026, 4, 8)


@pytest.mark.parametrize(("at", "over"), [("2026-03-18 17:00", False), ("2026-03-19 09:00", True)])
def test_who_lets_the_time_pass_has_given_up(at: str, over: bool) -> None:
    judged = allowed if over else refused
    judged(request(TOLD, BROUGHT, step="inspect.correcting", at=at), "abandon_request", "政府信息公开条例30")


def test_who_does_not_hold_the_notice_in_time_has_not_given_up() -> None:
    late = {"step": "inspect.correcting", "at": "2026-03-19 09:00"}
    refused(request(TOLD, **late), "abandon_request", "政府信息公开条例30")
    # who got it on its last day has its fourteen days from then
    for day, at, judged in (
        ("2026-03-17", "2026-03-19", allowed),
        ("2026-03-18", "2026-03-19", refused),
        ("2026-03-18", "2026-04-01", refused),
        ("2026-03-18", "2026-04-02", allowed),
    ):
        brought = did("record_paper_service", f"{day} 09:00", by="coordinator-a", kind="request_correction_notice")
        facts = request(TOLD, brought, step="inspect.correcting", at=f"{at} 09:00")
        judged(facts, "abandon_request", "政府信息公开条例30")
    other = did("record_paper_service", "2026-03-06 09:00", by="coordinator-a", kind="reasons_request")
    refused(request(TOLD, other, **late), "abandon_request", "政府信息公开条例30")


def test_the_last_day_to_correct_is_a_working_day() -> None:
    refused(request(), "tell_request_corrections", "政府信息公开条例30", supply_by="2026-03-14")
    allowed(request(), "tell_request_corrections", "政府信息公开条例30", supply_by="2026-03-16")


def test_who_was_told_nothing_or_has_corrected_has_not_given_up() -> None:
    late = {"step": "inspect.correcting", "at": "2026-04-20 09:00"}
    refused(request(**late), "abandon_request", "政府信息公开条例30")
    refused(request(TOLD, CORRECTED, **late), "abandon_request", "政府信息公开条例30")


def test_an_abandoned_request_is_handled_no_further() -> None:
    facts = request(TOLD, did("abandon_request", "2026-03-19 09:00"), step="close.ended", at="2026-03-20 09:00")
    refused(facts, "propose_answer", "政府信息公开条例36", kind="not_held", searched="没有")
    assert facts.truth["ended_undecided"]


def test_corrections_nobody_asked_for_are_none() -> None:
    refused(request(actor="coordinator-a", step="inspect.correcting"), "submit_corrections", "政府信息公开条例30")
    told = request(TOLD, actor="coordinator-a", step="inspect.correcting")
    allowed(told, "submit_corrections", "政府信息公开条例30")


def test_who_is_taken_to_have_given_up_can_contest_it() -> None:
    copy = {"kind": "reconsideration", "procedure": "ordinary", "applied_on": "2026-04-10"}
    ended = {"step": "close.ended", "actor": "coordinator-a", "at": "2026-04-10 09:00"}
    given_up = did("abandon_request", "2026-03-19 09:00", by="officer-c")
    withdrawn = did("withdraw_application", "2026-03-19 09:00", by="coordinator-a")
    allowed(request(TOLD, BROUGHT, given_up, **ended), "record_review", "行政复议法20", **copy)
    refused(request(TOLD, BROUGHT, withdrawn, **ended), "record_review", "行政复议法20", **copy)


def test_the_seven_days_only_end_a_power_and_nobody_owes_an_answer_by_them() -> None:
    """Who finds the request clear has twenty working days (政府信息公开条例33(2)), not seven."""
    running = running_terms(request())
    assert {term.key: term.binds_bureau for term in running} == {"request_corrections": False, "decision_period": True}
    deed = next(way for way in ways(request(SCREENED)) if way.deeds[0].action is not None).deeds[:1]
    terms = [{"key": term.key, "due_on": term.due.isoformat()} for term in running]
    assert [one.day if one else None for one in last_days(request(SCREENED), deed, terms)] == [None]
