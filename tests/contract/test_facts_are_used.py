"""Every fact of the register bears on something: a gate, a move, a term, a message, a document, or another fact."""

import ast
from collections.abc import Iterator
from functools import cache
from typing import Any

from config.schema.procedure import Procedure
from states.actions import ACTIONS
from states.fact_register import FACTS
from states.further_gates import FURTHER_GATES
from tests.contract.repository import last_name, sources
from tests.unit.built_cases import rules

SETS_OR_NAMES = {"Latch", "FactKind", "_latch", "_outside_latch"}
"""Calls that set or register a fact; naming it there is no use of it."""

REGISTERED_IN = {"_LATCHES", "_OUTSIDE", "_DERIVED"}

NOT_ASKED_FOR = {
    "standard_in_force": "the check of the fine looks the standard up itself; kept for a bureau's own gate",
}
"""Facts that nothing shipped asks for, each with the reason why it is kept."""


def test_every_fact_is_asked_for_by_something() -> None:
    asked = facts_of_gates() | facts_of_procedures() | facts_of_tiers() | facts_in_code()
    assert sorted(FACTS.keys() - asked) == sorted(NOT_ASKED_FOR)


def test_every_fact_asked_for_is_registered() -> None:
    assert sorted((facts_of_gates() | facts_of_procedures() | facts_of_tiers()) - FACTS.keys()) == []


def test_every_fact_that_an_act_sets_is_registered_and_every_latch_is_set_by_an_act() -> None:
    latches = {key for key, kind in FACTS.items() if kind.derive is None}
    established = {latch.fact for action in ACTIONS.values() for latch in action.establishes}
    withdrawn = {latch.fact for action in ACTIONS.values() for latch in action.withdraws}
    assert sorted(established ^ latches) == []
    assert sorted(withdrawn - latches) == []


def test_a_fact_has_a_chinese_title_of_its_own() -> None:
    titles = [kind.title for kind in FACTS.values()]
    assert len(set(titles)) == len(titles)
    assert all(any("一" <= letter <= "龥" for letter in title) for title in titles)


def facts_of_gates() -> set[str]:
    gates = [*FURTHER_GATES.values(), *(gate for action in ACTIONS.values() for gate in action.gates)]
    return {fact for gate in gates for fact in gate.formula.facts()}


def facts_of_procedures() -> set[str]:
    return {key for procedure in rules().procedures.values() for key in _asked_by(procedure)}


def _asked_by(procedure: Procedure) -> Iterator[str]:
    rules_of_parts: list[Any] = [*procedure.moves, *procedure.notices, *procedure.documents]
    for rule in (*rules_of_parts, *procedure.tasks, *procedure.publications):
        yield from (key for key in (rule.when, rule.unless) if key is not None)
    for term in procedure.terms:
        yield from (*term.until, *([term.when] if term.when else ()))
    yield from (task.until for task in procedure.tasks)


def facts_of_tiers() -> set[str]:
    """What circumstances of the statute presuppose (法定情形的前提事实)."""
    circumstances = (one for power in rules().body.powers for tier in power.tiers for one in tier.circumstances)
    return {fact for one in circumstances for fact in one.needs}


@cache
def facts_in_code() -> set[str]:
    """Names of facts that the code asks for in plain text, as ``truth["closed"]``."""
    found: set[str] = set()
    for path in sources("states", "models"):
        found |= set(_names(ast.parse(path.read_text(encoding="utf-8"))))
    return found & FACTS.keys()


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and last_name(node.func) in SETS_OR_NAMES:
        for part in node.args[1:]:
            yield from _names(part)
        return
    if isinstance(node, ast.Assign) and {last_name(target) for target in node.targets} & REGISTERED_IN:
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from _texts(node.args[:1] if last_name(node.func.value) == "latches" else [])
    if isinstance(node, ast.Subscript) and last_name(node.value) == "truth":
        yield from _texts([node.slice])
    if isinstance(node, ast.Assign) and {last_name(target) for target in node.targets} & {"marks", "BRANCHES"}:
        yield from _texts([part for value in [node.value] for part in ast.walk(value)])
    for child in ast.iter_child_nodes(node):
        yield from _names(child)


def _texts(nodes: list[ast.AST] | list[ast.expr]) -> Iterator[str]:
    yield from (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
