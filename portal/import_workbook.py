"""Workbooks (XLSX) of ``zhifa import``: read as a stream, within limits; formulas, errors and merged cells are told."""

import io
import re
import warnings
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from portal.import_sheets import COLUMNS_MOST, Choose, Grid, Sheet, bad, refuse_unfit, under_header

UNPACKED_LIMIT = 256 * 1024 * 1024
PARTS_MOST = 2_000
ROWS_MOST = 1_048_576
MERGED_MOST = 10_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_CHUNK = 1 << 20
_OVERLAP = 256
BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    AssertionError,
    OSError,
    EOFError,
    SyntaxError,  # of the XML within
    NotImplementedError,
    RuntimeError,
    OverflowError,
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
)
"""What the library raises on workbooks that are none; it has no error of its own for most of them."""

Box = tuple[int, int, int, int]  # first column, first row, last column, last row


def read_workbook(path: Path, data: bytes, choose: Choose) -> list[Sheet]:
    """The visible sheets that hold anything; a hidden one with content is refused, as nobody would know of it."""
    try:
        _refuse_bombs(path, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which are not read
            grids = list(_grids(path, data))
    except BROKEN as error:
        raise bad(path, f"不是完整的 XLSX 工作簿（{type(error).__name__}）") from None
    if not any(grid.lines for grid in grids):
        raise bad(path, "工作簿是空的")
    sheets = [under_header(path, grid, choose) for grid in grids if grid.lines]
    if all(sheet.source is None for sheet in sheets):
        raise bad(path, "各工作表都没有可以识别的表头：请在 config/imports 的对照表中写明各列的含义")
    return sheets


def _refuse_bombs(path: Path, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS_MOST or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise bad(path, f"解开之后超过{UNPACKED_LIMIT // 1024 // 1024} MiB，拒绝读取")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(4096):
                        raise bad(path, "工作簿内含有 DTD 声明，拒绝读取")


def _grids(path: Path, data: bytes) -> Iterator[Grid]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a wrong extent in the file would cut rows off unnoticed
            grid = Grid(sheet.title)
            merged = _Merged(path, _ranges(sheet))
            for number, cells in enumerate(sheet.iter_rows(), 1):
                if number > ROWS_MOST or len(cells) > COLUMNS_MOST:
                    raise bad(path, f"工作表 {sheet.title} 的行数或列数过多", number)
                texts, faults = _line(path, number, cells)
                if any(text not in (None, "") for text in texts):
                    grid.lines.append((number, texts, {**merged.at(number, len(texts)), **faults}))
                else:
                    merged.at(number, 0)
            if sheet.sheet_state != "visible" and grid.lines:
                raise bad(path, f"工作表 {sheet.title} 是隐藏的，请取消隐藏或者删除后再导入")
            yield _even(grid)
    finally:
        book.close()


def _even(grid: Grid) -> Grid:
    """Rows as wide as the widest: a workbook does not write empty cells at the end of a row."""
    width = max((len(texts) for _, texts, _ in grid.lines), default=0)
    for _, texts, _ in grid.lines:
        texts += [None] * (width - len(texts))
    return grid


def _line(path: Path, number: int, cells: Sequence[Any]) -> tuple[list[str | None], dict[int, str]]:
    texts: list[str | None] = []
    faults: dict[int, str] = {}
    for at, cell in enumerate(cells):
        text = _text(cell.value)
        refuse_unfit(path, text or "", number)
        kind = getattr(cell, "data_type", "n")
        if kind == "f":
            faults[at] = "公式单元格，没有取值：请粘贴为数值后再导入"
        elif kind == "e":
            faults[at] = "单元格是计算错误"
        texts.append(text)
    return texts, faults


def _text(value: Any) -> str | None:
    """What a cell holds, as text; a number in the digits a sheet shows for it, a day as 2024-01-05."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _ranges(sheet: Any) -> list[Box]:
    """The merged ranges, which the library does not tell of a sheet it streams."""
    found: dict[bytes, None] = {}
    with sheet._get_source() as stream:
        held = b""
        while chunk := stream.read(_CHUNK):
            held = held[-_OVERLAP:] + chunk
            found |= dict.fromkeys(_MERGED.findall(held))
            if len(found) > MERGED_MOST:
                raise ValueError("merged")
    return [_box(reference.decode()) for reference in found]


def _box(reference: str) -> Box:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(reference)
    return left, top, right, bottom


class _Merged:
    """Which cells of a row lie in a merged range without being its first."""

    def __init__(self, path: Path, boxes: Sequence[Box]) -> None:
        self._begins: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            self._begins[box[1]].append(box)
        self._open: list[Box] = []

    def at(self, number: int, width: int) -> dict[int, str]:
        self._open = [box for box in (*self._open, *self._begins.pop(number, ())) if box[3] >= number]
        found: dict[int, str] = {}
        for left, top, right, _ in self._open:
            for column in range(left, min(right, width) + 1):
                if (column, number) != (left, top):
                    found[column - 1] = f"合并单元格：内容写在 {get_column_letter(left)}{top}，没有代填"
        return found
