"""行政处罚法28: whoever is punished is also told to correct, and whether he did is checked; unlawful gains are confiscated."""

import pytest

from tests.acceptance.lawful_cases import (
    allowed,
    refused,
    reported,
    served,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
    unpunished,
    without,
)
from tests.unit.built_cases import did


def test_a_penalty_comes_with_an_order_to_correct() -> None:
    allowed(to_be_decided(), "make_decision", "行政处罚法28")
    refused(to_be_decided(acts=without(told(), "order_correction")), "make_decision", "行政处罚法28")


def test_without_a_penalty_no_order_is_asked_for() -> None:
    acts = without(unpunished(violation=False), "order_correction")
    allowed(to_be_decided(acts=acts), "make_decision", "行政处罚法28")


def test_a_case_closes_when_the_correction_was_checked() -> None:
    done = (did("record_payment"), did("record_party_answer"))
    refused(served(*done, actor="leader-a"), "close_case", "行政处罚法28")
    allowed(served(*done, did("check_correction"), actor="leader-a"), "close_case", "行政处罚法28")


def test_the_newest_check_says_whether_it_was_corrected() -> None:
    done = (did("record_payment"), did("record_party_answer"), did("check_correction"))
    refused(served(*done, did("check_correction", corrected=False), actor="leader-a"), "close_case", "行政处罚法28")


@pytest.mark.parametrize(("confiscated", "right"), [(30_000, True), (29_999, False), (30_001, False), (None, False)])
def test_gains_are_confiscated_less_what_is_given_back(confiscated: int | None, right: bool) -> None:
    facts = reported(report={"gains": 50_000, "restituted": 20_000})
    kinds = {"sanctions": ["fine", "confiscation"] if confiscated else ["fine"], "confiscation": confiscated}
    if right:
        allowed(facts, "propose_penalty", "行政处罚法28(2)", **kinds)
    else:
        refused(facts, "propose_penalty", "行政处罚法28(2)", **kinds)


def test_a_revision_confiscates_them_too() -> None:
    whole = {"sanctions": ["fine", "confiscation"], "confiscation": 50_000}
    facts = to_be_approved(acts=told({"gains": 50_000}, **whole), actor="officer-a")
    allowed(facts, "revise_proposal", "行政处罚法28(2)", **whole)
    refused(facts, "revise_proposal", "行政处罚法28(2)")


def test_without_gains_nothing_is_confiscated_that_the_law_of_the_act_does_not_name() -> None:
    refused(reported(), "propose_penalty", "行政处罚法16", sanctions=["fine", "confiscation"], confiscation=50_000)


def test_no_gains_are_confiscated_that_nobody_established() -> None:
    """Also where the article itself names the confiscation; nor is more told to the party in a revision."""
    basis = "河南省技术市场条例26(三)"
    said = [{"key": "cooperative", "evidence": "登记材料"}]
    taken = {"violated": basis, "basis": basis, "sanctions": ["confiscation"], "fine": None, "circumstances": said}
    for established, right in (({"gains": 50_000}, True), ({}, False), ({"gains": 1, "restituted": 1}, False)):
        facts = reported(report=established, power="KJ-CF-018")
        judge = allowed if right else refused
        judge(facts, "propose_penalty", "行政处罚法28(2)", **taken, confiscation=50_000)


@pytest.mark.parametrize(("gains", "fine", "right"), [(None, 1_000_000, True), (10_000_000, 20_000_000, False)])
def test_no_multiple_is_counted_from_gains_that_nobody_established(gains: int | None, fine: int, right: bool) -> None:
    basis = "河南省促进高新技术产业发展条例57"
    taken = {"violated": basis, "basis": basis, "sanctions": ["fine", "confiscation"], "confiscation": 1_000_000}
    grade = {"grade": "slight", "circumstances": [{"key": "withdrew", "evidence": "登记材料"}]}
    facts = reported(report={"gains": 1_000_000}, power="KJ-CF-019")
    judge = allowed if right else refused
    judge(facts, "propose_penalty", "行政处罚法28(2)", **taken, **grade, gains=gains, fine=fine)


@pytest.mark.parametrize(("back", "fits"), [(50_000, True), (50_001, False)])
def test_not_more_is_given_back_than_was_gained(back: int, fits: bool) -> None:
    if fits:
        allowed(under_investigation(), "report_investigation", "行政处罚法28(2)", gains=50_000, restituted=back)
    else:
        refused(under_investigation(), "report_investigation", "行政处罚法28(2)", gains=50_000, restituted=back)
