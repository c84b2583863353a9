"""河南省行政执法条例28(2): a technical matter of general weight is argued by experts before the major decision."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import (
    allowed,
    investigation,
    refused,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
)
from tests.unit.built_cases import case, did

CALLED = did("call_major", "2026-03-16 09:00", technical=True)
HEARD = did("hear_experts", "2026-03-17 09:00")
CLAUSE = "河南省行政执法条例28(2)"


def test_a_technical_matter_of_general_weight_waits_for_the_experts() -> None:
    for stands, act in ((to_be_approved, "approve_decision"), (to_be_decided, "make_decision")):
        missing = refused(stands(CALLED), act, "河南省行政执法条例28(2)")
        assert any("专家论证" in reason.says for reason in missing)
        reasons = refused(stands(CALLED, HEARD), act, "金科〔2015〕8号四(4)")
        assert not [r for r in reasons if "专家论证" in r.says]


def test_an_ordinary_matter_needs_no_experts() -> None:
    allowed(to_be_approved(), "approve_decision", "河南省行政执法条例28(2)")
    assert not to_be_approved(did("call_major", "2026-03-16 09:00")).truth["experts_due"]


def test_the_report_of_the_investigation_says_so_too_and_makes_the_case_major() -> None:
    truth = case(*investigation(technical=True), step="inspect.reported").truth
    assert (truth["experts_due"], truth["major_case"]) == (True, True)
    refused(to_be_approved(acts=told({"technical": True})), "approve_decision", "河南省行政执法条例28(2)")


@pytest.mark.parametrize(
    ("heard", "lawful"),
    [
        ({}, True),
        ({"followed": "partly", "reason": "数额另依基准确定"}, True),
        ({"followed": "partly"}, False),
        ({"followed": "not_followed"}, False),
        ({"experts": ["赵样例"]}, False),
        ({"experts": ["赵样例（样例大学教授）", "韩样例"]}, False),
    ],
)
def test_experts_are_others_and_are_answered(heard: dict[str, Any], lawful: bool) -> None:
    says = allowed if lawful else refused
    says(under_investigation(CALLED), "hear_experts", CLAUSE, **heard)
