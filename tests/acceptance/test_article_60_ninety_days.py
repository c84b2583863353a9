"""行政处罚法60: decided within ninety days of the filing; later is a defect that does not go away."""

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, to_be_decided


@pytest.mark.parametrize(
    ("at", "in_time"), [("2026-05-29 09:00", True), ("2026-06-01 18:00", True), ("2026-06-02 09:00", False)]
)
def test_ninety_calendar_days_from_the_filing(at: str, in_time: bool) -> None:
    """Filed on 3 March: day ninety is Monday 1 June."""
    if in_time:
        allowed(to_be_decided(at=at), "make_decision", "行政处罚法60")
    else:
        flagged(to_be_decided(at=at), "make_decision", "行政处罚法60")
