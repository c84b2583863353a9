"""行政处罚法47: all of a case is on record as it happened: not back-dated, in order, each item once."""

import pytest

from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import allowed, refused, served, under_investigation
from tests.unit.built_cases import did

NOW = "2026-03-20 09:00"


@pytest.mark.parametrize(("at", "today"), [("2026-03-20 00:00", True), ("2026-03-19 23:59", False)])
def test_what_is_done_here_is_done_today(at: str, today: bool) -> None:
    facts = under_investigation(at=at, recorded=NOW)
    if today:
        allowed(facts, "order_correction", "行政处罚法47")
    else:
        refused(facts, "order_correction", "行政处罚法47")


def test_what_happened_on_paper_may_be_entered_later_but_not_before_the_case_came_here() -> None:
    allowed(under_investigation(at="2026-03-10 09:00", recorded=NOW), "record_inquiry", "行政处罚法47")
    refused(under_investigation(at="2026-03-01 09:00", recorded=NOW), "record_inquiry", "行政处罚法47")


def test_each_item_of_evidence_has_its_number() -> None:
    allowed(under_investigation(), "add_evidence", "行政处罚法47", no="2")
    refused(under_investigation(), "add_evidence", "行政处罚法47", no="1")


@pytest.mark.parametrize(("day", "past"), [("2026-03-23", True), ("2026-03-24", False)])
def test_no_day_is_told_that_is_still_to_come(day: str, past: bool) -> None:
    if past:
        allowed(served(), "record_payment", "行政处罚法47", paid_on=day)
    else:
        refused(served(), "record_payment", "行政处罚法47", paid_on=day)


def test_nor_a_birthday_another_fine_or_an_annulment() -> None:
    citizen = under_investigation(kind=PartyKind.PERSON)
    allowed(citizen, "record_capacity", "行政处罚法47", born_on="2026-03-20")
    refused(citizen, "record_capacity", "行政处罚法47", born_on="2026-03-21")
    allowed(under_investigation(), "record_other_fine", "行政处罚法47", decided_on="2026-03-20")
    refused(under_investigation(), "record_other_fine", "行政处罚法47", decided_on="2026-03-21")
    annulled = did("annul_decision", "2026-03-23 08:00", by="leader-a")
    public = served(annulled, with_={"publish": True})
    allowed(public, "withdraw_publication", "行政处罚法47", overturned_on="2026-03-23")
    refused(public, "withdraw_publication", "行政处罚法47", overturned_on="2026-03-24")


def test_a_mistaken_entry_is_corrected_beside_it_unless_somebody_relied_on_it() -> None:
    mended = {"no": "1", "kind": "object", "title": "样品", "obtained": "当事人提供", "lawfully": True}
    right = {"corrected": {**mended, "officers": ["officer-a", "officer-b"]}, "reason": "种类写错"}
    allowed(under_investigation(), "correct_record", "行政处罚法47", seq=6, **right)
    refused(under_investigation(), "correct_record", "行政处罚法47", seq=99, **right)
