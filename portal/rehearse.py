"""``zhifa rehearse``: a docket on a virtual clock in a scratch database."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from config.dockets import DocketFile, read_docket
from config.errors import BadInput, BadInputs
from config.loader import Overlay
from config.schema.bureau import OfficerEntry
from config.schema.docket import DocketAct
from config.schema.release import ReleaseBody
from config.settings import Settings
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.submit import Executor
from models.casework import validated
from notifications.channels import RecordingSender
from portal.doors import DONE, REFUSED, complain, say
from portal.scratch import FOUNDED, configured, scratch_bureau
from portal.tables import act_table, heading, title_of
from states.actions import ACTIONS
from states.reasons import CommandInvalid
from states.vocabulary import BUREAU_TZ


def run_rehearsal(file: Path, *, as_json: bool, config_folder: Path | None) -> int:
    """Run the docket; 0 if every expectation was met, 1 if not."""
    settings = Settings.from_environment()
    folder = config_folder or settings.config
    read = read_docket(file)
    body, people = configured(folder, settings.templates, read.overlay)
    if problems := list(flaws(read, body)):
        raise BadInputs(problems)
    reports: list[ActReport] = []

    def heard(report: ActReport) -> None:
        reports.append(report)
        if as_json:
            say(report.as_json())

    source = str(folder if read.overlay == Overlay() else file)
    rehearsal = rehearsed(read, source, body, people, heard)
    _tell(read, body, rehearsal, reports, as_json=as_json)
    return REFUSED if rehearsal.unmet else DONE


def rehearsed(
    read: DocketFile,
    source: str,
    body: ReleaseBody,
    people: tuple[OfficerEntry, ...],
    heard: Callable[[ActReport], None],
) -> Rehearsal:
    """Run the docket in a scratch bureau; ``heard`` is told of every act as it is done."""
    with scratch_bureau(source, body, people) as (store, place):
        runtime = compose(store, RecordingSender(), place / "archive")
        rehearsal = Rehearsal(store, runtime, Executor("plain"), heard)
        asyncio.run(rehearsal.run(read.docket))
    return rehearsal


def flaws(read: DocketFile, body: ReleaseBody) -> Iterator[BadInput]:
    """What makes a docket impossible to run here: names nobody knows, times that cannot be; found before it runs."""
    procedures = {procedure.key for procedure in body.procedures}
    powers = {power.code for power in body.powers}
    for index, case, acts in read.cases():
        if case.procedure not in procedures:
            yield read.bad_case(index, "procedure", f"没有这个程序；可用：{'、'.join(sorted(procedures))}")
        if case.power not in powers:
            yield read.bad_case(index, "power", "权责清单中没有这项职权，见 zhifa config schema --actions")
        first = min(acts, key=lambda act: act.at)
        begins = first.occurred_at or first.at
        if case.violated_on > begins.astimezone(BUREAU_TZ).date():
            yield read.bad_case(index, "violated_on", "违法行为发生日期晚于第一项办理的日期")
        for number, act in enumerate(acts):
            if act.at < FOUNDED:
                yield read.bad_act(index, number, "at", "演练从 2010-01-01 08:00 开始，不能更早")
            if act.act is not None and act.expect != "invalid":
                yield from _misfits(read, index, number, act)
            yield from _unknown_names(read, body, index, number, act)


def _misfits(read: DocketFile, index: int, number: int, act: DocketAct) -> Iterator[BadInput]:
    """An act nobody knows, or one that is not filled in as its form is."""
    if act.act not in ACTIONS:
        yield read.bad_act(index, number, "act", "没有这个办理事项，见 zhifa config schema --actions")
        return
    try:
        validated(ACTIONS[act.act].payload, act.payload)
    except CommandInvalid as error:
        field = [int(part) if part.isdigit() else part for part in error.field.split(".") if part]
        says = f"“{ACTIONS[act.act].title}”：{error.problem}；格式见 zhifa config schema --actions"
        yield read.located.bad((index, "acts", number, "with", *field), says)


def _unknown_names(read: DocketFile, body: ReleaseBody, index: int, number: int, act: DocketAct) -> Iterator[BadInput]:
    """What is expected of an act names things that there are: a wrong name would look like a wrong outcome."""
    steps = {step.key for procedure in body.procedures for step in procedure.steps}
    if act.expect_step is not None and act.expect_step not in steps:
        yield read.bad_act(index, number, "expect_step", f"没有名为 {act.expect_step} 的环节")
    if act.clause is not None and act.clause not in {row.clause for row in body.clauses}:
        yield read.bad_act(index, number, "clause", f"条文 {act.clause} 没有登记")
    terms = {term.key for procedure in body.procedures for term in procedure.terms}
    if strange := sorted(set(act.expect_terms or {}) - terms):
        yield read.bad_act(index, number, "expect_terms", f"没有名为 {'、'.join(strange)} 的期限")


def _tell(
    read: DocketFile, body: ReleaseBody, rehearsal: Rehearsal, reports: list[ActReport], *, as_json: bool
) -> None:
    if as_json:
        totals = {"totals": rehearsal.totals, "cases": len(rehearsal.cases), "unmet": rehearsal.unmet}
        say(json.dumps(totals, ensure_ascii=False))
    else:
        steps = {p.key: {step.key: step.title for step in p.steps} for p in body.procedures}
        for _, case, _ in read.cases():
            own = [report for report in reports if report.case == case.id]
            heading(f"{case.title or case.id}（{(own and own[-1].case_no) or '未登记'}）")
            act_table(own, steps[case.procedure])
        say(f"共 {len(reports)} 项，其中拒绝 {rehearsal.totals.get('refused', 0)} 项，未达预期 {rehearsal.unmet} 项")
    missed = [report for report in reports if report.unmet]
    first = {report.case: report for report in reversed(missed)}
    for report in missed:
        follows = report is first[report.case] and any(r.case == report.case for r in missed if r is not report)
        for unmet in report.unmet:
            complain(
                f"未达预期：{report.case} {report.at} {title_of(report.act)}：{unmet}"
                + ("（本案以下各项可能都由此而来）" if follows else "")
            )
