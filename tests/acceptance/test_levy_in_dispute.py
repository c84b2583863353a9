"""行政复议法20, 42, 行政诉讼法45, 56, 行政强制法12, 41, 45, 46(3), 53–57 for a levy: a dispute is entered once, does not stop
the late fee unless execution is stayed, and nothing is brought to court or closed before it has a result."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.levying import late_fee
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.acceptance.matter_cases import levied, taken_down
from tests.unit.built_cases import did

REVIEW = did("record_review", "2026-03-24 09:00", applied_on="2026-03-23")
PAID = did("record_payment", "2026-03-18 09:00", paid_on="2026-03-18", amount=120_000)
ANSWERED = did("record_party_answer", "2026-03-18 10:00")
TO_CLOSE: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a"}


def came_of_it(result: str, on: str = "2026-04-20 09:00", **about: Any) -> Act:
    return did("record_review_result", on, result=result, **about)


LOWERED = came_of_it("changed", amount=60_000)
REVOKED = came_of_it("revoked")
UPHELD = came_of_it("upheld")


# ---- 登记 ------------------------------------------------------------------------------------------------------------


def test_a_second_remedy_waits_for_the_first() -> None:
    allowed(levied(), "record_review", "行政复议法42", applied_on="2026-03-16")
    refused(levied(REVIEW, at="2026-03-25 09:00"), "record_review", "行政复议法42", applied_on="2026-03-24")
    over = levied(REVIEW, UPHELD, at="2026-04-21 09:00")
    allowed(over, "record_review", "行政复议法42", kind="lawsuit", procedure=None, applied_on="2026-04-21")


@pytest.mark.parametrize(("applied_on", "after"), [("2026-03-12", False), ("2026-03-13", True)])
def test_nobody_contests_a_levy_before_it_is_decided(applied_on: str, after: bool) -> None:
    """Decided on 13 March."""
    if after:
        allowed(levied(), "record_review", "行政复议法20", applied_on=applied_on)
    else:
        refused(levied(), "record_review", "行政复议法20", applied_on=applied_on)


def test_a_result_answers_what_is_pending_and_is_of_its_kind() -> None:
    pending = levied(REVIEW, at="2026-04-20 09:00")
    refused(levied(), "record_review_result", "行政复议法42")
    allowed(pending, "record_review_result", "行政复议法42")
    refused(pending, "record_review_result", "行政复议法42", kind="lawsuit")


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({"result": "changed", "amount": 60_000}, True),
        ({"result": "changed", "amount": 0}, True),
        ({"result": "changed"}, False),
        ({"result": "changed", "amount": 60_000, "fine": 1}, False),
        ({"result": "changed", "amount": 60_000, "confiscation": 1}, False),
        ({"result": "upheld", "amount": 60_000}, False),
        ({"result": "revoked", "amount": 60_000}, False),
        ({"result": "revoked"}, True),
    ],
)
def test_only_a_levy_that_was_changed_comes_to_another_amount(told: dict[str, Any], fits: bool) -> None:
    pending = levied(REVIEW, at="2026-04-20 09:00")
    if fits:
        allowed(pending, "record_review_result", "行政复议法42", **told)
    else:
        refused(pending, "record_review_result", "行政复议法42", **told)


def test_a_penalty_comes_to_no_amount_of_a_levy() -> None:
    pending = served(REVIEW, at="2026-04-20 09:00")
    refused(pending, "record_review_result", "行政处罚法73(1)", result="changed", amount=60_000)
    allowed(pending, "record_review_result", "行政处罚法73(1)", result="changed", fine=60_000)


# ---- 结案与退还 --------------------------------------------------------------------------------------------------------


def test_a_levy_is_not_closed_over_a_pending_dispute() -> None:
    about: dict[str, Any] = {**TO_CLOSE, "at": "2026-04-21 09:00"}
    refused(levied(PAID, ANSWERED, REVIEW, **about), "close_case", "行政复议法42")
    allowed(levied(PAID, ANSWERED, REVIEW, UPHELD, **about), "close_case", "行政复议法42")


@pytest.mark.parametrize(("result", "owed"), [(LOWERED, 60_000), (REVOKED, 120_000)], ids=["lowered", "revoked"])
def test_what_was_paid_too_much_goes_back_before_the_case_closes(result: Act, owed: int) -> None:
    facts = levied(PAID, ANSWERED, REVIEW, result, at="2026-04-21 09:00")
    allowed(facts, "record_refund", "行政强制法41", refunded_on="2026-04-21", amount=owed)
    refused(facts, "record_refund", "行政强制法41", refunded_on="2026-04-21", amount=owed + 1)
    about: dict[str, Any] = {**TO_CLOSE, "at": "2026-04-22 09:00"}
    for back, whole in ((owed - 1, False), (owed, True)):
        went = did("record_refund", "2026-04-21 10:00", refunded_on="2026-04-21", amount=back)
        judge = allowed if whole else refused
        down = taken_down("2026-04-21 11:00")
        judge(levied(PAID, ANSWERED, REVIEW, result, went, down, **about), "close_case", "行政强制法41")
        refused(levied(PAID, ANSWERED, REVIEW, result, went, **about), "close_case", "河南省行政执法条例32")


def test_what_is_upheld_leaves_nothing_to_give_back() -> None:
    refused(levied(PAID, REVIEW, UPHELD, at="2026-04-21 09:00"), "record_refund", "行政强制法41", amount=1)


def test_the_newest_word_on_the_sum_counts() -> None:
    """Reduced to 1,000 on application, changed to 600 by the organ of reconsideration, then taken back by the head."""
    asked = did("request_relief", "2026-03-17 10:00")
    relief = did(
        "decide_relief", "2026-03-18 09:00", by="leader-a", result="reduced", amount=100_000, pay_by=None,
        basis="财税〔2016〕33号",
    )  # fmt: skip
    deferred = did("decide_relief", "2026-04-21 09:00", by="leader-a", result="deferred", amount=None)
    annulled = did("annul_levy", "2026-04-22 09:00", by="leader-a", what="annul", quantity=None, amount=None)
    acts = (asked, relief, REVIEW, LOWERED, deferred, annulled)
    found = [levied(*acts[:n], at="2026-04-23 09:00").levied for n in range(len(acts) + 1)]
    assert found == [120_000, 120_000, 100_000, 100_000, 60_000, 60_000, 0]


def test_a_levy_the_court_revoked_is_not_annulled_again() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-21 09:00"}
    wholly: dict[str, Any] = {"what": "annul", "quantity": None, "amount": None}
    refused(levied(REVIEW, REVOKED, **about), "annul_levy", "河南省行政执法条例32", **wholly)
    allowed(levied(REVIEW, UPHELD, **about), "annul_levy", "河南省行政执法条例32", **wholly)


# ---- 滞纳金 -----------------------------------------------------------------------------------------------------------


def fee(facts: CaseFacts) -> int:
    return late_fee(facts, facts.on)


def stay(since: str, until: str | None = None, ground: str = "stayed_by_review") -> tuple[Act, ...]:
    began = did("suspend_case", f"{since} 09:00", by="leader-a", ground=ground)
    return (began,) if until is None else (began, did("resume_case", f"{until} 09:00", by="leader-a"))


def test_the_late_fee_runs_on_while_a_dispute_is_pending() -> None:
    """Due on 31 March: ten days at sixty fen each, with and without a dispute."""
    at = "2026-04-10 09:00"
    assert fee(levied(at=at)) == fee(levied(REVIEW, at=at)) == 600


@pytest.mark.parametrize(
    ("acts", "owed"),
    [
        (stay("2026-04-06", "2026-04-08"), 420),
        (stay("2026-04-06"), 300),
        (stay("2026-03-20", "2026-04-02"), 480),
        (stay("2026-03-20", "2026-03-25"), 600),
        ((*stay("2026-04-03", "2026-04-05"), *stay("2026-04-05", "2026-04-06")), 360),
        (stay("2026-04-06", "2026-04-08", "hardship"), 420),
    ],
    ids=["three days", "still stayed", "began before it was due", "over before it was due", "twice", "hardship"],
)
def test_while_execution_is_stayed_no_late_fee_runs(acts: tuple[Act, ...], owed: int) -> None:
    assert fee(levied(*acts, at="2026-04-10 09:00")) == owed


def test_the_case_closes_on_the_late_fee_without_the_days_of_the_stay() -> None:
    about: dict[str, Any] = {**TO_CLOSE, "at": "2026-04-10 11:00"}
    stayed = stay("2026-04-06", "2026-04-08")
    for paid, whole in ((120_419, False), (120_420, True)):
        payment = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=paid)
        judge = allowed if whole else refused
        judge(levied(*stayed, payment, ANSWERED, **about), "close_case", "行政强制法45")


# ---- 申请人民法院强制执行 ----------------------------------------------------------------------------------------------


def urging(at: str, kind: str = "levy_urging") -> Act:
    return did("record_paper_service", at, kind=kind)


def at_court(*more: Act, at: str = "2026-09-17 09:00", urged_on: str = "2026-04-02 09:00", **about: Any) -> CaseFacts:
    """Served on 16 March: the six months to sue end on 16 September, the three months after that on 16 December."""
    return levied(urging(urged_on), *more, **{"actor": "leader-a", "at": at, **about})


@pytest.mark.parametrize(
    ("at", "open_to"),
    [
        ("2026-09-16 09:00", False),
        ("2026-09-17 09:00", True),
        ("2026-12-16 09:00", True),
        ("2026-12-17 09:00", False),
    ],
)
def test_the_court_is_asked_when_the_remedies_are_over_and_within_three_months(at: str, open_to: bool) -> None:
    judge = allowed if open_to else refused
    judge(at_court(at=at), "apply_to_court", "行政强制法53")


def test_not_while_a_dispute_is_pending_nor_for_what_is_paid_or_deferred() -> None:
    late = did("record_review", "2026-09-15 09:00", kind="lawsuit", procedure=None, applied_on="2026-09-15")
    refused(at_court(late), "apply_to_court", "行政强制法53")
    refused(at_court(PAID), "apply_to_court", "行政强制法53")
    asked = did("request_relief", "2026-03-17 10:00", wanted="deferral")
    for pay_by, overdue in (("2026-09-16", True), ("2026-09-17", False)):
        later = did(
            "decide_relief", "2026-03-18 09:00", by="leader-a", result="deferred", amount=None, pay_by=pay_by,
            basis="财税〔2016〕33号",
        )  # fmt: skip
        letter = urging("2026-04-02 09:00")
        judge = allowed if overdue else refused
        facts = levied(asked, later, letter, actor="leader-a", at="2026-09-17 09:00")
        judge(facts, "apply_to_court", "行政强制法53")


@pytest.mark.parametrize(("at", "over"), [("2026-10-14 18:00", False), ("2026-10-15 09:00", True)])
def test_ten_working_days_after_the_letter_came(at: str, over: bool) -> None:
    """Served on Wednesday 23 September: with the days off and the Saturday that is worked, until 14 October."""
    judge = allowed if over else refused
    judge(at_court(urged_on="2026-09-23 09:00", at=at), "apply_to_court", "行政强制法54")


def test_without_a_letter_not_at_all_and_no_other_paper_stands_for_it() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-09-17 09:00"}
    refused(levied(**about), "apply_to_court", "行政强制法54")
    refused(levied(urging("2026-04-02 09:00", "relief_decision"), **about), "apply_to_court", "行政强制法54")


def test_what_the_court_has_not_answered_is_neither_asked_again_nor_annulled_nor_closed() -> None:
    applied = did("apply_to_court", "2026-09-17 09:00", by="leader-a")
    enforced = did("record_court_result", "2026-10-12 09:00", result="enforced")
    wholly: dict[str, Any] = {"what": "annul", "quantity": None, "amount": None}
    paid = did("record_payment", "2026-10-12 10:00", paid_on="2026-10-12", amount=131_700)  # 195 days late
    about: dict[str, Any] = {"at": "2026-10-13 09:00"}
    refused(at_court(applied, **about), "apply_to_court", "行政强制法57")
    refused(at_court(applied, **about), "annul_levy", "行政强制法57", **wholly)
    allowed(at_court(applied, enforced, **about), "annul_levy", "行政强制法57", **wholly)
    refused(at_court(applied, paid, ANSWERED, step="visit.answered", **about), "close_case", "行政强制法57")
    allowed(at_court(applied, enforced, paid, ANSWERED, step="visit.answered", **about), "close_case", "行政强制法57")


def test_a_result_of_the_court_answers_an_application() -> None:
    applied = did("apply_to_court", "2026-09-17 09:00", by="leader-a")
    about: dict[str, Any] = {"actor": "officer-a", "at": "2026-10-12 09:00"}
    refused(at_court(**about), "record_court_result", "行政强制法55")
    allowed(at_court(applied, **about), "record_court_result", "行政强制法55")


# ---- 终结执行 (行政强制法40) ---------------------------------------------------------------------------------------------

GONE: dict[str, Any] = {"ground": "organisation_ended"}
SUM_PAID_LATE = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=120_000)


def test_a_levy_that_nobody_is_left_to_pay_is_discontinued_and_closes() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-13 09:00"}
    refused(levied(at="2026-04-13 09:00"), "discontinue_case", "河南省行政执法条例28(1)", **GONE)
    allowed(levied(**about), "discontinue_case", "行政强制法40", **GONE)
    gone = did("discontinue_case", "2026-04-13 08:00", by="leader-a", **GONE)
    refused(levied(**about), "close_case", "河南省行政执法条例29")
    allowed(levied(gone, **about), "close_case", "行政强制法45")
    refused(levied(gone, at="2026-04-13 09:00"), "urge_levy", "行政强制法40")
    refused(levied(gone, **about), "discontinue_case", "行政强制法40", **GONE)


def test_so_is_one_of_which_the_late_fee_alone_is_open_and_none_that_is_paid() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-13 09:00"}
    allowed(levied(SUM_PAID_LATE, **about), "discontinue_case", "行政强制法40", **GONE)
    in_time = did("record_payment", "2026-03-20 09:00", paid_on="2026-03-20", amount=120_000)
    refused(levied(in_time, **about), "discontinue_case", "行政强制法40", **GONE)
