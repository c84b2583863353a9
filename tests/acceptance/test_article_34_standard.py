"""行政处罚法4, 16, 34 and 37: only what a law names is imposed, inside its range and the published standard, by the law of
the day of the act or a newer one where lighter."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import LARGE_POWER, allowed, refused, reported

BIOSAFETY: dict[str, Any] = {"violated": "生物安全法75", "basis": "生物安全法75", "sanctions": ["warning", "fine"]}


@pytest.mark.parametrize(("fine", "inside"), [(60_001, True), (60_000, False), (120_000, True), (120_001, False)])
def test_a_fine_lies_in_the_band_of_its_grade_also_when_it_is_lighter(fine: int, inside: bool) -> None:
    if inside:
        allowed(reported(), "propose_penalty", "行政处罚法34", fine=fine)
    else:
        refused(reported(), "propose_penalty", "行政处罚法34", fine=fine)


def test_a_grade_has_its_circumstances() -> None:
    other = [{"key": "repeated", "evidence": "查询记录"}]
    allowed(reported(), "propose_penalty", "行政处罚法34")
    refused(reported(), "propose_penalty", "行政处罚法34", circumstances=other)
    refused(reported(), "propose_penalty", "行政处罚法34", circumstances=[])


@pytest.mark.parametrize(("fine", "inside"), [(2_000_000, True), (1_999_999, False), (200_000_001, False)])
def test_a_fine_lies_in_the_range_of_the_statute(fine: int, inside: bool) -> None:
    slight = {**BIOSAFETY, "grade": "slight", "circumstances": [{"key": "first_time", "evidence": "查询记录"}]}
    facts = reported(power=LARGE_POWER)
    if inside:
        allowed(facts, "propose_penalty", "行政处罚法4", fine=fine, **slight)
    else:
        refused(facts, "propose_penalty", "行政处罚法4", fine=fine, **slight)


def test_only_kinds_that_the_law_names_are_imposed() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法16", sanctions=["fine"])
    refused(reported(), "propose_penalty", "行政处罚法16", sanctions=["fine", "warning"])


@pytest.mark.parametrize(("violated_on", "in_force"), [("2021-04-15", True), ("2021-04-14", False)])
def test_a_provision_that_was_not_in_force_founds_nothing(violated_on: str, in_force: bool) -> None:
    grade = {**BIOSAFETY, "grade": "slight", "circumstances": [{"key": "first_time", "evidence": "查询记录"}]}
    facts = reported(power=LARGE_POWER, violated_on=violated_on, opened_on="2022-03-02")
    if in_force:
        allowed(facts, "propose_penalty", "行政处罚法37", fine=2_000_000, **grade)
    else:
        refused(facts, "propose_penalty", "行政处罚法37", fine=2_000_000, **grade)
