"""行政处罚法72, 73 and 行政强制法45: late, three per cent a day are added, never more than the fine and not for the days of
a reconsideration or lawsuit; the party is urged only when it is late."""

from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.paying import Pause, surcharge
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

FINE = 100_000
DONE = (did("record_party_answer", "2026-03-23 09:00"), did("check_correction", "2026-03-23 10:00"))
TO_CLOSE: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-13 09:00"}


def paid(amount: int, day: str = "2026-04-10") -> Act:
    """Due on 7 April; on the 10th three days are late: 90 yuan."""
    return did("record_payment", f"{day} 09:00", paid_on=day, amount=amount)


@pytest.mark.parametrize(("at", "late"), [("2026-04-07 18:00", False), ("2026-04-08 09:00", True)])
def test_the_party_is_urged_when_the_fifteen_days_are_over(at: str, late: bool) -> None:
    if late:
        allowed(served(at=at), "urge_performance", "行政处罚法72")
    else:
        refused(served(at=at), "urge_performance", "行政处罚法72")


def test_whoever_paid_is_not_urged() -> None:
    paid = did("record_payment", "2026-04-01 09:00")
    refused(served(paid, at="2026-04-20 09:00"), "urge_performance", "行政处罚法72")


@pytest.mark.parametrize(
    ("until", "owed"),
    [
        (date(2026, 4, 7), 0),
        (date(2026, 4, 8), 3_000),
        (date(2026, 5, 10), 99_000),
        (date(2026, 5, 11), FINE),
        (date(2027, 5, 11), FINE),
    ],
)
def test_three_per_cent_a_day_and_never_more_than_the_fine(until: date, owed: int) -> None:
    """Due on 7 April; day 33 is 10 May and day 34 reaches the cap."""
    assert surcharge(served(at="2026-04-08 09:00"), until).total == owed


@pytest.mark.parametrize(
    ("pause", "days"),
    [
        (Pause(date(2026, 4, 10), date(2026, 4, 13)), 9),
        (Pause(date(2026, 4, 1), date(2026, 4, 8)), 12),
        (Pause(date(2026, 4, 21), date(2026, 4, 30)), 13),
        (Pause(date(2026, 4, 1), date(2026, 4, 30)), 0),
    ],
)
def test_the_days_of_a_reconsideration_or_lawsuit_do_not_count(pause: Pause, days: int) -> None:
    assert surcharge(served(at="2026-04-20 09:00"), date(2026, 4, 20), [pause]).total == days * 3_000


def test_what_was_collected_on_the_spot_was_paid_there_and_then() -> None:
    collected = did("collect_fine", "2026-03-23 08:00", amount=FINE, ground="remote", asked_by_party=True)
    facts = served(collected, at="2026-05-01 09:00")
    assert surcharge(facts, date(2026, 5, 1)).total == 0
    refused(facts, "urge_performance", "行政处罚法72")


def test_deferred_it_is_late_only_after_the_new_day() -> None:
    plan = [{"amount": FINE, "pay_by": "2026-05-08"}]
    granted = (
        did("request_instalments", "2026-03-23 08:00"),
        did("decide_instalments", "2026-03-23 08:30", by="leader-a", instalments=plan),
    )
    refused(served(*granted, at="2026-05-08 18:00"), "urge_performance", "行政处罚法72")
    allowed(served(*granted, at="2026-05-09 09:00"), "urge_performance", "行政处罚法72")
    assert surcharge(served(*granted, at="2026-05-09 09:00"), date(2026, 5, 9)).total == 3_000


@pytest.mark.parametrize(
    ("pauses", "fit"),
    [
        ([("2026-04-08", "2026-04-10")], True),
        ([("2026-04-10", "2026-04-08")], False),
        ([("2026-04-08", "2026-04-21")], False),
        ([("2026-04-08", "2026-04-10"), ("2026-04-10", "2026-04-12")], False),
        ([("2026-04-08", "2026-04-10"), ("2026-04-11", "2026-04-12")], True),
    ],
)
def test_days_are_left_out_once(pauses: list[tuple[str, str]], fit: bool) -> None:
    left_out: Any = [{"since": since, "until": until, "ground": "行政复议"} for since, until in pauses]
    facts = served(at="2026-04-20 09:00")
    if fit:
        allowed(facts, "urge_performance", "行政处罚法73(3)", not_counted=left_out)
    else:
        refused(facts, "urge_performance", "行政处罚法73(3)", not_counted=left_out)


