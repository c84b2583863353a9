"""行政强制法41, 45 and 河南省行政执法条例32 for levies (征收): what was paid on a levy that fell goes back whole and no more,
a levy is lowered by its list only, and who is late is urged and owes the late fee (滞纳金)."""

from datetime import date
from typing import Any

import pytest

from states.actions import ACTIONS
from states.acts import Act
from states.facts import CaseFacts
from states.levying import late_fee
from states.lifecycle import reasons_against
from tests.acceptance.lawful_cases import allowed, refused
from tests.acceptance.matter_cases import levied, taken_down
from tests.unit.built_cases import did

ANSWERED = did("record_party_answer", "2026-03-25 09:00")
ALL_PAID = did("record_payment", "2026-03-18 09:00", paid_on="2026-03-18", amount=120_000)
LEVY_LOWERED = did("annul_levy", "2026-03-19 09:00", by="leader-a", what="change", quantity=90, amount=108_000)
LEVY_ANNULLED = did("annul_levy", "2026-03-19 09:00", by="leader-a", what="annul", quantity=None, amount=None)
TO_CLOSE: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-26 09:00"}


def given_back(amount: int) -> Act:
    return did("record_refund", "2026-03-20 09:00", refunded_on="2026-03-20", amount=amount)


@pytest.mark.parametrize(
    ("act", "owed"), [(LEVY_LOWERED, 12_000), (LEVY_ANNULLED, 120_000)], ids=["lowered", "annulled"]
)
def test_what_was_paid_on_a_levy_that_fell_goes_back_whole_and_no_more(act: Act, owed: int) -> None:
    facts = levied(ALL_PAID, act, at="2026-03-20 09:00")
    allowed(facts, "record_refund", "行政强制法41", refunded_on="2026-03-20", amount=owed)
    refused(facts, "record_refund", "行政强制法41", refunded_on="2026-03-20", amount=owed + 1)
    back = levied(ALL_PAID, act, given_back(owed), at="2026-03-21 09:00")
    refused(back, "record_refund", "行政强制法41", refunded_on="2026-03-20", amount=1)
    refused(
        levied(ALL_PAID, at="2026-03-20 09:00"), "record_refund", "行政强制法41", refunded_on="2026-03-20", amount=1
    )


@pytest.mark.parametrize(
    ("act", "owed"), [(LEVY_LOWERED, 12_000), (LEVY_ANNULLED, 120_000)], ids=["lowered", "annulled"]
)
def test_the_levy_closes_when_it_went_back(act: Act, owed: int) -> None:
    told = did("record_paper_service", act.at.strftime("%Y-%m-%d 18:00"), kind="levy_annulment")
    done = (ALL_PAID, act, told, ANSWERED)
    refused(levied(*done, **TO_CLOSE), "close_case", "行政强制法41")
    refused(levied(*done, given_back(owed - 1), **TO_CLOSE), "close_case", "行政强制法41")
    down = taken_down(act.at.strftime("%Y-%m-%d 19:00"))
    allowed(levied(*done, given_back(owed), down, **TO_CLOSE), "close_case", "行政强制法41")
    refused(levied(*done, given_back(owed), **TO_CLOSE), "close_case", "河南省行政执法条例32")
    refused(levied(ALL_PAID, act, ANSWERED, given_back(owed), **TO_CLOSE), "close_case", "河南省行政执法条例30")


def test_what_was_paid_before_relief_was_granted_goes_back() -> None:
    """600 of 1,200 yuan are paid, then the levy is reduced to 500: 100 go back."""
    half = did("record_payment", "2026-03-18 09:00", paid_on="2026-03-18", amount=60_000)
    asked = did("request_relief", "2026-03-18 10:00", wanted="reduction")
    relief: dict[str, Any] = {"result": "reduced", "basis": "财税〔2016〕33号", "pay_by": None}
    less = did("decide_relief", "2026-03-19 09:00", by="leader-a", **relief, amount=50_000)
    just = did("decide_relief", "2026-03-19 09:00", by="leader-a", **relief, amount=60_000)
    told = did("record_paper_service", "2026-03-19 18:00", kind="relief_decision")
    refused(levied(half, asked, less, told, ANSWERED, **TO_CLOSE), "close_case", "行政强制法41")
    allowed(levied(half, asked, less, told, ANSWERED, given_back(10_000), **TO_CLOSE), "close_case", "行政强制法41")
    allowed(levied(half, asked, just, told, ANSWERED, **TO_CLOSE), "close_case", "行政强制法41")
    refused(levied(half, asked, just, ANSWERED, **TO_CLOSE), "close_case", "河南省行政执法条例30")


