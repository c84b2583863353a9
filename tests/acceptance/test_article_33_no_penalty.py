"""行政处罚法33: slight, corrected and harmless, or without fault: no penalty; a first slight act may be let off; whoever is
not punished is taught."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, case_after_recheck, refused, reported, to_be_decided, unpunished
from tests.unit.built_cases import did

HARMLESS: dict[str, Any] = {"minor": True, "corrected": True, "harm": "none"}
FIRST: dict[str, Any] = {"first_time": True, "corrected": True, "harm": "slight"}


@pytest.mark.parametrize("but", [{"minor": False}, {"corrected": False}, {"harm": "slight"}])
def test_slight_corrected_and_harmless_is_not_punished(but: dict[str, Any]) -> None:
    refused(reported(report=HARMLESS), "propose_penalty", "行政处罚法33(1)")
    allowed(reported(report={**HARMLESS, **but}), "propose_penalty", "行政处罚法33(1)")


def test_a_first_slight_corrected_act_may_be_punished_or_let_off() -> None:
    allowed(reported(report=FIRST), "propose_penalty", "行政处罚法33(1)")
    allowed(reported(report=FIRST), "propose_no_penalty", "行政处罚法57(二)")


def test_without_fault_there_is_no_penalty_unless_a_law_says_otherwise() -> None:
    refused(reported(report={"no_fault_proved": True}), "propose_penalty", "行政处罚法33(2)")
    allowed(reported(), "propose_penalty", "行政处罚法33(2)")
    strict = {"no_fault_proved": True, "fault_not_needed": "生物安全法75"}
    allowed(reported(report=strict), "propose_penalty", "行政处罚法33(2)")


def test_whoever_is_not_punished_is_taught() -> None:
    refused(to_be_decided(acts=unpunished(**HARMLESS)), "make_decision", "行政处罚法33(3)")
    allowed(to_be_decided(did("record_education"), acts=unpunished(**HARMLESS)), "make_decision", "行政处罚法33(3)")
    allowed(to_be_decided(acts=unpunished(violation=False)), "make_decision", "行政处罚法33(3)")


def test_a_case_ends_after_the_prompt_on_one_of_the_grounds_and_with_education() -> None:
    proof = (did("add_evidence"), did("record_education"))
    allowed(case_after_recheck(*proof, **HARMLESS), "end_after_prompt", "行政处罚法33")
    refused(case_after_recheck(*proof), "end_after_prompt", "行政处罚法33")
    allowed(case_after_recheck(*proof, **FIRST), "end_after_prompt", "行政处罚法33(3)")
    refused(case_after_recheck(proof[0], **FIRST), "end_after_prompt", "行政处罚法33(3)")