@pytest.mark.parametrize(("amount", "settled"), [(FINE, False), (FINE + 8_999, False), (FINE + 9_000, True)])
def test_a_case_closes_when_the_surcharge_is_paid_too(amount: int, settled: bool) -> None:
    facts = served(*DONE, paid(amount), **TO_CLOSE)
    if settled:
        allowed(facts, "close_case", "行政处罚法72(1)(一)")
    else:
        refused(facts, "close_case", "行政处罚法72(1)(一)")


def test_paying_the_surcharge_does_not_change_it() -> None:
    """On the 10th three days are late: 90 yuan. Its last fen, paid the same day, splits no part of the fine."""
    twice = served(*DONE, paid(FINE + 8_999), paid(1), **TO_CLOSE)
    assert surcharge(twice, date(2026, 4, 13)).total == 9_000
    allowed(twice, "close_case", "行政强制法41")


def test_who_paid_in_time_owes_no_surcharge() -> None:
    allowed(served(*DONE, paid(FINE, "2026-04-07"), **TO_CLOSE), "close_case", "行政处罚法72(1)(一)")


def test_a_surcharge_that_was_paid_is_no_overpayment_and_what_exceeds_it_is() -> None:
    whole = served(*DONE, paid(FINE + 9_000), **TO_CLOSE)
    assert not whole.truth["refund_due"]
    more = served(*DONE, paid(FINE + 9_001), at="2026-04-13 09:00")
    refused(more, "record_refund", "行政强制法41", refunded_on="2026-04-13", amount=2)
    allowed(more, "record_refund", "行政强制法41", refunded_on="2026-04-13", amount=1)


def test_the_surcharge_falls_with_the_fine_and_goes_back() -> None:
    annulled = did("annul_decision", "2026-04-11 09:00", by="leader-a")
    facts = served(*DONE, paid(FINE + 9_000), annulled, at="2026-04-13 09:00")
    allowed(facts, "record_refund", "行政强制法41", refunded_on="2026-04-13", amount=FINE + 9_000)


def waived(amount: int, **told: Any) -> Act:
    return did("waive_surcharge", "2026-04-11 09:00", by="leader-a", amount=amount, **told)


@pytest.mark.parametrize("ground", ["remedied", "not_imposed"])
def test_the_surcharge_may_be_waived_and_no_more_than_it(ground: str) -> None:
    facts = served(paid(FINE), actor="leader-a", at="2026-04-13 09:00")
    agreed = {"ground": ground, "agreement_no": "2026年4月10日签订的执行协议", "remedial_steps": "已整改"}
    allowed(facts, "waive_surcharge", "行政强制法42(1)", amount=9_000, **agreed)
    refused(facts, "waive_surcharge", "行政强制法42(1)", amount=9_001, **agreed)
    refused(served(paid(FINE, "2026-04-07"), actor="leader-a"), "waive_surcharge", "行政强制法42(1)", amount=1)


@pytest.mark.parametrize(("amount", "settled"), [(9_000, True), (8_999, False)])
def test_what_was_waived_is_not_asked_for_at_the_end(amount: int, settled: bool) -> None:
    told = did("record_paper_service", "2026-04-11 09:30", kind="surcharge_waiver")
    facts = served(*DONE, paid(FINE), waived(amount), told, **TO_CLOSE)
    if settled:
        allowed(facts, "close_case", "行政处罚法72(1)(一)")
    else:
        refused(facts, "close_case", "行政处罚法72(1)(一)")


def test_who_handles_the_case_does_not_waive_it_nor_one_alone() -> None:
    refused(served(paid(FINE), at="2026-04-13 09:00"), "waive_surcharge", "行政处罚法57")
    alone = served(paid(FINE), actor="leader-a", at="2026-04-13 09:00")
    refused(alone, "waive_surcharge", "行政处罚法57", second_person="leader-a")


def test_days_that_the_urging_letter_left_out_are_left_out_at_the_end() -> None:
    left_out = [{"since": "2026-04-08", "until": "2026-04-09", "ground": "行政诉讼"}]
    urged = did("urge_performance", "2026-04-09 09:00", not_counted=left_out)
    allowed(served(*DONE, urged, paid(FINE + 3_000), **TO_CLOSE), "close_case", "行政处罚法72(1)(一)")
    refused(served(*DONE, urged, paid(FINE + 2_999), **TO_CLOSE), "close_case", "行政处罚法72(1)(一)")


def test_a_late_fine_that_execution_was_discontinued_on_asks_for_no_surcharge() -> None:
    gone = did("discontinue_case", "2026-04-11 09:00", by="leader-a")
    allowed(served(*DONE, paid(FINE), gone, **TO_CLOSE), "close_case", "行政处罚法72(1)(一)")
