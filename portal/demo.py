"""``zhifa demo``: the sample bureau's twelve cases from prompt to close, through the real flows and channels."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from config.dockets import read_docket
from config.errors import BadInput
from config.loader import Overlay
from config.schema.docket import Docket
from config.settings import Settings
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.server import PrefectServer, ServerNotReady
from flows.submit import Executor, Mode
from models.database import Store
from notifications.catchers import MailCatcher, SmsCatcher
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from portal.demo_report import Places, conclude, end_table, print_papers
from portal.doors import say
from portal.scratch import configured, found_bureau
from portal.tables import console, title_of
from states.vocabulary import Channel

DOCKETS = Path("dockets") / "demo"
PDF_WORKERS = 2
SHOWN = 46  # letters of what is being done that fit beside the bar
CLOSED = "close.closed"


class Unexpected(Exception):
    """An act did not come to what its docket says; what follows would only be confusing."""


@dataclass
class Demo:
    """What the demo knows of its cases and collects on its way."""

    docket: Docket
    titles: dict[str, str]
    keep_going: bool
    reports: list[ActReport] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path, *, keep_going: bool) -> "Demo":
        """The dockets of the folder as one: a bureau has all its cases at the same time."""
        files = sorted(folder.glob("*.yaml"))
        if not files:
            raise BadInput(str(folder), None, None, "", "没有演示用的卷宗")
        docket = Docket(entries=tuple(entry for file in files for entry in read_docket(file).docket.entries))
        titles = {e.case.id: e.case.title or e.case.id for e in docket.entries if e.case is not None}
        return cls(docket, titles, keep_going)


def run_demo(*, with_prefect: bool, keep_going: bool = False) -> int:
    """Run it afresh in the demo's own folder; 0 if every expectation held and the record verifies."""
    settings = Settings.from_environment()
    demo = Demo.of(settings.config / DOCKETS, keep_going=keep_going)
    places = Places(settings.data / "demo")
    shutil.rmtree(places.home, ignore_errors=True)
    places.home.mkdir(parents=True)
    with ExitStack() as stack:
        server = _launched(places.home, stack) if with_prefect else None
        pdf = _pdf_pool(stack)
        console.print("正在准备样例机关：发布配置、登记名录……")
        store = _founded(settings, places, stack)
        mail = stack.enter_context(MailCatcher(places.mail))
        sms = stack.enter_context(SmsCatcher(places.sms))
        sender = AppriseSender({Channel.EMAIL: mail.url, Channel.SMS: sms.url})
        runtime = compose(store, sender, places.archive, pdf=pdf)
        executor = Executor(_mode(server, stack), tell=console.print)
        with _progress(demo) as heard:
            rehearsal = Rehearsal(store, runtime, executor, heard, carry_out_at_once=True)
            stopped = _run(rehearsal, demo.docket)
        print_papers(places, store)
        end_table(store, demo.titles, demo.reports)
        return conclude(places, store, demo.titles, demo.reports, stopped=stopped)


def _run(rehearsal: Rehearsal, docket: Docket) -> bool:
    """Whether it ended early, at an act that did not come to what was expected."""
    try:
        asyncio.run(rehearsal.run(docket))
    except Unexpected:
        return True
    return False


def _launched(home: Path, stack: ExitStack) -> PrefectServer:
    """Start the server as a child at once: it gets ready while the sample bureau is prepared."""
    server = PrefectServer(home / "prefect", services=False)
    stack.callback(server.stop)
    server.launch()
    return server


def _pdf_pool(stack: ExitStack) -> PdfPool | None:
    """A pool whose children are loading fonts already; None, with the packages named, where PDFs cannot be made."""
    if missing := missing_packages():
        say(f"本机不能生成 PDF，只保留 HTML 文书；如需 PDF，请先运行 apt-get install {' '.join(missing)}")
        return None
    pool = stack.enter_context(PdfPool(PDF_WORKERS))
    first: list[Future[bytes]] = [pool.submit("<p lang='zh-CN'>文书</p>") for _ in range(PDF_WORKERS)]
    stack.callback(lambda: [future.cancel() for future in first])
    return pool


def _founded(settings: Settings, places: Places, stack: ExitStack) -> Store:
    body, people = configured(settings.config, settings.templates, Overlay())
    store = found_bureau(places.database, str(settings.config), body, people)
    stack.callback(store.close)
    return store


def _mode(server: PrefectServer | None, stack: ExitStack) -> Mode:
    if server is None:
        return "plain"
    console.print("正在等待 Prefect 服务就绪……")
    try:
        server.wait_until_ready()
    except ServerNotReady as error:
        console.print(f"{error}；改由普通循环执行，案件不受影响")
        return "plain"
    stack.enter_context(server.reporting())
    console.print(f"Prefect 服务已就绪：{server.url}（演示期间可以打开看）")
    return "prefect"


@contextmanager
def _progress(demo: Demo) -> Iterator[Callable[[ActReport], None]]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    acts = sum(len(entry.acts) for entry in demo.docket.entries)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task("办理中", total=acts)

        def heard(report: ActReport) -> None:
            demo.reports.append(report)
            what = f"{report.at} {demo.titles[report.case]} · {title_of(report.act)}"
            progress.update(task, advance=1, description=what[:SHOWN])
            if report.step == CLOSED and report.outcome == "done":
                progress.console.print(f"已结案　{report.case_no}　{demo.titles[report.case]}")
            if report.unmet and not demo.keep_going:
                raise Unexpected

        yield heard
