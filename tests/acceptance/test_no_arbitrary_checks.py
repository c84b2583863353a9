"""国办发〔2024〕54号 and M58 of the plan of 2015: a check rests on the plan or on a lead, and one party is not checked again
and again; it has happened, so what is wrong is a flag, and nothing against what was found."""

from dataclasses import replace
from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, under_investigation
from tests.unit.built_cases import led_by

OPINION = "国办发〔2024〕54号"
PLANNED = {"kind": "plan", "number": "2026年度检查计划第3项"}


def checked(*days: str, case: CaseFacts | None = None) -> CaseFacts:
    """The case, with checks of the same party in another one."""
    facts = case or under_investigation()
    return replace(facts, others={"asks": "inspections", "cases": [{"no": "2026-0007", "seq": 6, "days": list(days)}]})


@pytest.mark.parametrize("kind", ["plan", "complaint", "tip", "assigned", "monitoring", "application"])
def test_a_check_names_its_ground(kind: str) -> None:
    allowed(under_investigation(), "record_inspection", OPINION, ground={"kind": kind, "number": "第3项"})
    flagged(under_investigation(), "record_inspection", OPINION, ground=None)


def test_the_lead_that_the_case_was_opened_on_is_a_ground_and_daily_checking_is_none() -> None:
    allowed(under_investigation(led_by("举报2026-01")), "record_inspection", OPINION, ground=None)
    allowed(under_investigation(led_by(None, "实名举报")), "record_inspection", OPINION, ground=None)
    flagged(under_investigation(led_by(None, "日常检查")), "record_inspection", OPINION, ground=None)


def test_planned_checks_of_one_party_do_not_come_more_often_than_the_figure_says() -> None:
    allowed(checked(), "record_inspection", OPINION, ground=PLANNED)
    outcome = flagged(checked("2026-01-05"), "record_inspection", OPINION, ground=PLANNED)
    assert any("2026-0007" in flag.says for flag in outcome.flags)


@pytest.mark.parametrize("kind", ["complaint", "tip", "assigned", "monitoring", "application"])
def test_a_lead_may_be_followed_however_often_there_was_a_check(kind: str) -> None:
    allowed(checked("2026-01-05"), "record_inspection", OPINION, ground={"kind": kind, "number": "12345-7"})


def test_a_case_on_a_lead_is_no_planned_check() -> None:
    facts = under_investigation(led_by("举报2026-01"))
    allowed(checked("2026-01-05", case=facts), "record_inspection", OPINION, ground=None)
    flagged(checked("2026-01-05", case=facts), "record_inspection", OPINION, ground=PLANNED)


def test_what_was_found_stands_all_the_same() -> None:
    filled: dict[str, Any] = {"ground": None}
    outcome = flagged(checked("2026-01-05"), "record_inspection", OPINION, **filled)
    assert outcome.facts.latches["sound_inspection"]
