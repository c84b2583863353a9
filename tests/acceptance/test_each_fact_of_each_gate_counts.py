"""Deleting any one fact from any gate changes what the gate says: no fact stands there for nothing."""

from itertools import product

import pytest

from states.action import Gate
from states.actions import ACTIONS
from states.formula import without
from states.further_gates import FURTHER_GATES

GATES: dict[str, Gate] = {gate.key: gate for action in ACTIONS.values() for gate in action.gates} | FURTHER_GATES
MOST = 12


@pytest.mark.parametrize("key", sorted(GATES))
def test_every_fact_of_a_gate_decides_in_some_situation(key: str) -> None:
    formula = GATES[key].formula
    facts = sorted(set(formula.facts()))
    assert len(facts) <= MOST
    situations = [dict(zip(facts, values, strict=True)) for values in product((False, True), repeat=len(facts))]
    for fact in facts:
        rest = without(formula, fact)
        differs = any(formula.holds(s) != (rest is None or rest.holds(s)) for s in situations)
        assert differs, f"{key}: {fact} could be deleted unnoticed"


@pytest.mark.parametrize("key", sorted(GATES))
def test_every_gate_can_be_met_and_can_refuse(key: str) -> None:
    formula = GATES[key].formula
    facts = sorted(set(formula.facts()))
    verdicts = {formula.holds(dict(zip(facts, v, strict=True))) for v in product((False, True), repeat=len(facts))}
    assert verdicts == {True, False}


def test_every_further_gate_is_hung_on_an_action_or_named_by_a_procedure() -> None:
    used = {gate.key for action in ACTIONS.values() for gate in action.gates}
    assert FURTHER_GATES.keys() - used <= {"spot_filed", "evidence", "crime_ended"}
