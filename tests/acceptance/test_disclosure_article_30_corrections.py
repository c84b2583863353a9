"""政府信息公开条例30: what is unclear is told once, within seven working days, with reasonable time; the answer counts from the
corrected request, and who does not correct without reason has given up."""

from datetime import date
from typing import Any

import pytest

from tests.acceptance.disclosure_cases import last_day, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did

TELL: dict[str, Any] = {"supply_by": "2026-03-25"}
TOLD = did("tell_request_corrections", "2026-03-04 09:00", by="officer-c", supply_by="2026-03-18")
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
    judged(request(TOLD, step="inspect.correcting", at=at), "abandon_request", "政府信息公开条例30")


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
