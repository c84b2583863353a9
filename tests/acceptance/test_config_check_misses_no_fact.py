"""Deleting any one fact from any gate turns both ``config check`` and the verdicts of the law's own table (gates.yaml)."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from functools import cache

import pytest

from states.action import CaseAction, Gate
from states.actions import ACTIONS
from states.formula import All, without
from states.further_gates import FURTHER_GATES
from states.lifecycle import reasons_against
from states.obligations_and_gates import gates_against_the_law
from states.proof import Proof
from tests.acceptance.test_gates_follow_the_law import FACTS_OF_GATES, GATES, Row, body, register, rows, table
from tests.unit.built_cases import case

Actions = Mapping[str, CaseAction]


def with_gate(spoilt: Gate) -> Actions:
    """The register with one gate exchanged wherever it stands."""

    def exchanged(action: CaseAction) -> CaseAction:
        if all(gate.key != spoilt.key for gate in action.gates):
            return action
        return replace(action, gates=tuple(spoilt if gate.key == spoilt.key else gate for gate in action.gates))

    return {key: exchanged(action) for key, action in ACTIONS.items()}


def without_fact(key: str, fact: str) -> Gate:
    gate = register()[key]
    rest = without(gate.formula, fact)
    return replace(gate, formula=All(()) if rest is None else rest)


def verdicts(key: str, row: Row, actions: Actions) -> set[bool]:
    """Whether the kernel lets the acts pass this gate in the situation."""
    before = table()[key].get("before", ())
    facts = case(extra={fact: fact in row.true for fact in register()[key].formula.facts()}, procedure=_where(key))
    acts = (
        *(sorted(ACTIONS.keys() - {"ask_recusal"}) if before == "every_act" else before),
        *(a for acts in table()[key].get("by_procedure", {}).values() for a in acts),
    )
    return {key not in {reason.gate for reason in reasons_against(facts, actions[act], None)} for act in acts}


def _where(key: str) -> str:
    return next(iter(table()[key].get("by_procedure", {})), "penalty_general")


def test_the_kernel_judges_each_situation_as_the_law_does() -> None:
    told = [(key, row, verdicts(key, row, ACTIONS)) for key in GATES for row in rows(key)]
    assert [(key, row, judged) for key, row, judged in told if judged != {row.met}] == []


def test_a_fact_deleted_from_a_gate_turns_a_verdict_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    unmoved = []
    for key, fact in FACTS_OF_GATES:
        spoilt = without_fact(key, fact)
        actions = with_gate(spoilt)
        with monkeypatch.context() as register_of_procedures:
            register_of_procedures.setitem(FURTHER_GATES, key, spoilt)
            if all(verdicts(key, row, actions) == {row.met} for row in rows(key)):
                unmoved.append(f"{key} without {fact} lets the same pass")
    assert unmoved == []


@cache
def proofs() -> tuple[Proof, ...]:
    """Of every shipped procedure as it is, the small ones first."""
    walked = sorted((p for p in body().procedures if p.moves), key=lambda p: len(p.moves) + len(p.spot))
    return tuple(Proof(procedure, body(), ACTIONS) for procedure in walked)


def spoilt_proof(proof: Proof, actions: Actions) -> Proof:
    """The proof with other gates in the graph as it was built: enough to compare the gates with the law, since what an
    act changes does not hang on its gates; not enough to walk, for the edges are those of the gates as they were."""
    spoilt = copy(proof)
    spoilt.graph = copy(proof.graph)
    spoilt.graph.actions = actions
    return spoilt


def compared(proof: Proof, actions: Actions) -> str:
    """The first difference between gates and law; none: empty."""
    spoilt = spoilt_proof(proof, actions)
    return next(gates_against_the_law(spoilt.graph, spoilt.obligations), "")


def noticed(key: str, actions: Actions) -> str:
    """What the check of the configuration says first of the gate, in the first procedure that notices; else empty.

    Gate and law are compared before the walk, so the first line of a proof is known without the graph of the spoilt
    gates where they differ. Where they differ nowhere, the procedures that use the gate are walked.
    """
    using = [p for p in proofs() if any(gate.key == key for act in p.graph.acts for gate in p.graph.all_gates(act))]
    for proof in using:
        if compared(proof, actions):
            line = next(spoilt_proof(proof, actions).flaws(), "")
            return line if key in line else f"{UNNAMED}: {line}"
    walked = (next(Proof(proof.graph.procedure, body(), actions).flaws(), "") for proof in using)
    return next(filter(None, walked), "")


UNNAMED = "where gate and law differ, the gate is to be named; a path is told otherwise"


@pytest.mark.parametrize("key", sorted({key for key, _ in FACTS_OF_GATES}))
def test_a_fact_deleted_from_a_gate_turns_the_config_check(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = []
    for fact in sorted({*register()[key].formula.facts()}):
        spoilt = without_fact(key, fact)
        with monkeypatch.context() as register_of_procedures:
            register_of_procedures.setitem(FURTHER_GATES, key, spoilt)
            line = noticed(key, with_gate(spoilt))
        if not line or line.startswith(UNNAMED):
            wrong.append(f"{key} without {fact}: {line or 'goes unnoticed'}")
    assert wrong == []


def told(proof: Proof) -> list[str]:
    return list(gates_against_the_law(proof.graph, proof.obligations))


def test_gates_compared_in_the_graph_as_it_was_are_those_of_a_graph_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every procedure: a gate whose loss is seen there, and one whose loss is not."""
    otherwise, judged = [], set[tuple[str, bool]]()
    for key, fact in FACTS_OF_GATES:
        actions = with_gate(spoilt := without_fact(key, fact))
        monkeypatch.setitem(FURTHER_GATES, key, spoilt)
        for proof in proofs():
            case_of = proof.graph.procedure.key, bool(compared(proof, actions))
            if case_of not in judged:
                judged.add(case_of)
                if told(Proof(proof.graph.procedure, body(), actions)) != told(spoilt_proof(proof, actions)):
                    otherwise.append((*case_of, key, fact))
        monkeypatch.undo()
        if len(judged) == 2 * len(proofs()):
            break
    assert otherwise == []
    assert len(judged) == 2 * len(proofs())


@pytest.mark.full
@pytest.mark.parametrize("key", sorted({key for key, _ in FACTS_OF_GATES}))
def test_a_fact_deleted_from_a_gate_is_told_of_every_procedure_that_can_notice(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = []
    for fact in sorted({*register()[key].formula.facts()}):
        spoilt = without_fact(key, fact)
        actions = with_gate(spoilt)
        with monkeypatch.context() as register_of_procedures:
            register_of_procedures.setitem(FURTHER_GATES, key, spoilt)
            for proof in proofs():
                lines = list(Proof(proof.graph.procedure, body(), actions).flaws())
                if compared(proof, actions) and not any(key in line for line in lines):  # where it differs, by name
                    silent.append(f"{key} without {fact} in {proof.graph.procedure.key}")
    assert silent == []
