"""The general procedure has no gate without a registered clause, and no clause of a gate or of a predicate without an
acceptance test that names it and shows both sides: what is refused or flagged under it, and what is allowed."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from config.schema.release import ReleaseBody
from states import penalty_gates
from states.action import Gate
from states.actions import ACTIONS
from states.further_gates import FURTHER_GATES
from states.gates_met import gates_of
from states.spots import acts_of
from tests.contract.repository import ROOT, calls, last_name, relative, sources
from tests.unit.built_cases import rules

AGAINST, FOR = frozenset({"refused", "flagged"}), frozenset({"allowed"})
PROCEDURES = ("penalty_general", "penalty_simple")


def body() -> ReleaseBody:
    return rules().body


@cache
def clauses_of_gates() -> frozenset[str]:
    """The clauses of every gate that a case of the penalty procedures meets."""
    procedures = [p for p in body().procedures if p.key in PROCEDURES]
    return frozenset(gate.clause for procedure in procedures for gate in gates_of(procedure))


@cache
def clauses_of_predicates() -> frozenset[str]:
    """The clauses written into a reason anywhere in states/, apart from those only other procedures meet."""
    registered: set[object] = {clause.clause for clause in body().clauses}
    found: set[Any] = set()
    for path in sources("states"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = _named_texts(tree) if path.parent.name != "registers" else {}  # tests/integration shows their plan
        for call in calls(path):
            if last_name(call.func) in ("Reason", "_flag", "_again"):
                found |= {_text(argument, named) for argument in call.args} & registered
    return frozenset(found)


def _named_texts(tree: ast.Module) -> dict[str, object]:
    """The constants of a module by their names: a clause may be written as one."""
    found: dict[str, object] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
                found[name] = value
    return found


def _text(node: ast.expr, named: Mapping[str, object]) -> object:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return named.get(name)
    return None


def _called_with(names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(clause, file) of every clause that an acceptance file gives to one of these calls, plainly or by a parameter."""
    for path in (ROOT / "tests" / "acceptance").glob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = _named_texts(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and last_name(node.func) in names and len(node.args) > 2:
                third = _text(node.args[2], named)
                if isinstance(third, str):
                    yield third, relative(path)


@cache
def shown(names: frozenset[str]) -> frozenset[str]:
    return frozenset(clause for clause, _ in _called_with(names))


def test_every_gate_has_a_clause_that_is_registered() -> None:
    registered = {clause.clause for clause in body().clauses}
    gates = {gate.key: gate for action in ACTIONS.values() for gate in action.gates} | FURTHER_GATES
    assert sorted(key for key, gate in gates.items() if gate.clause not in registered) == []


def test_every_gate_of_the_penalty_law_is_met_in_a_penalty_procedure() -> None:
    met = {gate.key for p in body().procedures if p.key in PROCEDURES for gate in gates_of(p)}
    own = {gate.key for gate in vars(penalty_gates).values() if isinstance(gate, Gate)}
    assert own - met == set()


def test_a_clause_of_a_gate_has_a_test_of_what_it_refuses_or_flags() -> None:
    assert len(clauses_of_gates()) > 50
    assert sorted(clauses_of_gates() - shown(AGAINST)) == []


def test_a_clause_of_a_gate_has_a_test_of_what_it_allows() -> None:
    assert sorted(clauses_of_gates() - shown(FOR)) == []


def test_a_clause_of_a_predicate_has_a_test_too() -> None:
    asked = clauses_of_predicates() - clauses_of_gates()
    assert len(asked) > 50
    assert sorted(asked - shown(AGAINST)) == [], "not shown how they refuse"
    assert sorted(asked - shown(FOR)) == [], "not shown how they allow"


def test_the_search_sees_what_is_written() -> None:
    assert {"行政处罚法44", "移送规定5(2)", "行政处罚法71"} <= shown(AGAINST) & shown(FOR)
    assert "propose_penalty" in acts_of(next(p for p in body().procedures if p.key == "penalty_general"), ACTIONS)
