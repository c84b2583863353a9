"""行政处罚法17: only an organ with the power punishes, and only within its statutory powers (权责清单)."""

import pytest

from tests.acceptance.lawful_cases import allowed, opened, refused, reported


@pytest.mark.parametrize("act", ["issue_prompt", "skip_prompt"])
def test_nothing_is_done_in_a_power_that_the_list_does_not_name(act: str) -> None:
    allowed(opened(), act, "行政处罚法17")
    refused(opened(power="KJ-CF-999"), act, "行政处罚法17")


def test_no_penalty_is_proposed_in_a_power_of_somebody_else() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法17")
    refused(reported(power="KJ-CF-999"), "propose_penalty", "行政处罚法17")


def test_other_norms_are_named_by_rows_of_the_list() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法17", also_broken=["KJ-CF-018"])
    refused(reported(), "propose_penalty", "行政处罚法17", also_broken=["KJ-CF-999"])
