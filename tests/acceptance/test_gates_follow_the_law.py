"""The gates against a table written from the law: what each demands, of whom, and that no fact of it can be spared."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import states.actions
from config.schema.release import ReleaseBody
from states import (
    gates,
    gates_after,
    gates_appraisal,
    gates_coercion,
    gates_conduct,
    gates_disclosure,
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
from tests.unit.built_cases import rules


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
    gates_disclosure,
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
    for name in ("gates_matters.yaml", "gates_disclosure.yaml"):
        other = dict(yaml.safe_load((here / name).read_text(encoding="utf-8")))
        for key, acts in other.pop("also_before").items():
            own[key] = {**own[key], "before": [*own[key].get("before", ()), *acts]}
        for key, rows_of_gate in other.pop("also_rows").items():
            own[key] = {**own[key], "rows": [*own[key]["rows"], *rows_of_gate]}
        own = own | other
    return own


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


def body() -> ReleaseBody:
    return rules().body


GATES = sorted(table())
FACTS_OF_GATES = [
    (key, fact) for key in GATES if key in register() for fact in sorted({*register()[key].formula.facts()})
]


def truth(gate: Gate, row: Row) -> dict[str, bool]:
    return {fact: fact in row.true for fact in gate.formula.facts()}


def differ_only_in(fact: str, one: Row, other: Row) -> bool:
    return one.true ^ other.true == {fact} and one.met != other.met


def test_the_table_names_exactly_the_gates_of_the_code() -> None:
    assert table().keys() == register().keys()


def test_a_gate_judges_each_situation_as_the_law_does() -> None:
    told = [(key, row, register()[key]) for key in GATES for row in rows(key)]
    assert len(told) > 500
    unknown = [(key, row.true) for key, row, gate in told if not row.true <= set(gate.formula.facts())]
    assert unknown == [], "the table tells of a fact the gate does not look at"
    assert [(key, row) for key, row, gate in told if (gate.unmet(truth(gate, row)) is None) is not row.met] == []


def test_each_fact_alone_turns_the_verdict() -> None:
    def turns(key: str, fact: str) -> bool:
        return any(differ_only_in(fact, one, other) for one in rows(key) for other in rows(key))

    assert [(key, fact) for key, fact in FACTS_OF_GATES if not turns(key, fact)] == []


def test_a_gate_without_one_of_its_facts_is_another_gate() -> None:
    """Deleting any one fact from any gate turns a situation of the table."""
    unmoved = []
    for key, fact in FACTS_OF_GATES:
        gate = register()[key]
        rest = without(gate.formula, fact)
        judged = [True if rest is None else rest.holds(truth(gate, row)) for row in rows(key)]
        if judged == [row.met for row in rows(key)]:
            unmoved.append((key, fact))
    assert unmoved == []


def test_a_gate_is_met_in_some_situation_and_unmet_in_another() -> None:
    assert {key: {row.met for row in rows(key)} for key in GATES} == {key: {True, False} for key in GATES}


def test_a_gate_rests_on_the_clause_the_table_names_and_that_clause_is_registered() -> None:
    clauses = {key: register()[key].clause for key in GATES}
    assert clauses == {key: table()[key]["clause"] for key in GATES}
    assert set(clauses.values()) - {clause.clause for clause in body().clauses} == set()


def test_a_gate_bars_unless_the_act_has_already_happened() -> None:
    weights = {key: Weight.FLAGS if table()[key].get("flags") else Weight.BARS for key in GATES}
    assert {key: register()[key].weight for key in GATES} == weights
    remedied = {key: bool(register()[key].remedy) for key in GATES}
    assert remedied == {key: weight is Weight.FLAGS for key, weight in weights.items()}, (
        "a flag names its lawful remedy"
    )


def test_a_gate_stands_before_the_acts_the_law_puts_it_before() -> None:
    held: dict[str, set[str]] = {key: set() for key in GATES}
    for action in ACTIONS.values():
        for gate in action.gates:
            held[gate.key].add(action.key)
    before = {key: table()[key].get("before", ()) for key in GATES}
    every = ACTIONS.keys() - {"ask_recusal"}
    assert held == {key: every if acts == "every_act" else set(acts) for key, acts in before.items()}


def test_every_gate_is_used_by_an_action_or_a_procedure() -> None:
    added: dict[str, set[tuple[str, str]]] = {key: set() for key in GATES}
    for procedure in body().procedures:
        for further in procedure.gates:
            added[further.gate].add((procedure.key, further.act))
    asked = {
        key: {(procedure, act) for procedure, acts in table()[key].get("by_procedure", {}).items() for act in acts}
        for key in GATES
    }
    assert [(key, lost) for key in GATES if (lost := asked[key] - added[key])] == []
    of_actions = {gate.key for action in ACTIONS.values() for gate in action.gates}
    assert [key for key in GATES if not added[key] and key not in of_actions] == []


def test_an_unmet_gate_says_in_chinese_what_is_missing() -> None:
    wrong = []
    for key in GATES:
        gate = register()[key]
        for reason in (gate.unmet(truth(gate, row)) for row in rows(key) if not row.met):
            chinese = [letter for letter in (reason.says if reason else "") if "一" <= letter <= "龥"]
            if reason is None or (reason.gate, reason.clause) != (gate.key, gate.clause) or len(chinese) < 5:
                wrong.append((key, reason))
    assert wrong == []
