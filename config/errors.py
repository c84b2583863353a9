"""What is wrong with an input, said in Chinese with its file, line and field."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.schema.base import Clause, Key, Misplaced, StepKey

Path: TypeAlias = tuple[str | int, ...]
"""Where a value lies inside its document: ``("moves", 3, "from")``."""


class BadInput(Exception):
    """One thing that is wrong with an input; nothing was changed because of it."""

    def __init__(self, source: str, line: int | None, column: int | None, field: str, problem: str) -> None:
        super().__init__(source, line, column, field, problem)
        self.source = source
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem

    @property
    def problems(self) -> tuple["BadInput", ...]:
        return (self,)

    def __str__(self) -> str:
        place = (self.source, None if self.line is None else f"第{self.line}行", self.field)
        where = " ".join(part for part in place if part)
        return f"{where}：{self.problem}" if where else self.problem


TOLD_MOST = 50
"""So many problems a person is told at once; one slip may well make a thousand of them."""


class BadInputs(BadInput):
    """Everything found wrong in one go; its own attributes are those of the first problem."""

    def __init__(self, problems: Sequence[BadInput]) -> None:
        first = problems[0]
        super().__init__(first.source, first.line, first.column, first.field, first.problem)
        self.args = (tuple(problems),)  # so that it survives the way back from a child process

    @property
    def problems(self) -> tuple[BadInput, ...]:
        found: tuple[BadInput, ...] = self.args[0]
        return found

    def __str__(self) -> str:
        told = [str(problem) for problem in self.problems[:TOLD_MOST]]
        left = len(self.problems) - len(told)
        return "\n".join((*told, f"……另有 {left} 处，请改正以上各处后再检查") if left else told)


def dotted(path: Path) -> str:
    """``moves.3.from``; a long key is cut, since a message must stay readable."""
    parts = (str(part) for part in path)
    return ".".join(part if len(part) <= 60 else part[:59] + "…" for part in parts)


class Problem(NamedTuple):
    """One translated validation error, before it has a file and a line."""

    path: Path
    says: str


def problems_of(error: ValidationError, model: Any, data: object) -> tuple[Problem, ...]:
    """Every error of ``model`` on ``data`` in Chinese, each named once; no value of the input is repeated."""
    details = error.errors(include_url=False, include_input=False)
    found = [_Found(detail, _trail(model, data, detail["loc"])) for detail in details]
    return tuple(dict.fromkeys(_problem(one, data) for one in _meant_members(found)))


def _problem(found: "_Found", data: object) -> Problem:
    path, kind, context = found.trail.path, found.detail["type"], found.detail.get("ctx", {})
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        path = (*path, str(context.get("discriminator", "")).strip("'"))
    if kind == "extra_forbidden":
        return Problem(path, _unknown_field(str(path[-1]) if path else "", found.trail.owner))
    if isinstance(misplaced := context.get("error"), Misplaced):
        path = (*path, *misplaced.at)
        return Problem(path, f"{misplaced}{_near(value_at(data, path), misplaced.meant)}")
    says = _sentence(kind, context, value_at(data, path))
    return Problem(path, f"键名不对，{says}" if "[key]" in found.detail["loc"] else says)


# ---- sentences ------------------------------------------------------------------------------------------------------

_DAY = "日期应写成 2026-03-02 的样子，且确有这一天"
_MOMENT = "时间应写成 2026-03-02 09:00 的样子，且确有这一刻"
_WHOLE = "应为整数：用半角数字，不加引号"
_FLAG = "应为 true 或 false（no、yes、on、off 都不算）"
_RECORD = "应为一组“字段: 值”"
_LIST = "应为列表：每项一行，以“- ”开头"
_LINK = "不是有效的网址"

SENTENCES = MappingProxyType(
    {
        "missing": "缺少这一必填项，请补上",
        "none_required": "此处应留空",
        "string_type": "应为文字；号码、日期等请加引号",
        "string_too_short": "太短：至少要有{min_length}个字",
        "string_too_long": "太长：最多{max_length}个字，请删减",
        "string_unicode": "含有无法识别的字符，请重新录入",
        "string_not_ascii": "只能用半角英文字母、数字和符号",
        "int_type": _WHOLE,
        "int_parsing": _WHOLE,
        "int_parsing_size": "数字太大，请核对",
        "int_from_float": "应为整数，不能带小数",
        "float_type": "应为数字，不加引号",
        "float_parsing": "应为数字，不加引号",
        "finite_number": "应为有限的数字",
        "bool_type": _FLAG,
        "bool_parsing": _FLAG,
        "date_type": _DAY,
        "date_parsing": _DAY,
        "date_from_datetime_parsing": _DAY,
        "date_from_datetime_inexact": _DAY,
        "date_past": "应为过去的日期",
        "date_future": "应为将来的日期",
        "time_type": "时刻应写成 09:00 的样子，并加引号",
        "time_parsing": "时刻应写成 09:00 的样子，并加引号",
        "datetime_type": _MOMENT,
        "datetime_parsing": _MOMENT,
        "datetime_object_invalid": _MOMENT,
        "datetime_from_date_parsing": _MOMENT,
        "datetime_past": "应为过去的时间",
        "datetime_future": "应为将来的时间",
        "timezone_naive": "时间不应带时区",
        "timezone_aware": "时间缺少时区",
        "greater_than": "应大于{gt}",
        "greater_than_equal": "不得小于{ge}",
        "less_than": "应小于{lt}",
        "less_than_equal": "不得大于{le}",
        "multiple_of": "应为{multiple_of}的整数倍",
        "too_short": "项数太少：至少要有{min_length}项",
        "too_long": "项数太多：最多{max_length}项",
        "list_type": _LIST,
        "tuple_type": _LIST,
        "set_type": _LIST,
        "frozen_set_type": _LIST,
        "dict_type": _RECORD,
        "mapping_type": _RECORD,
        "model_type": _RECORD,
        "model_attributes_type": _RECORD,
        "dataclass_type": _RECORD,
        "invalid_key": "键名应为文字",
        "union_tag_not_found": "缺少这一必填项，无法判断是哪一种",
        "decimal_type": "应为数字",
        "decimal_parsing": "应为数字",
        "url_type": _LINK,
        "url_parsing": _LINK,
        "url_scheme": "网址的开头不对：只能是{expected_schemes}",
        "url_too_long": "网址太长：最多{max_length}个字",
        "uuid_parsing": "不是有效的 UUID",
        "recursion_loop": "内容不能套着它自己",
    }
)
"""Pydantic's error type → what is wrong and what to do."""


