"""行政处罚法41: what an automatic device recorded is evidence only after audit, published place and review."""

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, under_investigation

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
