"""The proof of a procedure: the shipped ones are lawful, and what an edit spoils is told with the path that leads there."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from config.schema.procedure import Procedure
from states import proof
from states.actions import ACTIONS
from states.graph import Graph
from states.proof import flaws
from tests.unit.built_cases import rules

Data = dict[str, Any]
SHIPPED = ("penalty_general", "penalty_simple", "historical_penalty", "historical_permit")


@cache
def shipped(key: str) -> Procedure:
    return rules().procedures[key]


def edited(key: str, edit: Callable[[Data], None]) -> tuple[str, ...]:
    """What the proof says of a shipped procedure once it was edited."""
    data = shipped(key).model_dump()
    edit(data)
    return flaws(Procedure.model_validate(data), rules().body)


def moves(data: Data, act: str) -> list[Data]:
    return [move for move in data["moves"] if move["act"] == act]


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_procedure_is_proved(key: str) -> None:
    assert flaws(shipped(key), rules().body) == ()


def test_an_investigation_that_begins_without_filing_is_refused_with_its_path() -> None:
    def spoil(data: Data) -> None:
        for move in moves(data, "propose_filing"):
            move["to"] = "inspect.filed"

    said = edited("penalty_general", spoil)
    told = next(line for line in said if "先立案" in line)
    assert "行政处罚法54" in told
    assert "“线索登记” —" in told
    assert "—调查终结→ “调查终结”" in told


def test_a_spot_decision_that_need_not_be_filed_is_refused() -> None:
    def spoil(data: Data) -> None:
        data["gates"] = tuple(g for g in data["gates"] if g["gate"] != "spot_filed")

    said = edited("penalty_simple", spoil)
    assert any("少了关口 spot_filed" in line for line in said)
    path = next(line for line in said if "路径" in line)
    assert "行政处罚法52" in path
    assert path.endswith("—结案→ “已结案”")


def test_a_spot_decision_that_needs_no_evidence_is_refused() -> None:
    def spoil(data: Data) -> None:
        data["gates"] = tuple(g for g in data["gates"] if g["gate"] != "evidence")

    said = edited("penalty_simple", spoil)
    assert all("行政处罚法40" in line for line in said)
    assert any("—当场作出处罚决定→" in line for line in said)


def test_a_case_that_can_no_longer_be_withdrawn_is_told_as_a_dead_end() -> None:
    def spoil(data: Data) -> None:
        data["moves"] = tuple(move for move in data["moves"] if move["act"] != "decline_filing")

    (said,) = edited("penalty_general", spoil)
    assert "死路" in said
    assert "权责清单有此职权" in said


def test_a_case_closed_by_the_visit_itself_is_refused() -> None:
    def spoil(data: Data) -> None:
        for move in moves(data, "record_visit"):
            move["to"] = "close.closed" if move["when"] else move["to"]

    said = edited("penalty_simple", spoil)
    assert any("结案经机关负责人批准" in line for line in said)
    assert any("应缴款项已缴清" in line for line in said)


def test_a_task_left_open_at_the_end_is_told() -> None:
    def spoil(data: Data) -> None:
        data["tasks"] += (
            {"on": "withdraw_case", "task": "x", "title": "退还材料", "to": "handlers", "until": "filed"},
        )

    said = edited("penalty_simple", spoil)
    assert any("退还材料" in line for line in said)


def test_a_statement_period_counted_from_the_making_of_the_notice_is_refused() -> None:
    def spoil(data: Data) -> None:
        term = next(term for term in data["terms"] if term["key"] == "statement_period")
        term["starts"], term["when"] = ("give_prior_notice",), None

    said = edited("penalty_general", spoil)
    assert any("自告知书送达起算" in line and "制作事先告知书" in line for line in said)


def test_a_procedure_is_judged_by_what_the_law_asks_of_its_family() -> None:
    assert edited("penalty_simple", lambda data: data.update(family="permit")) != ()


def test_a_gate_taken_off_an_action_is_missed() -> None:
    spoilt = replace(
        ACTIONS["close_case"],
        gates=tuple(gate for gate in ACTIONS["close_case"].gates if gate.key != "correction_checked"),
    )
    said = flaws(shipped("penalty_simple"), rules().body, {**ACTIONS, "close_case": spoilt})
    assert any("少了关口 correction_checked" in line for line in said)


def test_a_procedure_that_overflows_the_table_is_refused_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("states.diagrams.NODES", 4096)

    def rename(data: Data) -> None:
        data["title"] += "（改）"  # no proof of this text is kept yet

    (told,) = edited("penalty_general", rename)
    assert told.startswith("步骤、动作和事实的组合太多")


def test_what_may_rest_everywhere_rests_in_the_walk_too() -> None:
    """Acts that no procedure lists are walked: a matter that rests is a situation like any other."""
    procedure = shipped("permit")
    graph = Graph(procedure, rules().body, ACTIONS)
    assert "suspend_case" not in {record.act for record in procedure.spot}
    assert {"suspend_case", "resume_case", "extend_term", "hand_over_case"} <= set(graph.acts)
    assert "resting" in graph.variables


def test_a_draft_that_takes_too_much_to_prove_is_refused_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that lets a reopened case run from its beginning with all it has on record takes hours to walk through."""
    monkeypatch.setattr(proof, "WORK", 50_000)
    small, large = (rules().procedures[key] for key in ("mediation", "penalty_simple"))
    assert proof.flaws(small.model_copy(update={"title": "行政调解"}), rules().body) == ()
    (told,) = proof.flaws(large.model_copy(update={"title": "当场处罚"}), rules().body)
    assert "组合太多" in told
