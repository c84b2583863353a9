"""行政处罚法44: before deciding, the party is told what is intended, why, on which basis, and its rights."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import (
    allowed,
    on_the_spot,
    refused,
    reported,
    to_be_approved,
    to_be_decided,
    told,
    unpunished,
    without,
)
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import STATEMENTS


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_no_penalty_before_the_notice_is_served(stands: Any, act: str) -> None:
    allowed(stands(), act, "行政处罚法44")
    refused(stands(acts=without(told(), "record_notice_service")), act, "行政处罚法44")
    unsigned = did("record_notice_service", "2026-03-10 09:00", flags=("receipt",))
    refused(stands(unsigned, acts=without(told(), "record_notice_service")), act, "行政处罚法44")


@pytest.mark.parametrize("act", ["approve_decision", "make_decision"])
def test_a_decision_out_of_the_blue_is_refused_for_want_of_a_notice_too(act: str) -> None:
    """Right after a prompt nothing is proposed; all that is missing is told, not only the proposal."""
    refused(
        case(did("issue_prompt", "2026-03-02 09:00"), step="prompt.prompted", actor="leader-a"), act, "行政处罚法44"
    )


def test_who_is_not_punished_needs_no_notice() -> None:
    facts = case(*unpunished(violation=False), step="decide.proposed", actor="leader-a")
    allowed(facts, "approve_decision", "行政处罚法44")


def test_there_must_be_something_to_tell() -> None:
    acts = told()[:-2]
    allowed(case(*acts, step="decide.proposed"), "give_prior_notice", "行政处罚法44")
    refused(case(*without(acts, "propose_penalty"), step="decide.proposed"), "give_prior_notice", "行政处罚法44")


def test_a_right_is_waived_after_it_was_told_only() -> None:
    allowed(to_be_approved(actor="officer-a"), "record_waiver", "行政处罚法44")
    untold = without(told(), "record_notice_service")
    refused(to_be_approved(acts=untold, actor="officer-a"), "record_waiver", "行政处罚法44")


def test_a_fine_is_told_with_its_amount() -> None:
    allowed(reported(), "propose_penalty", "行政处罚法44")
    refused(reported(), "propose_penalty", "行政处罚法44", fine=None)


def test_on_the_spot_too_the_party_is_told_first() -> None:
    allowed(on_the_spot(), "make_spot_decision", "行政处罚法44")
    refused(on_the_spot(), "make_spot_decision", "行政处罚法44", rights_told=False)
    hidden = {**STATEMENTS, "certificate_shown": False}
    refused(on_the_spot(), "make_spot_decision", "行政处罚法44", statements=hidden)
