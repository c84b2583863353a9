"""YAML and JSON text to plain data with positions: a strict subset in which nothing is guessed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from config.errors import BadInput, Path, dotted

Data: TypeAlias = "bool | int | str | list[Data] | dict[str, Data] | None"
Place: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1."""

TEXT_LIMIT: Final = 2 * 1024 * 1024  # bytes of one document, or of one line of JSON lines
LINES_LIMIT: Final = 64 * 1024 * 1024  # bytes of one file of JSON lines
DEPTH_LIMIT: Final = 30
DIGITS_LIMIT: Final = 18  # more does not fit a 64-bit column; it is a number of something, to be quoted

# libyaml's parser is five times as fast as PyYAML's own and refuses the same texts, but for a tab before a comment.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_WITHOUT_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064]")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_JSON_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{}:,"]+', re.DOTALL)
_JSON_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}"]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data, and where in its source each part of it stands (for an entry of a map: where its key stands)."""

    source: str
    data: Data
    positions: Mapping[Path, Place]

    def place(self, path: Path) -> Place | None:
        """Where this part stands; for one that is missing, where the nearest part around it does."""
        for length in range(len(path), -1, -1):
            if found := self.positions.get(path[:length]):
                return found
        return None

    def bad(self, path: Path, problem: str) -> BadInput:
        """The error to raise about this part."""
        line, column = self.place(path) or (None, None)
        return BadInput(self.source, line, column, dotted(path), problem)


def parse(text: str, source: str) -> Located:
    """One YAML document: only maps, lists, text, whole numbers, true, false and null; ``BadInput`` for all else."""
    _refuse_unfit(text, source, TEXT_LIMIT)
    if found := _WITHOUT_WIDTH.search(text):  # two names that look alike would be two names
        raise BadInput(source, *_place_of(text, found.start()), "", _hidden(found.group()))
    tree = _Tree(source)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            _take(tree, event)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, tree) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # PyYAML's own parser lets chr() and int() fail
        raise BadInput(source, None, None, "", _SYNTAX) from error
    return tree.located()


def parse_json(text: str, source: str) -> Located:
    """One JSON document under the same limits; no fractions, NaN or Infinity, no key twice."""
    _refuse_unfit(text, source, TEXT_LIMIT)
    return _json(text, source, 1)


def parse_json_lines(text: str, source: str) -> Located:
    """One JSON document per line as one list; blank lines are skipped, positions count lines of the whole text."""
    _refuse_unfit(text, source, LINES_LIMIT)
    items: list[Data] = []
    positions: dict[Path, Place] = {(): (1, 1)}
    for one in each_json_line(text.split("\n"), source):
        positions.update({(len(items), *path): place for path, place in one.positions.items()})
        items.append(one.data)
    return Located(source, items, positions)


def each_json_line(lines: Iterable[str], source: str) -> Iterator[Located]:
    """The same one by one, for a file too long to be held at once."""
    for number, line in enumerate(lines, start=1):
        if line.strip(" \t\r\n"):
            _refuse_unfit(line, source, TEXT_LIMIT, number)
            yield _json(line, source, number)


def plain_value(word: str) -> bool | int | str | None:
    """What an unquoted YAML word means: ``no``, ``on``, ``12:30``, ``0123`` and ``2026-03-02`` are text."""
    if word in _WORDS:
        return _WORDS[word]
    if not _WHOLE_NUMBER.fullmatch(word):
        return word
    if len(word.lstrip("-")) > DIGITS_LIMIT:
        raise ValueError(f"数字超过{DIGITS_LIMIT}位；若是号码，请加引号")
    return int(word)


def _refuse_unfit(text: str, source: str, limit: int, line: int = 1) -> None:
    # Encoding is the exact measure but costs a copy; most texts are settled by their length alone.
    if len(text) > limit or (len(text) * 4 > limit and len(text.encode("utf-8", "surrogatepass")) > limit):
        raise BadInput(source, line, 1, "", f"内容太大：最多{limit // 1024 // 1024} MiB，请拆成几个文件")
    if found := _FORBIDDEN.search(text):
        inner, column = _place_of(text, found.start())
        raise BadInput(source, line + inner - 1, column, "", _hidden(found.group()))


def _place_of(text: str, offset: int) -> Place:
    """Line and column of a character; ``\\r\\n``, ``\\n`` and a lone ``\\r`` each end a line."""
    ends = text.count("\n", 0, offset) + text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
    return ends + 1, offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))


def _hidden(character: str) -> str:
    return f"含有不可见的控制字符（U+{ord(character):04X}），请删除后重新录入"


