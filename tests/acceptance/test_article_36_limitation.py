"""行政处罚法36: found after two years, or five where life, health or money was harmed, an act is not punished; of a
continuing act the years begin with its end."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import (
    allowed,
    investigation,
    on_the_spot,
    opened,
    refused,
    reported,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
)
from tests.unit.built_cases import case, did

FOUND = "2026-03-02"


def filing(violated_on: str, **told: Any) -> CaseFacts:
    acts = (did("skip_prompt", "2026-03-02 09:00"), did("propose_filing", "2026-03-02 10:00", **told))
    return case(*acts, step="prompt.proposed", actor="leader-a", violated_on=violated_on, opened_on=FOUND)


@pytest.mark.parametrize(
    ("violated_on", "told", "open_still"),
    [
        ("2024-03-02", {}, True),
        ("2024-03-01", {}, False),
        ("2021-03-02", {"life_or_money_harmed": True}, True),
        ("2021-03-01", {"life_or_money_harmed": True}, False),
        ("2020-01-01", {"continuing": True}, True),
        ("2020-01-01", {"ended_on": "2024-03-02"}, True),
        ("2020-01-01", {"ended_on": "2024-03-01"}, False),
        ("2020-01-01", {"ended_on": "2021-03-02", "life_or_money_harmed": True}, True),
    ],
)
def test_two_years_or_five_from_the_act_or_from_its_end(
    violated_on: str, told: dict[str, Any], open_still: bool
) -> None:
    if open_still:
        allowed(filing(violated_on, **told), "approve_filing", "行政处罚法36")
    else:
        refused(filing(violated_on, **told), "approve_filing", "行政处罚法36")


@pytest.mark.parametrize(("found_on", "open_still"), [("2025-06-01", True), ("2025-06-02", False), (None, False)])
def test_found_by_the_police_in_time_it_is_found(found_on: str | None, open_still: bool) -> None:
    told = {"found_on": found_on, "found_by": "police", "found_paper": "样公〔2025〕1号"} if found_on else {}
    facts = filing("2023-06-01", **told)
    if open_still:
        allowed(facts, "approve_filing", "行政处罚法36")
    else:
        refused(facts, "approve_filing", "行政处罚法36")


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ({}, True),
        ({"found_on": "2026-02-25", "found_by": "police", "found_paper": "样公〔2026〕1号"}, True),
        ({"found_on": "2026-02-25"}, False),
        ({"found_on": "2026-02-25", "found_by": "police"}, False),
        ({"found_on": "2026-02-25", "found_paper": "样公〔2026〕1号"}, False),
        ({"found_by": "police", "found_paper": "样公〔2026〕1号"}, False),
        ({"found_on": "2026-02-19", "found_by": "police", "found_paper": "样公〔2026〕1号"}, False),
        ({"found_on": "2026-03-03", "found_by": "police", "found_paper": "样公〔2026〕1号"}, False),
    ],
)
def test_who_found_the_act_is_told_with_the_paper_that_shows_it(told: dict[str, Any], whole: bool) -> None:
    facts = opened(did("skip_prompt", "2026-03-02 08:30"), step="prompt.skipped", at="2026-03-02 09:00")
    if whole:
        allowed(facts, "propose_filing", "行政处罚法36(1)", **told)
    else:
        refused(facts, "propose_filing", "行政处罚法36(1)", **told)


# ---- what the investigation finds later ------------------------------------------------------------------------------

LATE = {"acted_on": "2024-03-01"}
IN_TIME = {"acted_on": "2024-03-02"}


def test_an_act_found_to_be_too_old_is_neither_proposed_nor_decided_to_be_punished() -> None:
    allowed(reported(report=IN_TIME), "propose_penalty", "行政处罚法36")
    refused(reported(report=LATE), "propose_penalty", "行政处罚法36")
    for stands, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        allowed(stands(acts=told(IN_TIME)), act, "行政处罚法36")
        refused(stands(acts=told(LATE)), act, "行政处罚法36")


def test_an_act_found_to_be_too_old_ends_unpunished_or_withdrawn() -> None:
    allowed(reported(report=LATE), "propose_no_penalty", "行政处罚法57(二)")
    refused(reported(report=IN_TIME), "propose_no_penalty", "行政处罚法57(二)")
    unpunished_late = (*investigation(**LATE), did("propose_no_penalty", "2026-03-09 09:00"))
    allowed(to_be_approved(acts=unpunished_late, step="decide.proposed"), "approve_decision", "行政处罚法36")
    over = {"ground": "limitation_over"}
    allowed(reported(report=LATE, actor="leader-a"), "withdraw_case", "行政处罚法36", **over)
    refused(reported(report=IN_TIME, actor="leader-a"), "withdraw_case", "行政处罚法36", **over)
    allowed(reported(report=IN_TIME, actor="leader-a"), "withdraw_case", "行政处罚法36", ground="no_jurisdiction")


@pytest.mark.parametrize(
    ("report", "open_still"),
    [
        ({"acted_on": "2020-01-01", "ended_on": "2024-03-02"}, True),
        ({"acted_on": "2020-01-01", "ended_on": "2024-03-01"}, False),
        ({"acted_on": "2020-01-01", "continuing": True}, True),
        ({}, True),
    ],
)
def test_the_report_tells_the_end_of_an_act_that_went_on(report: dict[str, Any], open_still: bool) -> None:
    assert reported(report=report).truth["limitation_open"] is open_still


@pytest.mark.parametrize(
    ("days", "fits"),
    [
        ({"acted_on": "2026-01-01", "ended_on": "2026-02-01"}, True),
        ({"acted_on": "2026-01-01", "ended_on": "2025-12-31"}, False),
        ({"acted_on": "2026-03-21"}, False),
        ({"ended_on": "2026-03-21"}, False),
        ({"ended_on": "2026-03-01", "continuing": True}, False),
    ],
)
def test_the_report_tells_days_that_fit(days: dict[str, str], fits: bool) -> None:
    facts = under_investigation()
    if fits:
        allowed(facts, "report_investigation", "行政处罚法36(2)", **days)
    else:
        refused(facts, "report_investigation", "行政处罚法36(2)", **days)


@pytest.mark.parametrize(("first", "then", "open_still"), [(True, False, False), (False, True, True)])
def test_the_newest_proposal_to_file_tells_of_harm(first: bool, then: bool, open_still: bool) -> None:
    acts = (
        did("skip_prompt", "2026-03-02 09:00"),
        did("propose_filing", "2026-03-02 10:00", life_or_money_harmed=first),
        did("return_for_rework", "2026-03-02 11:00", by="leader-a"),
        did("propose_filing", "2026-03-02 12:00", life_or_money_harmed=then),
    )
    facts = case(*acts, step="prompt.proposed", actor="leader-a", violated_on="2023-03-10", opened_on=FOUND)
    if open_still:
        allowed(facts, "approve_filing", "行政处罚法36")
    else:
        refused(facts, "approve_filing", "行政处罚法36")


@pytest.mark.parametrize(("violated_on", "open_still"), [("2024-03-02", True), ("2024-03-01", False)])
def test_the_same_on_the_spot(violated_on: str, open_still: bool) -> None:
    facts = on_the_spot(violated_on=violated_on)
    if open_still:
        allowed(facts, "make_spot_decision", "行政处罚法36")
    else:
        refused(facts, "make_spot_decision", "行政处罚法36")


@pytest.mark.parametrize(
    ("end", "goes_on", "fits"),
    [
        ("2026-02-20", False, True),
        ("2026-03-02", False, True),
        ("2026-02-19", False, False),
        ("2026-03-03", False, False),
        ("2026-02-25", True, False),
    ],
)
def test_an_act_ends_between_its_beginning_and_today(end: str, goes_on: bool, fits: bool) -> None:
    facts = opened(did("skip_prompt", "2026-03-02 08:30"), step="prompt.skipped", at="2026-03-02 09:00")
    if fits:
        allowed(facts, "propose_filing", "行政处罚法36(2)", ended_on=end, continuing=goes_on)
    else:
        refused(facts, "propose_filing", "行政处罚法36(2)", ended_on=end, continuing=goes_on)
