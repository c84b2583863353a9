"""行政诉讼法45: the fifteen days to sue run from the day the party received the decision on reconsideration; 行政强制法53: so do,
after them, the three months to ask the court."""

from typing import Any

import pytest

from states.acts import Act
from states.case_terms import newest_due
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

REVIEW = did("record_review", "2026-04-01 09:00", applied_on="2026-03-30")
UPHELD = did("record_review_result", "2026-05-06 09:00")
"""The bureau got its copy on Wednesday 6 May."""
URGED = did("record_paper_service", "2026-05-07 09:00", kind="urging_letter")


def received(day: str, at: str = "2026-05-14 09:00", **told: Any) -> Act:
    return did("record_review_receipt", at, received_on=day, **told)


def upheld(*more: Act, at: str, **about: Any) -> CaseFacts:
    return served(REVIEW, UPHELD, URGED, *more, at=at, **about)


def last_day(facts: CaseFacts, term: str) -> tuple[str, bool]:
    due = newest_due(facts, term)
    assert due is not None
    return due.due.isoformat(), due.provisional


@pytest.mark.parametrize(
    ("more", "to_sue", "to_court"),
    [
        ((), ("2026-05-21", True), ("2026-08-21", True)),
        ((received("2026-05-12"),), ("2026-05-27", False), ("2026-08-27", False)),
        ((received("2026-04-30"),), ("2026-05-15", False), ("2026-08-17", False)),  # 15 August is a Saturday
        ((received("2026-05-12"), received("2026-05-13")), ("2026-05-28", False), ("2026-08-28", False)),
        ((received("2026-05-12", decision_no="另案1号"),), ("2026-05-21", True), ("2026-08-21", True)),
    ],
    ids=["not known yet", "after the bureau", "before the bureau", "put right", "of another decision"],
)
def test_the_days_run_from_the_partys_receipt(
    more: tuple[Act, ...], to_sue: tuple[str, bool], to_court: tuple[str, bool]
) -> None:
    facts = upheld(*more, at="2026-05-15 09:00")
    assert last_day(facts, "lawsuit_after_review") == to_sue
    assert last_day(facts, "court_application") == to_court


@pytest.mark.parametrize(
    ("more", "at", "over"),
    [
        ((), "2026-05-22 09:00", False),
        ((), "2026-08-03 09:00", False),
        ((received("2026-05-12"),), "2026-05-27 18:00", False),
        ((received("2026-05-12"),), "2026-05-28 09:00", True),
    ],
)
def test_nobody_is_brought_to_court_who_can_still_sue(more: tuple[Act, ...], at: str, over: bool) -> None:
    judge = allowed if over else refused
    judge(upheld(*more, actor="leader-a", at=at), "apply_to_court", "行政强制法53")


def test_whoever_withdrew_knows_the_day_and_a_judgment_settles_it() -> None:
    withdrawn = did("record_review_result", "2026-05-06 09:00", result="withdrawn")
    facts = served(REVIEW, withdrawn, URGED, actor="leader-a", at="2026-10-09 09:00")
    allowed(facts, "apply_to_court", "行政强制法53")
    sued = did("record_review", "2026-05-20 09:00", kind="lawsuit", procedure=None, applied_on="2026-05-19")
    judged = did("record_review_result", "2026-08-20 09:00", kind="lawsuit", effective_on="2026-08-20")
    allowed(upheld(sued, judged, actor="leader-a", at="2026-08-21 09:00"), "apply_to_court", "行政强制法53")


def test_only_a_decision_on_record_is_received_and_on_a_day_that_can_be() -> None:
    facts = upheld(at="2026-05-15 09:00")
    allowed(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-05-12")
    refused(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-05-12", decision_no="另案1号")
    allowed(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-03-30")
    refused(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-03-29")
    refused(facts, "record_review_receipt", "行政处罚法47", received_on="2026-05-16")
    allowed(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-05-12", file_no="金政复〔2026〕12号")
    refused(facts, "record_review_receipt", "行政诉讼法45", received_on="2026-05-12", file_no="金政复〔2026〕15号")
    refused(served(REVIEW, at="2026-05-15 09:00"), "record_review_receipt", "行政诉讼法45", received_on="2026-05-12")


THIRD_NO = "金政复〔2026〕15号"
THIRD = did("record_review", "2026-04-08 09:00", applied_on="2026-04-07", file_no=THIRD_NO, applicant="王样例")
OWN_NO = "金政复〔2026〕12号"
JOINED = tuple(did("record_review_result", "2026-05-06 09:00", file_no=number) for number in (OWN_NO, THIRD_NO))
"""One decision on both (合并审理)."""


def joined(*more: Act, at: str = "2026-05-22 09:00", **about: Any) -> CaseFacts:
    return served(REVIEW, THIRD, *JOINED, URGED, *more, at=at, **about)


@pytest.mark.parametrize(
    ("receipts", "over"),
    [
        ((received("2026-05-06"),), False),
        ((received("2026-05-06", file_no=OWN_NO),), False),
        ((received("2026-05-06", file_no=THIRD_NO),), False),
        ((received("2026-05-06", file_no=OWN_NO), received("2026-05-12", file_no=THIRD_NO)), False),
        ((received("2026-05-06", file_no=OWN_NO), received("2026-05-06", file_no=THIRD_NO)), True),
    ],
    ids=["of nobody named", "the party's", "the other's", "the other still can sue", "both had their days"],
)
def test_one_decision_on_several_is_received_by_each(receipts: tuple[Act, ...], over: bool) -> None:
    judge = allowed if over else refused
    judge(joined(*receipts, actor="leader-a"), "apply_to_court", "行政强制法53")


def test_a_receipt_of_a_joined_decision_names_the_remedy() -> None:
    for told, judge in (({}, refused), ({"file_no": "另案1号"}, refused), ({"file_no": THIRD_NO}, allowed)):
        judge(joined(), "record_review_receipt", "行政诉讼法45", received_on="2026-05-12", **told)
    early = {"received_on": "2026-04-01"}
    allowed(joined(), "record_review_receipt", "行政诉讼法45", file_no=OWN_NO, **early)
    refused(joined(), "record_review_receipt", "行政诉讼法45", file_no=THIRD_NO, **early)


def test_a_receipt_entered_while_the_number_was_of_one_stays_that_ones() -> None:
    first = (REVIEW, THIRD, JOINED[0], received("2026-05-12", "2026-05-13 09:00"))
    assert last_day(served(*first, at="2026-05-15 09:00"), "lawsuit_after_review") == ("2026-05-27", False)
    later = did("record_review_result", "2026-05-14 09:00", file_no=THIRD_NO)
    facts = served(*first, later, URGED, actor="leader-a", at="2026-06-30 09:00")
    refused(facts, "apply_to_court", "行政强制法53")
    whole = served(
        *first, later, URGED, received("2026-05-14", file_no=THIRD_NO), actor="leader-a", at="2026-06-30 09:00"
    )
    allowed(whole, "apply_to_court", "行政强制法53")
