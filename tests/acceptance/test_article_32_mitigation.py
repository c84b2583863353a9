"""行政处罚法32: five grounds on which the penalty must be lighter or reduced."""

import pytest

from tests.acceptance.lawful_cases import allowed, refused, reported, to_be_approved, to_be_decided, told

GROUNDS = ["harm_removed", "coerced", "confessed", "meritorious", "other_law"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_with_any_of_the_five_grounds_the_penalty_is_made_lighter(ground: str) -> None:
    facts = reported(report={"mitigating": [ground]})
    refused(facts, "propose_penalty", "行政处罚法32")
    allowed(facts, "propose_penalty", "行政处罚法32", mitigation="lighter", fine=80_000)


def test_without_a_ground_it_need_not_be() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法32")


@pytest.mark.parametrize(("fine", "lighter"), [(90_000, True), (90_001, False)])
def test_what_is_called_lighter_lies_in_the_lower_half_of_the_band(fine: int, lighter: bool) -> None:
    facts = reported(report={"mitigating": ["coerced"]})
    if lighter:
        allowed(facts, "propose_penalty", "行政处罚法32", mitigation="lighter", fine=fine)
    else:
        refused(facts, "propose_penalty", "行政处罚法32", mitigation="lighter", fine=fine)


def test_a_ground_that_the_proposal_overlooked_bars_approval_and_decision() -> None:
    overlooked = told({"mitigating": ["confessed"]})
    minded = told({"mitigating": ["confessed"]}, mitigation="lighter", fine=80_000)
    for case, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        refused(case(acts=overlooked), act, "行政处罚法32")
        allowed(case(acts=minded), act, "行政处罚法32")


def test_a_revision_keeps_the_penalty_light() -> None:
    minded = told({"mitigating": ["confessed"]}, mitigation="lighter", fine=80_000)
    facts = to_be_approved(acts=minded, actor="officer-a")
    refused(facts, "revise_proposal", "行政处罚法32", fine=70_000)
    allowed(facts, "revise_proposal", "行政处罚法32", fine=70_000, mitigation="lighter")


@pytest.mark.parametrize(("fine", "lighter"), [(15_000_000, True), (15_000_001, False)])
def test_by_multiples_the_lower_half_is_that_of_the_multiple(fine: int, lighter: bool) -> None:
    """Of 100,000 yuan one to two times are 100,000 to 200,000: half way is 150,000, whatever the grade has without gains."""
    basis = "河南省促进高新技术产业发展条例57"
    taken = {"sanctions": ["fine", "confiscation"], "confiscation": 10_000_000, "violated": basis, "basis": basis}
    cited = {"grade": "slight", "circumstances": [{"key": "withdrew", "evidence": "登记材料"}], "mitigation": "lighter"}
    facts = reported(report={"gains": 10_000_000, "mitigating": ["coerced"]}, power="KJ-CF-019")
    judge = allowed if lighter else refused
    judge(facts, "propose_penalty", "行政处罚法32", **taken, **cited, fine=fine)
