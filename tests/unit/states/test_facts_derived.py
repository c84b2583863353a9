"""Facts that follow from the record, the day and the registers: each on both sides of where it turns."""

from datetime import date
from typing import Any

import pytest

from config.schema.bureau import BureauProfile
from states.acts import Act
from states.release import Rules
from states.vocabulary import PartyKind
from tests.unit.built_cases import case, did, officer, roster, rules

PERSON, ORGANISATION = PartyKind.PERSON, PartyKind.ORGANISATION


def told(*more: Act, **penalty: Any) -> tuple[Act, ...]:
    """A penalty proposed, its notice given and served, and what came after."""
    return (
        did("propose_penalty", "2026-03-09 09:00", **penalty),
        did("give_prior_notice", "2026-03-09 10:00"),
        did("record_notice_service", "2026-03-10 09:00"),
        *more,
    )


# ---- evidence --------------------------------------------------------------------------------------------------------


def test_a_case_without_evidence_has_none_on_file() -> None:
    assert not case().truth["evidence_on_file"]


def test_evidence_lawfully_obtained_counts() -> None:
    assert case(did("add_evidence")).truth["evidence_on_file"]


def test_evidence_unlawfully_obtained_stays_on_file_and_proves_nothing() -> None:
    unlawful = did("add_evidence", lawfully=False, flags=("lawful_evidence",))
    assert not case(unlawful).truth["evidence_on_file"]
    assert case(unlawful, did("add_evidence", no="2")).truth["evidence_on_file"]


def test_evidence_that_was_excluded_no_longer_counts() -> None:
    item, out = did("add_evidence"), did("exclude_evidence", evidence="1")
    assert not case(item, out).truth["evidence_on_file"]
    assert case(item, out, did("add_evidence", no="2")).truth["evidence_on_file"]


# ---- hearing ---------------------------------------------------------------------------------------------------------

YUAN = 100


@pytest.mark.parametrize(
    ("kind", "field", "fen", "due"),
    [
        (PERSON, "fine", 5_000 * YUAN - 1, False),
        (PERSON, "fine", 5_000 * YUAN, True),
        (ORGANISATION, "fine", 50_000 * YUAN - 1, False),
        (ORGANISATION, "fine", 50_000 * YUAN, True),
        (PERSON, "confiscation", 5_000 * YUAN - 1, False),
        (PERSON, "confiscation", 5_000 * YUAN, True),
        (ORGANISATION, "confiscation", 50_000 * YUAN - 1, False),
        (ORGANISATION, "confiscation", 50_000 * YUAN, True),
    ],
)
def test_a_large_amount_carries_a_right_to_a_hearing(kind: PartyKind, field: str, fen: int, due: bool) -> None:
    amounts: dict[str, Any] = {"fine": None, "confiscation": None, field: fen}
    facts = case(did("propose_penalty", **amounts), kind=kind)
    assert facts.truth["hearing_due"] is due


@pytest.mark.parametrize(
    ("sanction", "due"),
    [
        ("warning", False),
        ("criticism", False),
        ("suspension", True),
        ("closure", True),
        ("revocation", True),
        ("downgrade", True),
        ("permit_suspension", True),
        ("restriction", True),
        ("occupation_ban", True),
        ("other", True),
        ("confiscation_of_goods", True),  # of a value that nobody established
    ],
)
def test_a_heavy_kind_carries_a_right_to_a_hearing_whatever_the_amount(sanction: str, due: bool) -> None:
    facts = case(did("propose_penalty", sanctions=[sanction], fine=None))
    assert facts.truth["hearing_due"] is due


def test_no_penalty_carries_no_hearing() -> None:
    heavy = did("propose_penalty", sanctions=["closure"], fine=None)
    assert not case(heavy, did("propose_no_penalty")).truth["hearing_due"]
    assert not case().truth["hearing_due"]


def test_the_newest_proposal_decides_about_the_hearing() -> None:
    large, small = did("propose_penalty", fine=5_000_000), did("revise_proposal", fine=4_999_999)
    assert case(large).truth["hearing_due"]
    assert not case(large, small).truth["hearing_due"]