@pytest.mark.parametrize(("paid", "too_much"), [(120_600, False), (120_601, True)])
def test_the_late_fee_that_was_owed_stays_and_what_exceeds_it_goes_back(paid: int, too_much: bool) -> None:
    """Ten days late: six yuan of late fee on 1,200. One fen more is too much."""
    late = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=paid)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-10 11:00"}
    if too_much:
        refused(levied(late, ANSWERED, **about), "close_case", "行政强制法41")
    else:
        allowed(levied(late, ANSWERED, **about), "close_case", "行政强制法41")


def test_the_late_fee_follows_a_levy_that_is_lowered() -> None:
    """Ten days late on 1,080 yuan are 5.40, so of 1,206 paid 120.60 go back; of an annulled levy everything."""
    late = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=120_600)
    lowered = did("annul_levy", "2026-04-11 09:00", by="leader-a", what="change", quantity=90, amount=108_000)
    annulled = did("annul_levy", "2026-04-11 09:00", by="leader-a", what="annul", quantity=None, amount=None)
    for act, owed in ((lowered, 12_060), (annulled, 120_600)):
        facts = levied(late, act, at="2026-04-13 09:00")
        allowed(facts, "record_refund", "行政强制法41", refunded_on="2026-04-13", amount=owed)
        refused(facts, "record_refund", "行政强制法41", refunded_on="2026-04-13", amount=owed + 1)


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        ({"quantity": 100, "amount": 120_000}, "河南省行政执法条例32"),
        ({"quantity": 101, "amount": 121_200}, "河南省行政执法条例32"),
        ({"quantity": 99, "amount": 118_799}, "财税〔2016〕33号"),
        ({"quantity": None, "amount": 118_800}, "河南省行政执法条例32"),
        ({"what": "annul", "quantity": None, "amount": 1}, "河南省行政执法条例32"),
    ],
    ids=["as it was", "more", "not by the list", "no quantity", "annulled to a sum"],
)
def test_a_levy_is_lowered_by_the_list_or_annulled_whole(told: dict[str, Any], clause: str) -> None:
    facts = levied(actor="leader-a", at="2026-03-19 09:00")
    refused(facts, "annul_levy", clause, **{"what": "change", **told})
    allowed(facts, "annul_levy", clause, what="change", quantity=99, amount=118_800)
    allowed(facts, "annul_levy", clause, what="annul", quantity=None, amount=None)


def test_an_annulled_levy_is_not_annulled_again() -> None:
    once = levied(LEVY_ANNULLED, actor="leader-a", at="2026-03-20 09:00")
    refused(once, "annul_levy", "河南省行政执法条例32", what="annul", quantity=None, amount=None)


def case_reasons(facts: CaseFacts, action: str) -> set[str]:
    """The gates that speak against the act."""
    return {reason.gate for reason in reasons_against(facts, ACTIONS[action], None)}


# ---- 滞纳金 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "late"), [("2026-03-31 18:00", False), ("2026-04-01 09:00", True)])
def test_a_payer_is_urged_when_the_fifteen_days_are_over(at: str, late: bool) -> None:
    if late:
        allowed(levied(at=at), "urge_levy", "行政强制法45")
    else:
        refused(levied(at=at), "urge_levy", "行政强制法45")


@pytest.mark.parametrize(("paid", "settled"), [(120_000, False), (120_599, False), (120_600, True)])
def test_the_late_fee_is_paid_before_the_case_closes(paid: int, settled: bool) -> None:
    """Ten days late on 10 April: ten times five in ten thousand of 1,200 yuan are six yuan."""
    sum_paid = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=paid)
    answered = did("record_party_answer", "2026-04-10 10:00")
    facts = levied(sum_paid, answered, step="visit.answered", actor="leader-a", at="2026-04-10 11:00")
    if settled:
        allowed(facts, "close_case", "行政强制法45")
    else:
        refused(facts, "close_case", "行政强制法45")


