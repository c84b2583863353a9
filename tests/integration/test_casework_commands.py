"""One command, one answer: repeated, refused, overtaken or broken off, a command counts once or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models import case_rows
from models.casework import open_case, perform
from models.checks import check
from models.queries import refusals_of
from states.reasons import ActionRefused, CommandInvalid, StaleCase
from tests.integration.bureau_desk import ORGANISATION, Desk, contents, events, founded, opening, rows
from tests.integration.one_case import OneCase, gates
from tests.unit.sample_payloads import sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


class BrokenOff(Exception):
    """What a test throws in the middle of a transaction."""


def break_off(*args: Any, **kwargs: Any) -> None:
    raise BrokenOff


# ---- the same command again ------------------------------------------------------------------------------------------


def test_a_repeated_command_gets_the_same_answer_however_far_the_case_has_moved(desk: Desk) -> None:
    case = OneCase(desk)
    command = desk.command(case.no, "skip_prompt", sample("skip_prompt"))
    first = perform(desk.store, command)
    case.do("propose_filing")
    case.do("approve_filing", "leader-a")
    before = contents(desk.store)
    again = perform(desk.store, command)
    assert again == first
    assert again.repeated
    assert contents(desk.store) == before


def test_a_repeated_command_is_answered_even_when_its_actor_has_left(desk: Desk) -> None:
    case = OneCase(desk)
    command = desk.command(case.no, "record_education", sample("record_education"))
    first = perform(desk.store, command)
    desk.later(days=400)
    assert perform(desk.store, command) == first


def test_the_answer_tells_what_was_recorded(desk: Desk) -> None:
    case = OneCase(desk).served()
    body = events(desk.store, case.no)[-1]
    answer = perform(desk.store, replace(desk.command(case.no, "record_service"), key=body["command_key"],
                                         payload=sample("record_service")))  # fmt: skip
    assert (answer.action, answer.seq, answer.step) == ("record_service", body["seq"], "serve.served")
    assert [term["key"] for term in answer.terms if term["state"] == "running"] == [
        "payment",
        "reconsideration",
        "lawsuit",
        "form_return",
        "court_application",
        "urging_time",
    ]
    assert [document["kind"] for document in answer.documents] == ["service_receipt"]


def test_a_case_opened_twice_under_one_key_is_one_case(desk: Desk) -> None:
    first = open_case(desk.store, opening(), actor="officer-a", key="same")
    second = open_case(desk.store, opening(), actor="officer-a", key="same")
    assert first == second
    assert second.repeated
    assert len(rows(desk.store, "enforcement_case")) == 1
    with pytest.raises(CommandInvalid, match="办理编号"):
        open_case(desk.store, opening(power="KJ-CF-003"), actor="officer-a", key="same")


# ---- refusals --------------------------------------------------------------------------------------------------------


def test_a_refusal_leaves_its_key_free_for_the_same_command_later(desk: Desk) -> None:
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")
    command = desk.command(case.no, "approve_filing", sample("approve_filing"), "officer-a")
    with pytest.raises(ActionRefused) as refusal:
        perform(desk.store, command)
    assert "role" in gates(refusal)
    assert perform(desk.store, replace(command, actor="leader-a")).step == "inspect.filed"


def test_a_refusal_is_noted_with_all_its_reasons_and_never_moves_the_case(desk: Desk) -> None:
    case = OneCase(desk)
    before = contents(desk.store, without=("bureau", "event"))
    stream = events(desk.store, case.no)
    with pytest.raises(ActionRefused) as refusal:
        case.do("close_case", "officer-a")
    assert contents(desk.store, without=("bureau", "event")) == before
    assert events(desk.store, case.no) == stream
    noted = refusals_of(desk.store, case.no)
    assert len(noted) == 1
    assert {reason["gate"] for reason in noted[0]["reasons"]} == gates(refusal)
    assert all(reason["clause"] for reason in noted[0]["reasons"])


def test_the_same_refusal_twice_is_noted_twice(desk: Desk) -> None:
    case = OneCase(desk)
    command = desk.command(case.no, "close_case", sample("close_case"))
    for _ in range(2):
        with pytest.raises(ActionRefused):
            perform(desk.store, command)
    assert len(refusals_of(desk.store, case.no)) == 2


# ---- who was faster --------------------------------------------------------------------------------------------------


def test_whoever_comes_second_hears_who_did_what_since(desk: Desk) -> None:
    case = OneCase(desk)
    late = desk.command(case.no, "record_education", sample("record_education"), "officer-b")
    case.do("issue_prompt")
    case.do("record_guidance")
    with pytest.raises(StaleCase) as conflict:
        perform(desk.store, late)
    assert (conflict.value.expected, conflict.value.actual) == (1, 3)
    first, second = conflict.value.changes
    assert "赵样例" in first
    assert "事前提示" in first
    assert "行政指导记录" in second
    assert "请刷新后重新办理" in str(conflict.value)


def test_a_record_made_on_the_spot_is_not_overtaken(desk: Desk) -> None:
    case = OneCase(desk)
    late = desk.command(case.no, "record_education", sample("record_education"), "officer-b")
    case.do("issue_prompt")
    assert perform(desk.store, replace(late, expected_revision=None)).seq == 3


# ---- broken off ------------------------------------------------------------------------------------------------------


def test_an_act_broken_off_before_its_commit_never_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = OneCase(desk)
    command = desk.command(case.no, "issue_prompt", sample("issue_prompt"))
    before = contents(desk.store)
    with monkeypatch.context() as patch:
        patch.setattr(case_rows, "finish", break_off)
        with pytest.raises(BrokenOff):
            perform(desk.store, command)
    assert contents(desk.store) == before
    answer = perform(desk.store, command)
    assert (answer.seq, answer.repeated) == (2, False)
    assert answer.documents[0]["number"].endswith("第1号"), "the number given back is given out again"


def test_cases_are_numbered_without_gaps_even_when_an_opening_breaks_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.open() == "2026-0001"
    before = contents(desk.store)
    with monkeypatch.context() as patch:
        patch.setattr(case_rows, "insert_case", break_off)
        with pytest.raises(BrokenOff):
            desk.open(key="broken")
    assert contents(desk.store) == before
    assert desk.open(key="broken") == "2026-0002"
    assert desk.open() == "2026-0003"


def test_each_year_has_its_own_numbers_by_the_day_in_china(desk: Desk) -> None:
    assert desk.open() == "2026-0001"
    last_minute = datetime(2025, 12, 31, 15, 59, tzinfo=UTC)  # 23:59 in China
    new_year = datetime(2025, 12, 31, 16, 0, tzinfo=UTC)
    told = opening(violated_on="2025-12-01")
    old = open_case(desk.store, told, actor="officer-a", key="old", occurred_at=last_minute)
    new = open_case(desk.store, told, actor="officer-a", key="new", occurred_at=new_year)
    assert (old.case_no, new.case_no) == ("2025-0001", "2026-0002")


def test_a_document_that_cannot_be_complete_refuses_its_act_and_takes_no_number(desk: Desk) -> None:
    """行政处罚法59: the party's address is a statutory item."""
    nameless = OneCase(desk, party={k: v for k, v in ORGANISATION.items() if k != "address"})
    with pytest.raises(ActionRefused) as refusal:
        nameless.do("issue_prompt")
    assert gates(refusal) == {"document_complete"}
    other = OneCase(desk).do("issue_prompt")
    assert other.documents[0]["number"].endswith("第1号")
    assert [row["last"] for row in rows(desk.store, "number_series") if row["kind"] == "document/prompt_letter"] == [1]
