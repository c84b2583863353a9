"""政府信息公开条例35, 42: beyond reason in number or frequency, reasons are asked for; unreasonable ones end it, reasonable ones may
delay the answer. Nothing is charged."""

from dataclasses import replace
from datetime import date

import pytest

from states.obligations_acts import acts_missing
from tests.acceptance.disclosure_cases import SCREENED, answered, last_day, proposed, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did, rules

REASONS = did("ask_reasons", "2026-03-03 09:00", by="officer-c")
UNREASONABLE = did("judge_reasons", "2026-03-05 09:00", by="leader-a", found="unreasonable", delay_days=None)
REASONABLE = did("judge_reasons", "2026-03-05 09:00", by="leader-a", found="reasonable", delay_days=30)
EXCESS = {"kind": "excess", "reason": "理由不合理。"}


def test_reasons_are_asked_for_once_and_before_they_are_judged() -> None:
    allowed(request(), "ask_reasons", "政府信息公开条例35")
    refused(request(REASONS), "ask_reasons", "政府信息公开条例35")
    head = {"actor": "leader-a"}
    told = {"found": "unreasonable", "delay_days": None}
    refused(request(**head), "judge_reasons", "政府信息公开条例35", **told)
    allowed(request(REASONS, **head), "judge_reasons", "政府信息公开条例35", **told)


def test_only_unreasonable_reasons_end_it() -> None:
    refused(proposed(**EXCESS), "answer_request", "政府信息公开条例35")
    refused(proposed(REASONS, REASONABLE, **EXCESS), "answer_request", "政府信息公开条例35")
    allowed(proposed(REASONS, UNREASONABLE, **EXCESS), "answer_request", "政府信息公开条例35")


def test_only_reasonable_reasons_delay_the_answer() -> None:
    head = {"actor": "leader-a"}
    refused(request(REASONS, **head), "judge_reasons", "政府信息公开条例35", found="unreasonable", delay_days=5)
    allowed(request(REASONS, **head), "judge_reasons", "政府信息公开条例35", found="reasonable", delay_days=5)
    assert last_day(request(REASONS, REASONABLE)) == date(2026, 5, 14)
    assert last_day(request(REASONS, UNREASONABLE)) == date(2026, 3, 30)


def test_reasons_judged_anew_delay_the_answer_by_what_was_found_last() -> None:
    again = did("judge_reasons", "2026-03-06 08:00", by="leader-a", found="reasonable", delay_days=10)
    never = did("judge_reasons", "2026-03-06 08:00", by="leader-a", found="unreasonable", delay_days=None)
    assert last_day(request(REASONS, REASONABLE, again)) == date(2026, 4, 14)
    assert last_day(request(REASONS, REASONABLE, never)) == date(2026, 3, 30)


@pytest.mark.parametrize(("at", "late"), [("2026-03-30 17:00", False), ("2026-03-31 09:00", True)])
def test_an_answer_that_is_late_is_not_delayed(at: str, late: bool) -> None:
    facts = request(REASONS, actor="leader-a", at=at)
    judged = refused if late else allowed
    judged(facts, "judge_reasons", "政府信息公开条例35", found="reasonable", delay_days=5)
    allowed(facts, "judge_reasons", "政府信息公开条例35", found="reasonable", delay_days=None)


def test_the_head_of_the_office_judges_them() -> None:
    told = {"found": "unreasonable", "delay_days": None}
    refused(request(REASONS, actor="officer-c"), "judge_reasons", "政府信息公开条例45", **told)
    allowed(request(REASONS, actor="coordinator-a"), "judge_reasons", "政府信息公开条例45", **told)


def test_no_procedure_of_this_family_takes_money() -> None:
    shipped = rules().procedures["disclosure"]
    assert list(acts_missing(shipped)) == []
    charging = shipped.model_copy(
        update={"spot": (*shipped.spot, shipped.spot[0].model_copy(update={"act": "record_payment"}))}
    )
    assert any("政府信息公开条例42(1)" in flaw for flaw in acts_missing(charging))


def test_a_delay_is_told_by_a_paper_that_reaches_the_applicant() -> None:
    papers = "河南省行政执法条例30"
    came = did("record_paper_service", "2026-03-05 10:00", kind="delay_notice")
    refused(answered(REASONS, REASONABLE, SCREENED), "close_case", papers)
    allowed(answered(REASONS, REASONABLE, came, SCREENED), "close_case", papers)
    undelayed = did("judge_reasons", "2026-03-05 09:00", by="leader-a", found="reasonable", delay_days=None)
    allowed(answered(REASONS, undelayed, SCREENED), "close_case", papers)


def test_the_head_of_the_office_sends_an_answer_back() -> None:
    """政府信息公开条例45; no enforcement certificate is asked of him."""
    allowed(proposed(SCREENED), "return_answer", "政府信息公开条例45", reason="请补充检索范围")
    refused(request(actor="coordinator-a"), "return_answer", "政府信息公开条例36", reason="请补充检索范围")
    by_another = replace(proposed(SCREENED), actor="leader-x")
    allowed(by_another, "return_answer", "政府信息公开条例45", reason="请补充检索范围")
