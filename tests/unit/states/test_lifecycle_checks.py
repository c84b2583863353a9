"""Payload predicates: what is filled in against the case, on both sides of every limit."""

from typing import Any

import pytest

from states import checks
from states.action import Check
from states.actions import (
    add_evidence,
    assign_visit,
    issue_prompt,
    order_correction,
    record_hearing,
    record_service,
    record_service_consent,
    record_waiver,
    request_hearing,
    schedule_hearing,
)
from states.acts import Act
from states.corrections import entry_can_be_corrected
from states.discussing import votes_are_of_those_present
from tests.unit.built_cases import barred, case, did, flagged, flagged_by, lets_pass, officer, roster
from tests.unit.case_builders import with_rules
from tests.unit.sample_payloads import OTHERS, RECEIPT, STATEMENTS, payload

FILED = did("propose_filing")
POSTED = tuple(did("post_public_notice", f"2026-02-{day} 09:00") for day in (17, 18))
BY_NOTICE = {"way": "public_notice", "signed": False, "recording": "公告照片", "tried": "下落不明"}


# ---- who -------------------------------------------------------------------------------------------------------------


def test_people_named_in_a_record_stand_in_the_register() -> None:
    check = checks.known_officers("handlers")
    assert lets_pass(check, case(), payload("propose_filing"))
    reason = barred(check, case(), payload("propose_filing", handlers=["officer-a", "nobody"]))
    assert reason is not None
    assert "nobody" in reason.says
    assert "officer-a" not in reason.says


def test_people_named_in_a_record_are_in_post() -> None:
    away = case(people={**roster(), "officer-b": officer("officer-b", active=False)})
    assert barred(checks.known_officers("handlers"), away, payload("propose_filing"))


@pytest.mark.parametrize(
    ("team", "enough"),
    [
        (["officer-a", "officer-b"], True),
        (["officer-a"], False),
        (["officer-a", "officer-a"], False),
        (["officer-a", "officer-x"], False),
        (["officer-a", "coordinator-a"], False),
    ],
)
def test_fewer_than_two_certified_officers_is_a_defect(team: list[str], enough: bool) -> None:
    check = checks.team_certified("officers")
    assert flagged(check, case(), payload("record_inspection", officers=team)) is not enough


@pytest.mark.parametrize(
    ("day", "enough"), [("2025-12-31 23:59", True), ("2026-01-01 00:00", False), ("2023-12-31 09:00", False)]
)
def test_a_certificate_counts_on_its_last_valid_day_and_not_on_the_next(day: str, enough: bool) -> None:
    check = checks.team_certified("officers")
    pair = payload("record_inspection", officers=["officer-a", "officer-x"])
    assert flagged(check, case(at=day), pair) is not enough


@pytest.mark.parametrize("missing", sorted(STATEMENTS))
def test_each_of_the_four_statements_is_needed(missing: str) -> None:
    assert not flagged(checks.statements_made, case(), payload("record_inspection"))
    lacking = payload("record_inspection", statements={**STATEMENTS, missing: False})
    assert flagged(checks.statements_made, case(), lacking)


@pytest.mark.parametrize(
    ("second", "passes"),
    [("leader-b", True), ("officer-a", True), ("leader-a", False), ("leader-x", False), ("nobody", False)],
)
def test_the_second_person_is_another_and_certified(second: str, passes: bool) -> None:
    check = checks.second_person()
    facts = case(actor="leader-a")
    assert (barred(check, facts, payload("withdraw_case", second_person=second)) is None) is passes


@pytest.mark.parametrize(("visitors", "sound"), [(OTHERS, True), (["officer-a", "officer-c"], False)])
def test_a_visit_is_made_by_others_than_the_handlers(visitors: list[str], sound: bool) -> None:
    made = payload("record_visit", visitors=visitors)
    assert flagged(checks.visitors_are_others, case(FILED), made) is not sound


@pytest.mark.parametrize(("actor", "outside"), [("supervisor-a", True), ("officer-c", True), ("officer-b", False)])
def test_a_supervised_task_is_closed_outside_the_handling_section(actor: str, outside: bool) -> None:
    facts = case(FILED, actor=actor)
    assert (checks.actor_outside_case(facts) is None) is outside