def _pattern(annotated: Any) -> str:
    return next(str(part.pattern) for part in get_args(annotated) if isinstance(part, StringConstraints))


PATTERNS = MappingProxyType(
    {
        _pattern(Key): "只能用小写英文字母、数字和下划线，并以字母开头",
        _pattern(StepKey): "应写成“阶段.步骤”，阶段为 prompt、inspect、decide、serve、visit、close 之一",
        _pattern(Clause): "条文应写成简称加条号，如 行政处罚法44、行政处罚法64(二)，中间没有空格",
    }
)
"""What the patterns of our own types mean to somebody who cannot read one."""


def _sentence(kind: str, context: dict[str, Any], value: object) -> str:
    if kind in {"value_error", "assertion_error"}:
        return str(context.get("error", "")) or "内容不符合要求，请核对"
    if kind in {"literal_error", "enum"}:
        return _one_of(str(context["expected"]), value)
    if kind == "union_tag_invalid":
        return _one_of(str(context["expected_tags"]), context.get("tag"))
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return PATTERNS.get(pattern, f"格式不对，应符合规则 {pattern}")
    if kind == "string_too_short" and context["min_length"] == 1:
        return "不能为空"
    if value is None and kind.endswith("_type"):
        return f"不能为空；{SENTENCES.get(kind, '请补上')}"
    return SENTENCES.get(kind, f"内容不符合要求，请核对（{kind}）").format(**context)


def _one_of(expected: str, value: object) -> str:
    """The allowed words, and the one probably meant; the value itself is not repeated: it may be anything."""
    words = re.findall(r"'([^']*)'", expected) or re.split(r", | or ", expected)
    return f"只能是下列之一：{'、'.join(words)}" + _near(value, words)


def _near(value: object, words: Collection[str]) -> str:
    return _meant(get_close_matches(value, words, n=1) if isinstance(value, str) and len(value) <= 60 else [])


