"""Deleting any one fact from any gate turns both ``config check`` and the verdicts of the law's own table (gates.yaml)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from states.action import CaseAction, Gate
from states.actions import ACTIONS
from states.formula import All, without
from states.further_gates import FURTHER_GATES
from states.lifecycle import reasons_against
from states.proof import Proof
from tests.acceptance.test_gates_follow_the_law import FACTS_OF_GATES, SITUATIONS, Row, body, register, rows, table
from tests.unit.built_cases import case

Actions = Mapping[str, CaseAction]


def with_gate(spoilt: Gate) -> Actions:
    """The register with one gate exchanged wherever it stands."""
    return {
        key: replace(action, gates=tuple(spoilt if gate.key == spoilt.key else gate for gate in action.gates))
        for key, action in ACTIONS.items()
    }


def without_fact(key: str, fact: str) -> Gate:
    gate = register()[key]
    rest = without(gate.formula, fact)
    return replace(gate, formula=All(()) if rest is None else rest)


def verdicts(key: str, row: Row, actions: Actions) -> set[bool]:
    """Whether the kernel lets the acts pass this gate in the situation."""
    found: set[bool] = set()
    before = table()[key].get("before", ())
    for act in [
        *(sorted(ACTIONS.keys() - {"ask_recusal"}) if before == "every_act" else before),
        *(a for acts in table()[key].get("by_procedure", {}).values() for a in acts),
    ]:
        facts = case(extra={fact: fact in row.true for fact in register()[key].formula.facts()}, procedure=_where(key))
        found.add(key not in {reason.gate for reason in reasons_against(facts, actions[act], None)})
    return found


def _where(key: str) -> str:
    return next(iter(table()[key].get("by_procedure", {})), "penalty_general")


@pytest.mark.parametrize(("key", "row"), SITUATIONS)
def test_the_kernel_judges_each_situation_as_the_law_does(key: str, row: Row) -> None:
    assert verdicts(key, row, ACTIONS) == {row.met}


@pytest.mark.parametrize(("key", "fact"), FACTS_OF_GATES)
def test_a_fact_deleted_from_a_gate_turns_a_verdict_of_the_kernel(
    key: str, fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = without_fact(key, fact)
    monkeypatch.setitem(FURTHER_GATES, key, spoilt)
    assert any(verdicts(key, row, with_gate(spoilt)) != {row.met} for row in rows(key))


@pytest.mark.parametrize(("key", "fact"), FACTS_OF_GATES)
def test_a_fact_deleted_from_a_gate_turns_the_config_check(
    key: str, fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = without_fact(key, fact)
    monkeypatch.setitem(FURTHER_GATES, key, spoilt)
    found = [next(Proof(p, body(), with_gate(spoilt)).flaws(), None) for p in body().procedures if p.moves]
    told = [line for line in found if line is not None]
    assert told, f"{key} without {fact} goes unnoticed"
    assert any(key in line for line in told)
