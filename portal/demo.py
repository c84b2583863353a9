"""``zhifa demo``: the sample bureau's twelve cases from prompt to close, through the real flows and channels."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from config.dockets import load_docket
from config.loader import Overlay
from config.schema.docket import Docket
from config.settings import Settings
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.server import PrefectServer, ServerNotReady
from flows.submit import Executor
from models.checks import check
from models.database import Store
from models.files import path_of
from models.instants import moment
from models.queries import case_heads, documents_of, events_in_order, files_of_case, owed_of_case
from notifications.catchers import MailCatcher, SmsCatcher
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from portal.doors import DONE, REFUSED, say
from portal.scratch import found_bureau
from portal.tables import console, heading, table, title_of
from states.endings import ENDINGS
from states.vocabulary import BUREAU_TZ, STAGE_TITLES, Channel, Stage
from states.workdays import days_between

DOCKETS = Path("dockets") / "demo"
PRINTED = "文书"


@dataclass
class Demo:
    """What the demo collects on its way."""

    home: Path
    titles: dict[str, str] = field(default_factory=dict)
    reports: list[ActReport] = field(default_factory=list)


def run_demo(*, with_prefect: bool) -> int:
    """Run it afresh in the demo's own folder; 0 if every expectation held and the record verifies."""
    settings = Settings.from_environment()
    demo = Demo(settings.data / "demo")
    dockets = [load_docket(path)[0] for path in sorted((settings.config / DOCKETS).glob("*.yaml"))]
    docket = Docket(entries=tuple(entry for one in dockets for entry in one.entries))
    demo.titles = {e.case.id: e.case.title or e.case.id for e in docket.entries if e.case is not None}
    shutil.rmtree(demo.home, ignore_errors=True)
    demo.home.mkdir(parents=True)
    missing = missing_packages()
    if missing:
        say(f"本机缺少 {'、'.join(missing)}，只保留 HTML 文书。如需 PDF：apt-get install {' '.join(missing)}")
    with ExitStack() as stack:
        server = _launch(demo.home, stack) if with_prefect else None
        console.print("正在准备样例机关：发布配置、登记名录……")
        store = found_bureau(f"sqlite:///{demo.home}/demo.sqlite3", settings.config, settings.templates, Overlay())
        stack.callback(store.close)
        mail = stack.enter_context(MailCatcher(demo.home / "邮件"))
        sms = stack.enter_context(SmsCatcher(demo.home / "短信"))
        sender = AppriseSender({Channel.EMAIL: mail.url, Channel.SMS: sms.url})
        pdf = None if missing else stack.enter_context(PdfPool(2))
        runtime = compose(store, sender, demo.home / "archive", pdf=pdf)
        mode = _ready(server, stack)
        executor = Executor(mode, tell=say)
        acts = sum(len(e.acts) for e in docket.entries)
        with _progress(demo, acts) as heard:
            rehearsal = Rehearsal(store, runtime, executor, heard, carry_out_at_once=True)
            asyncio.run(rehearsal.run(docket))
        _print_files(demo, store)
        _table(demo, store, rehearsal.cases)
        return _conclude(demo, store, rehearsal.unmet, mail.url, settings)


def _launch(home: Path, stack: ExitStack) -> PrefectServer:
    """Start the server as a child at once: it gets ready while the sample bureau is prepared."""
    server = PrefectServer(home / "prefect", services=False)
    server.launch()
    stack.callback(server.stop)
    return server


def _ready(server: PrefectServer | None, stack: ExitStack) -> Any:
    if server is None:
        return "plain"
    console.print("正在等待 Prefect 服务就绪……")
    try:
        server.wait_until_ready()
    except ServerNotReady as error:
        say(f"{error}；改由普通循环执行")
        return "plain"
    stack.enter_context(server.reporting())
    return "prefect"


@contextmanager
def _progress(demo: Demo, acts: int) -> Iterator[Any]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        task = progress.add_task("办理中", total=acts)

        def heard(report: ActReport) -> None:
            demo.reports.append(report)
            what = f"{report.at} {demo.titles[report.case]} · {title_of(report.act)}"
            progress.update(task, advance=1, description=what[:46])

        yield heard


