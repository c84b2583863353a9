"""What an act is told of other cases stands in its event: read at the moment of the act, and proved by ``zhifa verify``."""

import threading
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from sqlalchemy import event as events_of_engine

from models.checks import check
from models.commands import Answer
from models.database import open_store
from models.other_cases import told_of_others
from states.other_cases import Question
from states.reasons import ActionRefused
from tests.integration.bureau_desk import ORGANISATION, Desk, founded_at
from tests.integration.one_case import OneCase
from tests.integration.test_record_rewritten import EVENT, findings, insider, rewritten
from tests.unit.sample_payloads import sample

NUMBER = "金科罚决字〔2026〕第1号"


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    store = founded_at(store_url)
    yield Desk(store)
    store.close()


def to_be_fined(desk: Desk, **told: Any) -> OneCase:
    """A case in which all is there for the decision."""
    case = OneCase(desk, **told).told()
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    return case


def told_apart(case: OneCase) -> None:
    """On record: the fine of the other decision was for another act."""
    told = {"decision_no": NUMBER, "decided_on": "2026-03-02", "same_act": False, "reason": "两份合同，不是同一行为"}
    case.desk.act(case.no, "record_other_fine", sample("record_other_fine", **told))


def body_of(desk: Desk, case: OneCase, action: str) -> dict[str, Any]:
    with desk.store.read() as conn:
        row = conn.execute(EVENT.select().where(EVENT.c.stream == case.no, EVENT.c.seq == case.seq_of(action))).one()
    found: dict[str, Any] = orjson.loads(row.body)
    return found


def test_the_second_case_of_one_act_is_not_fined_and_the_event_tells_what_was_read(desk: Desk) -> None:
    first, second = to_be_fined(desk), to_be_fined(desk)
    first.do("make_decision")
    with pytest.raises(ActionRefused, match=first.no) as refused:
        second.do("make_decision")
    assert {reason.clause for reason in refused.value.reasons} == {"行政处罚法29"}
    told_apart(second)
    second.do("make_decision")
    (case,) = body_of(desk, second, "make_decision")["others"]["cases"]
    assert (case["no"], case["fine"], case["decision"]) == (first.no, 100_000, NUMBER)
    assert case["seq"] == first.seq_of("make_decision")
    assert check(desk.store) == []


def test_a_fine_that_was_taken_back_stands_against_nothing(desk: Desk) -> None:
    first, second = to_be_fined(desk), to_be_fined(desk)
    first.do("make_decision")
    first.do("annul_decision", "leader-a")
    second.do("make_decision")
    assert check(desk.store) == []


def test_what_the_other_case_says_later_changes_nothing_of_what_was_read(desk: Desk) -> None:
    first, second = to_be_fined(desk), to_be_fined(desk)
    second.do("make_decision")
    with pytest.raises(ActionRefused):
        first.do("make_decision")
    first.correct(first.seq_of("record_inspection"), findings="另有说明")
    second.do("record_service")
    assert check(desk.store) == []


@pytest.mark.parametrize(
    "told", [{"party": {**ORGANISATION, "uscc": "91410105MA00000002"}}, {"violated_on": "2026-02-19"}]
)
def test_another_party_or_another_day_is_another_act(desk: Desk, told: dict[str, Any]) -> None:
    first, second = to_be_fined(desk), to_be_fined(desk, **told)
    first.do("make_decision")
    second.do("make_decision")
    assert check(desk.store) == []


def test_one_lead_is_one_act_and_a_corrected_lead_counts(desk: Desk) -> None:
    first = to_be_fined(desk, lead="举报2026-01")
    second = to_be_fined(desk, lead="举报2026-02", violated_on="2026-02-19")
    second.correct(1, lead="举报2026-01")
    first.do("make_decision")
    with pytest.raises(ActionRefused, match=first.no):
        second.do("make_decision")
    assert check(desk.store) == []


# ---- what it costs ---------------------------------------------------------------------------------------------------


def test_one_query_finds_that_there_is_no_other_case(desk: Desk) -> None:
    to_be_fined(desk)
    question = Question("fines", "2026-0001", ORGANISATION["uscc"], "2026-02-20")
    with desk.store.write() as conn:
        found = told_of_others(conn, desk.store.identity, question)
    assert found == {"asks": "fines", "cases": []}