def test_a_hearing_is_offered_once_the_notice_is_served() -> None:
    acts = told(fine=5_000_000)
    assert not case(*acts[:2]).truth["hearing_offered"]
    assert case(*acts).truth["hearing_offered"]
    assert not case(*told(fine=4_999_999)).truth["hearing_offered"]


# ---- what was told and what is decided ------------------------------------------------------------------------------


def test_without_a_served_notice_nothing_is_within_it() -> None:
    acts = told()
    assert not case(*acts[:2]).truth["within_told"]
    assert case(*acts).truth["within_told"]


def test_a_service_with_a_defect_tells_nothing() -> None:
    acts = told()
    flawed = did("record_notice_service", flags=("receipt",))
    assert not case(*acts[:2], flawed).truth["within_told"]


@pytest.mark.parametrize(
    ("changed", "within"),
    [
        ({"fine": 100_000}, True),
        ({"fine": 99_999}, True),
        ({"fine": 100_001}, False),
        ({"confiscation": 1}, False),
        ({"sanctions": ["fine", "warning"]}, False),
        ({"sanctions": ["warning"], "fine": None}, False),
    ],
)
def test_a_changed_proposal_may_be_lighter_but_not_heavier_than_what_was_told(changed: Any, within: bool) -> None:
    facts = case(*told(did("revise_proposal", **{"fine": 100_000, **changed}), fine=100_000))
    assert facts.truth["within_told"] is within


@pytest.mark.parametrize("ground", ["violated", "basis"])
def test_a_new_proposal_on_other_grounds_was_not_told(ground: str) -> None:
    other: dict[str, Any] = {ground: "河南省技术市场条例26(三)"}
    assert case(*told(did("propose_penalty"))).truth["within_told"]
    assert not case(*told(did("propose_penalty", **other))).truth["within_told"]


def test_a_notice_that_was_given_and_not_yet_served_replaces_nothing_told_before() -> None:
    heavier = told(did("propose_penalty", fine=120_000), did("give_prior_notice"), fine=100_000)
    assert not case(*heavier).truth["within_told"]
    assert case(*heavier, did("record_notice_service")).truth["within_told"]


# ---- time, power, register -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("violated_on", "opened_on", "harmed", "is_open"),
    [
        ("2024-03-02", "2026-03-02", False, True),  # 24 months: the last day
        ("2024-03-01", "2026-03-02", False, False),
        ("2021-03-02", "2026-03-02", True, True),  # 60 months where life, health or money was harmed
        ("2021-03-01", "2026-03-02", True, False),
        ("2024-03-01", "2026-03-02", True, True),
    ],
)
def test_a_violation_is_pursued_only_if_found_within_the_limitation(
    violated_on: str, opened_on: str, harmed: bool, is_open: bool
) -> None:
    filing = did("propose_filing", life_or_money_harmed=harmed)
    facts = case(filing, violated_on=violated_on, opened_on=opened_on, at="2026-03-20 09:00")
    assert facts.truth["limitation_open"] is is_open


@pytest.mark.parametrize(
    ("power", "day", "in_force"),
    [
        ("KJ-CF-013", "2024-12-24 23:59", False),
        ("KJ-CF-013", "2024-12-25 00:00", True),
        ("KJ-CF-999", "2026-03-20 09:00", False),
    ],
)
def test_a_power_holds_from_its_first_day(power: str, day: str, in_force: bool) -> None:
    assert case(power=power, at=day).truth["power_in_force"] is in_force


def test_a_power_that_ended_holds_on_its_last_day_and_not_after() -> None:
    ended = _with_power_until("2026-03-20")
    assert case(with_rules=ended, at="2026-03-20 23:59").truth["power_in_force"]
    assert not case(with_rules=ended, at="2026-03-21 00:00").truth["power_in_force"]


def test_a_power_of_another_kind_gives_no_right_to_punish() -> None:
    body = rules().body
    others = tuple(p.model_copy(update={"kind": "permit"}) if p.code == "KJ-CF-017" else p for p in body.powers)
    permits = Rules("permits", body.model_copy(update={"powers": others}))
    assert not case(with_rules=permits).truth["power_in_force"]


