"""What is late and what it costs: 3 % a day on what is unpaid, never above the fine, never for days that do not count."""

from datetime import date

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.paying import Pause, debts, outstanding, payment_overdue, surcharge
from tests.unit.built_cases import did
from tests.unit.case_builders import facts_of, served

DUE = date(2026, 4, 7)
"""Served on 20 March; the fifteenth day is the Saturday of the Qingming holiday, so it ends on the first workday after."""


def case_on(day: str, *more: Act) -> CaseFacts:
    return facts_of(*served(), *more, at=f"{day} 09:00", step="serve.served")


def paid(amount: int, day: str) -> Act:
    return did("record_payment", f"{day} 10:00", amount=amount, paid_on=day)


def test_nothing_is_late_on_the_last_day_and_something_is_the_day_after() -> None:
    assert [debt.due for debt in debts(case_on("2026-04-07"))] == [DUE]
    assert not payment_overdue(case_on("2026-04-07"))
    assert payment_overdue(case_on("2026-04-08"))
    assert surcharge(case_on("2026-04-07"), DUE).total == 0


@pytest.mark.parametrize(
    ("until", "total", "capped"),
    [
        (date(2026, 4, 8), 3_000, False),
        (date(2026, 5, 10), 99_000, False),  # day 33
        (date(2026, 5, 11), 100_000, True),  # day 34 reaches the fine
        (date(2027, 5, 11), 100_000, True),
    ],
)
def test_three_percent_a_day_up_to_the_fine(until: date, total: int, capped: bool) -> None:
    found = surcharge(case_on("2026-04-08"), until)
    assert (found.total, found.capped) == (total, capped)


def test_a_part_paid_late_costs_until_the_day_it_was_paid_and_the_rest_goes_on() -> None:
    facts = case_on("2026-04-20", paid(40_000, "2026-04-07"), paid(30_000, "2026-04-10"))
    found = surcharge(facts, date(2026, 4, 20))
    assert [(part.amount, part.days, part.sum) for part in found.parts] == [(30_000, 3, 2_700), (30_000, 13, 11_700)]
    assert outstanding(facts) == 30_000


def test_days_of_a_reconsideration_do_not_count() -> None:
    facts = case_on("2026-04-20")
    within = Pause(date(2026, 4, 10), date(2026, 4, 13))
    before = Pause(date(2026, 4, 1), date(2026, 4, 8))
    after = Pause(date(2026, 4, 21), date(2026, 4, 30))
    for pause, days in ((within, 9), (before, 12), (after, 13)):
        assert surcharge(facts, date(2026, 4, 20), [pause]).parts[0].days == days
    assert surcharge(facts, date(2026, 4, 20), [within, before]).parts[0].days == 8


def test_fractions_of_a_fen_are_left_to_the_party() -> None:
    facts = case_on("2026-04-20", paid(99_967, "2026-04-07"))
    assert surcharge(facts, date(2026, 4, 8)).total == 0  # 33 fen at 3 % is less than a fen
    assert surcharge(facts, date(2026, 4, 9)).total == 1


def test_an_instalment_is_late_from_its_own_day_on() -> None:
    plan = [{"amount": 50_000, "pay_by": "2026-05-08"}, {"amount": 50_000, "pay_by": "2026-06-08"}]
    granted = did("decide_instalments", "2026-03-27 09:00", by="leader-a", instalments=plan)
    assert not payment_overdue(case_on("2026-05-08", granted))
    missed = case_on("2026-05-10", granted)
    assert payment_overdue(missed)
    assert [(part.amount, part.days) for part in surcharge(missed, date(2026, 5, 10)).parts] == [(50_000, 2)]
    assert not payment_overdue(case_on("2026-05-10", granted, paid(50_000, "2026-05-08")))


def test_what_was_paid_before_the_instalments_were_granted_is_not_owed_again() -> None:
    plan = [{"amount": 60_000, "pay_by": "2026-05-08"}]
    granted = did("decide_instalments", "2026-03-30 09:00", by="leader-a", instalments=plan)
    facts = case_on("2026-05-01", paid(40_000, "2026-03-27"), granted)
    assert [(debt.amount, debt.paid_on) for debt in debts(facts)] == [(40_000, date(2026, 3, 27)), (60_000, None)]


def test_a_declined_application_changes_nothing() -> None:
    declined = did("decide_instalments", "2026-03-27 09:00", by="leader-a", result="declined", instalments=[])
    assert [debt.due for debt in debts(case_on("2026-04-08", declined))] == [DUE]
    assert payment_overdue(case_on("2026-04-08", declined))
