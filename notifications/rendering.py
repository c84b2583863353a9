"""Template text plus plain data gives a message or the HTML of a document (文书); anything doubtful is refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from traceback import walk_tb
from types import MappingProxyType
from typing import Any, TypeAlias

from jinja2 import Template, meta
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError

from notifications.sandbox import PlainEnvironment, forbidden, make_environment, part_file

PLAIN_TYPES = (dict, list, str, int, bool, type(None))
JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | bool | None"

MESSAGE_MOST = 50_000
DOCUMENT_MOST = 2_000_000
SOURCE_MOST = 200_000
VALUES_MOST = 50_000
DEPTH_MOST = 20
Layout: TypeAlias = tuple[tuple[str, str], ...]
"""Parts of a release, (name, text), in the order of their names: what can be a key."""

NOT_DEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
NOTHING: Mapping[str, JSON] = MappingProxyType({})
UNTITLED = "template"
PART = part_file("").removesuffix(">")
# What our filters and Python's own operators raise on data of the wrong shape.
DATA_ERRORS = (TypeError, ValueError, LookupError, ArithmeticError, RecursionError)


class TemplateRefused(Exception):
    """A template (模板) cannot be used, or cannot be used with this data; nothing was produced."""

    def __init__(self, template: str, detail: str) -> None:
        super().__init__(template, detail)
        self.template = template
        self.detail = detail

    def __str__(self) -> str:
        return f"模板 {self.template}：{self.detail}"


def render(source: str, context: Mapping[str, JSON], name: str = UNTITLED) -> str:
    """The plain text of a message; nothing is escaped, so never show it as HTML."""
    return _produce(name, source, context, None, MESSAGE_MOST).strip()


def render_html(source: str, context: Mapping[str, JSON], layout: Mapping[str, str], name: str = UNTITLED) -> str:
    """The HTML of a document; values are escaped, parts come from ``layout`` (name → text) and nowhere else."""
    return _produce(name, source, context, _in_order(layout), DOCUMENT_MOST)


def missing_names(
    source: str, context: Mapping[str, JSON] = NOTHING, layout: Mapping[str, str] | None = None, name: str = UNTITLED
) -> tuple[str, ...]:
    """Names the template reads, in any branch, that the context lacks; with no context, all of them."""
    parts = _in_order(layout)
    read = [_reads(name, source, parts), *(_reads(part, text, parts) for part, text in parts or ())]
    return _lacking(read, context)


def check_template(
    name: str, source: str, example: Mapping[str, JSON], layout: Mapping[str, str] | None = None
) -> None:
    """Refuse a template before it takes effect: forbidden words, names the example lacks, or an example that fails."""
    parts = _in_order(layout)
    if lacking := _lacking(_reached(name, source, parts), example):
        raise TemplateRefused(name, f"缺少变量 {'、'.join(lacking)}")
    _produce(name, source, example, parts, MESSAGE_MOST if layout is None else DOCUMENT_MOST)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one text asks for: variables, and parts (版式) by name."""

    names: frozenset[str]
    parts: tuple[str, ...]


@lru_cache(maxsize=512)
def _reads(name: str, text: str, layout: Layout | None) -> _Read:
    """Kept, since most documents reach the same parts."""
    env, parts = _environment(layout)
    tree = _parsed(env, name, text, parts)
    names = meta.find_undeclared_variables(tree) - set(env.globals) - {"super"}
    return _Read(frozenset(names), tuple(part for part in meta.find_referenced_templates(tree) if part is not None))


def _reached(name: str, source: str, layout: Layout | None) -> list[_Read]:
    """The template and the parts it really reaches, so that other documents' parts do not ask for variables."""
    texts = dict(layout or ())
    reached = {name: _reads(name, source, layout)}
    waiting = list(reached[name].parts)
    while waiting:
        part = waiting.pop()
        if part not in reached:
            reached[part] = _reads(part, texts[part], layout)
            waiting.extend(reached[part].parts)
    return list(reached.values())


def _lacking(read: Iterable[_Read], context: Mapping[str, JSON]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*(each.names for each in read)) - set(context)))


