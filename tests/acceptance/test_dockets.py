"""Dockets show that the rules hold: every act comes to what its docket says, and the record is sound afterwards."""

from pathlib import Path

import pytest

from config.dockets import load_docket
from config.loader import Overlay
from tests.acceptance.docket_runner import CONFIG, DocketRun, joined, run_docket, run_once

DEMO = sorted((CONFIG / "dockets" / "demo").glob("*.yaml"))
RULES = sorted((Path(__file__).parent / "dockets").glob("*.yaml"))
REFUSALS_IN_THE_DEMO = 16
"""So many different articles must be met on the way, or the demo shows too little of the law."""


def assert_as_written(run: DocketRun) -> None:
    assert run.unmet == ()
    assert run.findings == ()


@pytest.mark.parametrize("path", [*DEMO, *RULES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_act_comes_to_what_the_docket_says(path: Path) -> None:
    assert_as_written(run_once(path))


@pytest.mark.parametrize("name", ["opinion-form", "spot-without-form", "matters-without-form"])
def test_a_bureau_may_keep_the_opinion_form_for_major_cases(name: str) -> None:
    assert_as_written(run_once(Path(__file__).parent / "dockets" / "major_only" / f"{name}.yaml"))


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
    docket, over = load_docket(Path(__file__).parent / "dockets" / "unknown-email.yaml")
    run = run_docket(docket, over, tmp_path)
    rows = [row for row in run.owed["in-doubt"] if row["template"] == "email_service"]
    assert [row["state"] for row in rows] == ["unknown"]
    assert sum(envelope.key == rows[0]["key"] for envelope in run.sent) == 1