@pytest.mark.parametrize(("actor", "outside"), [("supervisor-a", True), ("officer-x", False)])
def test_nor_by_the_section_that_handled_the_case_before(actor: str, outside: bool) -> None:
    """Handed over from 创新服务科: what is complained of may have been done there."""
    before = did("propose_filing", handlers=["officer-c", "officer-d"])
    handed = did("hand_over_case", by="leader-a", handlers=["officer-a", "officer-b"])
    facts = case(before, handed, actor=actor)
    assert (checks.actor_outside_case(facts) is None) is outside


@pytest.mark.parametrize(("chair", "neutral"), [("reviewer-a", True), ("officer-c", True), ("officer-b", False)])
def test_no_investigator_chairs_the_hearing(chair: str, neutral: bool) -> None:
    facts = case(FILED)
    assert (barred(checks.chair_is_neutral, facts, payload("schedule_hearing", chair=chair)) is None) is neutral
    assert flagged(record_hearing.chair_was_neutral, facts, payload("record_hearing", chair=chair)) is not neutral


@pytest.mark.parametrize(
    ("present", "enough"),
    [
        (["leader-a", "leader-b"], True),
        (["leader-a", "leader-a"], False),
        (["leader-a", "officer-c"], False),
        (["leader-a", "officer-c", "leader-b"], True),
    ],
)
def test_two_responsible_persons_discuss(present: list[str], enough: bool) -> None:
    check = checks.leaders_present
    discussed = payload("discuss_collectively", participants=present)
    assert (barred(check, case(), discussed) is None) is enough


def test_how_many_is_told_by_the_figure_in_force() -> None:
    def three(body: Any) -> Any:
        figures = [f.model_copy(update={"value": 3}) if f.key == "leaders_at_least" else f for f in body.figures]
        return body.model_copy(update={"figures": tuple(figures)})

    reason = barred(checks.leaders_present, case(with_rules=with_rules(three)), payload("discuss_collectively"))
    assert reason is not None
    assert "3名以上" in reason.says


@pytest.mark.parametrize(
    ("votes", "present", "fits"),
    [
        ((2, 0), ["leader-a", "leader-b"], True),
        ((1, 1), ["leader-a", "leader-b"], True),
        ((1, 0), ["leader-a", "leader-b"], True),  # one abstained
        ((3, 0), ["leader-a", "leader-b"], False),
        ((9, 0), ["leader-a", "leader-b"], False),
        ((2, 1), ["leader-a", "leader-b"], False),
        ((3, 0), ["leader-a", "leader-b", "officer-c"], False),  # who only attends has no vote
    ],
)
def test_nobody_votes_who_is_no_responsible_person_present(
    votes: tuple[int, int], present: list[str], fits: bool
) -> None:
    told = payload("discuss_collectively", participants=present, votes_for=votes[0], votes_against=votes[1])
    assert (barred(votes_are_of_those_present, case(), told) is None) is fits


def test_whoever_serves_stands_in_the_register() -> None:
    stranger = payload("record_service", receipt={**RECEIPT, "servers": ["officer-a", "nobody"]})
    assert lets_pass(checks.servers_known, case(), payload("record_service"))
    assert barred(checks.servers_known, case(), stranger)


@pytest.mark.parametrize(("day", "sound"), [("2025-12-31 09:00", True), ("2026-01-01 09:00", False)])
def test_whoever_serves_holds_a_certificate_valid_that_day(day: str, sound: bool) -> None:
    served = payload("record_service", receipt={**RECEIPT, "servers": ["officer-a", "officer-x"]})
    assert flagged(checks.servers_certified, case(at=day), served) is not sound


def test_whoever_left_the_post_serves_nothing_without_a_flag() -> None:
    gone = {**roster(), "officer-b": officer("officer-b", active=False)}
    assert flagged(checks.servers_certified, case(people=gone), payload("record_service"))
    assert not flagged(checks.servers_certified, case(), payload("record_service"))


@pytest.mark.parametrize("act", ["record_service", "record_notice_service", "serve_opinion_form"])
def test_a_paper_served_without_a_certificate_is_served_all_the_same(act: str) -> None:
    fact = {"record_service": "decision_served", "record_notice_service": "notice_served"}.get(act, "form_served")
    assert case(did(act, flags=("servers_certified",))).truth[fact]
    assert not case(did(act, flags=("servers_certified", "receipt"))).truth[fact]


