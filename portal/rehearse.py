"""``zhifa rehearse``: a docket on a virtual clock in a scratch database."""

import asyncio
import json
from pathlib import Path

from config.dockets import load_docket
from config.errors import BadInput, BadInputs
from config.schema.docket import Docket
from config.settings import Settings
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.submit import Executor
from notifications.channels import RecordingSender
from portal.doors import DONE, REFUSED, complain, say
from portal.scratch import scratch_bureau
from portal.tables import act_table, heading
from states.actions import ACTIONS


def run_rehearsal(file: Path, *, as_json: bool, config_folder: Path | None) -> int:
    """Run the docket; 0 if every expectation was met, 1 if not."""
    settings = Settings.from_environment()
    docket, over = load_docket(file)
    refuse_unknown_actions(file, docket)
    reports: list[ActReport] = []

    def heard(report: ActReport) -> None:
        reports.append(report)
        if as_json:
            say(report.as_json())

    with scratch_bureau(config_folder or settings.config, settings.templates, over) as (store, folder):
        runtime = compose(store, RecordingSender(), folder / "archive")
        rehearsal = Rehearsal(store, runtime, Executor("plain"), heard)
        asyncio.run(rehearsal.run(docket))
    if as_json:
        totals = {"totals": rehearsal.totals, "cases": len(rehearsal.cases), "unmet": rehearsal.unmet}
        say(json.dumps(totals, ensure_ascii=False))
    else:
        _print(docket, reports)
    for report in reports:
        for unmet in report.unmet:
            complain(f"未达预期：{report.case} {report.at} {report.act}：{unmet}")
    if not as_json:
        say(f"共办理 {len(reports)} 项，未达预期 {rehearsal.unmet} 项")
    return REFUSED if rehearsal.unmet else DONE


def refuse_unknown_actions(file: Path, docket: Docket) -> None:
    """An action nobody knows is a mistake of the file, found before anything runs."""
    problems = [
        BadInput(
            str(file),
            None,
            None,
            f"{e.case.id}.acts.{n}.act",
            f"没有“{act.act}”这个办理事项，见 zhifa config schema --actions",
        )
        for e in docket.entries
        if e.case is not None
        for n, act in enumerate(e.acts)
        if act.act is not None and act.act not in ACTIONS and act.expect != "invalid"
    ]
    if problems:
        raise BadInputs(problems)


def _print(docket: Docket, reports: list[ActReport]) -> None:
    for entry in docket.entries:
        if entry.case is None:
            continue
        own = [report for report in reports if report.case == entry.case.id]
        heading(f"{entry.case.title or entry.case.id}（{own[0].case_no if own else '未登记'}）")
        act_table(own)
