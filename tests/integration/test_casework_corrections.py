"""A mistaken entry is never edited: the correction stands beside it, with its reason and a second person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.checks import check
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import ORGANISATION, Desk, events, founded, rows
from tests.integration.one_case import OneCase, gates
from tests.unit.sample_payloads import STATEMENTS, sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def test_the_old_entry_stays_word_for_word(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_education", content="讲了第一条").seq
    before = events(desk.store, case.no)
    case.correct(seq, content="讲了第二条")
    after = events(desk.store, case.no)
    assert after[: len(before)] == before
    assert after[-1]["payload"]["reason"] == "误写"
    assert after[-1]["payload"]["second_person"] == "officer-b"


def test_what_counts_from_then_on_is_what_the_correction_says(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_education", content="讲了第一条").seq
    case.correct(seq, content="讲了第二条")
    assert desk.facts(case.no).acts[seq - 1].data["content"] == "讲了第二条"


def test_a_correction_may_itself_be_followed_by_another(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_education", content="一").seq
    case.correct(seq, content="二")
    case.correct(seq, content="三")
    assert desk.facts(case.no).acts[seq - 1].data["content"] == "三"


def test_a_defect_admitted_by_correction_takes_the_entry_out_of_the_proof(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_inspection").seq
    assert case.so("sound_inspection")
    case.correct(seq, statements={**STATEMENTS, "purpose_stated": False})
    assert not case.so("sound_inspection")
    assert [flag["gate"] for flag in events(desk.store, case.no)[-1]["corrected_flags"]] == ["four_statements"]


@pytest.mark.parametrize(("second", "gate"), [("officer-a", "second_person"), ("officer-x", "second_person")])
def test_the_second_person_is_somebody_else_with_a_certificate(desk: Desk, second: str, gate: str) -> None:
    case = OneCase(desk)
    seq = case.do("record_education").seq
    with pytest.raises(ActionRefused) as refusal:
        case.correct(seq, second=second, content="改")
    assert gate in gates(refusal)


def test_an_entry_that_issued_a_document_is_not_corrected(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("issue_prompt").seq
    with pytest.raises(ActionRefused) as refusal:
        case.correct(seq, channel="phone", note="已电话提示")
    assert gates(refusal) == {"entry_is_a_document"}


def test_there_is_no_correcting_what_is_not_there_or_is_a_correction(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_education").seq
    correction = case.correct(seq, content="改").seq
    whole = {"seq": 0, "corrected": {}, "reason": "误写", "second_person": "officer-b"}
    for missing in (correction, correction + 1, 999):
        with pytest.raises(ActionRefused) as refusal:
            desk.act(case.no, "correct_record", {**whole, "seq": missing})
        assert gates(refusal) == {"entry_exists"}


def test_a_correction_fills_in_every_field_of_the_entry(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_guidance").seq
    told = {"seq": seq, "corrected": sample("record_guidance"), "reason": "误写", "second_person": "officer-b"}
    with pytest.raises(CommandInvalid, match="写全"):  # `accepted` has a default and is left out
        desk.act(case.no, "correct_record", told)


def test_a_correction_with_a_bad_field_is_one_error(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_guidance").seq
    with pytest.raises(CommandInvalid, match="form"):
        case.correct(seq, form="shout")


def test_what_the_rules_bar_is_not_entered_by_way_of_a_correction(desk: Desk) -> None:
    case = OneCase(desk).investigated()
    case.do("propose_penalty")
    with pytest.raises(ActionRefused) as refusal:
        case.correct(case.seq_of("propose_penalty"), fine=120_001)
    assert "fine_in_band" in gates(refusal)


def test_the_party_can_be_corrected_and_nothing_else_of_the_opening(desk: Desk) -> None:
    case = OneCase(desk)
    whole = desk.facts(case.no).acts[0].data["party"]
    case.correct(1, party={**whole, "name": "样例更名有限公司"})
    assert desk.facts(case.no).party.name == "样例更名有限公司"
    assert rows(desk.store, "party")[0]["name"] == "样例更名有限公司"
    assert rows(desk.store, "enforcement_case")[0]["party_name"] == "样例更名有限公司"
    for field, other in (("violated_on", "2026-02-21"), ("power", "KJ-CF-003"), ("procedure", "penalty_simple")):
        with pytest.raises(ActionRefused) as refusal:
            case.correct(1, **{field: other})
        assert gates(refusal) == {"opening_is_fixed"}


def test_another_kind_of_party_has_another_threshold_from_then_on(desk: Desk) -> None:
    case = OneCase(desk, power="KJ-CF-003").investigated()
    cited = [{"key": "first_time", "evidence": "查询记录"}]
    kinds = ["warning", "fine"]
    case.do("propose_penalty", sanctions=kinds, fine=2_000_000, grade="slight", circumstances=cited)
    assert not case.so("hearing_due")
    whole = desk.facts(case.no).acts[0].data["party"]
    case.correct(1, party={**whole, "kind": "person"})
    assert case.so("hearing_due")


def test_a_corrected_case_goes_on_to_its_end(desk: Desk) -> None:
    case = OneCase(desk).told()
    case.correct(case.seq_of("record_inspection"), findings="更正后的检查情况")
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    assert case.do("make_decision").step == "serve.decided"
    assert ORGANISATION["name"] in rows(desk.store, "document")[-1]["context"]
