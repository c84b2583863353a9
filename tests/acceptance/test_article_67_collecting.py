"""行政处罚法67–71: whoever punishes does not collect; on the spot only in three cases, against the special receipt, handed
in within two working days and banked within two more."""

from typing import Any

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, punished_on_the_spot, refused, served
from tests.unit.built_cases import did

COLLECTED = did("collect_fine", "2026-03-20 09:30", amount=20_000)
"""Collected on Friday 20 March: the second working day is Tuesday the 24th."""
HANDED_IN = did("hand_in_fine", "2026-03-24 09:00")
"""Handed in on Tuesday: the bureau has until Thursday the 26th."""
BANKED = did("bank_fine", "2026-03-25 09:00")


@pytest.mark.parametrize(("fine", "small"), [(10_000, True), (10_001, False)])
def test_up_to_a_hundred_yuan_may_be_collected_on_the_spot(fine: int, small: bool) -> None:
    facts = punished_on_the_spot(fine=fine)
    if small:
        allowed(facts, "collect_fine", "行政处罚法68", ground="small", amount=10_000)
    else:
        flagged(facts, "collect_fine", "行政处罚法68", ground="small", amount=10_000)


@pytest.mark.parametrize(("day", "after"), [("2026-03-19", True), ("2026-03-18", False), ("2020-01-01", False)])
def test_nobody_pays_before_there_is_a_decision(day: str, after: bool) -> None:
    """Decided on 19 March."""
    if after:
        allowed(served(), "record_payment", "行政处罚法67", paid_on=day)
    else:
        refused(served(), "record_payment", "行政处罚法67", paid_on=day)


def test_so_may_what_is_hard_to_enforce_later_but_only_on_the_spot() -> None:
    allowed(punished_on_the_spot(), "collect_fine", "行政处罚法68", ground="hard_later")
    flagged(served(), "collect_fine", "行政处罚法68", ground="hard_later")


def test_in_remote_places_the_party_asks_for_it() -> None:
    allowed(served(), "collect_fine", "行政处罚法69", ground="remote", asked_by_party=True)
    flagged(served(), "collect_fine", "行政处罚法69", ground="remote", asked_by_party=False)


def test_only_against_the_special_receipt() -> None:
    allowed(punished_on_the_spot(), "collect_fine", "行政处罚法70")
    flagged(punished_on_the_spot(), "collect_fine", "行政处罚法70", special_receipt=False)


@pytest.mark.parametrize(("amount", "owed"), [(20_000, True), (20_001, False)])
def test_nobody_collects_more_than_the_fine(amount: int, owed: bool) -> None:
    if owed:
        assert allowed(punished_on_the_spot(), "collect_fine", "行政处罚法67", amount=amount).facts.truth["sum_settled"]
    else:
        refused(punished_on_the_spot(), "collect_fine", "行政处罚法67", amount=amount)


@pytest.mark.parametrize("act", ["collect_fine", "record_payment"])
def test_one_receipt_counts_once(act: str) -> None:
    facts = punished_on_the_spot(did("collect_fine", amount=5_000, receipt_no="样专9"))
    day = {"paid_on": "2026-03-20"} if act == "record_payment" else {}
    refused(facts, act, "行政处罚法67", amount=5_000, receipt_no="样专9", **day)
    allowed(facts, act, "行政处罚法67", amount=5_000, receipt_no="样专10", **day)


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-24 18:00", True), ("2026-03-25 09:00", False)])
def test_it_is_handed_in_within_two_working_days(at: str, in_time: bool) -> None:
    facts = punished_on_the_spot(COLLECTED, at=at)
    if in_time:
        allowed(facts, "hand_in_fine", "行政处罚法71")
    else:
        flagged(facts, "hand_in_fine", "行政处罚法71")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-26 18:00", True), ("2026-03-27 09:00", False)])
def test_and_banked_within_two_more(at: str, in_time: bool) -> None:
    facts = punished_on_the_spot(COLLECTED, HANDED_IN, at=at)
    if in_time:
        allowed(facts, "bank_fine", "行政处罚法71")
    else:
        flagged(facts, "bank_fine", "行政处罚法71")


def test_one_after_the_other() -> None:
    refused(punished_on_the_spot(), "hand_in_fine", "行政处罚法71")
    refused(punished_on_the_spot(COLLECTED), "bank_fine", "行政处罚法71")
    refused(punished_on_the_spot(COLLECTED, HANDED_IN), "hand_in_fine", "行政处罚法71")


@pytest.mark.parametrize(("went", "closes"), [((), False), ((HANDED_IN,), False), ((HANDED_IN, BANKED), True)])
def test_a_case_closes_when_the_money_is_in_the_bank(went: tuple[Any, ...], closes: bool) -> None:
    done = (did("file_spot_decision"), did("record_party_answer"))
    facts = punished_on_the_spot(COLLECTED, *went, *done, actor="leader-a", at="2026-03-26 09:00")
    if closes:
        allowed(facts, "close_case", "行政处罚法71")
    else:
        refused(facts, "close_case", "行政处罚法71")
