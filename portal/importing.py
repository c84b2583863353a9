"""``zhifa import``: exports of earlier decisions become historical cases; every file is read before anything is written."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from config.errors import BadInput, BadInputs
from config.schema.sources import SourceMap
from config.settings import Settings
from config.sources import load_sources
from models.database import Store
from models.historical import Placed, foresee, import_rows, record_file, refuse_unless_allowed
from portal.doors import DONE, REFUSED, complain, is_terminal, say
from portal.import_files import FileRead, read_import
from portal.import_report import NOT_IMPORTED, lines_of, show, told, totals_of, write_report
from portal.own_bureau import own_store
from states.history.entry import content_key
from states.reasons import CommandInvalid
from states.vocabulary import BUREAU_TZ

REPORTS = "imports"


def run_import(files: Sequence[Path], *, by: str | None, dry_run: bool, report: Path | None, as_json: bool) -> int:
    """Import the files. 0: every row is on record now; 1: some rows were not imported (the report says which and why,
    their text is kept); 2: a file is broken and nothing at all was written."""
    if by is None and not dry_run:
        raise BadInput("命令行", None, None, "--by", "请写明由谁导入（试导入 --dry-run 可以不写）")
    settings = Settings.from_environment()
    sources = load_sources(settings.config)
    with own_store() as store:
        if by is not None:
            _refuse_strangers(store, by)
        read = _read_all(files, sources, store.now().astimezone(BUREAU_TZ).date())
        placed = _foreseen(store, read) if dry_run or by is None else _entered(store, read, by)
    totals = [totals_of(one, where) for one, where in zip(read, placed, strict=True)]
    lines = [line for one, where in zip(read, placed, strict=True) for line in lines_of(one, where)]
    if report is None and not dry_run:
        report = settings.data / REPORTS / f"{_name_of(read)}.csv"
    if report is not None:
        _write(report, lambda path: write_report(path, totals, lines))
    if as_json:
        say(json.dumps({**told(totals, lines), "dry_run": dry_run}, ensure_ascii=False))
    else:
        show(totals, lines, dry_run=dry_run, report=report)
    return REFUSED if any(one.outcomes[outcome] for one in totals for outcome in NOT_IMPORTED) else DONE


def _refuse_strangers(store: Store, by: str) -> None:
    try:
        refuse_unless_allowed(store, by)
    except CommandInvalid as invalid:
        raise BadInput("命令行", None, None, "--by", invalid.problem) from None


def _read_all(files: Sequence[Path], sources: Sequence[SourceMap], today: date) -> list[FileRead]:
    read: list[FileRead] = []
    problems: list[BadInput] = []
    for path in files:
        try:
            read.append(read_import(path, sources, today))
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInputs(problems)
    return read


def _foreseen(store: Store, read: Sequence[FileRead]) -> list[list[Placed]]:
    """File by file as one run would go: a later file may repeat an earlier one."""
    return _apart(read, foresee(store, [row for one in read for row in one.offered]))


def _entered(store: Store, read: Sequence[FileRead], by: str) -> list[list[Placed]]:
    rows = [row for one in read for row in one.offered]
    with _progress(len(rows)) as done:
        placed = import_rows(store, rows, actor=by, done=done)
    for one in read:
        about = {
            "file": one.path.name,
            "sources": one.sources,
            "source_digest": content_key("file", [[source, None] for source in one.sources]),
            "rows": len(one.offered),
            "around": one.around,
        }
        record_file(store, about, actor=by, sha256=one.sha256)
    return _apart(read, placed)


def _apart(read: Sequence[FileRead], placed: Sequence[Placed]) -> list[list[Placed]]:
    found, start = [], 0
    for one in read:
        found.append(list(placed[start : start + len(one.offered)]))
        start += len(one.offered)
    return found


def _name_of(read: Sequence[FileRead]) -> str:
    stem = "".join(c if c.isalnum() or c in "-_" else "_" for c in read[0].path.stem)[:60]
    return f"{stem}-{content_key('report', [[one.sha256, None] for one in read])[:8]}"


def _write(report: Path, write: Callable[[Path], None]) -> None:
    try:
        write(report)
    except OSError:
        complain(f"报告文件不能写入：{report}；导入本身已经完成，请用 --report 指定另一处后重新运行")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar for whoever watches; nothing for a program."""
    if not is_terminal():
        yield lambda count: None
        return
    columns = (TextColumn("导入"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.advance(task, count)
