"""The report of an import (导入报告): totals and lines on the screen, and all lines in a file beside the record."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from models.files import replace_file
from models.historical import Outcome, Placed
from portal.doors import say
from portal.import_files import FileRead, ReportLine
from portal.tables import heading, table

SHOWN = 40
TITLES = {
    Outcome.IMPORTED: "导入",
    Outcome.PRESENT: "此前已有",
    Outcome.CONFLICT: "内容冲突（未导入）",
    Outcome.SET_ASIDE: "不能成案（未导入）",
}
NOT_IMPORTED = (Outcome.CONFLICT, Outcome.SET_ASIDE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula."""


@dataclass(slots=True)
class Totals:
    """What became of the rows of one file; fines in fen by currency, of rows imported or there before."""

    file: str
    sources: list[str]
    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    fines: Counter[str] = field(default_factory=Counter)
    unread: int = 0

    def told(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "sources": self.sources,
            "read": self.read,
            **{outcome.value: self.outcomes[outcome] for outcome in Outcome},
            "fines": dict(sorted(self.fines.items())),
            "unread": self.unread,
        }


def totals_of(read: FileRead, placed: Sequence[Placed]) -> Totals:
    """The totals of one file."""
    totals = Totals(read.path.name, read.sources, len(read.offered), unread=sum(x.row is not None for x in read.lines))
    for offered, where in zip(read.offered, placed, strict=True):
        totals.outcomes[where.outcome] += 1
        if where.outcome not in NOT_IMPORTED and "fine" in offered.data["amounts"]:
            totals.fines[offered.data["currency"]] += offered.data["amounts"]["fine"]
    return totals


def lines_of(read: FileRead, placed: Sequence[Placed]) -> list[ReportLine]:
    """The unreadable fields of the file and, for each row that was not imported, why."""
    lines = list(read.lines)
    for offered, (sheet, row), where in zip(read.offered, read.places, placed, strict=True):
        if where.outcome is Outcome.CONFLICT:
            at = f"（{where.case_no}）" if where.case_no else "（本次导入的另一行）"
            reason = f"未导入：同一机关的同一文号已有内容不同的历史案件{at}，原文已另存"
            lines.append(ReportLine(read.path.name, sheet, row, "", reason))
        elif where.outcome is Outcome.SET_ASIDE:
            lines.append(ReportLine(read.path.name, sheet, row, "", f"未导入：{offered.set_aside}，原文已另存"))
    return sorted(lines, key=lambda line: (line.sheet, line.row or 0))


def write_report(path: Path, totals: Sequence[Totals], lines: Sequence[ReportLine]) -> None:
    """The whole report as CSV, or as JSON if the name ends so."""
    if path.suffix.lower() == ".json":
        text = json.dumps(told(totals, lines), ensure_ascii=False, indent=1) + "\n"
    else:
        text = "\ufeff" + as_csv(lines)  # without the mark, Excel takes it for GBK
    replace_file(path, text.encode())


def as_csv(lines: Sequence[ReportLine]) -> str:
    """The lines as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("文件", "工作表", "行", "栏", "原因"))
    for line in lines:
        cells = (line.file, line.sheet, "" if line.row is None else str(line.row), line.heading, line.reason)
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def told(totals: Sequence[Totals], lines: Sequence[ReportLine]) -> dict[str, Any]:
    """The report as plain data."""
    return {"files": [one.told() for one in totals], "lines": [asdict(line) for line in lines]}


def show(totals: Sequence[Totals], lines: Sequence[ReportLine], *, dry_run: bool, report: Path | None) -> None:
    """The report for people."""
    heading("试导入（没有写入）" if dry_run else "导入结果")
    columns = ("文件", "读入", *TITLES.values(), "未读出的栏", "罚款合计")
    table(columns, [_row(one) for one in totals])
    if lines:
        heading(f"导入报告（{len(lines)} 条）")
        rows = [(x.file, x.sheet, "" if x.row is None else str(x.row), x.heading, x.reason) for x in lines[:SHOWN]]
        table(("文件", "工作表", "行", "栏", "原因"), rows)
        if len(lines) > SHOWN:
            say(f"另有 {len(lines) - SHOWN} 条，见报告文件")
    if report is not None:
        say(f"报告文件：{report}")


def _row(one: Totals) -> tuple[str, ...]:
    counted = [str(one.outcomes[outcome]) for outcome in TITLES]
    fines = "；".join(f"{yuan(fen)} {currency}" for currency, fen in sorted(one.fines.items()))
    return (one.file, str(one.read), *counted, str(one.unread), fines)


def yuan(fen: int) -> str:
    """An amount as people read it."""
    return f"{fen // 100:,}.{fen % 100:02d}"