# ---- building -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not been reached."""

    path: Path
    holds: dict[str, Data] | list[Data]
    key: str | None = None


@dataclass(slots=True)
class _Tree:
    """Puts values where they belong and notes the place of each; no recursion, so depth cannot exhaust the stack."""

    source: str
    data: Data = None
    positions: dict[Path, Place] = field(default_factory=dict)
    opened: list[_Open] = field(default_factory=list)
    quoted: tuple[Place, int] | None = None  # the newest quoted text of several lines: where it begins, its last line

    def located(self) -> Located:
        self.positions.setdefault((), (1, 1))
        return Located(self.source, self.data, self.positions)

    def wants_key(self) -> bool:
        return bool(self.opened) and isinstance(self.opened[-1].holds, dict) and self.opened[-1].key is None

    def here(self) -> Path:
        """Path of the value that comes next."""
        if not self.opened:
            return ()
        top = self.opened[-1]
        if isinstance(top.holds, list):
            return (*top.path, len(top.holds))
        return top.path if top.key is None else (*top.path, top.key)

    def key(self, word: str, place: Place) -> None:
        top = self.opened[-1]
        if not word or "\n" in word or _FORBIDDEN.search(word):
            raise self.bad(place, "字段名不能为空，也不能含换行或控制字符")
        if word in top.holds:
            raise BadInput(self.source, *place, dotted((*top.path, word)), "这个字段重复出现，请只保留一个")
        top.key = word
        self.positions[self.here()] = place

    def put(self, value: Data, place: Place) -> None:
        if isinstance(value, str) and (found := _FORBIDDEN.search(value)):  # written as an escape
            raise self.bad(place, _hidden(found.group()))
        self.positions.setdefault(self.here(), place)
        if not self.opened:
            self.data = value
            return
        top = self.opened[-1]
        if isinstance(top.holds, list):
            top.holds.append(value)
        elif top.key is not None:
            top.holds[top.key] = value
            top.key = None

    def open(self, holds: dict[str, Data] | list[Data], place: Place) -> None:
        if self.wants_key():
            raise self.bad(place, "字段名应是一个词，不能是列表或另一组字段")
        if len(self.opened) >= DEPTH_LIMIT:
            raise self.bad(place, f"层次太深：最多{DEPTH_LIMIT}层")
        path = self.here()
        self.put(holds, place)
        self.opened.append(_Open(path, holds))

    def close(self) -> None:
        self.opened.pop()

    def bad(self, place: Place, problem: str) -> BadInput:
        return BadInput(self.source, *place, dotted(self.here()), problem)


# ---- YAML -----------------------------------------------------------------------------------------------------------

_SYNTAX = "YAML 写法有误，请检查这一行及上一行的缩进、引号，以及冒号（半角）后的空格"
_NO_ALIAS = "不支持锚点与引用：请把内容照写一遍；以 & 或 * 开头的文字请加引号"
_NO_TAG = "不支持标签：以 ! 开头的文字请加引号"
_ONE_DOCUMENT = "一个文件只能有一份内容：请删去多余的“---”或拆成几个文件"

_NO_SECOND_QUOTE = "引号没有配对，请补上后一个引号"

_SYNTAX_SENTENCES = (
    (re.compile(r"cannot start any token"), "这里不能用制表符（Tab）缩进；以 @、`、% 开头的文字请加引号"),
    (re.compile(r"mapping values are not allowed"), "这里不能再有冒号：请检查缩进，或给含冒号的文字加引号"),
    (re.compile(r"tab character"), "这里不能用制表符（Tab）缩进，请改用空格"),
    (re.compile(r"node content"), "括号没有配对，或者这里缺少内容"),
    (re.compile(r"unexpected end of stream"), _NO_SECOND_QUOTE),
    (re.compile(r"could not find expected ':'"), "缺少冒号：应写成“字段: 值”，冒号用半角，后面加空格"),
    (re.compile(r"',' or '[\]}]'"), "括号没有配对，或各项之间缺少半角逗号"),
    (re.compile(r"alphabetic or numeric"), _NO_ALIAS),
    (re.compile(r"escape"), "双引号内的反斜杠写法有误：请改用单引号"),
    (re.compile(r"document"), _ONE_DOCUMENT),
)


