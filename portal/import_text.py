"""Text files of ``zhifa import``: the encoding is proved or refused, CSV is read strictly, JSON keeps its numbers as
written."""

import csv
import io
import json
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from config.errors import BadInput
from portal.import_sheets import HEADER_WITHIN, WHOLE_ROW, Choose, Grid, RawRow, Sheet, bad, refuse_unfit, under_header
from states.history.entry import CELL_LONGEST

DELIMITERS = (",", "\t", ";", "|")
_UTF8_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_COMMON_SHARE = 0.7
"""At least so much of what GB18030 yields must be everyday characters (GB 2312 level 1): text of another encoding read
so yields rare ones, and would be kept as nonsense."""


def decoded(path: Path, data: bytes) -> str:
    """UTF-8 (with or without a byte-order mark) or GB18030; anything else is refused with its first bad byte."""
    if data.startswith(_WIDE_BOMS):
        raise bad(path, "是 UTF-16 编码，请另存为 UTF-8")
    try:
        return data.removeprefix(_UTF8_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(_UTF8_BOM) if data.startswith(_UTF8_BOM) else 0)
    if data.startswith(_UTF8_BOM) or _mostly_utf8(data):
        raise _bad_byte(path, data, at, "UTF-8")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _bad_byte(path, data, error.start, "UTF-8 或 GB18030") from None
    if not _everyday(text):
        raise _bad_byte(path, data, at, "UTF-8 或 GB18030")
    return text


def _mostly_utf8(data: bytes) -> bool:
    high = sum(byte >= 0x80 for byte in data)
    kept = sum(len(letter.encode()) for letter in data.decode("utf-8", "ignore") if letter > "\x7f")
    return kept * 2 > high


def _everyday(text: str) -> bool:
    letters = [letter for letter in text if letter > "\x7f"]
    common = sum(_is_common(letter) for letter in letters)
    return common >= _COMMON_SHARE * len(letters)


def _is_common(letter: str) -> bool:
    if letter in "〔〕【】《》“”（），。、；：％￥·—…！？「」" or "０" <= letter <= "ｚ":
        return True
    try:
        return 0xB0 <= letter.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _bad_byte(path: Path, data: bytes, at: int, what: str) -> BadInput:
    line = data.count(b"\n", 0, at) + 1
    return bad(path, f"第{at + 1}个字节起不是 {what} 编码的文字，请用原系统重新导出为 UTF-8", line)


def read_delimited(path: Path, text: str, choose: Choose) -> Sheet:
    """CSV with any usual delimiter; the one by which a known header appears."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\x00" in line:
            refuse_unfit(path, "\x00", number)
    delimiter = next((d for d in DELIMITERS if _has_header(path, text, d, choose)), None)
    if delimiter is None:
        raise bad(path, "没有可以识别的表头：请在 config/imports 的对照表中写明各列的含义")
    grid = Grid("")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for texts in reader:
            for cell in texts:
                refuse_unfit(path, cell, before + 1)
            grid.lines.append((before + 1, list(texts), {}))
            before = reader.line_num
    except csv.Error:
        raise bad(path, "引号不成对，或者一格过长，从这一行起不能分列", before + 1) from None
    return under_header(path, grid, choose)


def _has_header(path: Path, text: str, delimiter: str, choose: Choose) -> bool:
    grid = Grid("")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for texts in islice(reader, HEADER_WITHIN):
            grid.lines.append((before + 1, list(texts), {}))
            before = reader.line_num
    except csv.Error:
        if not grid.lines:
            return False
    return under_header(path, grid, choose).source is not None


class _Number(str):
    """A number of JSON in the digits it was written in."""


def read_json(path: Path, text: str, choose: Choose, ways: Sequence[tuple[str, ...]]) -> Sheet:
    """A list of objects, alone or under one of the known ways, or one object per line."""
    try:
        document = _parsed(path, text, None)
    except BadInput:
        if (numbered := _lines(path, text)) is None:
            raise
        return _sheet(path, numbered, choose, "")
    for way in ((), *ways):
        rows = _at(document, way)
        if isinstance(rows, list):
            sheet = _sheet(path, list(enumerate(rows, 1)), choose, _around(path, document, way))
            if sheet.source is not None:
                return sheet
    if isinstance(document, dict):  # JSON lines of one line
        return _sheet(path, [(1, document)], choose, "")
    raise bad(path, "没有可以识别的栏目：请在 config/imports 的对照表中写明")


def _sheet(path: Path, numbered: Sequence[tuple[int, Any]], choose: Choose, around: str) -> Sheet:
    names = dict.fromkeys(name for _, row in numbered if isinstance(row, dict) for name in row)
    source = choose(tuple(names))
    if source is None and not around:
        raise bad(path, "没有可以识别的栏目：请在 config/imports 的对照表中写明")
    return Sheet("", source, tuple(names), tuple(_row(path, number, row) for number, row in numbered), around)


def _row(path: Path, number: int, row: Any) -> RawRow:
    if not isinstance(row, dict):
        told = _told(row)
        refuse_unfit(path, told or "", number)
        return RawRow(number, ((WHOLE_ROW, told),), (), "这一项不是一条记录")
    cells = tuple((name, _told(value)) for name, value in row.items())
    for name, value in cells:
        refuse_unfit(path, name, number)
        refuse_unfit(path, value or "", number)
    return RawRow(number, cells)


def _told(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    return json.dumps(value, ensure_ascii=False)


def _lines(path: Path, text: str) -> list[tuple[int, Any]] | None:
    """The objects of a file with one per line; ``None`` if it plainly is no such file."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < 2 or not all(re.fullmatch(r"\s*\{.*\}\s*", line) for _, line in lines[:2]):
        return None
    return [(number, _parsed(path, line, number)) for number, line in lines]


def _parsed(path: Path, text: str, line: int | None) -> Any:
    try:
        return json.loads(
            text,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=lambda word: _refuse(path, f"含有 {word}，不是 JSON", line),
            object_pairs_hook=lambda pairs: _object(path, pairs, line),
        )
    except json.JSONDecodeError as error:
        raise bad(path, "不是完整的 JSON，从这里起不能识别", line or error.lineno) from None
    except RecursionError:
        raise bad(path, "层次过多", line) from None


def _refuse(path: Path, says: str, line: int | None) -> NoReturn:
    raise bad(path, says, line)


def _object(path: Path, pairs: list[tuple[str, Any]], line: int | None) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse(path, "同一条记录中有重复的栏目", line)
    return found


def _at(document: Any, way: tuple[str, ...]) -> Any:
    for name in way:
        document = document.get(name) if isinstance(document, dict) else None
    return document


def _around(path: Path, document: Any, way: tuple[str, ...]) -> str:
    """Everything of the document but its rows, as text."""
    if not way:
        return ""
    told = json.dumps(_without(document, way), ensure_ascii=False)
    if len(told) > CELL_LONGEST:
        raise bad(path, "记录之外的内容过多")
    return told


def _without(document: dict[str, Any], way: tuple[str, ...]) -> dict[str, Any]:
    inner = document[way[0]]
    return {**document, way[0]: _without(inner, way[1:]) if way[1:] else len(inner)}
