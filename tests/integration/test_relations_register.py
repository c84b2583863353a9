"""Relations of officers to parties (利害关系登记): entered, ended, and kept to in every case of that party."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.checks import check
from models.commands import RegisterAnswer, RegisterCommand
from models.registers import perform
from states.reasons import ActionRefused
from tests.integration.bureau_desk import ORGANISATION, Desk, founded
from tests.integration.one_case import OneCase, gates
from tests.integration.zhifa_command import REFUSED, Home


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def enter(desk: Desk, officer: str = "officer-b", by: str | None = None, **otherwise: Any) -> RegisterAnswer:
    told: dict[str, Any] = {
        "officer": officer,
        "party": ORGANISATION["uscc"],
        "party_name": ORGANISATION["name"],
        "kind": "party_or_kin",
        "began_on": "2026-01-01",
        "grounds": "其配偶是法定代表人，本人申报",
        **otherwise,
    }
    return perform(desk.store, RegisterCommand("enter_relation", told, by or officer, desk.new_key()))


def end(desk: Desk, no: str, by: str = "coordinator-a", second: str = "leader-a", on: str = "2026-03-02") -> None:
    told = {"no": no, "ended_on": on, "reason": "已离职", "second_person": second}
    perform(desk.store, RegisterCommand("end_relation", told, by, desk.new_key()))


def test_whoever_is_related_is_no_handler_until_the_relation_ends(desk: Desk) -> None:
    no = enter(desk).subject
    assert no == "LX2026-001"
    case = OneCase(desk)
    case.do("skip_prompt")
    with pytest.raises(ActionRefused, match=no) as refused:
        case.do("propose_filing")
    assert gates(refused) == {"recused_take_part"}
    end(desk, no)
    case.do("propose_filing")


def test_a_relation_to_another_party_keeps_nobody_out(desk: Desk) -> None:
    enter(desk, party="91410105MA00000009")
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")


def test_entered_in_the_middle_of_a_case_it_counts_from_then_on(desk: Desk) -> None:
    case = OneCase(desk).investigated()
    enter(desk, "officer-a")
    with pytest.raises(ActionRefused) as refused:
        case.do("propose_penalty")
    assert "not_recused" in gates(refused)


@pytest.mark.parametrize(("officer", "by", "may"), [
    ("officer-b", "officer-b", True),
    ("officer-b", "coordinator-a", True),
    ("officer-b", "leader-a", True),
    ("officer-b", "officer-a", False),
    ("nobody", "coordinator-a", False),
])  # fmt: skip
def test_each_declares_his_own_and_the_keepers_enter_those_of_others(
    desk: Desk, officer: str, by: str, may: bool
) -> None:
    if may:
        enter(desk, officer, by)
        return
    with pytest.raises(ActionRefused) as refused:
        enter(desk, officer, by)
    assert gates(refused) <= {"relation_declared", "relation_officer"}


def test_a_relation_is_entered_once_and_not_in_advance(desk: Desk) -> None:
    enter(desk)
    with pytest.raises(ActionRefused) as refused:
        enter(desk)
    assert gates(refused) == {"relation_is_new"}
    enter(desk, kind="other_relation")
    with pytest.raises(ActionRefused) as refused:
        enter(desk, "officer-c", began_on="2026-03-03")
    assert gates(refused) == {"not_future"}


@pytest.mark.parametrize(
    ("told", "gate"),
    [
        ({"no": "LX2026-009"}, "relation_known"),
        ({"on": "2025-12-31"}, "relation_stands"),
        ({"on": "2026-03-03"}, "not_future"),
        ({"by": "leader-a", "second": "leader-b"}, "relation_by_another"),
        ({"by": "leader-b", "second": "leader-a"}, "relation_by_another"),
        ({"second": "officer-c"}, "second_person"),
        ({"by": "officer-c"}, "role"),
    ],
)
def test_a_relation_is_ended_by_two_others_and_not_before_it_began(desk: Desk, told: dict[str, Any], gate: str) -> None:
    no = enter(desk, "leader-a").subject
    with pytest.raises(ActionRefused) as refused:
        end(desk, **{"no": no, "second": "leader-b", **told})
    assert gate in gates(refused)


def test_what_was_ended_is_not_ended_again(desk: Desk) -> None:
    no = enter(desk).subject
    end(desk, no)
    with pytest.raises(ActionRefused) as refused:
        end(desk, no)
    assert gates(refused) == {"relation_stands"}
    enter(desk)


def test_the_register_at_the_command_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.done("init")
    told = ("--party", "91410105MA00000001", "--name", "样例公司", "--kind", "party_or_kin", "--on", "2026-01-01")
    home.done("relation", "enter", "officer-b", *told, "--grounds", "本人申报", "--by", "officer-b")
    (one,) = home.json("relation", "list")["relations"]
    assert (one["officer"], one["party"], one["ended_on"]) == ("officer-b", "91410105MA00000001", None)
    ended = ("--on", "2026-02-01", "--reason", "已离职", "--second", "leader-a")
    assert home.run("relation", "end", one["no"], *ended, "--by", "officer-b").returncode == REFUSED
    home.done("relation", "end", one["no"], *ended, "--by", "coordinator-a")
    assert home.json("relation", "list")["relations"] == []
    assert home.json("relation", "list", "--all")["relations"][0]["ended_on"] == "2026-02-01"
