"""行政处罚法29: one act is not fined twice; where it breaks several norms, the higher fine applies."""

import pytest

from tests.acceptance.lawful_cases import allowed, on_the_spot, refused, reported, to_be_approved, to_be_decided
from tests.unit.built_cases import did

SPOT = "河南省技术市场条例26(三)"
OTHER = did("record_other_fine")
ANOTHER_ACT = did("record_other_fine", same_act=False, reason="不是同一行为")


def test_no_second_fine_is_proposed_for_the_same_act() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法29")
    refused(reported(OTHER), "propose_penalty", "行政处罚法29")
    allowed(reported(OTHER, ANOTHER_ACT), "propose_penalty", "行政处罚法29")


def test_what_is_no_fine_may_be_added_to_another_organs_fine() -> None:
    said = [{"key": "cooperative", "evidence": "询问笔录"}]
    gains = {"sanctions": ["confiscation"], "confiscation": 5_000, "fine": None, "circumstances": said}
    allowed(reported(OTHER, power="KJ-CF-018"), "propose_penalty", "行政处罚法29", **gains, violated=SPOT, basis=SPOT)


def test_a_fine_found_out_later_bars_approval_and_decision() -> None:
    for case, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        allowed(case(), act, "行政处罚法29")
        refused(case(OTHER), act, "行政处罚法29")
    refused(on_the_spot(OTHER), "make_spot_decision", "行政处罚法29")
    allowed(on_the_spot(ANOTHER_ACT), "make_spot_decision", "行政处罚法29")


@pytest.mark.parametrize(("other", "higher"), [("KJ-CF-019", True), ("KJ-CF-018", False), ("KJ-CF-004", False)])
def test_of_several_norms_the_one_with_the_higher_fine_applies(other: str, higher: bool) -> None:
    if higher:
        refused(reported(), "propose_penalty", "行政处罚法29", also_broken=[other])
    else:
        allowed(reported(), "propose_penalty", "行政处罚法29", also_broken=[other])