def _with_power_until(day: str) -> Rules:
    body = rules().body
    ended = date.fromisoformat(day)
    powers = tuple(p.model_copy(update={"in_force_to": ended}) if p.code == "KJ-CF-017" else p for p in body.powers)
    return Rules(f"until {day}", body.model_copy(update={"powers": powers}))


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        ("2023-12-31 23:59", False),
        ("2024-01-01 00:00", True),
        ("2028-12-31 23:59", True),
        ("2029-01-01 00:00", False),
    ],
)
def test_a_certificate_is_good_from_its_first_day_to_its_last(day: str, valid: bool) -> None:
    assert case(at=day).truth["actor_certified"] is valid


def test_an_officer_not_in_post_is_not_certified() -> None:
    away = {**roster(), "officer-a": officer("officer-a", active=False)}
    assert not case(people=away).truth["actor_certified"]
    assert not case(actor="nobody").truth["actor_certified"]


def test_two_different_certified_handlers_are_needed() -> None:
    def enough(*handlers: str) -> bool:
        return case(did("propose_filing", handlers=handlers)).truth["handlers_two_certified"]

    assert enough("officer-a", "officer-b")
    assert not enough("officer-a")
    assert not enough("officer-a", "officer-a"), "one person named twice is one person"
    assert not enough("officer-a", "officer-x"), "whose certificate ran out in 2025"
    assert enough("officer-a", "officer-x", "officer-b")
    assert not case().truth["handlers_two_certified"]


def test_handlers_are_those_of_the_newest_filing() -> None:
    facts = case(did("propose_filing"), did("propose_filing", handlers=["officer-c", "officer-d"]))
    assert facts.handlers == ("officer-c", "officer-d")
    assert facts.truth["actor_not_handler"]
    assert not facts.truth["actor_is_handler"]


def test_on_the_spot_the_handlers_are_those_who_stood_there() -> None:
    assert case(did("record_inspection")).handlers == ("officer-a", "officer-b")
    seen = did("record_inspection", officers=["officer-c"])
    assert case(seen, did("make_spot_decision")).handlers == ("officer-a", "officer-b")


def test_only_the_legal_qualification_makes_a_reviewer() -> None:
    assert case(actor="reviewer-a").truth["reviewer_qualified"]
    assert not case(actor="officer-a").truth["reviewer_qualified"]


# ---- review, discussion -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "review", "discussion"),
    [
        ({}, False, False),
        ({"public_interest": True}, True, False),
        ({"complex": True}, True, True),
        ({"major": True}, True, True),
    ],
)
def test_what_the_report_says_of_the_case_calls_for_review_and_discussion(
    mark: dict[str, Any], review: bool, discussion: bool
) -> None:
    facts = case(did("report_investigation", **mark), did("propose_penalty"))
    assert (facts.truth["review_due"], facts.truth["discussion_due"]) == (review, discussion)


def test_a_large_fine_is_reviewed_and_discussed_even_if_nobody_called_the_case_major() -> None:
    facts = case(did("report_investigation"), did("propose_penalty", fine=5_000_000))
    assert facts.truth["review_due"]
    assert facts.truth["discussion_due"]


def test_a_case_that_was_heard_is_reviewed() -> None:
    facts = case(did("report_investigation"), did("propose_penalty"), did("record_hearing"))
    assert facts.truth["review_due"]
    assert not facts.truth["discussion_due"]


def test_no_penalty_calls_for_neither_review_nor_discussion() -> None:
    facts = case(did("report_investigation", major=True, complex=True), did("propose_no_penalty"))
    assert not facts.truth["review_due"]
    assert not facts.truth["discussion_due"]


# ---- defence, answers, money ---------------------------------------------------------------------------------------


def test_each_new_defence_wants_an_answer_of_its_own() -> None:
    said, answered = did("record_defence"), did("answer_defence")
    assert not case(said).truth["defence_answered"]
    assert case(said, answered).truth["defence_answered"]
    assert not case(said, answered, said).truth["defence_answered"]


