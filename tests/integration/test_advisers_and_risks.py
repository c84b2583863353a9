"""Legal advisers on the register and in a case; what came of cases on record, held against what was foreseen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.checks import check
from models.commands import RegisterAnswer, RegisterCommand
from models.register_book import load_registers
from models.registers import perform
from models.risk_queries import risk_ledger
from states.adviser_register import Adviser
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import Desk, founded
from tests.integration.one_case import OneCase, gates
from tests.unit.sample_payloads import sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store).at("2026-03-02 09:00")
    assert check(store) == []
    store.close()


ENGAGED = {
    "name": "秦样例",
    "contract": "金科顾〔2026〕1号",
    "first": "2026-01-01",
    "last": "2026-12-31",
    "second_person": "leader-a",
}


def enters(desk: Desk, action: str, by: str = "coordinator-a", **told: Any) -> RegisterAnswer:
    return perform(desk.store, RegisterCommand(action, told, by, desk.new_key()))


def advisers(desk: Desk) -> tuple[Adviser, ...]:
    with desk.store.read() as conn:
        found = load_registers(conn)
    return () if found is None else found.advisers


def test_an_engagement_gets_a_number_and_the_next_one_the_next(desk: Desk) -> None:
    assert enters(desk, "engage_adviser", **ENGAGED).subject == "GW2026-01"
    assert enters(desk, "engage_adviser", **{**ENGAGED, "name": "尤样例"}).subject == "GW2026-02"
    assert [(one.no, one.name) for one in advisers(desk)] == [("GW2026-01", "秦样例"), ("GW2026-02", "尤样例")]


@pytest.mark.parametrize(
    ("by", "changes", "gate"),
    [
        ("officer-a", {}, "role"),
        ("leader-b", {}, "role"),
        ("coordinator-a", {"second_person": "officer-a"}, "second_person"),
        ("coordinator-a", {"first": "2027-01-01"}, "adviser_term"),
    ],
)
def test_who_may_enter_an_adviser_and_what_a_term_is(desk: Desk, by: str, changes: dict[str, str], gate: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "engage_adviser", by, **{**ENGAGED, **changes})
    assert gates(refused) == {gate}
    assert advisers(desk) == ()


def test_a_contract_is_entered_once(desk: Desk) -> None:
    enters(desk, "engage_adviser", **ENGAGED)
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "engage_adviser", **ENGAGED)
    assert gates(refused) == {"adviser_contract"}


@pytest.mark.parametrize(
    ("no", "on", "gate"),
    [
        ("GW2026-09", "2026-03-02", "adviser_known"),
        ("GW2026-01", "2026-03-01", "adviser_ended"),
        ("GW2026-01", "2027-01-01", "adviser_ended"),
        ("GW2026-01", "2026-03-02", None),
        ("GW2026-01", "2026-12-31", None),
    ],
)
def test_an_engagement_ends_inside_its_term_and_not_in_the_past(desk: Desk, no: str, on: str, gate: str | None) -> None:
    enters(desk, "engage_adviser", **ENGAGED)
    told = {"no": no, "ended_on": on, "reason": "协商一致", "second_person": "leader-a"}
    if gate is None:
        enters(desk, "end_engagement", **told)
        with pytest.raises(ActionRefused) as again:
            enters(desk, "end_engagement", **told)
        assert gates(again) == {"adviser_ended"}
        return
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "end_engagement", **told)
    assert gates(refused) == {gate}


def test_a_case_asks_the_adviser_engaged_that_day_and_replays_by_the_register_of_then(desk: Desk) -> None:
    case = OneCase(desk).investigated()
    with pytest.raises(ActionRefused) as refused:
        case.do("consult_adviser")
    assert gates(refused) == {"adviser_engaged"}
    enters(desk, "engage_adviser", **ENGAGED)
    case.do("consult_adviser", "reviewer-a")
    ended = {"no": "GW2026-01", "ended_on": "2026-03-03", "reason": "协商一致", "second_person": "leader-a"}
    enters(desk, "end_engagement", **ended)
    case.do("consult_adviser")
    desk.at("2026-03-03 09:00")
    with pytest.raises(ActionRefused) as over:
        case.do("consult_adviser")
    assert gates(over) == {"adviser_engaged"}
    assert case.so("adviser_consulted")


def test_the_ledger_reads_events_of_all_cases_with_their_corrections(desk: Desk) -> None:
    seen, unseen = OneCase(desk), OneCase(desk)
    seen.investigated()
    seen.do("assess_risk")
    desk.at("2026-03-16 09:00")
    seen.do("record_incident", "supervisor-a", happened_on="2026-03-12")
    unseen.do("record_incident", "coordinator-a", kind="mass_incident", risk_point="lax_enforcement")
    ledger = risk_ledger(desk.store)
    assert [(one.case_no, one.kind, one.foreseen, one.assessed) for one in ledger.events] == [
        (unseen.no, "mass_incident", False, False),
        (seen.no, "petition", True, True),
    ]
    assert (ledger.foreseen, ledger.judged) == (1, 2)
    seen.correct(seen.seq_of("record_incident"), risk_point="corrupt_enforcement")
    assert (risk_ledger(desk.store).foreseen, risk_ledger(desk.store).judged) == (0, 2)


def test_a_remedy_names_the_point_it_touches_or_none(desk: Desk) -> None:
    case = OneCase(desk).told()
    case.do("assess_risk")
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    case.do("make_decision")
    case.do("record_service")
    case.do("record_review", "coordinator-a", applied_on="2026-03-02", risk_point="irregular_procedure")
    case.do("record_review_result", "coordinator-a")
    case.do("record_review", "coordinator-a", applied_on="2026-03-02", kind="lawsuit", procedure=None)
    ledger = risk_ledger(desk.store)
    assert [(one.kind, one.foreseen) for one in ledger.events] == [("reconsideration", True), ("lawsuit", None)]
    assert (ledger.foreseen, ledger.judged) == (1, 1)


def test_an_assessment_the_decision_relied_on_is_not_corrected(desk: Desk) -> None:
    case = OneCase(desk).told()
    case.do("assess_risk")
    worse = [{**sample("assess_risk")["points"][0], "kind": "lax_enforcement", "what": None, "done_on": None}]
    case.correct(case.seq_of("assess_risk"), points=worse)
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    with pytest.raises(ActionRefused) as refused:
        case.correct(case.seq_of("assess_risk"), points=worse)
    assert gates(refused) == {"entry_was_relied_on"}


LATE = {"kind": "petition", "happened_on": "2026-05-29", "what": "到区信访局反映", "risk_point": "irregular_procedure"}


def test_what_comes_after_closing_is_entered_under_the_number_of_the_case(desk: Desk) -> None:
    case = OneCase(desk).told()
    case.do("assess_risk")
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    case.do("make_decision")
    case.do("record_service")
    for act in ("record_payment", "record_party_answer", "check_correction"):
        case.do(act)
    desk.at("2026-06-01 09:00")
    with pytest.raises(CommandInvalid, match="尚未办结"):
        enters(desk, "enter_incident", case_no=case.no, **LATE)
    case.do("close_case", "leader-a")
    with pytest.raises(ActionRefused) as refused:
        case.do("record_incident", "coordinator-a")
    assert "no_move" in gates(refused)
    with pytest.raises(CommandInvalid, match="没有案号"):
        enters(desk, "enter_incident", case_no="2026-9999", **LATE)
    with pytest.raises(CommandInvalid, match="早于案件登记"):
        enters(desk, "enter_incident", case_no=case.no, **{**LATE, "happened_on": "2026-03-01"})
    with pytest.raises(ActionRefused) as tomorrow:
        enters(desk, "enter_incident", case_no=case.no, **{**LATE, "happened_on": "2026-06-02"})
    assert gates(tomorrow) == {"not_future"}
    assert enters(desk, "enter_incident", case_no=case.no, **LATE).subject == case.no
    (event,) = risk_ledger(desk.store).events
    assert (event.case_no, event.kind, event.foreseen, event.grade) == (case.no, "petition", True, "high")
