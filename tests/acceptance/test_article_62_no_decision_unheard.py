"""行政处罚法62: whoever was not told or not heard is not punished, unless he expressly waives it."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, refused, to_be_approved, to_be_decided
from tests.unit.built_cases import did

BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_the_period_to_be_heard_is_over_or_waived(stands: Any, act: str) -> None:
    """Told on 10 March: the fifth working day is Tuesday the 17th."""
    refused(stands(at="2026-03-17 18:00"), act, "行政处罚法62")
    allowed(stands(at="2026-03-20 09:00"), act, "行政处罚法62")
    waived = did("record_waiver", "2026-03-11 09:00")
    allowed(stands(waived, at="2026-03-20 09:00"), act, "行政处罚法62")


def test_a_waiver_shortens_the_period_and_must_be_signed() -> None:
    waived = did("record_waiver", "2026-03-11 09:00")
    allowed(to_be_approved(waived, at="2026-03-12 09:00"), "approve_decision", "行政处罚法62")
    unsigned = flagged(to_be_approved(actor="officer-a"), "record_waiver", "行政处罚法62", signed=False).act
    refused(to_be_approved(unsigned, at="2026-03-12 09:00"), "approve_decision", "行政处罚法62")


def test_to_waive_the_hearing_is_not_to_waive_the_defence() -> None:
    hearing_only = did("record_waiver", "2026-03-11 09:00", rights=["hearing"])
    refused(to_be_approved(hearing_only, at="2026-03-12 09:00"), "approve_decision", "行政处罚法62")