# ---- receipts --------------------------------------------------------------------------------------------------------


RECEIPTS: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"way": "direct", "signed": True}, True),
    ({"way": "direct", "signed": False}, False),
    ({"way": "agent", "signed": True}, True),
    ({"way": "agent", "signed": False}, False),
    ({"way": "forwarded", "signed": True}, True),
    ({"way": "forwarded", "signed": False}, False),
    ({"way": "left", "signed": False, "refusal": "拒收", "witness": "居委会王样例"}, True),
    ({"way": "left", "signed": False, "refusal": "拒收", "recording": "录像3号"}, True),
    ({"way": "left", "signed": False, "refusal": "拒收"}, False),
    ({"way": "left", "signed": False, "witness": "居委会王样例"}, False),
    ({"way": "post", "signed": False, "post_receipt": "EMS1"}, False),
    ({"way": "post", "signed": True}, False),
    ({**BY_NOTICE, "posted_on": "2026-02-17"}, True),  # 03-19 is day 30, so on 03-20 it is served
    ({**BY_NOTICE, "posted_on": "2026-02-18"}, False),
    ({**BY_NOTICE, "posted_on": "2026-02-17", "tried": None}, False),
    ({"way": "post", "signed": False, "post_receipt": "EMS1", "received_on": "2026-03-20"}, True),
    ({"way": "post", "signed": False, "post_receipt": "EMS1", "received_on": "2026-03-19"}, False),
    ({"way": "public_notice", "signed": False}, False),
)
"""What a receipt says, and whether it proves the service."""


def test_each_way_of_service_has_its_own_proof() -> None:
    def proves(receipt: dict[str, Any]) -> bool:
        filled_in = payload("record_service", receipt={**RECEIPT, **receipt})
        return not flagged(checks.receipt_proves("decision"), case(*POSTED), filled_in)

    assert [(receipt, sound) for receipt, sound in RECEIPTS if proves(receipt) is not sound] == []


def test_the_opinion_form_goes_with_the_decision_on_one_receipt() -> None:
    assert not flagged(record_service.form_on_receipt, case(), payload("record_service"))
    assert flagged(record_service.form_on_receipt, case(), payload("record_service", with_opinion_form=False))


@pytest.mark.parametrize(
    ("check", "action"),
    [(record_waiver.is_express, "record_waiver"), (record_service_consent.is_signed, "record_service_consent")],
)
def test_a_waiver_or_a_consent_is_signed(check: Check, action: str) -> None:
    assert not flagged(check, case(), payload(action))
    assert flagged(check, case(), payload(action, signed=False))


# ---- when ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "passes"), [("2026-03-19", True), ("2026-03-20", True), ("2026-03-21", False)])
def test_money_is_not_paid_in_the_future(day: str, passes: bool) -> None:
    check = checks.not_later_than_today("paid_on")
    assert (barred(check, case(), payload("record_payment", paid_on=day)) is None) is passes


@pytest.mark.parametrize(("day", "passes"), [("2026-03-20", True), ("2026-03-19", False)])
def test_the_day_to_correct_by_does_not_lie_behind(day: str, passes: bool) -> None:
    filled_in = payload("order_correction", correct_by=day)
    assert (barred(order_correction.day_lies_ahead, case(), filled_in) is None) is passes


@pytest.mark.parametrize(("held_on", "passes"), [("2026-04-01", True), ("2026-03-31", False)])
def test_seven_working_days_lie_between_telling_and_hearing(held_on: str, passes: bool) -> None:
    """Told on Friday 20 March: the seven clear working days are 23 to 31 March."""
    filled_in = payload("schedule_hearing", held_on=held_on)
    assert (barred(schedule_hearing.told_early_enough, case(), filled_in) is None) is passes


def notice_of_a_large_fine(*more: Act) -> tuple[Act, ...]:
    proposed = did("propose_penalty", "2026-03-09 09:00", fine=5_000_000)
    served = did("record_notice_service", "2026-03-10 09:00")
    return (proposed, did("give_prior_notice", "2026-03-09 10:00"), served, *more)


