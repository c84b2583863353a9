"""行政强制法42(1): under an agreement on how the party performs, a surcharge or a late fee may be waived for steps that put things
right; the fine and the levy themselves never are."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.levying import late_fee_unpaid
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.acceptance.matter_cases import levied, rules_with
from tests.unit.built_cases import did
from tests.unit.case_builders import build

AGREED: dict[str, Any] = {"agreement_no": "2026年4月10日签订的执行协议", "remedial_steps": "已全部整改"}
UNTOLD: list[dict[str, Any]] = [
    {"agreement_no": None, "remedial_steps": None},
    {"agreement_no": "2026年4月10日签订的执行协议", "remedial_steps": None},
    {"agreement_no": None, "remedial_steps": "已全部整改"},
]
ON_FILE: dict[str, Any] = {"procedure": "levy", "power": "YL-ZS-001", "at": "2026-04-13 09:00"}
ANSWERED = did("record_party_answer", "2026-03-25 09:00")


def late(*more: Act, **about: Any) -> CaseFacts:
    """The levy of 1,200 yuan was due on 31 March and is paid on 10 April: ten days at sixty fen."""
    paid = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=120_000)
    return levied(paid, ANSWERED, *more, **{"actor": "leader-a", "at": "2026-04-13 09:00", **about})


def waived(amount: int, **told: Any) -> Act:
    return did("waive_late_fee", "2026-04-13 09:00", by="leader-a", amount=amount, **{**AGREED, **told})


@pytest.mark.parametrize("untold", UNTOLD, ids=["neither", "no steps", "no agreement"])
def test_without_steps_under_an_agreement_nothing_is_waived_for_them(untold: dict[str, Any]) -> None:
    allowed(late(), "waive_late_fee", "行政强制法42(1)", amount=600, **AGREED)
    refused(late(), "waive_late_fee", "行政强制法42(1)", amount=600, **untold)
    paid = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10")
    fine = served(paid, actor="leader-a", at="2026-04-13 09:00")
    allowed(fine, "waive_surcharge", "行政强制法42(1)", ground="remedied", amount=9_000, **AGREED)
    refused(fine, "waive_surcharge", "行政强制法42(1)", ground="remedied", amount=9_000, **untold)
    allowed(fine, "waive_surcharge", "行政强制法42(1)", ground="not_imposed", amount=9_000, **untold)


@pytest.mark.parametrize(("amount", "within"), [(600, True), (601, False)])
def test_no_more_is_waived_than_has_run_up(amount: int, within: bool) -> None:
    (allowed if within else refused)(late(), "waive_late_fee", "行政强制法42(1)", amount=amount, **AGREED)


def test_the_levy_itself_is_not_waived() -> None:
    unpaid = levied(actor="leader-a", at="2026-04-10 09:00")
    allowed(unpaid, "waive_late_fee", "行政强制法42(1)", amount=600, **AGREED)
    refused(unpaid, "waive_late_fee", "行政强制法42(1)", amount=601, **AGREED)
    in_time = levied(actor="leader-a", at="2026-03-31 09:00")
    refused(in_time, "waive_late_fee", "行政强制法42(1)", amount=1, **AGREED)


@pytest.mark.parametrize(("amount", "settled"), [(600, True), (599, False)])
def test_what_was_waived_is_not_asked_for_at_the_end(amount: int, settled: bool) -> None:
    told = did("record_paper_service", "2026-04-13 10:00", kind="late_fee_waiver")
    facts = late(waived(amount), told, step="visit.answered", at="2026-04-14 09:00")
    assert late_fee_unpaid(facts) == 600 - amount
    (allowed if settled else refused)(facts, "close_case", "行政强制法45")


def test_the_waiver_reaches_the_payer_before_the_levy_closes() -> None:
    about: dict[str, Any] = {"step": "visit.answered", "at": "2026-04-14 09:00"}
    told = did("record_paper_service", "2026-04-13 10:00", kind="late_fee_waiver")
    refused(late(waived(600), **about), "close_case", "河南省行政执法条例30")
    allowed(late(waived(600), told, **about), "close_case", "河南省行政执法条例30")


def test_what_was_paid_of_a_late_fee_that_is_waived_goes_back() -> None:
    more = did("record_payment", "2026-04-10 10:00", paid_on="2026-04-10", amount=400)
    facts = late(more, waived(200), at="2026-04-14 09:00")
    refused(facts, "record_refund", "行政强制法41", refunded_on="2026-04-14", amount=1)
    refused(late(more), "waive_late_fee", "行政强制法42(1)", amount=201, **AGREED)


def test_a_leader_waives_it_who_did_not_handle_the_levy_and_never_alone() -> None:
    refused(late(actor="officer-a"), "waive_late_fee", "金科〔2015〕8号四(7)", amount=600, **AGREED)
    refused(late(), "waive_late_fee", "河南省行政执法条例28(1)", amount=600, second_person="leader-a", **AGREED)


def test_the_paper_tells_the_agreement_the_steps_and_what_is_left() -> None:
    paid = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=120_000)
    context: Any = build("late_fee_waiver", *levied(paid, waived(500)).acts, **ON_FILE, with_rules=rules_with("levy"))
    told = {item.label: item.lines for item in context.items}
    assert told["减免的数额"][0].startswith("减免滞纳金人民币5.00元")
    assert AGREED["agreement_no"] in told["执行协议和补救措施"][0]
    assert AGREED["remedial_steps"] in told["执行协议和补救措施"][1]
    assert "滞纳金（计算至2026年4月13日）人民币1.00元" in told["减免后尚应缴纳的款项"][0]
