"""行政处罚法29: one act is not fined twice; where it breaks several norms, the higher fine applies."""

from dataclasses import replace
from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, on_the_spot, refused, reported, to_be_approved, to_be_decided
from tests.unit.built_cases import did, led_by

SPOT = "河南省技术市场条例26(三)"
OTHER = did("record_other_fine")
ANOTHER_ACT = did("record_other_fine", same_act=False, reason="不是同一行为")


def test_no_second_fine_is_proposed_for_the_same_act() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法29")
    refused(reported(OTHER), "propose_penalty", "行政处罚法29")
    allowed(reported(OTHER, ANOTHER_ACT), "propose_penalty", "行政处罚法29")


def test_after_a_fine_of_a_criminal_court_there_is_no_fine() -> None:
    """行政处罚法35(2)."""
    fined = did("record_other_fine", criminal=True, decided_by="金水区人民法院")
    refused(reported(fined), "propose_penalty", "行政处罚法35(2)")
    refused(on_the_spot(fined), "make_spot_decision", "行政处罚法35(2)")
    allowed(reported(fined, ANOTHER_ACT), "propose_penalty", "行政处罚法35(2)")


def test_what_is_no_fine_may_be_added_to_another_organs_fine() -> None:
    said = [{"key": "cooperative", "evidence": "询问笔录"}]
    gains = {"sanctions": ["confiscation"], "confiscation": 5_000, "fine": None, "circumstances": said}
    facts = reported(OTHER, report={"gains": 5_000}, power="KJ-CF-018")
    allowed(facts, "propose_penalty", "行政处罚法29", **gains, violated=SPOT, basis=SPOT)


def test_a_fine_found_out_later_bars_approval_and_decision() -> None:
    for case, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        allowed(case(), act, "行政处罚法29")
        refused(case(OTHER), act, "行政处罚法29")
    refused(on_the_spot(OTHER), "make_spot_decision", "行政处罚法29")
    allowed(on_the_spot(ANOTHER_ACT), "make_spot_decision", "行政处罚法29")


def test_that_one_fine_was_for_another_act_says_nothing_of_the_next() -> None:
    other_organ = did("record_other_fine", decision_no="乙罚〔2026〕2号", same_act=False, reason="不是同一行为")
    refused(reported(OTHER, other_organ), "propose_penalty", "行政处罚法29")
    refused(to_be_decided(OTHER, other_organ), "make_decision", "行政处罚法29")
    allowed(reported(other_organ), "propose_penalty", "行政处罚法29")


@pytest.mark.parametrize(("other", "higher"), [("KJ-CF-019", True), ("KJ-CF-018", False), ("KJ-CF-004", False)])
def test_of_several_norms_the_one_with_the_higher_fine_applies(other: str, higher: bool) -> None:
    if higher:
        refused(reported(), "propose_penalty", "行政处罚法29", also_broken=[other])
    else:
        allowed(reported(), "propose_penalty", "行政处罚法29", also_broken=[other])


@pytest.mark.parametrize(("other", "higher"), [("KJ-CF-003", False), ("KJ-CF-001", True)])
def test_what_the_multiple_of_the_gains_comes_to_is_compared(other: str, higher: bool) -> None:
    """Of 300,000 yuan 高新条例57 takes up to 1,500,000, more than the 200,000 of 生物安全法75 and less than the
    3,000,000 of 77."""
    basis, gains = "河南省促进高新技术产业发展条例57", 30_000_000
    taken = {"sanctions": ["fine", "confiscation"], "confiscation": gains, "fine": gains, "grade": "slight"}
    cited = {"circumstances": [{"key": "withdrew", "evidence": "登记材料"}], "violated": basis, "basis": basis}
    judge = refused if higher else allowed
    facts = reported(report={"gains": gains}, power="KJ-CF-019")
    judge(facts, "propose_penalty", "行政处罚法29", **taken, **cited, also_broken=[other])


# ---- fined in another case of the bureau -----------------------------------------------------------------------------

NUMBER = "金科罚决字〔2026〕第1号"
FINED: dict[str, Any] = {
    "no": "2026-0007",
    "seq": 14,
    "power": "KJ-CF-017",
    "violated_on": "2026-02-20",
    "lead": None,
    "also_broken": [],
    "fine": 30_000,
    "decision": NUMBER,
    "decided_on": "2026-03-06",
}
NO_FINE = {"sanctions": ["warning"], "fine": None, "grade": None, "circumstances": []}


def beside(facts: CaseFacts, **otherwise: Any) -> CaseFacts:
    """The case, with what was told of another one of the same party."""
    return replace(facts, others={"asks": "fines", "cases": [{**FINED, **otherwise}]})


def test_what_another_case_of_the_bureau_fined_is_not_fined_again() -> None:
    for case, act in (
        (reported, "propose_penalty"),
        (to_be_approved, "approve_decision"),
        (to_be_decided, "make_decision"),
    ):
        allowed(beside(case(), fine=0), act, "行政处罚法29")
        (reason,) = refused(beside(case()), act, "行政处罚法29")
        assert "2026-0007" in reason.says
        assert NUMBER in reason.says
    refused(beside(on_the_spot(), power="KJ-CF-018"), "make_spot_decision", "行政处罚法29")
    allowed(beside(on_the_spot(), power="KJ-CF-018", fine=0), "make_spot_decision", "行政处罚法29")


@pytest.mark.parametrize(
    ("otherwise", "same"),
    [
        ({}, True),
        ({"violated_on": "2026-02-21"}, False),
        ({"power": "KJ-CF-004"}, False),
        ({"power": "KJ-CF-004", "also_broken": ["KJ-CF-017"]}, True),
        ({"violated_on": "2026-02-21", "power": "KJ-CF-004", "lead": "举报2026-01"}, True),
        ({"violated_on": "2026-02-21", "power": "KJ-CF-004", "lead": "举报2026-02"}, False),
    ],
    ids=["day and norm", "another day", "another norm", "a norm it names too", "one lead", "another lead"],
)
def test_one_act_is_one_day_and_norm_or_one_lead(otherwise: dict[str, Any], same: bool) -> None:
    facts = beside(reported(led_by("举报2026-01")), **otherwise)
    if same:
        refused(facts, "propose_penalty", "行政处罚法29")
    else:
        allowed(facts, "propose_penalty", "行政处罚法29")


def test_the_norm_a_proposal_names_besides_counts_too() -> None:
    other = beside(reported(), power="KJ-CF-018")
    allowed(other, "propose_penalty", "行政处罚法29")
    refused(other, "propose_penalty", "行政处罚法29", also_broken=["KJ-CF-018"])


def test_whoever_says_that_it_was_another_act_says_so_on_record_and_of_that_decision() -> None:
    apart = did("record_other_fine", decision_no=NUMBER, same_act=False, reason="两份合同，不是同一行为")
    allowed(beside(reported(apart)), "propose_penalty", "行政处罚法29")
    refused(beside(reported(ANOTHER_ACT)), "propose_penalty", "行政处罚法29")
    taken_back = did("record_other_fine", decision_no=NUMBER, same_act=True, reason="核实为同一行为")
    refused(beside(reported(apart, taken_back)), "propose_penalty", "行政处罚法29")
