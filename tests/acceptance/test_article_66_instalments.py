"""行政处罚法66: the decision is performed in its time; in hardship, on application and with approval, later or in parts."""

from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.paying import debts, surcharge
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

ASKED = did("request_instalments", "2026-03-20 15:00")
PAID = did("record_payment", "2026-03-20 16:00")


def parts(*amounts_and_days: tuple[int, str]) -> dict[str, Any]:
    return {"instalments": [{"amount": amount, "pay_by": day} for amount, day in amounts_and_days]}


def test_only_a_party_that_asked_is_given_time() -> None:
    refused(served(actor="leader-a"), "decide_instalments", "行政处罚法66(2)")
    allowed(served(ASKED, actor="leader-a"), "decide_instalments", "行政处罚法66(2)")


def test_there_must_be_a_fine_unpaid() -> None:
    allowed(served(), "request_instalments", "行政处罚法66(2)")
    refused(served(PAID), "request_instalments", "行政处罚法66(2)")


@pytest.mark.parametrize(
    ("plan", "fits"),
    [
        (parts((50_000, "2026-05-08"), (50_000, "2026-06-08")), True),
        (parts((100_000, "2026-05-08")), True),
        (parts((50_000, "2026-05-08"), (49_999, "2026-06-08")), False),
        (parts((50_000, "2026-05-08"), (50_001, "2026-06-08")), False),
        (parts((50_000, "2026-05-08"), (50_000, "2026-05-08")), False),
        (parts((50_000, "2026-03-23"), (50_000, "2026-06-08")), False),
        (
            parts((50_000, "2026-04-06"), (50_000, "2026-06-08")),
            False,
        ),  # the last day to pay is 7 April (行政处罚法67(3))
        (parts((50_000, "2026-04-07"), (50_000, "2026-06-08")), True),
        (parts(), False),
    ],
)
def test_the_parts_come_to_the_fine_one_after_the_other(plan: dict[str, Any], fits: bool) -> None:
    facts = served(ASKED, actor="leader-a")
    if fits:
        allowed(facts, "decide_instalments", "行政处罚法66(2)", **plan)
    else:
        refused(facts, "decide_instalments", "行政处罚法66(2)", **plan)


def test_a_plan_without_parts_is_refused_even_where_nothing_is_left_to_pay() -> None:
    refused(served(ASKED, PAID, actor="leader-a"), "decide_instalments", "行政处罚法66(2)", **parts())


def test_a_case_closes_when_the_sum_is_paid() -> None:
    done = (did("record_party_answer"), did("check_correction"))
    refused(served(*done, actor="leader-a"), "close_case", "行政处罚法66")
    allowed(served(*done, PAID, actor="leader-a"), "close_case", "行政处罚法66")
    refused(served(*done, did("record_payment", amount=99_999), actor="leader-a"), "close_case", "行政处罚法66")


LOWERED = did("annul_decision", "2026-03-24 09:00", by="leader-a", what="change", ground="excessive", fine=70_000)
RAISED = did("record_review_result", "2026-06-24 09:00", result="changed", fine=150_000, opposite_request="李四")
DISPUTED = did("record_review", "2026-05-24 09:00", applied_on="2026-05-23")


def granted(*amounts_and_days: tuple[int, str], at: str = "2026-03-23 08:30") -> Act:
    return did("decide_instalments", at, by="leader-a", **parts(*amounts_and_days))


def test_a_lower_fine_is_all_that_a_plan_still_asks_for() -> None:
    """Of two parts of 500 yuan the second comes to 200 once the fine is 700: paid, nothing is late and nothing runs up."""
    plan = granted((50_000, "2026-05-08"), (50_000, "2026-06-08"))
    whole = served(ASKED, plan, LOWERED, paid(70_000), at="2026-07-01 09:00")
    refused(whole, "urge_performance", "行政处罚法72")
    assert surcharge(whole, date(2026, 7, 1)).total == 0
    less = served(ASKED, plan, LOWERED, paid(69_999), at="2026-07-01 09:00")
    assert [debt.due for debt in debts(less) if debt.paid_on is None] == [date(2026, 6, 8)]
    allowed(less, "urge_performance", "行政处罚法72")


def test_what_was_paid_before_the_plan_stays_paid_when_the_fine_is_lowered() -> None:
    early = did("record_payment", "2026-03-22 09:00", paid_on="2026-03-22", amount=20_000)
    facts = served(early, ASKED, granted((80_000, "2026-05-08")), LOWERED, at="2026-05-01 09:00")
    assert [(debt.amount, debt.due) for debt in debts(facts)] == [
        (20_000, date(2026, 4, 7)),
        (50_000, date(2026, 5, 8)),
    ]


def test_what_a_fine_is_raised_by_is_not_late_before_it_was_told() -> None:
    """Raised on 24 June because others asked for it: fifteen days to pay it, and no surcharge on the months before."""
    before = served(paid(100_000), DISPUTED, RAISED, at="2026-07-09 18:00")
    assert surcharge(before, date(2026, 7, 9)).total == 0
    refused(before, "urge_performance", "行政处罚法72")
    after = served(paid(100_000), DISPUTED, RAISED, at="2026-07-10 09:00")
    allowed(after, "urge_performance", "行政处罚法72")
    assert surcharge(after, date(2026, 7, 10)).total == 1_500


def paid(amount: int) -> Act:
    return did("record_payment", "2026-03-30 09:00", paid_on="2026-03-30", amount=amount)


DECLINED = did("decide_instalments", "2026-03-26 09:00", by="leader-a", result="declined")
ASKED_AGAIN = did("request_instalments", "2026-03-25 09:00")


def to_pay(*acts: Act) -> list[tuple[str, str]]:
    """The terms to pay that run, with their last days."""
    facts = served(*acts, at="2026-03-27 09:00")
    shown = [t for t in facts.terms if t.key in ("payment", "instalment") and t.state == "running"]
    return [(t.key, t.due.due.isoformat()) for t in shown]


@pytest.mark.parametrize(
    ("acts", "shown"),
    [
        ((), ("payment", "2026-04-07")),
        ((ASKED,), ("payment", "2026-04-07")),
        ((ASKED, granted((100_000, "2026-05-08"))), ("instalment", "2026-05-08")),
        ((ASKED_AGAIN, DECLINED), ("payment", "2026-04-07")),
        ((ASKED, granted((100_000, "2026-05-08")), ASKED_AGAIN), ("instalment", "2026-05-08")),
        ((ASKED, granted((100_000, "2026-05-08")), ASKED_AGAIN, DECLINED), ("instalment", "2026-05-08")),
        (
            (
                ASKED,
                granted((100_000, "2026-05-08")),
                ASKED_AGAIN,
                granted((100_000, "2026-06-08"), at="2026-03-26 10:00"),
            ),
            ("instalment", "2026-06-08"),
        ),
        (
            (ASKED_AGAIN, DECLINED, granted((100_000, "2026-06-08"), at="2026-03-26 10:00")),
            ("instalment", "2026-06-08"),
        ),
    ],
    ids=[
        "served",
        "asked",
        "granted",
        "declined",
        "asked again",
        "declined again",
        "granted again",
        "granted after all",
    ],
)
def test_the_last_day_shown_is_the_one_that_holds(acts: tuple[Act, ...], shown: tuple[str, str]) -> None:
    """Whoever declines a second application leaves the plan that was granted as it is."""
    assert to_pay(*acts) == [shown]
