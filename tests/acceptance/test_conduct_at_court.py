"""行政强制法40, 53–57 for conduct that a penalty or an order to correct asks: entered when it is late and was ordered, urged,
brought to court after the remedies within three months, and settled before the case closes."""

from dataclasses import replace
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, refused, served
from tests.unit.built_cases import did

PAID = did("record_payment", "2026-03-23 09:00", paid_on="2026-03-23")
ANSWERED = did("record_party_answer", "2026-03-25 09:00")
CHECKED = did("check_correction", "2026-03-25 10:00")
OPEN = did("record_unperformed", "2026-04-10 09:00")
DONE = did("record_conduct_done", "2026-09-18 09:00")
APPLIED = did("apply_for_conduct", "2026-09-21 09:00", by="leader-a")
DISCONTINUED = did("discontinue_case", "2026-04-13 09:00", by="leader-a")
ANNULLED = did("annul_decision", "2026-03-24 09:00", by="leader-a")


def ruled(result: str, on: str = "2026-09-28 09:00") -> Act:
    return did("record_conduct_result", on, result=result)


def duty(kind: str, perform_by: str = "2026-03-31") -> dict[str, Any]:
    return {"duty": kind, "what": "按决定履行", "perform_by": perform_by}


# ---- 登记 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sanctions", "kind", "ordered"),
    [
        (["revocation"], "hand_over_permit", True),
        (["permit_suspension"], "hand_over_permit", True),
        (["confiscation_of_goods"], "hand_over_goods", True),
        (["suspension"], "stop", True),
        (["occupation_ban"], "stop", True),
        (["fine"], "correct", True),
        (["fine"], "demolish", True),
        (["fine"], "other", True),
        (["fine"], "hand_over_permit", False),
        (["fine"], "hand_over_goods", False),
        (["revocation"], "hand_over_goods", False),
        (["revocation"], "stop", False),
    ],
)
def test_only_what_the_decision_or_the_order_asks_is_open(sanctions: list[str], kind: str, ordered: bool) -> None:
    facts = punished_with(sanctions, at="2026-04-10 09:00")
    judge = allowed if ordered else refused
    judge(facts, "record_unperformed", "行政强制法53", duties=[duty(kind)])


def otherwise(facts: CaseFacts, action: str, **told: Any) -> CaseFacts:
    """The same case with one act told otherwise."""
    acts = tuple(replace(act, data={**act.data, **told}) if act.action == action else act for act in facts.acts)
    return replace(facts, acts=acts)


def punished_with(sanctions: list[str], **about: Any) -> CaseFacts:
    """Served on 20 March, with these penalties, and with an order to correct until 18 March."""
    facts = otherwise(served(**about), "propose_penalty", sanctions=sanctions)
    return otherwise(facts, "order_correction", correct_by="2026-03-18")


def test_without_an_order_there_is_nothing_to_correct() -> None:
    facts = punished_with(["fine"], at="2026-04-10 09:00")
    bare = replace(facts, acts=tuple(act for act in facts.acts if act.action != "order_correction"))
    refused(bare, "record_unperformed", "行政强制法53", duties=[duty("correct")])
    refused(bare, "record_unperformed", "行政强制法53", duties=[duty("other")])
    allowed(facts, "record_unperformed", "行政强制法53", duties=[duty("correct")])


@pytest.mark.parametrize(
    ("kind", "perform_by", "late"),
    [
        ("hand_over_permit", "2026-04-09", True),
        ("hand_over_permit", "2026-04-10", False),
        ("hand_over_permit", "2026-03-20", True),
        ("hand_over_permit", "2026-03-19", False),
        ("demolish", "2026-03-19", True),
        ("correct", "2026-04-10", False),
    ],
)
def test_the_last_day_is_past_and_came_after_the_decision(kind: str, perform_by: str, late: bool) -> None:
    """On 10 April; served on 20 March. An order to correct may have had an earlier day."""
    facts = punished_with(["revocation"], at="2026-04-10 09:00")
    judge = allowed if late else refused
    judge(facts, "record_unperformed", "行政强制法53", duties=[duty(kind, perform_by)])


@pytest.mark.parametrize("kind", ["correct", "demolish"])
@pytest.mark.parametrize(("perform_by", "kept"), [("2026-03-18", True), ("2026-03-17", False)])
def test_the_day_of_the_order_to_correct_is_kept(kind: str, perform_by: str, kept: bool) -> None:
    facts = punished_with(["fine"], at="2026-04-10 09:00")
    judge = allowed if kept else refused
    judge(facts, "record_unperformed", "行政强制法53", duties=[duty(kind, perform_by)])