def test_the_cases_of_a_party_are_found_by_an_index(desk: Desk) -> None:
    for _ in range(3):
        desk.open()
    if desk.store.dialect == "sqlite":
        with desk.store.read() as conn:
            plan = conn.exec_driver_sql("EXPLAIN QUERY PLAN SELECT case_no FROM party WHERE identifier = 'x'").all()
        assert "ix_party_identifier" in str(plan)


def test_an_act_that_asks_nothing_reads_no_party(desk: Desk) -> None:
    case = OneCase(desk)
    said: list[str] = []
    for engine in {desk.store._writer, desk.store._reader}:
        events_of_engine.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    case.do("skip_prompt")
    assert not [text for text in said if "FROM party" in text]
    assert "others" not in body_of(desk, case, "skip_prompt")


# ---- whoever forges what was read ------------------------------------------------------------------------------------


def _fined_once(desk: Desk) -> tuple[OneCase, OneCase, int]:
    """Two cases of one act told apart, the second one decided after the first, and the place of its decision."""
    first, second = to_be_fined(desk), to_be_fined(desk)
    first.do("make_decision")
    told_apart(second)
    second.do("make_decision")
    return first, second, second.seq_of("make_decision")


def _nothing_told(body: dict[str, Any]) -> None:
    body["others"]["cases"] = []


def _told_differently(body: dict[str, Any]) -> None:
    body["others"]["cases"][0] |= {"fine": 0}


def _read_earlier(body: dict[str, Any]) -> None:
    body["others"]["cases"][0] |= {"seq": 1, "fine": 0, "decision": None, "decided_on": None}


def _not_asked(body: dict[str, Any]) -> None:
    del body["others"]


@pytest.mark.parametrize("forge", [_nothing_told, _told_differently, _read_earlier, _not_asked])
def test_a_forged_reading_is_found(desk: Desk, forge: Any) -> None:
    _, second, place = _fined_once(desk)
    assert check(desk.store) == []
    with insider(desk.store) as conn:
        rewritten(conn, second.no, {place: forge})
        assert "I3" in findings(desk.store, conn, second.no)


def test_a_reading_where_none_was_due_is_found(desk: Desk) -> None:
    _, second, _ = _fined_once(desk)
    with insider(desk.store) as conn:
        rewritten(conn, second.no, {2: lambda body: body.__setitem__("others", {"asks": "fines", "cases": []})})
        assert "I3" in findings(desk.store, conn, second.no)


# ---- two at the same moment ------------------------------------------------------------------------------------------


def test_of_two_decisions_at_the_same_moment_one_hears_of_the_other(desk: Desk, store_url: str) -> None:
    cases = [to_be_fined(desk), to_be_fined(desk)]
    commands = [desk.command(case.no, "make_decision", sample("make_decision")) for case in cases]
    start = threading.Barrier(2)
    came: list[Answer | Exception] = []

    def decide(command: Any) -> None:
        from models.casework import perform

        store = open_store(store_url)
        start.wait()
        try:
            came.append(perform(store, command))
        except ActionRefused as refused:
            came.append(refused)
        finally:
            store.close()

    racers = [threading.Thread(target=decide, args=(command,)) for command in commands]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(60)
    assert sorted(type(one).__name__ for one in came) == ["ActionRefused", "Answer"]
    assert check(desk.store) == []


def test_whoever_asks_about_the_same_party_waits_for_whoever_asked_first(desk: Desk, store_url: str) -> None:
    """Else both could read before either has decided."""
    desk.open()
    question = Question("fines", "2026-0009", ORGANISATION["uscc"], "2026-02-20")
    answered = threading.Event()

    def ask() -> None:
        store = open_store(store_url)
        with store.write() as conn:
            told_of_others(conn, store.identity, question)
            answered.set()
        store.close()

    second = threading.Thread(target=ask)
    with desk.store.write() as conn:
        told_of_others(conn, desk.store.identity, question)
        second.start()
        assert not answered.wait(1.0)
    second.join(60)
    assert answered.is_set()
