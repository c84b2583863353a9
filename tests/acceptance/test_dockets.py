"""Dockets show that the rules hold: every act comes to what its docket says, the record is sound afterwards, no case
leaves the graph, and every move of every procedure is made.

In one file, since running the dockets is what takes the time: each is run once for all that is asked of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from config.dockets import load_docket
from config.loader import Overlay, load_folder
from config.schema.procedure import Procedure
from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.acts import Act
from states.diagrams import Diagram
from states.facts import CaseFacts
from states.graph import Graph
from states.paths import reachable
from states.standing import Standing, standing
from states.vocabulary import Weight
from states.ways import situation_of
from tests.acceptance.docket_runner import CONFIG, DocketRun, joined, run_docket, run_once

DEMO = sorted((CONFIG / "dockets" / "demo").glob("*.yaml"))
FOLDER = Path(__file__).parent / "dockets"
RULES = sorted(FOLDER.glob("*.yaml"))
ALL = sorted([*DEMO, *FOLDER.rglob("*.yaml")])
REFUSALS_IN_THE_DEMO = 16
"""So many different articles must be met on the way, or the demo shows too little of the law."""


def assert_as_written(run: DocketRun) -> None:
    assert run.unmet == ()
    assert run.findings == ()


@pytest.mark.parametrize("path", [*DEMO, *RULES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_act_comes_to_what_the_docket_says(path: Path) -> None:
    assert_as_written(run_once(path))


@pytest.mark.parametrize("path", sorted((FOLDER / "major_only").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bureau_may_keep_the_opinion_form_for_major_cases(path: Path) -> None:
    assert_as_written(run_once(path))


def test_the_demo_has_twelve_cases_that_all_close() -> None:
    assert len(DEMO) == 12
    for path in DEMO:
        docket, _ = load_docket(path)
        assert docket.entries[-1].acts[-1].expect_step == "close.closed", path.name
        assert all(entry.case is None or entry.case.title for entry in docket.entries), path.name


@pytest.mark.parametrize("at_once", [False, True], ids=["when-waiting", "at-once"])
def test_the_demo_runs_as_one_bureau(at_once: bool, tmp_path: Path) -> None:
    """All twelve in one database in the order of time, as ``zhifa demo`` runs them."""
    run = run_docket(joined(load_docket(path)[0] for path in DEMO), Overlay(), tmp_path, carry_out_at_once=at_once)
    assert_as_written(run)
    assert set({report.case: report.step for report in run.reports}.values()) == {"close.closed"}


def test_the_demo_meets_many_refusals() -> None:
    acts = [act for path in DEMO for entry in load_docket(path)[0].entries for act in entry.acts]
    clauses = {act.clause for act in acts if act.expect == "refused"}
    assert None not in clauses, "a refusal met on the way names its article"
    assert len(clauses) >= REFUSALS_IN_THE_DEMO
    assert {"conflict", "invalid"} <= {act.expect for act in acts}


def test_a_message_in_doubt_serves_nothing_and_is_not_sent_again(tmp_path: Path) -> None:
    docket, over = load_docket(FOLDER / "unknown-email.yaml")
    run = run_docket(docket, over, tmp_path)
    rows = [row for row in run.owed["in-doubt"] if row["template"] == "email_service"]
    assert [row["state"] for row in rows] == ["unknown"]
    assert sum(envelope.key == rows[0]["key"] for envelope in run.sent) == 1


# ---- on the graph ---------------------------------------------------------------------------------------------------

Walk = tuple[CaseFacts, Act, CaseFacts]


@cache
def graph_of(text: str, forms: str) -> tuple[Graph, dict[str, Diagram]]:
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


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_case_leaves_the_graph(path: Path) -> None:
    for facts in run_once(path).cases.values():
        graph, reached = graph_of(facts.procedure.model_dump_json(), facts.rules.body.bureau.opinion_form_with)
        for before, act, after in walked(facts):
            here = situation_of(graph, before)
            told = f"{facts.no} {act.seq} {act.action} {before.step} → {after.step}"
            assert (here & reached[before.step]).satisfiable(), f"{told}: no such situation on the graph"
            if act.action == "correct_record":
                continue
            there_are = (*graph.edges[before.step], *graph.idle[before.step])
            edges = [e for e in there_are if (e.act, e.target) == (act.action, after.step)]
            ahead = graph.diagrams.any_of(graph.after(edge, here) for edge in edges)
            there = graph.diagrams.without(situation_of(graph, after), graph.fate | graph.forgotten[after.step])
            met = ahead & there
            assert met.satisfiable(), f"{told}: no such edge on the graph"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_what_could_be_done_was_said_to_be_possible_before(path: Path) -> None:
    """``case why`` bars nothing that the kernel lets pass, for the person who did it and on that day; who held which
    office that day is not asked, for the register of people is that of the last day."""
    barred = [
        (facts.no, act.seq, act.action, gates)
        for facts in run_once(path).cases.values()
        for before, act, _ in walked(facts)
        if (gates := _bars(standing(before, act.action, act.by)) - {"role"})
    ]
    assert barred == []


def _bars(found: Standing) -> set[str]:
    return {reason.gate for reason in found.reasons if reason.weight is Weight.BARS}


def moves_made() -> set[tuple[str, str, str, str]]:
    return {
        (facts.procedure.key, act.action, before.step, after.step)
        for path in ALL
        for facts in run_once(path).cases.values()
        for before, act, after in walked(facts)
    }


def test_every_move_of_every_procedure_is_made_in_some_docket() -> None:
    body = load_folder(CHECKOUT / "config", CHECKOUT / "templates")
    written = {
        (procedure.key, move.act, source, move.to)
        for procedure in body.procedures
        for move in procedure.moves
        for source in move.source
    }
    assert written - moves_made() == set()
