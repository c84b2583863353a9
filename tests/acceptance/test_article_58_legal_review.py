"""行政处罚法58 and 河南省行政执法条例28: in four kinds of case nothing is decided before the legal review has passed, by
somebody with the legal qualification; a major decision is reviewed first and discussed then."""

from datetime import date
from typing import Any

import pytest

from config.schema.bureau import EarlierReviewer
from states.acts import Act
from states.reviewing import standing_of
from tests.acceptance.lawful_cases import (
    LARGE,
    LARGE_POWER,
    allowed,
    refused,
    to_be_approved,
    to_be_decided,
    told,
)
from tests.unit.built_cases import did, officer, roster
from tests.unit.case_builders import with_rules

REVIEWED = did("review_legality", by="reviewer-a")
DISCUSSED = did("discuss_collectively", by="leader-a")
ASSESSED = did("assess_risk")
HEARD = (
    did("request_hearing", "2026-03-11 09:00"),
    did("schedule_hearing", "2026-03-11 10:00", held_on="2026-03-19"),
    did("record_hearing", "2026-03-19 09:00"),
)
DUE: list[tuple[tuple[Act, ...], dict[str, Any]]] = [
    ((), {"acts": told({"public_interest": True})}),
    (HEARD, {"acts": told(**LARGE), "power": LARGE_POWER}),
    ((), {"acts": told({"complex": True})}),
    ((), {"acts": told({"major": True})}),
]


@pytest.mark.parametrize(("before", "about"), DUE, ids=["public interest", "hearing", "complex", "major"])
@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_four_kinds_of_case_are_reviewed_first(
    stands: Any, act: str, before: tuple[Act, ...], about: dict[str, Any]
) -> None:
    refused(stands(*before, ASSESSED, DISCUSSED, **about), act, "行政处罚法58")
    allowed(stands(*before, ASSESSED, REVIEWED, DISCUSSED, **about), act, "行政处罚法58")


@pytest.mark.parametrize("conclusion", ["returned", "failed"])
def test_a_review_that_did_not_pass_bars_the_decision(conclusion: str) -> None:
    failed = did("review_legality", by="reviewer-a", conclusion=conclusion)
    about = {"acts": told({"public_interest": True})}
    refused(to_be_approved(REVIEWED, failed, **about), "approve_decision", "行政处罚法58")


def test_a_plain_case_needs_no_review() -> None:
    allowed(to_be_approved(), "approve_decision", "行政处罚法58")


def test_what_was_changed_after_the_review_is_reviewed_again() -> None:
    about = {"acts": told({"public_interest": True})}
    changed = did("revise_proposal", "2026-03-19 10:00")
    refused(to_be_approved(REVIEWED, changed, **about), "approve_decision", "行政处罚法58")


def test_the_reviewer_has_the_legal_qualification() -> None:
    unqualified = {**roster(), "reviewer-a": officer("reviewer-a", legal_qualification_no=None)}
    allowed(to_be_approved(actor="reviewer-a"), "review_legality", "行政处罚法58")
    refused(to_be_approved(actor="reviewer-a", people=unqualified), "review_legality", "行政处罚法58")


def test_whoever_reviewed_before_it_was_asked_for_needs_none() -> None:
    """58(2) binds those who first take up the review (初次从事)."""
    unqualified = {**roster(), "reviewer-a": officer("reviewer-a", legal_qualification_no=None)}

    def with_one(officer_id: str) -> Any:
        earlier = EarlierReviewer(officer=officer_id, since=date(2017, 12, 31), paper="金科〔2016〕3号")
        return with_rules(
            lambda body: body.model_copy(
                update={"bureau": body.bureau.model_copy(update={"earlier_reviewers": (earlier,)})}
            )
        )

    about: dict[str, Any] = {"actor": "reviewer-a", "people": unqualified}
    reviewed = allowed(
        to_be_approved(with_rules=with_one("reviewer-a"), **about), "review_legality", "行政处罚法58"
    ).facts
    assert standing_of(reviewed, "reviewer-a") == "自2017年12月31日起从事法制审核，金科〔2016〕3号"
    refused(to_be_approved(with_rules=with_one("reviewer-b"), **about), "review_legality", "行政处罚法58")


def test_nobody_is_listed_as_an_earlier_reviewer_who_began_when_it_was_asked_for() -> None:
    with pytest.raises(ValueError, match="初次从事"):
        EarlierReviewer(officer="reviewer-a", since=date(2018, 1, 1), paper="金科〔2018〕1号")


def test_a_major_decision_is_reviewed_before_it_is_discussed() -> None:
    major = {"acts": told({"major": True})}
    refused(to_be_approved(**major), "discuss_collectively", "河南省行政执法条例28(2)")
    allowed(to_be_approved(REVIEWED, **major), "discuss_collectively", "河南省行政执法条例28(2)")
    allowed(to_be_approved(acts=told({"complex": True})), "discuss_collectively", "河南省行政执法条例28(2)")
