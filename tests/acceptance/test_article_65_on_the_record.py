"""行政处罚法65: after the hearing the decision is made on its record: nothing that was not examined there founds it."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import LARGE, LARGE_POWER, allowed, refused, to_be_approved, to_be_decided, told
from tests.unit.built_cases import did

HELD = (
    did("assess_risk", "2026-03-11 08:00"),
    did("request_hearing", "2026-03-11 09:00"),
    did("schedule_hearing", "2026-03-11 10:00", held_on="2026-03-18"),
    did("record_hearing", "2026-03-18 09:00"),
)
LOOKED_AT = (did("review_legality", by="reviewer-a"), did("discuss_collectively", by="leader-a"))
NEW = did("add_evidence", "2026-03-18 15:00", no="2")
ABOUT: dict[str, Any] = {"power": LARGE_POWER}
BOTH = [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")]


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_what_was_examined_at_the_hearing_founds_the_decision(stands: Any, act: str) -> None:
    allowed(stands(*HELD, *LOOKED_AT, acts=told(**LARGE), **ABOUT), act, "行政处罚法65")


@pytest.mark.parametrize(("stands", "act"), BOTH)
def test_what_came_later_does_not(stands: Any, act: str) -> None:
    refused(stands(*HELD, NEW, *LOOKED_AT, acts=told(**LARGE), **ABOUT), act, "行政处罚法65")
    named = told(**LARGE, evidence_items=["1"])
    allowed(stands(*HELD, NEW, *LOOKED_AT, acts=named, **ABOUT), act, "行政处罚法65")
    again = (did("schedule_hearing", held_on="2026-03-19"), did("record_hearing"))
    allowed(stands(*HELD, NEW, *again, *LOOKED_AT, acts=told(**LARGE), **ABOUT), act, "行政处罚法65")


def test_without_a_hearing_new_evidence_is_told_anew_not_heard() -> None:
    again = (did("give_prior_notice", "2026-03-18 16:00"), did("record_notice_service", "2026-03-18 17:00"))
    waived = did("record_waiver", "2026-03-18 18:00")
    allowed(to_be_approved(NEW, *again, waived), "approve_decision", "行政处罚法65")


@pytest.mark.parametrize("looked_at", [*LOOKED_AT])
def test_a_review_and_a_discussion_before_the_hearing_do_not_count(looked_at: Any) -> None:
    other = LOOKED_AT[1 - LOOKED_AT.index(looked_at)]
    clause = {"review_legality": "行政处罚法58", "discuss_collectively": "行政处罚法57"}[looked_at.action]
    refused(to_be_approved(looked_at, *HELD, other, acts=told(**LARGE), **ABOUT), "approve_decision", clause)
