"""行政处罚法57: the responsible person decides on the result of the investigation; grave and complex cases are decided
together."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import (
    LARGE,
    LARGE_POWER,
    allowed,
    investigation,
    refused,
    reported,
    served,
    to_be_approved,
    to_be_decided,
    to_be_served,
    told,
    unpunished,
    without,
)
from tests.unit.built_cases import case, did

COMPLEX = told({"complex": True})
REVIEWED = did("review_legality", by="reviewer-a")
DISCUSSED = did("discuss_collectively", by="leader-a")
ASSESSED = did("assess_risk")
WAIVED = did("record_waiver", rights=["hearing"])
LARGE_CASE = {"acts": told(**LARGE), "power": LARGE_POWER}


def test_nothing_is_proposed_before_the_investigation_is_over() -> None:
    unreported = case(*without(investigation(), "report_investigation"), step="inspect.reported")
    allowed(reported(), "propose_penalty", "行政处罚法57")
    refused(unreported, "propose_penalty", "行政处罚法57")
    refused(unreported, "propose_no_penalty", "行政处罚法57")


def test_whoever_handles_the_case_neither_approves_nor_reviews_it() -> None:
    both: dict[str, Any] = {"handlers": ["officer-a", "leader-a"]}
    own = to_be_approved(did("propose_filing", "2026-03-02 11:00", **both))
    allowed(to_be_approved(), "approve_decision", "行政处罚法57")
    refused(own, "approve_decision", "行政处罚法57")


@pytest.mark.parametrize(("who", "act"), [("leader-a", "approve_decision"), ("reviewer-a", "review_legality")])
def test_nor_does_whoever_investigated_it(who: str, act: str) -> None:
    went_along = did("record_inspection", "2026-03-10 10:00", officers=["officer-a", who])
    allowed(to_be_approved(actor=who), act, "行政处罚法57")
    refused(to_be_approved(went_along, actor=who), act, "行政处罚法57")


def test_only_a_responsible_person_approves() -> None:
    refused(to_be_approved(actor="officer-c"), "approve_decision", "金科〔2015〕8号四(7)")
    allowed(to_be_approved(), "approve_decision", "金科〔2015〕8号四(7)")


def test_there_is_a_proposal_to_approve() -> None:
    refused(to_be_approved(acts=investigation()), "approve_decision", "行政处罚法57")


def test_a_decision_is_approved_before_it_is_made() -> None:
    allowed(to_be_decided(), "make_decision", "行政处罚法57")
    refused(case(*told(), step="decide.approved"), "make_decision", "行政处罚法57")


def test_only_a_decision_that_was_made_is_served() -> None:
    allowed(to_be_served(), "record_service", "行政处罚法57")
    refused(case(*told(), step="serve.decided"), "record_service", "行政处罚法57")


@pytest.mark.parametrize("about", [{"acts": COMPLEX}, LARGE_CASE, {"acts": told({"major": True})}])
def test_complex_and_grave_cases_are_decided_together(about: dict[str, Any]) -> None:
    more = (WAIVED, REVIEWED, ASSESSED)
    refused(to_be_approved(*more, **about), "approve_decision", "行政处罚法57")
    allowed(to_be_approved(*more, DISCUSSED, **about), "approve_decision", "行政处罚法57")
    refused(to_be_decided(*more, **about), "make_decision", "行政处罚法57")
    allowed(to_be_decided(*more, DISCUSSED, **about), "make_decision", "行政处罚法57")


def test_two_responsible_persons_at_least_and_a_majority() -> None:
    facts = to_be_approved(REVIEWED, acts=COMPLEX)
    allowed(facts, "discuss_collectively", "行政处罚法57")
    refused(facts, "discuss_collectively", "行政处罚法57", participants=["leader-a", "officer-c"])
    split = did("discuss_collectively", by="leader-a", votes_for=1, votes_against=1)
    refused(to_be_approved(REVIEWED, split, acts=COMPLEX), "approve_decision", "行政处罚法57")


def test_the_newest_vote_stands() -> None:
    lost = did("discuss_collectively", by="leader-a", votes_for=0, votes_against=2)
    refused(to_be_approved(REVIEWED, DISCUSSED, lost, acts=COMPLEX), "approve_decision", "行政处罚法57")
    refused(to_be_decided(REVIEWED, DISCUSSED, lost, acts=COMPLEX), "make_decision", "行政处罚法57")
    allowed(to_be_approved(REVIEWED, lost, DISCUSSED, acts=COMPLEX), "approve_decision", "行政处罚法57")


def test_what_was_sent_back_by_the_review_is_discussed_again() -> None:
    """河南省行政执法条例28(2): reviewed first, then discussed."""
    back = did("review_legality", by="reviewer-a", conclusion="returned")
    refused(to_be_approved(REVIEWED, DISCUSSED, back, REVIEWED, acts=COMPLEX), "approve_decision", "行政处罚法57")
    allowed(to_be_approved(REVIEWED, back, REVIEWED, DISCUSSED, acts=COMPLEX), "approve_decision", "行政处罚法57")


def test_no_vote_and_no_approval_is_corrected_into_another() -> None:
    split = did("discuss_collectively", by="leader-a", votes_for=0, votes_against=2)
    refused(to_be_approved(REVIEWED, split, acts=COMPLEX, actor="officer-a"), "correct_record", "行政处罚法57", seq=13)
    approved = to_be_decided(acts=COMPLEX)
    refused(approved, "correct_record", "行政处罚法57", seq=len(approved.acts) + 1)
    allowed(to_be_approved(acts=COMPLEX, actor="officer-a"), "correct_record", "行政处罚法57", seq=7)


def test_the_report_a_proposal_rests_on_is_made_anew_and_not_corrected() -> None:
    told_of = to_be_approved(acts=told({"major": True}), actor="officer-a")
    refused(told_of, "correct_record", "行政处罚法44", seq=9)
    allowed(reported(report={"major": True}), "correct_record", "行政处罚法44", seq=9)


def test_a_penalty_is_not_proposed_for_what_was_not_established() -> None:
    refused(reported(report={"violation": False}), "propose_penalty", "行政处罚法57(三)")
    allowed(reported(), "propose_penalty", "行政处罚法57(三)")


@pytest.mark.parametrize(
    "found",
    [
        {"minor": True, "corrected": True, "harm": "none"},
        {"first_time": True, "corrected": True, "harm": "slight"},
        {"no_fault_proved": True},
        {"violation": False},
    ],
)
def test_no_penalty_has_one_of_its_grounds(found: dict[str, Any]) -> None:
    allowed(reported(report=found), "propose_no_penalty", "行政处罚法57(二)")
    refused(reported(), "propose_no_penalty", "行政处罚法57(二)")


def test_a_case_closes_after_one_of_its_four_ends() -> None:
    done = (did("record_payment"), did("record_party_answer"), did("check_correction"))
    allowed(served(*done, actor="leader-a"), "close_case", "行政处罚法57")
    refused(case(*unpunished(violation=False), step="close.ended", actor="leader-a"), "close_case", "行政处罚法57")


PAID_LATE = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10")
WAIVED = did("waive_surcharge", "2026-04-11 09:00", by="leader-b", second_person="leader-x", amount=5_000)


@pytest.mark.parametrize("judge", ["leader-b", "leader-x"])
def test_whoever_judged_in_a_case_does_not_take_it_over(judge: str) -> None:
    """Whatever was judged, alone or as the second person: he would handle what he himself decided."""
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-12 09:00"}
    team = [judge, "officer-c"]
    refused(served(PAID_LATE, WAIVED, **about), "hand_over_case", "行政处罚法57", handlers=team)
    allowed(served(PAID_LATE, **about), "hand_over_case", "行政处罚法57", handlers=["leader-b", "officer-c"])
    allowed(served(PAID_LATE, WAIVED, **about), "hand_over_case", "行政处罚法57", handlers=["officer-c", "officer-d"])


def test_no_case_is_withdrawn_against_the_report() -> None:
    """行政处罚法57: what the report established is punished or left unpunished; who doubts it has it reported anew."""
    doubted = {"ground": "facts_not_established"}
    found_none = reported(report={"violation": False}, actor="leader-a")
    back = (*investigation(), did("return_for_rework", by="leader-a"))
    refused(reported(actor="leader-a"), "withdraw_case", "行政处罚法57(三)", **doubted)
    allowed(found_none, "withdraw_case", "行政处罚法57(三)", **doubted)
    allowed(case(*back, step="inspect.filed", actor="leader-a"), "withdraw_case", "行政处罚法57(三)", **doubted)
    allowed(reported(actor="leader-a"), "withdraw_case", "行政处罚法57(三)", ground="filed_in_error")