@pytest.mark.parametrize(("day", "in_time"), [("2026-03-17 23:59", True), ("2026-03-18 00:00", False)])
def test_a_hearing_is_asked_for_within_five_working_days(day: str, in_time: bool) -> None:
    facts = case(*notice_of_a_large_fine(), at=day)
    assert flagged(request_hearing.asked_in_time, facts, payload("request_hearing")) is not in_time


@pytest.mark.parametrize(("day", "sound"), [("2026-04-01", True), ("2026-03-31", False), ("2026-04-02", False)])
def test_a_hearing_is_held_on_the_day_that_was_told(day: str, sound: bool) -> None:
    facts = case(did("schedule_hearing", held_on="2026-04-01"), at=f"{day} 10:00")
    assert flagged_by(record_hearing.on_the_day_told(facts)) is not sound


def test_the_record_of_a_hearing_is_signed_or_the_refusal_noted() -> None:
    assert not flagged(record_hearing.record_was_checked, case(), payload("record_hearing"))
    unsigned = payload("record_hearing", signed_or_noted=False)
    assert flagged(record_hearing.record_was_checked, case(), unsigned)


@pytest.mark.parametrize(
    ("actor", "day", "passes"),
    [
        ("system", "2026-03-24 23:59", False),
        ("system", "2026-03-25 00:00", True),
        ("officer-a", "2026-03-11 09:00", True),
    ],
)
def test_the_software_calls_for_a_visit_only_after_the_last_day(actor: str, day: str, passes: bool) -> None:
    facts = case(did("record_service", "2026-03-10 09:00"), actor=actor, at=day)
    assert (assign_visit.lapse_or_unwilling(facts) is None) is passes


# ---- what is on file -------------------------------------------------------------------------------------------------


def test_evidence_obtained_unlawfully_is_recorded_with_a_flag() -> None:
    assert not flagged(add_evidence.obtained_lawfully, case(), payload("add_evidence"))
    assert flagged(add_evidence.obtained_lawfully, case(), payload("add_evidence", lawfully=False))


def test_each_item_of_evidence_has_a_number_of_its_own() -> None:
    facts = case(did("add_evidence", no="1"))
    assert barred(add_evidence.number_is_new, facts, payload("add_evidence", no="1"))
    assert lets_pass(add_evidence.number_is_new, facts, payload("add_evidence", no="2"))


def test_only_what_is_on_file_is_excluded() -> None:
    facts = case(did("add_evidence", no="1"))
    assert lets_pass(checks.item_on_file, facts, payload("exclude_evidence", evidence="1"))
    assert barred(checks.item_on_file, facts, payload("exclude_evidence", evidence="2"))


@pytest.mark.parametrize(
    ("channel", "note", "passes"),
    [("phone", None, False), ("phone", "已提示", True), ("in_person", None, False), ("document", None, True)],
)
def test_a_prompt_by_word_of_mouth_is_noted(channel: str, note: str | None, passes: bool) -> None:
    filled_in = payload("issue_prompt", channel=channel, note=note)
    assert (barred(issue_prompt.call_is_noted, case(), filled_in) is None) is passes


@pytest.mark.parametrize(
    ("channel", "known", "passes"),
    [
        ("sms", {"phone": "13800000001"}, True),
        ("sms", {"email": "party@example.cn"}, False),
        ("email", {"email": "party@example.cn"}, True),
        ("email", {"phone": "13800000001"}, False),
        ("document", {}, True),
    ],
)
def test_a_message_needs_a_number_or_an_address(channel: str, known: dict[str, Any], passes: bool) -> None:
    filled_in = payload("issue_prompt", channel=channel)
    assert (barred(issue_prompt.can_be_reached, case(**known), filled_in) is None) is passes


def test_an_entry_of_the_case_is_corrected_unless_a_document_was_issued_by_it() -> None:
    facts = case(did("record_inspection"), did("give_prior_notice"), did("correct_record"))
    check = entry_can_be_corrected
    found = [barred(check, facts, payload("correct_record", seq=seq)) for seq in (2, 3, 4, 5)]
    gates = [reason.gate if reason else None for reason in found]
    assert gates == [None, "entry_is_a_document", "entry_exists", "entry_exists"]
