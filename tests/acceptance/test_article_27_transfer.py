"""行政处罚法27 and 移送规定5, 6, 11: a suspected crime goes to the police; a penalty never takes its place."""

import pytest

from states.facts import Act
from tests.acceptance.lawful_cases import (
    allowed,
    flagged,
    investigation,
    on_the_spot,
    refused,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
    without,
)
from tests.unit.built_cases import case, did

REPORTED = did("report_crime", "2026-03-16 09:00")
"""Reported on Monday: the third day is Thursday 19 March."""


def test_a_suspected_crime_bars_the_penalty_until_it_is_transferred_or_found_to_be_none() -> None:
    for stands, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        allowed(stands(), act, "移送规定11(1)")
        refused(stands(REPORTED), act, "移送规定11(1)")
        allowed(stands(REPORTED, did("decline_transfer", by="leader-a")), act, "移送规定11(1)")
    allowed(on_the_spot(), "make_spot_decision", "移送规定11(1)")
    refused(on_the_spot(did("report_crime")), "make_spot_decision", "移送规定11(1)")


@pytest.mark.parametrize(
    "told_by",
    [
        did("review_legality", by="reviewer-a", crime_suspected=True),
        did("report_investigation", suggestion="transfer"),
    ],
    ids=["reviewer", "investigators"],
)
def test_whoever_finds_a_crime_it_bars_the_penalty(told_by: Act) -> None:
    refused(to_be_approved(told_by), "approve_decision", "移送规定11(1)")


def test_what_the_police_give_back_may_be_punished() -> None:
    back = (did("transfer_case", by="leader-a"), did("record_transfer_result", result="returned"))
    again = (did("report_investigation"), *told()[-3:])
    assert not to_be_approved(REPORTED, *back, *again).truth["crime_suspected"]
    assert to_be_approved(REPORTED, back[0], did("record_transfer_result")).truth["crime_suspected"]


def test_two_certified_officers_report_a_crime() -> None:
    allowed(under_investigation(), "report_crime", "移送规定5(1)")
    refused(under_investigation(), "report_crime", "移送规定5(1)", reported_by=["officer-a"])
    refused(under_investigation(), "report_crime", "移送规定5(1)", reported_by=["officer-a", "officer-x"])


def test_not_to_transfer_is_decided_on_a_report() -> None:
    refused(under_investigation(actor="leader-a"), "decline_transfer", "移送规定5(1)")
    allowed(under_investigation(REPORTED, actor="leader-a"), "decline_transfer", "移送规定5(1)")


@pytest.mark.parametrize("act", ["transfer_case", "decline_transfer"])
def test_the_responsible_person_decides_within_three_days_of_the_report(act: str) -> None:
    in_time = under_investigation(REPORTED, actor="leader-a", at="2026-03-19 18:00")
    late = under_investigation(REPORTED, actor="leader-a", at="2026-03-20 09:00")
    allowed(in_time, act, "移送规定5(2)")
    flagged(late, act, "移送规定5(2)")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-20 09:00", True), ("2026-03-20 09:01", False)])
def test_the_papers_reach_the_police_within_twenty_four_hours(at: str, in_time: bool) -> None:
    facts = under_investigation(
        did("transfer_case", "2026-03-19 09:00", by="leader-a"), step="inspect.transferred", at=at
    )
    if in_time:
        allowed(facts, "hand_over_transfer", "移送规定5(2)")
    else:
        flagged(facts, "hand_over_transfer", "移送规定5(2)")


@pytest.mark.parametrize("missing", ["transfer_letter", "investigation_report", "goods_list"])
def test_a_transfer_has_all_its_papers(missing: str) -> None:
    facts = under_investigation(did("transfer_case", by="leader-a"), step="inspect.transferred")
    papers = ["transfer_letter", "investigation_report", "goods_list"]
    allowed(facts, "hand_over_transfer", "移送规定6", papers=papers)
    flagged(facts, "hand_over_transfer", "移送规定6", papers=[one for one in papers if one != missing])
    flagged(facts, "hand_over_transfer", "移送规定6", receipt_signed=False)


@pytest.mark.parametrize("act", ["hand_over_transfer", "record_transfer_result"])
def test_only_what_was_transferred_is_handed_over_and_answered(act: str) -> None:
    refused(under_investigation(step="inspect.transferred"), act, "行政处罚法27")
    allowed(under_investigation(did("transfer_case", by="leader-a"), step="inspect.transferred"), act, "行政处罚法27")


def test_a_transfer_rests_on_evidence() -> None:
    allowed(under_investigation(actor="leader-a"), "transfer_case", "行政处罚法40")
    bare = case(*without(investigation(), "add_evidence"), step="inspect.filed", actor="leader-a")
    refused(bare, "transfer_case", "行政处罚法40")