def _take(tree: _Tree, event: Any) -> None:
    place = (event.start_mark.line + 1, event.start_mark.column + 1)
    if isinstance(event, yaml.DocumentStartEvent):
        _refuse_document(tree, event, place)
    elif isinstance(event, yaml.AliasEvent):
        raise tree.bad(place, _NO_ALIAS)
    elif isinstance(event, yaml.NodeEvent):
        if event.anchor is not None:
            raise tree.bad(place, _NO_ALIAS)
        if event.tag is not None:  # type: ignore[attr-defined]  # every node but an alias has one
            raise tree.bad(place, _NO_TAG)
        _take_node(tree, event, place)
    elif isinstance(event, yaml.CollectionEndEvent):
        tree.close()


def _take_node(tree: _Tree, event: yaml.NodeEvent, place: Place) -> None:
    if isinstance(event, yaml.MappingStartEvent):
        tree.open({}, place)
    elif isinstance(event, yaml.SequenceStartEvent):
        tree.open([], place)
    elif isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        if event.style in ("'", '"') and event.end_mark and event.end_mark.line >= place[0]:
            tree.quoted = (place, event.end_mark.line)
        if tree.wants_key():
            if plain and event.value == "<<":
                raise tree.bad(place, "不支持合并（<<）：请把内容照写一遍")
            tree.key(event.value, place)
        else:
            tree.put(_resolved(tree, event.value, place) if plain else event.value, place)


def _resolved(tree: _Tree, word: str, place: Place) -> Data:
    try:
        return plain_value(word)
    except ValueError as error:
        raise tree.bad(place, str(error)) from None


def _refuse_document(tree: _Tree, event: Any, place: Place) -> None:
    if () in tree.positions:
        raise BadInput(tree.source, *place, "", _ONE_DOCUMENT)
    if event.version or event.tags:
        raise BadInput(tree.source, *place, "", "不支持以 % 开头的指令，请删除")


def _syntax_error(error: yaml.MarkedYAMLError, tree: _Tree) -> BadInput:
    said = str(error.problem)
    mark = error.problem_mark
    if "unexpected end of stream" in said and error.context_mark:
        mark = error.context_mark  # the quote that was opened tells more than the end of the file
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    sentence = next((sentence for pattern, sentence in _SYNTAX_SENTENCES if pattern.search(said)), _SYNTAX)
    if mark and tree.quoted is not None and tree.quoted[1] == mark.line:  # it ran on to the next quote in the file
        return BadInput(tree.source, *tree.quoted[0], dotted(tree.here()), _NO_SECOND_QUOTE)
    return BadInput(tree.source, line, column, dotted(tree.here()), sentence)


# ---- JSON -----------------------------------------------------------------------------------------------------------


def _json(text: str, source: str, first_line: int) -> Located:
    _refuse_depth(text, source, first_line)
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)  # judges the syntax, nothing else
    except json.JSONDecodeError as error:
        line, column = first_line + error.lineno - 1, error.colno
        raise BadInput(source, line, column, "", "JSON 写法有误，请检查引号、逗号与括号") from None
    tree = _Tree(source)
    for piece, place in _tokens(text, first_line):
        if piece in "{[":
            tree.open({} if piece == "{" else [], place)
        elif piece in "}]":
            tree.close()
        elif tree.wants_key():
            tree.key(json.loads(piece), place)
        else:
            tree.put(_json_value(tree, piece, place), place)
    return tree.located()


def _json_value(tree: _Tree, piece: str, place: Place) -> Data:
    if piece.startswith('"'):
        text: str = json.loads(piece)
        return text
    if piece in {"true", "false", "null"} or _WHOLE_NUMBER.fullmatch(piece):
        return _resolved(tree, piece, place)
    raise tree.bad(place, "只接受整数，不接受小数、指数、NaN 或 Infinity")


def _tokens(text: str, first_line: int) -> Iterator[tuple[str, Place]]:
    line, begins, seen = first_line, 0, 0
    for match in _JSON_TOKEN.finditer(text):
        start = match.start()
        if ends := text.count("\n", seen, start):
            line, begins = line + ends, text.rfind("\n", seen, start) + 1
        seen = match.end()
        yield match.group(), (line, start - begins + 1)


def _refuse_depth(text: str, source: str, first_line: int) -> None:
    depth = 0
    for match in _JSON_BRACKET.finditer(text):
        piece = match.group()
        if piece == '"':  # never closed: the syntax is wrong, and each further quote would be scanned to the end
            return
        depth += (piece in "{[") - (piece in "}]")
        if depth > DEPTH_LIMIT:
            line, column = _place_of(text, match.start())
            raise BadInput(source, first_line + line - 1, column, "", f"层次太深：最多{DEPTH_LIMIT}层")
