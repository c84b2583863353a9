"""What the readers of ``zhifa import`` give: rows of text under headings, whatever the format of the file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.errors import BadInput
from config.schema.sources import SourceMap
from states.history.entry import CELL_LONGEST

FILE_LIMIT = 64 * 1024 * 1024
HEADER_WITHIN = 10
COLUMNS_MOST = 500
WHOLE_ROW = "（整行）"

Choose = Callable[[Sequence[str]], SourceMap | None]
"""The source whose headings these are; raises if there are several."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file."""

    number: int  # the line, the row of the sheet or the place in the list, as people count
    cells: tuple[tuple[str, str | None], ...]
    faults: tuple[tuple[str, str], ...] = ()  # (heading, reason) the format itself shows
    set_aside: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, or of a file that has only one."""

    name: str
    source: SourceMap | None
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    around: str = ""  # what stood above or around the rows, as text


@dataclass(slots=True)
class Grid:
    """Cells before their header is found: (row number, texts, {column: reason})."""

    name: str
    lines: list[tuple[int, list[str | None], dict[int, str]]] = field(default_factory=list)


def bad(path: Path, problem: str, line: int | None = None, heading: str = "") -> BadInput:
    """An error about the whole file: nothing of it is imported."""
    return BadInput(str(path), line, None, heading, problem)


def refuse_unfit(path: Path, text: str, number: int) -> None:
    """Refuse a cell that cannot be kept."""
    if len(text) > CELL_LONGEST:
        raise bad(path, f"一格文字超过{CELL_LONGEST // 10_000}万字，请核对文件", number)
    if "\x00" in text:
        raise bad(path, "含有空字符（NUL），文件可能已损坏", number)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad(path, "含有不能识别的半个字符", number)


def under_header(path: Path, grid: Grid, choose: Choose) -> Sheet:
    """The rows below the first line that is a header; without one, a sheet of rows that no source knows."""
    lines = [line for line in grid.lines if any(text not in (None, "") for text in line[1])]
    for at, (number, texts, _) in enumerate(lines[:HEADER_WITHIN]):
        headings = _headings(texts)
        if (source := choose(headings)) is not None:
            _refuse_doubled(path, headings, number)
            rows = tuple(_rows(headings, lines[at + 1 :]))
            return Sheet(grid.name, source, headings, rows, _text_of(lines[:at]))
    return Sheet(grid.name, None, (), tuple(_headless(lines)))


def _headings(texts: Iterable[str | None]) -> tuple[str, ...]:
    names = [(text or "").strip().replace("\r\n", "\n") for text in texts]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _refuse_doubled(path: Path, headings: Sequence[str], number: int) -> None:
    named = [heading for heading in headings if heading]
    if doubled := sorted({heading for heading in named if named.count(heading) > 1}):
        raise bad(path, f"表头重复：{'、'.join(doubled)[:100]}", number)
    if len(named) != len(headings):
        raise bad(path, "表头中间有空列，列的含义不能确定", number)
    if len(headings) > COLUMNS_MOST:
        raise bad(path, f"列数超过{COLUMNS_MOST}", number)


def _rows(headings: Sequence[str], lines: Iterable[tuple[int, list[str | None], dict[int, str]]]) -> Iterator[RawRow]:
    for number, texts, faults in lines:
        width = len(headings)
        surplus = texts[width:]
        cells = list(zip(headings, texts, strict=False))
        told = tuple((headings[at], reason) for at, reason in faults.items() if at < width)
        reason = None
        if any(text not in (None, "") for text in surplus):
            reason = "这一行的格数多于表头，各格可能错位"
        elif len(texts) < width:
            reason = "这一行的格数少于表头，各格可能错位"
        if reason is not None:
            cells += [(f"（第{width + at}列）", text) for at, text in enumerate(surplus, 1)]
        yield RawRow(number, tuple(cells), told, reason)


def _headless(lines: Iterable[tuple[int, list[str | None], dict[int, str]]]) -> Iterator[RawRow]:
    for number, texts, _ in lines:
        cells = tuple((f"（第{at}列）", text) for at, text in enumerate(texts, 1))
        yield RawRow(number, cells, (), "本工作表没有可以识别的表头")


def _text_of(lines: Iterable[tuple[int, list[str | None], dict[int, str]]]) -> str:
    return "\n".join("\t".join(text or "" for text in texts) for _, texts, _ in lines)
