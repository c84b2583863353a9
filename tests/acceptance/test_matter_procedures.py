"""The seven kinds of matter that are no penalty, by their dockets: every act, move, paper and ending is shown."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from config.dockets import load_docket
from config.loader import load_folder
from config.schema.procedure import Procedure
from states.actions.matter_actions import MATTER_ACTIONS
from states.documents import DOCUMENTS
from states.vocabulary import Stage
from tests.acceptance.docket_runner import CONFIG, TEMPLATES, DocketRun, run_docket
from tests.unit.matter_payloads import DOCKETS, FURTHER

ALL = (*DOCKETS, *(more for further in FURTHER.values() for more in further))

PROCEDURES = {name: name.replace("-", "_") for name in DOCKETS}

SHOWN_ELSEWHERE = {
    "opinion_form",
    "service_receipt",
    "closing_report",
    "legal_review",
    "discussion_record",
    "site_record",
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, DocketRun]:
    """Each docket once, with everything carried out as soon as it is owed."""
    found = {}
    for name in ALL:
        docket, over = load_docket(Path(__file__).parent / "dockets" / f"{name}.yaml")
        found[name] = run_docket(docket, over, tmp_path_factory.mktemp(name), carry_out_at_once=True)
    return found


@cache
def procedures() -> Mapping[str, Procedure]:
    return {p.key: p for p in load_folder(CONFIG, TEMPLATES).procedures}


def dockets_of(name: str) -> tuple[str, ...]:
    """The first docket of a procedure and what further ones it has."""
    return (name, *FURTHER.get(name, ()))


def own_papers(procedure: Procedure) -> set[str]:
    return {rule.kind for rule in procedure.documents} - SHOWN_ELSEWHERE


@pytest.mark.parametrize("name", ALL)
def test_a_docket_does_what_it_says_at_once_too(name: str, runs: Mapping[str, DocketRun]) -> None:
    assert runs[name].unmet == ()
    assert runs[name].findings == ()


def test_every_act_of_a_matter_is_done_somewhere(runs: Mapping[str, DocketRun]) -> None:
    titles = {report.act for run in runs.values() for report in run.reports if report.outcome == "done"}
    by_the_software = {"deem_accepted"}
    assert {action.key for action in MATTER_ACTIONS} - titles - by_the_software == set()


@pytest.mark.parametrize("name", DOCKETS)
def test_every_paper_of_a_procedure_is_issued_and_made(name: str, runs: Mapping[str, DocketRun]) -> None:
    owed = [rows for docket in dockets_of(name) for rows in runs[docket].owed.values()]
    rows = [row for rows in owed for row in rows if row["kind"] == "document"]
    made = {row["template"] for row in rows if row["state"] == "done"}
    assert {row["template"] for row in rows if row["state"] != "done"} == set()
    assert own_papers(procedures()[PROCEDURES[name]]) - made == NOT_ISSUED.get(name, set())


NOT_ISSUED: Mapping[str, set[str]] = {
    "adjudication": {"correction_notice"},
    "confirmation": {"session_notice", "session_record"},
    "levy": {"session_notice", "session_record"},
    "mediation": {"correction_notice"},
}
"""Papers shown by the docket of permits, whose acts are the same."""


@pytest.mark.parametrize("name", DOCKETS)
def test_the_dockets_go_through_all_steps_to_the_end(name: str, runs: Mapping[str, DocketRun]) -> None:
    procedure = procedures()[PROCEDURES[name]]
    reached = {report.step for docket in dockets_of(name) for report in runs[docket].reports} | {procedure.start}
    left = {step.key for step in procedure.steps} - reached
    assert left <= {"visit.due", "visit.visited", "prompt.correcting", "decide.returned"}


@pytest.mark.parametrize("name", ALL)
def test_every_case_ends_closed_unless_it_only_shows_a_refusal(name: str, runs: Mapping[str, DocketRun]) -> None:
    docket, _ = load_docket(Path(__file__).parent / "dockets" / f"{name}.yaml")
    for entry in docket.entries:
        if entry.case is None or all(act.expect != "done" for act in entry.acts):
            continue
        if entry.case.id != "urgent-late":
            assert runs[name].last_step(entry.case.id) == "close.closed", entry.case.id


@pytest.mark.parametrize("name", ALL)
def test_refusals_on_the_way_name_articles_of_this_kind_of_enforcement(
    name: str, runs: Mapping[str, DocketRun]
) -> None:
    clauses = {reason["clause"] for report in runs[name].reports for reason in report.reasons}
    assert clauses
    assert [clause for clause in clauses if clause.startswith("行政处罚法")] == []
    if name not in dockets_of("permit"):
        assert [clause for clause in clauses if clause.startswith("行政许可法")] == []


@pytest.mark.parametrize("name", DOCKETS)
def test_each_stage_has_a_step_or_is_left_out_with_its_clause(name: str) -> None:
    procedure = procedures()[PROCEDURES[name]]
    present = {step.key.split(".")[0] for step in procedure.steps}
    assert present | {skip.stage for skip in procedure.skips} == {stage.value for stage in Stage}
    assert all(skip.clause and skip.reason for skip in procedure.skips)


def test_no_paper_of_a_matter_speaks_of_another_kind_of_enforcement() -> None:
    for kind in DOCUMENTS.values():
        if kind.template.startswith("documents/matter_"):
            assert not kind.clause.startswith("行政处罚法"), kind.key