def _in_order(layout: Mapping[str, str] | None) -> Layout | None:
    return None if layout is None else tuple(sorted(layout.items()))


def _produce(name: str, source: str, context: Mapping[str, JSON], layout: Layout | None, most: int) -> str:
    _check_plain(name, context)
    template = _compiled(source, layout, name)
    pieces: list[str] = []
    size = 0
    try:
        for piece in template.generate(context):
            size += len(piece)
            if size > most:
                raise TemplateRefused(name, f"生成的内容超过 {most} 字")
            pieces.append(piece)
    except UndefinedError as error:
        raise TemplateRefused(name, f"{_line(error)}缺少变量 {_missing(error)}") from None
    except TemplateError as error:
        raise TemplateRefused(name, f"{_line(error)}{error.message}") from None
    except DATA_ERRORS as error:
        raise TemplateRefused(name, f"{_line(error)}{_says(error)}") from None
    return "".join(pieces)


@lru_cache(maxsize=256)
def _compiled(source: str, layout: Layout | None, name: str) -> Template:
    env, parts = _environment(layout)
    _parsed(env, name, source, parts)
    return env.from_string(source)


@lru_cache(maxsize=16)
def _environment(layout: Layout | None) -> tuple[PlainEnvironment, Mapping[str, str] | None]:
    """The environment that all documents of one release share: its parts are read once, not once per document."""
    parts = dict(layout) if layout is not None else None
    env = make_environment(parts)
    for part, text in (parts or {}).items():
        _parsed(env, part, text, parts)
    return env, parts


def _parsed(env: PlainEnvironment, name: str, text: str, layout: Mapping[str, str] | None) -> Any:
    if len(text) > SOURCE_MOST:
        raise TemplateRefused(name, f"模板超过 {SOURCE_MOST} 字")
    try:
        tree = env.parse(text)
        refused = forbidden(tree, layout)
    except TemplateSyntaxError as error:
        raise TemplateRefused(name, f"第 {error.lineno} 行：语法有误（{error.message}）") from None
    except RecursionError:
        raise TemplateRefused(name, "模板嵌套过深") from None
    if refused:
        raise TemplateRefused(name, refused)
    return tree


def _check_plain(name: str, context: Mapping[str, JSON]) -> None:
    """Exact types only: a subclass brings methods and a mind of its own."""
    waiting: list[tuple[str, object, int]] = [(key, value, 1) for key, value in context.items()]
    seen = 0
    while waiting:
        path, value, depth = waiting.pop()
        seen += 1
        if type(value) not in PLAIN_TYPES:
            raise TemplateRefused(name, f"变量 {path} 不是纯数据")
        if seen > VALUES_MOST or depth > DEPTH_MOST:
            raise TemplateRefused(name, "数据过多或嵌套过深")
        if type(value) is dict:
            if not all(type(key) is str for key in value):
                raise TemplateRefused(name, f"变量 {path} 的键须为文字")
            waiting.extend((f"{path}.{key}", item, depth + 1) for key, item in value.items())
        elif type(value) is list:
            waiting.extend((f"{path}[{place}]", item, depth + 1) for place, item in enumerate(value))


def _missing(error: UndefinedError) -> str:
    found = NOT_DEFINED.search(error.message or "")
    return (found.group(1) or found.group(2)) if found else "（未知）"


def _says(error: Exception) -> str:
    """Our own filters explain themselves in Chinese; Python's wording may quote personal data and stays out."""
    text = str(error)
    return text if text.startswith("需要") else f"数据与模板不符（{type(error).__name__}）"


def _line(error: BaseException) -> str:
    """Where it went wrong, from the traceback that Jinja2 rewrites; a part is named, the template itself is not."""
    for frame, number in reversed(list(walk_tb(error.__traceback__))):
        file = frame.f_code.co_filename
        if file == "<template>":
            return f"第 {number} 行："
        if file.startswith(PART):
            return f"{file.removeprefix(PART).removesuffix('>')} 第 {number} 行："
    return ""