@pytest.mark.parametrize(
    ("answer", "unhappy"),
    [
        ({}, False),
        ({"misconduct": "some"}, True),
        ({"satisfaction": "fair"}, False),
        ({"satisfaction": "unsatisfied"}, True),
        ({"work_style": "fair"}, False),
        ({"work_style": "poor"}, True),
        ({"effect": "fair"}, False),
        ({"effect": "poor"}, True),
        ({"corrected": "no"}, False),
    ],
)
def test_an_answer_that_finds_fault_with_the_officers_is_unhappy(answer: dict[str, str], unhappy: bool) -> None:
    good = did("record_party_answer").data["answers"]
    assert case(did("record_party_answer", answers={**good, **answer})).truth["party_unhappy"] is unhappy


def test_the_newest_answer_counts_be_it_on_paper_or_at_the_visit() -> None:
    poor = {**did("record_party_answer").data["answers"], "satisfaction": "unsatisfied"}
    on_paper, at_visit = did("record_party_answer", answers=poor), did("record_visit", answers=poor)
    assert not case(on_paper, did("record_visit")).truth["party_unhappy"]
    assert case(did("record_party_answer"), at_visit).truth["party_unhappy"]
    assert not case().truth["party_unhappy"]


@pytest.mark.parametrize(
    ("payments", "settled"),
    [((), False), ((99_999,), False), ((100_000,), True), ((60_000, 39_999), False), ((60_000, 40_000), True)],
)
def test_a_fine_is_settled_by_the_last_fen(payments: tuple[int, ...], settled: bool) -> None:
    acts = [*told(), did("make_decision"), did("record_service"), *(did("record_payment", amount=p) for p in payments)]
    assert case(*acts).truth["sum_settled"] is settled


@pytest.mark.parametrize(("paid", "settled"), [(100_000, False), (149_999, False), (150_000, True)])
def test_confiscated_gains_are_to_be_paid_as_well(paid: int, settled: bool) -> None:
    acts = [*told(sanctions=["fine", "confiscation"], confiscation=50_000), did("make_decision"), did("record_service")]
    assert case(*acts).truth["sum_to_pay"]
    assert case(*acts, did("record_payment", amount=paid)).truth["sum_settled"] is settled


def test_gains_alone_are_to_be_paid_too() -> None:
    acts = [*told(sanctions=["confiscation"], fine=None, confiscation=1), did("make_decision"), did("record_service")]
    assert case(*acts).truth["sum_to_pay"]
    assert not case(*acts).truth["sum_settled"]


def test_without_a_decision_there_is_no_fine_to_settle() -> None:
    assert case(*told()).truth["sum_settled"]
    assert case(did("make_spot_decision", sanctions=["warning"], fine=None)).truth["sum_settled"]
    assert not case(did("make_spot_decision", fine=20_000)).truth["sum_settled"]


def test_a_fine_is_to_be_paid_only_once_the_decision_is_served() -> None:
    decided = (*told(), did("make_decision"))
    assert not case(*decided).truth["sum_to_pay"]
    assert case(*decided, did("record_service")).truth["sum_to_pay"]


def test_a_decision_is_published_once_served_and_only_if_ordered() -> None:
    ordered = did("make_decision", publish=True, publish_reason="有社会影响")
    assert not case(*told(ordered)).truth["to_be_published"]
    assert case(*told(ordered, did("record_service"))).truth["to_be_published"]
    assert not case(*told(did("make_decision"), did("record_service"))).truth["to_be_published"]


def test_the_opinion_form_goes_with_every_decision_unless_the_bureau_keeps_it_for_major_ones() -> None:
    assert case().truth["form_due"]
    body = rules().body
    profile: BureauProfile = body.bureau.model_copy(update={"opinion_form_with": "major_only"})
    major_only = Rules("major only", body.model_copy(update={"bureau": profile}))
    small, large = did("propose_penalty"), did("propose_penalty", fine=5_000_000)
    assert not case(small, with_rules=major_only).truth["form_due"]
    assert case(large, with_rules=major_only).truth["form_due"]
    assert case(small, did("report_investigation", major=True), with_rules=major_only).truth["form_due"]
