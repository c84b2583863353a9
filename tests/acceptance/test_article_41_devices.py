"""行政处罚法41: what an automatic device recorded is evidence only after audit, published place and review."""

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, investigation, under_investigation, without
from tests.unit.built_cases import case, did

SOUND = {"audited": True, "place_published": True, "record_reviewed": True}


@pytest.mark.parametrize("missing", sorted(SOUND))
def test_a_device_is_audited_published_and_its_record_reviewed(missing: str) -> None:
    facts = under_investigation()
    allowed(facts, "add_evidence", "行政处罚法41", no="2", kind="audio_visual", device=SOUND)
    lacking = {**SOUND, missing: False}
    after = flagged(facts, "add_evidence", "行政处罚法41", no="2", kind="audio_visual", device=lacking).facts
    assert not after.acts[-1].flags.isdisjoint({"device_record"})


def test_a_record_by_hand_needs_none_of_it() -> None:
    allowed(under_investigation(), "add_evidence", "行政处罚法41", no="2")


def test_what_a_device_recorded_is_told_to_the_party_before_the_investigation_ends() -> None:
    recorded = without(investigation(), "report_investigation")
    item = did(
        "add_evidence", "2026-03-04 12:00", no="2", kind="audio_visual", device={**SOUND, "told_on": "2026-03-04"}
    )
    allowed(case(*recorded, item, step="inspect.filed"), "report_investigation", "行政处罚法41(3)")


def test_it_is_a_defect_to_leave_it_untold_and_none_without_a_device() -> None:
    recorded = without(investigation(), "report_investigation")
    item = did("add_evidence", "2026-03-04 12:00", no="2", kind="audio_visual", device=SOUND)
    flagged(case(*recorded, item, step="inspect.filed"), "report_investigation", "行政处罚法41(3)")
    allowed(case(*recorded, step="inspect.filed"), "report_investigation", "行政处罚法41(3)")
