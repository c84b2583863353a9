"""What really happens lies on the graph: no case of any docket leaves it, and every move is made or named as not made."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from config.loader import load_folder
from config.schema.procedure import Procedure
from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.diagrams import NONE
from states.facts import Act, CaseFacts
from states.graph import Graph
from states.paths import reachable
from states.ways import situation_of
from tests.acceptance.docket_runner import CONFIG, run_once

RULES = Path(__file__).parent / "dockets"
NOT_MADE = Path(__file__).with_name("moves_not_made.yaml")
DOCKETS = sorted([*(CONFIG / "dockets" / "demo").glob("*.yaml"), *RULES.rglob("*.yaml")])

Walk = tuple[CaseFacts, Act, CaseFacts]


@cache
def graph_of(text: str, forms: str) -> tuple[Graph, dict[str, int]]:
    body = load_folder(CHECKOUT / "config", CHECKOUT / "templates")
    body = body.model_copy(update={"bureau": body.bureau.model_copy(update={"opinion_form_with": forms})})
    graph = Graph(Procedure.model_validate_json(text), body, ACTIONS)
    return graph, reachable(graph)


def walked(facts: CaseFacts) -> Iterator[Walk]:
    """Each act with the case before and after it, at the moment of the act."""
    for before, act in zip(facts.acts, facts.acts[1:], strict=False):
        first, then = (
            replace(facts.as_of(one.seq), step=one.step, at=act.at, recorded=act.at, actor=act.by)
            for one in (before, act)
        )
        yield first, act, then


@pytest.mark.parametrize("path", DOCKETS, ids=lambda path: path.stem)
def test_no_case_leaves_the_graph(path: Path) -> None:
    for facts in run_once(path).cases.values():
        graph, reached = graph_of(facts.procedure.model_dump_json(), facts.rules.body.bureau.opinion_form_with)
        for before, act, after in walked(facts):
            here = situation_of(graph, before)
            told = f"{facts.no} {act.seq} {act.action} {before.step} → {after.step}"
            assert graph.diagrams.both(here, reached[before.step]) != NONE, f"{told}: no such situation on the graph"
            if act.action == "correct_record":
                continue
            there_are = (*graph.edges[before.step], *graph.idle[before.step])
            edges = [e for e in there_are if (e.act, e.target) == (act.action, after.step)]
            ahead = graph.diagrams.any_of(graph.after(edge, here) for edge in edges)
            there = graph.diagrams.without(situation_of(graph, after), graph.fate | graph.forgotten[after.step])
            met = graph.diagrams.both(ahead, there)
            assert met != NONE, f"{told}: no such edge on the graph"


def moves_made() -> set[tuple[str, str, str, str]]:
    return {
        (facts.procedure.key, act.action, before.step, after.step)
        for path in DOCKETS
        for facts in run_once(path).cases.values()
        for before, act, after in walked(facts)
    }


def not_made_yet() -> set[tuple[str, str, str, str]]:
    told = yaml.safe_load(NOT_MADE.read_text(encoding="utf-8"))
    return {(procedure, act, source, to) for procedure, moves in told.items() for act, source, to in moves}


def test_every_move_of_every_procedure_is_made_in_some_docket_or_named_as_not_made_yet() -> None:
    body = load_folder(CHECKOUT / "config", CHECKOUT / "templates")
    written = {
        (procedure.key, move.act, source, move.to)
        for procedure in body.procedures
        for move in procedure.moves
        for source in move.source
    }
    assert written - moves_made() == not_made_yet()
