"""行政处罚法40: the facts must be established; where they are unclear or unproven there is no penalty."""

from typing import Any

from tests.acceptance.lawful_cases import (
    allowed,
    investigation,
    refused,
    reported,
    to_be_approved,
    to_be_decided,
    told,
    without,
)
from tests.unit.built_cases import case, did


def test_without_evidence_the_investigation_is_not_over_and_nothing_is_proposed() -> None:
    bare = without(investigation(), "add_evidence")
    allowed(case(*investigation(), step="inspect.filed"), "report_investigation", "行政处罚法40")
    refused(case(*bare, step="inspect.filed"), "report_investigation", "行政处罚法40")
    allowed(reported(), "propose_penalty", "行政处罚法40")
    refused(case(*bare, step="inspect.reported"), "propose_penalty", "行政处罚法40")


def test_without_evidence_nothing_is_approved_or_decided() -> None:
    bare = without(told(), "add_evidence")
    allowed(to_be_approved(), "approve_decision", "行政处罚法40")
    refused(to_be_approved(acts=bare), "approve_decision", "行政处罚法40")
    allowed(to_be_decided(), "make_decision", "行政处罚法40")
    refused(to_be_decided(acts=bare), "make_decision", "行政处罚法40")


EXCLUDED = did("exclude_evidence", "2026-03-04 15:00", by="leader-a")
NOTHING: dict[str, Any] = {"violation": False, "suggestion": "no_penalty"}


def test_a_case_whose_evidence_was_all_excluded_ends_without_a_penalty() -> None:
    """行政处罚法57(三): 违法事实不能成立 needs no evidence of a violation."""
    rest = (*without(investigation(), "report_investigation"), EXCLUDED)
    facts = case(*rest, step="inspect.filed")
    allowed(facts, "report_investigation", "行政处罚法40", **NOTHING)
    refused(facts, "report_investigation", "行政处罚法40")
    proposed = (*rest, did("report_investigation", "2026-03-05 10:00", **NOTHING), did("propose_no_penalty"))
    allowed(to_be_approved(acts=proposed, step="decide.proposed"), "approve_decision", "行政处罚法40")
    established = (*rest, did("report_investigation", "2026-03-05 10:00"), did("propose_no_penalty"))
    refused(to_be_approved(acts=established, step="decide.proposed"), "approve_decision", "行政处罚法40")