def test_a_refusal_names_only_what_is_missing() -> None:
    """Nothing is late on 20 March: the sum is missing, no late fee is. Once both are, both are named."""
    answered = did("record_party_answer", "2026-03-18 10:00")
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a"}
    early = refused(levied(answered, at="2026-03-20 09:00", **about), "close_case", "河南省行政执法条例29")
    assert [reason.gate for reason in early] == ["sum_settled"]
    allowed_but_for = case_reasons(levied(answered, at="2026-03-20 09:00", **about), "close_case")
    assert "late_fee_settled" not in allowed_but_for
    assert {"sum_settled", "late_fee_settled"} <= case_reasons(
        levied(answered, at="2026-04-10 11:00", **about), "close_case"
    )


# ---- 缓缴 -------------------------------------------------------------------------------------------------------------


def deferred(at: str, pay_by: str) -> tuple[Act, Act]:
    relief: dict[str, Any] = {"result": "deferred", "amount": None, "pay_by": pay_by, "basis": "财税〔2016〕33号"}
    asked = did("request_relief", f"{at} 09:00", wanted="deferral")
    return asked, did("decide_relief", f"{at} 10:00", by="leader-a", **relief)


@pytest.mark.parametrize(
    ("acts", "at", "owed"),
    [
        (deferred("2026-04-10", "2026-04-20"), "2026-04-09", 540),
        (deferred("2026-04-10", "2026-04-20"), "2026-04-10", 540),
        (deferred("2026-04-10", "2026-04-20"), "2026-04-20", 540),
        (deferred("2026-04-10", "2026-04-20"), "2026-04-25", 840),
        (deferred("2026-03-20", "2026-04-15"), "2026-04-15", 0),
        (deferred("2026-03-20", "2026-04-15"), "2026-04-20", 300),
        ((*deferred("2026-04-10", "2026-04-20"), *deferred("2026-04-18", "2026-04-30")), "2026-05-05", 840),
    ],
    ids=["the eve", "its first day", "its last day", "after it", "before it was due", "late after all", "twice"],
)
def test_a_deferral_stops_the_late_fee_and_wipes_none_of_it(acts: tuple[Act, ...], at: str, owed: int) -> None:
    """Due on 31 March, sixty fen for each day: nine days had run up when it was deferred (行政强制法45)."""
    facts = levied(*(act for act in acts if act.on.isoformat() <= at), at=f"{at} 18:00")
    assert late_fee(facts, facts.on) == owed


@pytest.mark.parametrize(("paid", "settled"), [(120_539, False), (120_540, True)])
def test_what_had_run_up_is_paid_before_the_case_closes(paid: int, settled: bool) -> None:
    payment = did("record_payment", "2026-04-20 09:00", paid_on="2026-04-20", amount=paid)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-20 11:00"}
    told = did("record_paper_service", "2026-04-10 18:00", kind="relief_decision")
    judge = allowed if settled else refused
    judge(levied(*deferred("2026-04-10", "2026-04-20"), told, payment, ANSWERED, **about), "close_case", "行政强制法45")


def last_day_shown(*acts: Act) -> list[tuple[str, str]]:
    facts = levied(*acts, at="2026-03-27 09:00")
    shown = [t for t in facts.terms if t.key in ("payment", "deferred_payment") and t.state == "running"]
    return [(t.key, t.due.due.isoformat()) for t in shown]


def test_the_last_day_to_pay_that_is_shown_is_the_one_deferred_to() -> None:
    first, second = deferred("2026-03-20", "2026-04-15"), deferred("2026-03-26", "2026-04-30")
    declined = (second[0], did("decide_relief", "2026-03-26 10:00", by="leader-a", result="declined", amount=None))
    assert last_day_shown() == last_day_shown(*declined) == [("payment", "2026-03-31")]
    assert last_day_shown(*first) == last_day_shown(*first, *declined) == [("deferred_payment", "2026-04-15")]
    assert last_day_shown(*first, *second) == [("deferred_payment", "2026-04-30")]


def test_the_time_to_ask_the_court_begins_when_the_deferral_is_over() -> None:
    """行政处罚法72(2) says so of fines; without it a levy deferred for long could be brought to court on no day at all."""

    def last_day(*acts: Act) -> date:
        return next(t.due.due for t in levied(*acts).terms if t.key == "court_application")

    short, long = deferred("2026-03-20", "2026-04-15"), deferred("2026-03-20", "2027-06-01")
    assert last_day(*short) == last_day() < date(2027, 6, 1)
    assert last_day(*long) == date(2027, 9, 1)
