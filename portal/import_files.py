"""Files of ``zhifa import``: what they are by their content, and their rows read by the map of their source."""

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from config.schema.sources import SourceMap
from models.casework import validated
from models.historical import Offered
from portal.import_sheets import FILE_LIMIT, Choose, RawRow, Sheet, bad
from portal.import_text import decoded, read_delimited, read_json
from portal.import_workbook import read_workbook
from states.history.entry import HistoricalEntry, content_key
from states.history.reading import map_digest, read_row
from states.reasons import CommandInvalid

TEXT_KINDS = {".csv": "表格文字", ".tsv": "表格文字", ".txt": "表格文字", ".json": "JSON", ".jsonl": "JSON"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UNKNOWN_SOURCE = "unknown"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One thing a person should know about the import: where, and why; never what a personal field says."""

    file: str
    sheet: str
    row: int | None
    heading: str
    reason: str


@dataclass(slots=True)
class FileRead:
    """One file, read whole; nothing is written before every file has been."""

    path: Path
    sha256: str
    sources: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    offered: list[Offered] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)  # (sheet, row) of each offered row
    lines: list[ReportLine] = field(default_factory=list)


def read_import(path: Path, sources: Sequence[SourceMap], today: date) -> FileRead:
    """The rows of one file; BadInput, and nothing at all, if the file itself is broken."""
    data = _content(path)
    read = FileRead(path, hashlib.sha256(data).hexdigest())
    for sheet in _sheets(path, data, sources):
        _take(read, sheet, today)
    if not read.offered:
        raise bad(path, "没有一行数据")
    return read


def _content(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise bad(path, "文件不存在") from None
    except OSError:
        raise bad(path, "文件不能读取") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise bad(path, "这不是普通文件")
        with open(handle, "rb", closefd=False) as file:
            data = file.read(FILE_LIMIT + 1)
    finally:
        os.close(handle)
    if len(data) > FILE_LIMIT:
        raise bad(path, f"文件太大：最多{FILE_LIMIT // 1024 // 1024} MiB，请拆成几个文件")
    if not data.strip():
        raise bad(path, "文件是空的")
    return data


def _sheets(path: Path, data: bytes, sources: Sequence[SourceMap]) -> list[Sheet]:
    suffix = path.suffix.lower()
    choose = chooser(path, sources)
    if data.startswith(_OLE):
        raise bad(path, "是旧式 Excel（.xls）或者加密的工作簿，请另存为不加密的 .xlsx")
    if suffix == ".xlsx":
        if not data.startswith(_ZIP):
            raise bad(path, "扩展名是 .xlsx，内容却不是工作簿")
        return read_workbook(path, data, choose)
    if suffix not in TEXT_KINDS:
        raise bad(path, f"只能导入 {'、'.join((*TEXT_KINDS, '.xlsx'))} 文件")
    if data.startswith(_ZIP):
        raise bad(path, f"扩展名是 {suffix}，内容却是压缩包或者工作簿，请改用正确的扩展名")
    text = decoded(path, data)
    if TEXT_KINDS[suffix] == "JSON":
        return [read_json(path, text, choose, [source.rows_at for source in sources if source.rows_at])]
    return [read_delimited(path, text, choose)]


def chooser(path: Path, sources: Sequence[SourceMap]) -> Choose:
    """Finds the one source whose headings are there; if several fit, the one that knows most of them."""

    def choose(headings: Sequence[str]) -> SourceMap | None:
        fitting = [source for source in sources if _fits(source, headings)]
        known = {source.key: sum(source.column_of(h) is not None for h in headings) for source in fitting}
        best = [source for source in fitting if known[source.key] == max(known.values())]
        if len(best) > 1:
            raise bad(path, f"表头同时符合几份对照表：{'、'.join(source.key for source in best)}")
        return best[0] if best else None

    return choose


def _fits(source: SourceMap, headings: Sequence[str]) -> bool:
    """Each heading by which the source is recognised is there, under any of its names."""
    present = set(headings)
    for heading in source.recognised_by:
        column = source.column_of(heading)
        if present.isdisjoint({heading, *(column.headings if column else ())}):
            return False
    return True


def _take(read: FileRead, sheet: Sheet, today: date) -> None:
    source = sheet.source
    digest = map_digest(source) if source is not None else ""
    if source is not None and source.key not in read.sources:
        read.sources.append(source.key)
    if sheet.around:
        read.around.append(sheet.around)
    file = read.path.name
    if source is not None:
        read.lines += [ReportLine(file, sheet.name, None, h, why) for h, why in _about_columns(source, sheet.headings)]
    for row in sheet.rows:
        offered, found = _offer(source, row, digest, today)
        read.offered.append(offered)
        read.places.append((sheet.name, row.number))
        read.lines += [ReportLine(file, sheet.name, row.number, heading, reason) for heading, reason in found]


def _about_columns(source: SourceMap, headings: Sequence[str]) -> list[tuple[str, str]]:
    """What holds for the whole sheet: columns nobody mapped, and that no column tells of fines."""
    held = dict(zip(source.header_is, source.data_columns, strict=True)) if headings == source.header_is else {}
    named = {heading: held.get(heading, heading) for heading in headings}
    told = [
        (heading, "对照表中没有这一栏，原文已随每行保存")
        for heading, name in named.items()
        if name and source.column_of(name) is None
    ]
    if source.kind == "penalty" and not any((c := source.column_of(n)) and c.field == "fine" for n in named.values()):
        told.append(("", "没有罚款金额栏：金额只在文字之中，未作推算"))
    return told


def _offer(source: SourceMap | None, row: RawRow, digest: str, today: date) -> tuple[Offered, list[tuple[str, str]]]:
    key = source.key if source is not None else UNKNOWN_SOURCE
    original = [[heading, text] for heading, text in row.cells]
    own = content_key(key, original)
    if source is None or row.set_aside is not None:
        return _aside(key, original, own, row.set_aside or "来源不明"), []
    found = read_row(source, row.cells, digest, today, row.faults)
    lines = [(heading, reason) for heading, _, reason in found.unread]
    reason = found.set_aside or _misfit(found.data)
    if reason is not None:
        return _aside(key, original, own, reason), lines
    return Offered(found.data, own), lines


def _aside(key: str, original: list[Any], own: str, reason: str) -> Offered:
    return Offered({"source": key, "original": original, "authority": None, "number": None}, own, reason)


def _misfit(data: dict[str, Any]) -> str | None:
    """Why this entry could not be kept, found before anything is written."""
    try:
        validated(HistoricalEntry, data)
    except CommandInvalid as invalid:
        return f"不能入库：{invalid.problem}"
    return None
