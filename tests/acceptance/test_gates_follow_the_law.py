"""The gates against a table written from the law: what each demands, of whom, and that no fact of it can be spared."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import states.actions
from config.loader import load_folder
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from states import (
    gates,
    gates_after,
    gates_appraisal,
    gates_coercion,
    gates_conduct,
    gates_disputes,
    gates_levy,
    gates_matters,
    gates_relations,
    gates_risk,
    gates_transfer,
    penalty_gates,
)
from states.action import Gate
from states.actions import ACTIONS
from states.formula import without
from states.vocabulary import Weight


@dataclass(frozen=True)
class Row:
    """One situation: which facts are true, and whether the gate lets it pass."""

    met: bool
    true: frozenset[str]
    says: str


GATES_OF = (
    gates,
    penalty_gates,
    gates_matters,
    gates_coercion,
    gates_levy,
    gates_relations,
    gates_disputes,
    gates_conduct,
    gates_appraisal,
    gates_transfer,
    gates_risk,
    gates_after,
)


@cache
def table() -> dict[str, dict[str, Any]]:
    """The gates of penalties, and those of the other matters, which also name the acts that the former stand before."""
    here = Path(__file__).parent
    own = dict(yaml.safe_load((here / "gates.yaml").read_text(encoding="utf-8")))
    other = dict(yaml.safe_load((here / "gates_matters.yaml").read_text(encoding="utf-8")))
    for key, acts in other.pop("also_before").items():
        own[key] = {**own[key], "before": [*own[key].get("before", ()), *acts]}
    for key, rows_of_gate in other.pop("also_rows").items():
        own[key] = {**own[key], "rows": [*own[key]["rows"], *rows_of_gate]}
    return own | other


@cache
def rows(key: str) -> tuple[Row, ...]:
    return tuple(Row(verdict == "met", frozenset(true), says) for verdict, true, says in table()[key]["rows"])


@cache
def register() -> dict[str, Gate]:
    """Every gate that stands in the code, wherever it was written down."""
    modules = [
        importlib.import_module(f"states.actions.{m.name}") for m in pkgutil.iter_modules(states.actions.__path__)
    ]
    found = [value for module in (*GATES_OF, *modules) for value in vars(module).values() if isinstance(value, Gate)]
    keys = [gate.key for gate in dict.fromkeys(found)]
    assert len(keys) == len(set(keys)), "two gates of one name"
    return {gate.key: gate for gate in found}


@cache
def body() -> ReleaseBody:
    return load_folder(CHECKOUT / "config", CHECKOUT / "templates")


GATES = sorted(table())
SITUATIONS = [pytest.param(key, row, id=f"{key}-{row.says}") for key in GATES for row in rows(key)]
FACTS_OF_GATES = [
    (key, fact) for key in GATES if key in register() for fact in sorted({*register()[key].formula.facts()})
]


def truth(gate: Gate, row: Row) -> dict[str, bool]:
    return {fact: fact in row.true for fact in gate.formula.facts()}


def differ_only_in(fact: str, one: Row, other: Row) -> bool:
    return one.true ^ other.true == {fact} and one.met != other.met


def test_the_table_names_exactly_the_gates_of_the_code() -> None:
    assert table().keys() == register().keys()


@pytest.mark.parametrize(("key", "row"), SITUATIONS)
def test_a_gate_judges_each_situation_as_the_law_does(key: str, row: Row) -> None:
    gate = register()[key]
    assert row.true <= set(gate.formula.facts()), "the table tells of a fact the gate does not look at"
    reason = gate.unmet(truth(gate, row))
    assert (reason is None) is row.met


@pytest.mark.parametrize(("key", "fact"), FACTS_OF_GATES)
def test_each_fact_alone_turns_the_verdict(key: str, fact: str) -> None:
    assert any(differ_only_in(fact, one, other) for one in rows(key) for other in rows(key))


@pytest.mark.parametrize(("key", "fact"), FACTS_OF_GATES)
def test_a_gate_without_one_of_its_facts_is_another_gate(key: str, fact: str) -> None:
    """Deleting any one fact from any gate turns a situation of the table."""
    gate = register()[key]
    rest = without(gate.formula, fact)
    judged = [True if rest is None else rest.holds(truth(gate, row)) for row in rows(key)]
    assert judged != [row.met for row in rows(key)]


@pytest.mark.parametrize("key", GATES)
def test_a_gate_is_met_in_some_situation_and_unmet_in_another(key: str) -> None:
    assert {row.met for row in rows(key)} == {True, False}


@pytest.mark.parametrize("key", GATES)
def test_a_gate_rests_on_the_clause_the_table_names_and_that_clause_is_registered(key: str) -> None:
    gate = register()[key]
    assert gate.clause == table()[key]["clause"]
    assert gate.clause in {clause.clause for clause in body().clauses}


@pytest.mark.parametrize("key", GATES)
def test_a_gate_bars_unless_the_act_has_already_happened(key: str) -> None:
    gate = register()[key]
    assert gate.weight is (Weight.FLAGS if table()[key].get("flags") else Weight.BARS)
    assert bool(gate.remedy) is (gate.weight is Weight.FLAGS), "a flag names its lawful remedy"


@pytest.mark.parametrize("key", GATES)
def test_a_gate_stands_before_the_acts_the_law_puts_it_before(key: str) -> None:
    held = {action.key for action in ACTIONS.values() if any(gate.key == key for gate in action.gates)}
    before = table()[key].get("before", ())
    assert held == (ACTIONS.keys() - {"ask_recusal"} if before == "every_act" else set(before))


@pytest.mark.parametrize("key", GATES)
def test_every_gate_is_used_by_an_action_or_a_procedure(key: str) -> None:
    added: dict[str, list[str]] = {}
    for procedure in body().procedures:
        for further in procedure.gates:
            if further.gate == key:
                added.setdefault(procedure.key, []).append(further.act)
    for procedure_key, acts in table()[key].get("by_procedure", {}).items():
        assert set(acts) <= set(added.get(procedure_key, ()))
    assert added or any(gate.key == key for action in ACTIONS.values() for gate in action.gates)


@pytest.mark.parametrize("key", GATES)
def test_an_unmet_gate_says_in_chinese_what_is_missing(key: str) -> None:
    gate = register()[key]
    unmet = [gate.unmet(truth(gate, row)) for row in rows(key) if not row.met]
    for reason in unmet:
        assert reason is not None
        assert (reason.gate, reason.clause) == (gate.key, gate.clause)
        assert len([letter for letter in reason.says if "一" <= letter <= "龥"]) >= 5
