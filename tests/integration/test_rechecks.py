"""Sampled re-checks (M64): acts that let a party off are drawn by a seed, once a period, and looked at by outsiders."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from models.checks import check
from models.checks.registers import registers_are_whole
from models.commands import RegisterAnswer, RegisterCommand
from models.register_book import load_registers
from models.registers import perform
from states.actions import ACTIONS
from states.lenience import BY_ACT, KINDS, drawn
from states.reasons import ActionRefused, CommandInvalid
from states.registers.entries import Recheck, Registers
from tests.integration.bureau_desk import ORGANISATION, Desk, founded
from tests.integration.one_case import OneCase, gates

MARCH = {"first": "2026-03-01", "last": "2026-03-31", "seed": 20260401, "percent": 10}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def registers(desk: Desk) -> Registers:
    with desk.store.read() as conn:
        found = load_registers(conn)
    assert found is not None
    return found


def enters(desk: Desk, action: str, by: str, **told: Any) -> RegisterAnswer:
    return perform(desk.store, RegisterCommand(action, told, by, desk.new_key()))


def lenient_cases(desk: Desk) -> dict[str, str]:
    """A case of each kind; its number → the kind, with one that is not lenient left out."""
    desk.at("2026-03-05 09:00")
    found: dict[str, str] = {}
    for kind, ending in (
        ("not_filed", lambda c: c.do("decline_filing", "leader-a")),
        ("withdrawn", lambda c: c.investigated().do("withdraw_case", "leader-a")),
        ("lighter", lambda c: c.told(fine=75_000, mitigation="lighter") and _decided(c)),
        ("suspended", lambda c: c.investigated().do("suspend_case", "leader-a")),
    ):
        case = OneCase(desk)
        ending(case)  # type: ignore[no-untyped-call]
        found[case.no] = kind
    _decided(OneCase(desk, violated_on="2026-02-19").told())
    return found


def _decided(case: OneCase) -> OneCase:
    case.do("record_waiver")
    case.do("approve_decision", "leader-a")
    case.do("make_decision")
    return case


def test_what_is_drawn_is_what_let_somebody_off_in_the_period(desk: Desk) -> None:
    lenient = lenient_cases(desk)
    desk.at("2026-04-01 09:00")
    enters(desk, "draw_recheck", "supervisor-a", **{**MARCH, "percent": 100})
    assert {task.case_no: task.kind for task in registers(desk).rechecks} == lenient
    assert registers(desk).draws[0].of == len(lenient)


def test_the_last_day_of_the_period_is_in_and_the_next_one_out(desk: Desk) -> None:
    for day in ("2026-03-31 23:59", "2026-04-01 00:00"):
        OneCase(desk.at(day)).do("decline_filing", "leader-a")
    enters(desk, "draw_recheck", "supervisor-a", **{**MARCH, "percent": 100})
    assert [task.case_no for task in registers(desk).rechecks] == ["2026-0001"]


def test_the_same_seed_draws_the_same_and_another_seed_does_not() -> None:
    population = [(f"2026-{n:04d}", 3) for n in range(1, 101)]
    one, again, other = drawn(population, 7, 10), drawn(list(reversed(population)), 7, 10), drawn(population, 8, 10)
    assert one == again
    assert len(one) == len(other) == 10
    assert one != other


@pytest.mark.parametrize(("of", "percent", "size"), [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (5, 100, 5)])
def test_the_share_is_rounded_up(of: int, percent: int, size: int) -> None:
    assert len(drawn([(f"2026-{n:04d}", 3) for n in range(of)], 1, percent)) == size


@pytest.mark.parametrize(
    ("otherwise", "by", "gate"),
    [
        ({"last": "2026-04-01"}, "supervisor-a", "recheck_period"),
        ({"first": "2026-04-02"}, "supervisor-a", "recheck_period"),
        ({"percent": 9}, "supervisor-a", "recheck_share"),
        ({}, "leader-a", "role"),
        ({}, "officer-a", "role"),
    ],
)
def test_a_supervisor_draws_a_period_that_is_over_and_not_too_little(
    desk: Desk, otherwise: dict[str, Any], by: str, gate: str
) -> None:
    desk.at("2026-04-01 09:00")
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "draw_recheck", by, **{**MARCH, **otherwise})
    assert gates(refused) == {gate}
    assert enters(desk, "draw_recheck", "supervisor-a", **MARCH).subject == "CC2026-01"


def test_nobody_draws_a_period_again_until_the_list_suits_him(desk: Desk) -> None:
    desk.at("2026-05-02 09:00")
    enters(desk, "draw_recheck", "supervisor-a", **MARCH)
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "draw_recheck", "supervisor-a", first="2026-03-31", last="2026-04-30", seed=2, percent=10)
    assert gates(refused) == {"recheck_once"}
    enters(desk, "draw_recheck", "supervisor-a", first="2026-04-01", last="2026-04-30", seed=2, percent=10)


@pytest.fixture
def task(desk: Desk) -> Recheck:
    """A withdrawn case that came up; officer-a, officer-b, leader-a and leader-b took part."""
    OneCase(desk.at("2026-03-05 09:00")).investigated().do("withdraw_case", "leader-a")
    desk.at("2026-04-01 09:00")
    enters(desk, "draw_recheck", "supervisor-a", **MARCH)
    (found,) = registers(desk).rechecks
    return found


SOUND = {"finding": "sound", "note": "理由充分", "measure": None}


@pytest.mark.parametrize(("by", "gate"), [("leader-a", "recheck_by_others"), ("leader-b", "recheck_by_others"),
                                          ("officer-c", "role")])  # fmt: skip
def test_whoever_took_part_does_not_look_again(desk: Desk, task: Recheck, by: str, gate: str) -> None:
    """leader-a withdrew the case, leader-b was the second person."""
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "conclude_recheck", by, task=task.no, **SOUND)
    assert gates(refused) == {gate}
    enters(desk, "conclude_recheck", "supervisor-a", task=task.no, **SOUND)


@pytest.mark.parametrize(
    ("finding", "measure", "taken"),
    [("sound", None, True), ("sound", "批评", False), ("wrong", None, False), ("wrong", "重新立案", True)],
)
def test_the_result_is_on_record_with_what_follows(
    desk: Desk, task: Recheck, finding: str, measure: str | None, taken: bool
) -> None:
    by_day = "2026-04-30" if finding == "wrong" else None
    told = {"task": task.no, "finding": finding, "note": "查阅卷宗", "measure": measure, "put_right_by": by_day}
    if not taken:
        with pytest.raises(ActionRefused) as refused:
            enters(desk, "conclude_recheck", "reviewer-a", **told)
        assert gates(refused) == {"recheck_measure"}
        return
    enters(desk, "conclude_recheck", "reviewer-a", **told)
    (found,) = registers(desk).rechecks
    assert (found.finding, found.measure, found.by, found.open) == (finding, measure, "reviewer-a", False)
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "conclude_recheck", "supervisor-a", **told)
    assert gates(refused) == {"recheck_open"}


WRONG = {"finding": "wrong", "note": "理由不成立", "measure": "重新办理", "put_right_by": "2026-05-01"}


@pytest.mark.parametrize(
    ("otherwise", "gate"),
    [
        ({}, None),
        ({"put_right_by": None}, "recheck_put_right"),
        ({"put_right_by": "2026-03-31"}, "recheck_put_right"),
        ({"put_right_by": "2026-05-02"}, "recheck_put_right"),
        ({"finding": "defective"}, "recheck_put_right"),
        ({"finding": "defective", "put_right_by": None}, None),
    ],
)
def test_what_was_wrong_has_a_last_day_within_the_bureaus_own(
    desk: Desk, task: Recheck, otherwise: dict[str, Any], gate: str | None
) -> None:
    """Concluded on 1 April: thirty days later is 1 May."""
    told = {**WRONG, **otherwise}
    if gate is None:
        enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **told)
        assert registers(desk).rechecks[0].wrong_waits is (told["finding"] == "wrong")
        return
    with pytest.raises(ActionRefused) as refused:
        enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **told)
    assert gates(refused) == {gate}


def puts_right(desk: Desk, task: Recheck, case_no: str, how: str = "new_case", by: str = "reviewer-a") -> None:
    enters(desk, "put_right_recheck", by, task=task.no, how=how, case_no=case_no, note="已重新办理")


def test_it_waits_until_a_new_case_is_opened_against_the_same_party(desk: Desk, task: Recheck) -> None:
    older = OneCase(desk).no
    desk.at("2026-04-02 09:00")
    enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **WRONG)
    stranger = OneCase(desk, party={**ORGANISATION, "uscc": "91410105MA00099999", "name": "另一公司"}).no
    another_act = OneCase(desk, power="KJ-CF-003", violated_on="2026-01-05").no
    new = OneCase(desk).no
    for case_no in (older, stranger, another_act, "2026-9999"):
        with pytest.raises(CommandInvalid):
            puts_right(desk, task, case_no)
    with pytest.raises(ActionRefused) as refused:
        puts_right(desk, task, task.case_no)
    assert gates(refused) == {"recheck_case"}
    with pytest.raises(ActionRefused) as refused:
        puts_right(desk, task, new, by="leader-a")
    assert gates(refused) == {"recheck_by_others"}
    puts_right(desk, task, new)
    (found,) = registers(desk).rechecks
    assert (found.wrong_waits, found.put_right_in) == (False, new)
    with pytest.raises(ActionRefused) as refused:
        puts_right(desk, task, new)
    assert gates(refused) == {"recheck_wrong"}


def test_the_old_case_is_taken_up_again_only_once_it_was_reopened(desk: Desk, task: Recheck) -> None:
    desk.at("2026-04-02 09:00").act(task.case_no, "close_case", {"report": "已办结。"}, "leader-b")
    enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **WRONG)
    with pytest.raises(CommandInvalid):
        puts_right(desk, task, task.case_no, "reopened")
    told = {"ground": "supervision", "paper_no": task.no, "reason": "抽查复核发现办错"}
    desk.at("2026-04-03 09:00").act(task.case_no, "reopen_case", told)
    puts_right(desk, task, task.case_no, "reopened")
    assert registers(desk).rechecks[0].put_right_in == task.case_no


def test_what_was_not_found_wrong_is_not_taken_up(desk: Desk, task: Recheck) -> None:
    enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **SOUND)
    with pytest.raises(ActionRefused) as refused:
        puts_right(desk, task, OneCase(desk).no)
    assert gates(refused) == {"recheck_wrong"}


def rewrite(desk: Desk, action: str, change: Callable[[dict[str, Any]], None]) -> None:
    """What only whoever owns the database file could do: another text in the place of an event."""
    with desk.store.write() as conn:
        row = conn.execute(text("SELECT rowid, body FROM event WHERE action = :action"), {"action": action}).one()
        body = orjson.loads(row.body)
        change(body)
        triggers = conn.execute(text("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='event'"))
        for name in triggers.scalars().all():
            conn.execute(text(f"DROP TRIGGER {name}"))
        told = {"body": orjson.dumps(body).decode(), "rowid": row.rowid}
        conn.execute(text("UPDATE event SET body = :body WHERE rowid = :rowid"), told)


def _draws_another(body: dict[str, Any]) -> None:
    (drawn_task,) = body["found"]["tasks"]
    drawn_task["case_no"] = next(no for no, _ in body["found"]["population"] if no != drawn_task["case_no"])


def _names_no_act(body: dict[str, Any]) -> None:
    body["found"]["seq"] = 99


def test_a_list_that_the_seed_does_not_give_is_found(tmp_path: Path) -> None:
    """Even whoever could rewrite the record could not put another case on the list under the same seed."""
    desk = Desk(founded(tmp_path))
    for _ in range(3):
        OneCase(desk.at("2026-03-05 09:00")).do("decline_filing", "leader-a")
    desk.at("2026-04-01 09:00")
    enters(desk, "draw_recheck", "supervisor-a", **MARCH)
    rewrite(desk, "draw_recheck", _draws_another)
    found = check(desk.store, checks=(registers_are_whole,))
    desk.store.close()
    assert [finding.says for finding in found] == ["抽查名单不是按所载种子抽出的"]


def test_a_taking_up_that_is_not_on_record_is_found(tmp_path: Path) -> None:
    desk = Desk(founded(tmp_path))
    OneCase(desk.at("2026-03-05 09:00")).do("decline_filing", "leader-a")
    desk.at("2026-04-01 09:00")
    enters(desk, "draw_recheck", "supervisor-a", **MARCH)
    (task,) = registers(desk).rechecks
    enters(desk, "conclude_recheck", "reviewer-a", task=task.no, **WRONG)
    new = OneCase(desk.at("2026-04-02 09:00")).no
    puts_right(desk, task, new)
    assert check(desk.store, checks=(registers_are_whole,)) == []
    rewrite(desk, "put_right_recheck", _names_no_act)
    found = check(desk.store, checks=(registers_are_whole,))
    desk.store.close()
    assert [finding.says for finding in found] == [f"{new} 没有所载的重新办理的记录"]


@pytest.mark.parametrize("act", sorted(BY_ACT))
def test_each_lenient_act_has_its_reason_and_a_second_person(act: str) -> None:
    fields = ACTIONS[act].payload.model_fields
    assert fields["reason"].is_required()
    assert fields["second_person"].is_required()
    assert BY_ACT[act] in KINDS


@pytest.mark.parametrize("proposal", ["propose_penalty", "propose_no_penalty"])
def test_a_lighter_decision_is_proposed_with_reasons_and_approved_by_somebody_else(proposal: str) -> None:
    assert ACTIONS[proposal].payload.model_fields["reasoning"].is_required()
    held = {gate.key for gate in ACTIONS["approve_decision"].gates}
    assert {"four_eyes", "approver_certified"} <= held