def _print_files(demo: Demo, store: Store) -> None:
    """Copies of all documents under names people recognise, by case."""
    for head in case_heads(store):
        documents = documents_of(store, head["no"])
        kinds: dict[str, dict[str, Any]] = {}
        for kept in files_of_case(store, head["no"]):
            kinds.setdefault(kept["document_number"], {})[kept["media_type"]] = kept
        for place, document in enumerate(documents, 1):
            found = kinds.get(document["number"], {})
            printed = found.get("application/pdf") or found.get("text/html")
            if printed is None:
                continue
            source = path_of(demo.home / "archive", printed["sha256"], printed["media_type"])
            target = (
                demo.home
                / PRINTED
                / head["no"]
                / f"{place:02d}-{document['title']}-{document['number']}{source.suffix}"
            )
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _table(demo: Demo, store: Store, cases: Mapping[str, str]) -> None:
    heading("十二个样例案件")
    heads = {head["no"]: head for head in case_heads(store)}
    rows = []
    for case_id, no in sorted(cases.items(), key=lambda pair: pair[1]):
        head = heads[no]
        messages = [o for o in owed_of_case(store, no) if o["kind"] == "message"]
        sent = sum(o["state"] in ("accepted", "delivered") for o in messages)
        rows.append(
            (
                f"{no}\n{demo.titles[case_id]}",
                ENDINGS.get(head["ending"] or "", "未结"),
                _days_per_stage(store, no),
                str(len(documents_of(store, no))),
                f"{sent}/{len(messages)}",
                _refusals(demo, case_id),
            )
        )
    table(("案件", "结案方式", "各阶段天数", "文书", "通知(送出/应发)", "途中被拒绝的办理（条文）"), rows)


def _days_per_stage(store: Store, no: str) -> str:
    """Calendar days spent in each stage."""
    days: Counter[str] = Counter()
    before: tuple[str, date] | None = None
    for event in events_in_order(store, no):
        on = moment(event["occurred_at"]).astimezone(BUREAU_TZ).date()
        if before is not None:
            days[before[0]] += days_between(before[1], on)
        before = (event["after"].split(".")[0], on)
    seen = [stage for stage in Stage if stage.value in days or (before and before[0] == stage.value)]
    return " ".join(f"{STAGE_TITLES[stage]}{days[stage.value]}" for stage in seen)


def _refusals(demo: Demo, case_id: str) -> str:
    lines = []
    for report in demo.reports:
        if report.case == case_id and report.outcome in ("refused", "conflict", "invalid"):
            clauses = "、".join(dict.fromkeys(r["clause"] for r in report.reasons if r["clause"]))
            lines.append(f"{title_of(report.act)}：{clauses or '内容或版本有误'}")
    return "\n".join(dict.fromkeys(lines)) or "无"


def _conclude(demo: Demo, store: Store, unmet: int, mail: str, settings: Settings) -> int:
    for report in demo.reports:
        for line in report.unmet:
            say(f"未达预期：{demo.titles[report.case]} {report.at} {title_of(report.act)}：{line}")
    findings = check(store)
    for finding in findings:
        say(f"[{finding.invariant}] {finding.where}：{finding.says}")
    heading("核验通过：记录完整，未见改动" if not findings else f"核验未通过：{len(findings)} 处")
    say(f"文书：{demo.home / PRINTED}")
    say(f"邮件：{demo.home / '邮件'}　短信：{demo.home / '短信'}")
    say("接下来可以：")
    say(
        f"  ZHIFA_DATABASE=sqlite:///{demo.home}/demo.sqlite3 .venv/bin/zhifa case show 2026-0003   查看一个案件的全部经过"
    )
    say(f"  .venv/bin/zhifa verify --database sqlite:///{demo.home}/demo.sqlite3   再次核验")
    say("  .venv/bin/zhifa rehearse config/dockets/demo/03-hearing.yaml   逐项看一个案件怎样办下来")
    return REFUSED if unmet or findings else DONE