def _unknown_field(key: str, owner: type[BaseModel] | None) -> str:
    allowed = _keys(owner) if owner else []
    near = get_close_matches(key[:60], allowed, n=1)
    if near or not allowed:
        return "没有这个字段，请删除或改正" + _meant(near)
    return f"没有这个字段，请删除或改正；此处可用：{'、'.join(allowed)}"


def _meant(near: list[str]) -> str:
    return f"；是否想写“{near[0]}”？" if near else ""


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in _fields(model).items()]


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    if not model.__pydantic_complete__:  # it names a type defined below it and has only been used as a part so far
        model.model_rebuild(raise_errors=False)
    return model.model_fields


# ---- from pydantic's location to the path in the file ---------------------------------------------------------------


class _Trail(NamedTuple):
    """Pydantic's location without the labels of union members it puts in between."""

    path: Path
    owner: type[BaseModel] | None  # the model that holds the last key
    labels: tuple[int, ...]  # which parts of the location are labels


class _Found(NamedTuple):
    detail: ErrorDetails
    trail: _Trail


def _trail(kind: Any, data: object, loc: tuple[str | int, ...]) -> _Trail:
    path: Path = ()
    owner: type[BaseModel] | None = None
    labels: list[int] = []
    for index, part in enumerate(loc):
        kind = _bare(kind)
        if part == "[key]":
            break
        if len(members := _members(kind)) > 1:
            kind = next((member for member in members if part in _labels(member)), None)
            labels.append(index)
            continue
        if kind is None and index + 1 < len(loc) and value_at(data, (*path, part)) is ...:
            continue  # a label of a union we could not tell apart
        owner = kind if _is_model(kind) else None
        kind = _child(kind, part)
        path = (*path, part)
    return _Trail(path, owner, tuple(labels))


def _meant_members(found: list[_Found]) -> list[_Found]:
    """Pydantic reports every member of a union; only what the writer seems to have meant is worth telling."""
    costs: dict[Path, dict[Path, list[int]]] = {}
    for detail, trail in found:
        loc = detail["loc"]
        for index in trail.labels:
            cost = costs.setdefault(loc[:index], {}).setdefault(loc[: index + 1], [0, 0])
            below = len(loc) - index - 1
            cost[0] += below == 0 and detail["type"].endswith("_type")  # not even the right kind of value
            cost[1] += below == 1 and detail["type"] in {"missing", "extra_forbidden", "literal_error"}
    dropped = {label for members in costs.values() for label in members if members[label] > min(members.values())}
    return [one for one in found if not any(one.detail["loc"][: index + 1] in dropped for index in one.trail.labels)]


def _bare(kind: Any) -> Any:
    """The type without Annotated, alias, root model and ``| None``, none of which pydantic's location mentions."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif hasattr(kind, "__value__"):
            kind = kind.__value__
        elif isinstance(kind, type) and issubclass(kind, RootModel):
            kind = kind.model_fields["root"].annotation
        elif len(members := _members(kind)) == 1:
            kind = members[0]
        else:
            return kind


def _members(kind: Any) -> tuple[Any, ...]:
    if get_origin(kind) not in {Union, UnionType}:
        return ()
    return tuple(member for member in get_args(kind) if member is not NoneType)


def _labels(member: Any) -> set[object]:
    """How pydantic may name this member of a union: by class, by type, or by the value of its discriminator."""
    kind = _bare(member)
    names: set[object] = {str(kind), getattr(kind, "__name__", None)}
    if _is_model(kind):
        for field in _fields(kind).values():
            if get_origin(field.annotation) is Literal:
                names.update(get_args(field.annotation))
    return names


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _child(kind: Any, part: str | int) -> Any:
    if _is_model(kind):
        return next((field.annotation for name, field in _fields(kind).items() if part in {name, field.alias}), None)
    arguments = get_args(kind)
    if not arguments:
        return None
    if isinstance(part, int) and get_origin(kind) is tuple and Ellipsis not in arguments:
        return arguments[part] if part < len(arguments) else None
    return arguments[0] if isinstance(part, int) else arguments[-1]


def value_at(data: Any, path: Path) -> Any:
    """The part of plain data at this path; an Ellipsis where there is none, because ``None`` is a value."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part, ...)
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
        else:
            return ...
    return data