def test_what_a_check_found_corrected_is_not_open() -> None:
    facts = punished_with(["fine"], at="2026-04-10 09:00")
    checked = replace(facts, acts=(*facts.acts, replace(CHECKED, seq=facts.revision + 1)), revision=facts.revision + 1)
    allowed(facts, "record_unperformed", "行政处罚法28", duties=[duty("correct")])
    refused(checked, "record_unperformed", "行政处罚法28", duties=[duty("correct")])
    allowed(checked, "record_unperformed", "行政处罚法28", duties=[duty("other")])


def test_what_is_open_is_not_entered_twice() -> None:
    refused(served(OPEN, at="2026-04-13 09:00"), "record_unperformed", "行政强制法53")
    allowed(served(OPEN, DONE, at="2026-09-21 09:00"), "record_unperformed", "行政强制法53")


def test_one_officer_alone_proves_nothing() -> None:
    flagged(served(at="2026-04-10 09:00"), "record_unperformed", "行政处罚法42", officers=["officer-a"])
    alone = did("record_unperformed", "2026-04-10 09:00", flags=("two_certified_officers",))
    refused(served(alone, at="2026-04-13 09:00"), "urge_conduct", "行政强制法53")


@pytest.mark.parametrize("gone", [DISCONTINUED, ANNULLED], ids=["discontinued", "annulled"])
def test_of_a_decision_that_fell_or_is_executed_no_more_nothing_is_open(gone: Act) -> None:
    refused(served(gone, at="2026-04-14 09:00"), "record_unperformed", "行政强制法40")
    allowed(served(at="2026-04-14 09:00"), "record_unperformed", "行政强制法40")
    refused(served(OPEN, gone, at="2026-04-14 09:00"), "urge_conduct", "行政强制法40")
    allowed(served(OPEN, at="2026-04-14 09:00"), "urge_conduct", "行政强制法40")


# ---- 催告、申请 -------------------------------------------------------------------------------------------------------


def test_only_what_is_open_is_urged_for() -> None:
    refused(served(at="2026-04-13 09:00"), "urge_conduct", "行政强制法53")
    allowed(served(OPEN, at="2026-04-13 09:00"), "urge_conduct", "行政强制法53")
    refused(served(OPEN, DONE, at="2026-09-21 09:00"), "urge_conduct", "行政强制法53")


def urging(at: str, kind: str = "conduct_urging") -> Act:
    return did("record_paper_service", at, kind=kind)


def at_court(*more: Act, urged_on: str = "2026-09-01 09:00", at: str = "2026-09-21 09:00", **about: Any) -> CaseFacts:
    """Served on 20 March: the six months to sue end on 20 September, a Sunday that is worked (调休); three months on is
    Sunday 20 December, so the court can be asked until Monday the 21st."""
    return served(OPEN, urging(urged_on), *more, **{"actor": "leader-a", "at": at, **about})


@pytest.mark.parametrize(
    ("at", "open_to"),
    [
        ("2026-09-20 09:00", False),
        ("2026-09-21 09:00", True),
        ("2026-12-21 09:00", True),
        ("2026-12-22 09:00", False),
    ],
)
def test_the_court_is_asked_when_the_remedies_are_over_and_within_three_months(at: str, open_to: bool) -> None:
    judge = allowed if open_to else refused
    judge(at_court(at=at), "apply_for_conduct", "行政强制法53")


def test_a_lawsuit_puts_it_off_and_after_the_judgment_two_years_run() -> None:
    sued = did("record_review", "2026-09-18 09:00", kind="lawsuit", procedure=None, applied_on="2026-09-18")
    over = did("record_review_result", "2026-12-01 09:00", kind="lawsuit", result="upheld")
    refused(at_court(sued), "apply_for_conduct", "行政强制法53")
    refused(at_court(sued, over, at="2026-12-01 10:00"), "apply_for_conduct", "行政强制法53")
    allowed(at_court(sued, over, at="2028-12-01 09:00"), "apply_for_conduct", "行政强制法53")
    refused(at_court(sued, over, at="2028-12-02 09:00"), "apply_for_conduct", "行政强制法53")


