"""行政处罚法55: the certificate is shown first, unasked, and inquiries and inspections are put on record."""

from typing import Any

import pytest

from states.acts import Act
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
from tests.unit.sample_payloads import STATEMENTS

POOR = did("record_inspection", "2026-03-04 09:00", flags=("four_statements",))


@pytest.mark.parametrize("missing", sorted(STATEMENTS))
@pytest.mark.parametrize("act", ["record_inspection", "record_inquiry"])
def test_a_record_without_one_of_the_four_statements_is_defective(act: str, missing: str) -> None:
    allowed(under_investigation(), act, "行政处罚法55")
    flagged(under_investigation(), act, "行政处罚法55", statements={**STATEMENTS, missing: False})


@pytest.mark.parametrize("found", [(), (POOR,)], ids=["no record", "a defective record"])
def test_only_a_sound_record_ends_the_investigation(found: tuple[Act, ...]) -> None:
    allowed(under_investigation(), "report_investigation", "行政处罚法55")
    acts = (*without(investigation(), "record_inspection"), *found)
    refused(case(*acts, step="inspect.filed"), "report_investigation", "行政处罚法55")


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_only_a_sound_record_founds_a_decision(stands: Any, act: str) -> None:
    allowed(stands(), act, "行政处罚法55")
    refused(stands(acts=without(told(), "record_inspection")), act, "行政处罚法55")


def test_nor_is_anybody_punished_on_the_spot_without_one() -> None:
    allowed(on_the_spot(), "make_spot_decision", "行政处罚法55")
    acts = (did("issue_prompt"), did("add_evidence"), did("record_guidance"))
    bare = case(*acts, step="inspect.on_site", procedure="penalty_simple", power="KJ-CF-018")
    refused(bare, "make_spot_decision", "行政处罚法55")