def test_after_a_suit_that_was_withdrawn_the_three_months_run() -> None:
    sued = did("record_review", "2026-09-18 09:00", kind="lawsuit", procedure=None, applied_on="2026-09-18")
    over = did("record_review_result", "2026-12-01 09:00", kind="lawsuit", result="withdrawn")
    allowed(at_court(sued, over, at="2027-03-01 09:00"), "apply_for_conduct", "行政强制法53")
    refused(at_court(sued, over, at="2027-03-02 09:00"), "apply_for_conduct", "行政强制法53")


def test_not_for_what_was_done_meanwhile() -> None:
    refused(at_court(DONE), "apply_for_conduct", "行政强制法53")
    refused(at_court(DISCONTINUED), "apply_for_conduct", "行政强制法40")
    allowed(at_court(), "apply_for_conduct", "行政强制法40")


@pytest.mark.parametrize(("at", "over"), [("2026-10-14 18:00", False), ("2026-10-15 09:00", True)])
def test_ten_working_days_after_the_letter_came(at: str, over: bool) -> None:
    """Served on Wednesday 23 September: with the days off and the Saturday that is worked, until 14 October."""
    judge = allowed if over else refused
    judge(at_court(urged_on="2026-09-23 09:00", at=at), "apply_for_conduct", "行政强制法54")


def test_a_letter_about_money_or_about_an_earlier_duty_does_not_stand_for_it() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-10-15 09:00"}
    refused(served(OPEN, urging("2026-09-01 09:00", "urging_letter"), **about), "apply_for_conduct", "行政强制法54")
    anew = did("record_unperformed", "2026-09-22 09:00")
    refused(served(OPEN, urging("2026-09-01 09:00"), DONE, anew, **about), "apply_for_conduct", "行政强制法54")


# ---- 结果、结案 -------------------------------------------------------------------------------------------------------


def test_a_result_answers_an_application_and_none_is_made_meanwhile() -> None:
    refused(at_court(actor="officer-a"), "record_conduct_result", "行政强制法55")
    allowed(at_court(APPLIED, actor="officer-a"), "record_conduct_result", "行政强制法55")
    refused(at_court(APPLIED, at="2026-09-22 09:00"), "apply_for_conduct", "行政强制法57")
    again = at_court(APPLIED, ruled("rejected"), at="2026-09-29 09:00")
    allowed(again, "apply_for_conduct", "行政强制法57")


@pytest.mark.parametrize("result", ["accepted", "granted"])
def test_while_the_court_is_at_it_nothing_is_annulled_discontinued_or_closed(result: str) -> None:
    facts = at_court(APPLIED, ruled(result), at="2026-09-29 09:00")
    refused(facts, "annul_decision", "行政强制法57")
    refused(facts, "discontinue_case", "行政强制法57")
    over = at_court(APPLIED, ruled("refused"), at="2026-09-29 09:00")
    allowed(over, "annul_decision", "行政强制法57")
    allowed(over, "discontinue_case", "行政强制法57")


@pytest.mark.parametrize(
    ("acts", "clause", "settled"),
    [
        ((), "行政强制法53", False),
        ((DONE,), "行政强制法53", True),
        ((DISCONTINUED,), "行政强制法53", True),
        ((APPLIED,), "行政强制法57", False),
        ((APPLIED, ruled("granted")), "行政强制法57", False),
        ((APPLIED, ruled("refused")), "行政强制法53", False),
        ((APPLIED, ruled("ended")), "行政强制法53", False),
        ((APPLIED, ruled("enforced")), "行政强制法53", True),
        ((APPLIED, ruled("enforced")), "行政强制法57", True),
    ],
    ids=["open", "done", "discontinued", "applied", "granted", "refused", "ended", "enforced", "over"],
)
def test_the_case_closes_when_the_conduct_is_settled(acts: tuple[Act, ...], clause: str, settled: bool) -> None:
    facts = at_court(PAID, ANSWERED, CHECKED, *acts, step="visit.answered", at="2026-10-09 09:00")
    judge = allowed if settled else refused
    judge(facts, "close_case", clause)


def test_conduct_alone_can_be_discontinued() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "at": "2026-04-13 09:00"}
    refused(served(PAID, CHECKED, **about), "discontinue_case", "行政强制法40")
    allowed(served(PAID, CHECKED, OPEN, **about), "discontinue_case", "行政强制法40")
