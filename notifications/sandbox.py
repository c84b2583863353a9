"""The template language of a release: a small, closed part of Jinja2 that works on plain data only."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notifications import wording

ROWS_MOST = 1_000
LOOPS_DEEP = 3
LOOP_FACTS = frozenset({"index", "index0", "first", "last", "length", "revindex"})

CALLS = frozenset({"range", "super"})

# Jinja2's text filters (`upper`, `trim`, `escape`, its own `join`) turn an empty value into the word "None".
FILTERS = frozenset({"first", "last", "length"})
TESTS = frozenset(
    {"none", "in", "eq", "equalto", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=", "odd", "even"}
)


@pass_eval_context
def join(eval_ctx: EvalContext, items: object, separator: str = "") -> str:
    """The texts of a list in one line: ``甲、乙、丙``."""
    if type(items) is not list or any(type(item) not in (str, int) for item in items):
        raise ValueError("需要由文字组成的列表")
    return str(do_join(eval_ctx, items, separator))


OWN_FILTERS: dict[str, Callable[..., Any]] = {
    "join": join,
    "yuan": wording.yuan,
    "capitals": wording.capitals,
    "day": wording.day,
    "numeral_day": wording.numeral_day,
    "moment": wording.moment,
    "lines": wording.lines,
}

# What is not here is refused: macros, set-blocks and `~` can double a string per line, `import` and
# `autoescape` switch protection off, `default` and `is defined` hide a missing variable.
ALLOWED_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List,
    nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.CondExpr, nodes.Call,
    nodes.Keyword, nodes.If, nodes.For, nodes.Assign, nodes.With, nodes.Block, nodes.Scope,
)  # fmt: skip
LAYOUT_NODES = (nodes.Extends, nodes.Include)


def rows(count: object) -> range:
    """``range`` for blank rows of a form, bounded."""
    if type(count) is not int or not 0 <= count <= ROWS_MOST:
        raise SecurityError(f"range 的行数须在 0 至 {ROWS_MOST} 之间")
    return range(count)


def printable(value: object) -> object:
    """Only words and numbers reach the page: ``None``, a yes/no or a list there is a mistake, not a text."""
    if isinstance(value, (str, Undefined)) or type(value) is int:
        return value  # an Undefined raises as soon as it is written
    if value is None:
        raise SecurityError("变量为空，不能直接写出")
    raise SecurityError("只能写出文字和整数")


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """Reads keys of dicts and places of lists; there are no attributes, no methods and no arithmetic on text."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, LoopContext) and attribute in LOOP_FACTS:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Undefined):
            return str(obj)  # raises, naming the variable
        if type(obj) is dict and type(argument) is str:
            # A key wins over every method of dict, so a key called `items` is just data.
            return obj[argument] if argument in obj else self.undefined(name=argument)
        if type(obj) is list and type(argument) is int:
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(name=f"[{argument}]")
        raise SecurityError("模板只能读取数据，不能调用属性或方法")

    def is_safe_callable(self, obj: Any) -> bool:
        return obj is rows or isinstance(obj, (BlockReference, Undefined))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if isinstance(side, Undefined):
                return str(side)
            if type(side) is not int:
                raise SecurityError("模板只能对整数作加减乘")
        if operator not in {"+", "-", "*"}:
            raise SecurityError("模板只能对整数作加减乘")
        return super().call_binop(context, operator, left, right)


def part_file(part: str) -> str:
    """What a traceback shows as the file of a part."""
    return f"<part {part}>"


def _loaded(layout: Mapping[str, str]) -> Callable[[str], tuple[str, str, None] | None]:
    texts = dict(layout)
    return lambda part: (texts[part], part_file(part), None) if part in texts else None


def make_environment(layout: Mapping[str, str] | None) -> PlainEnvironment:
    """A message has no layout and no escaping; a document has both."""
    env = PlainEnvironment(
        undefined=StrictUndefined,
        autoescape=layout is not None,
        loader=FunctionLoader(_loaded(layout)) if layout is not None else None,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters = {name: env.filters[name] for name in FILTERS} | OWN_FILTERS
    env.tests = {name: env.tests[name] for name in TESTS}
    env.globals = {"range": rows}
    return env


def forbidden(tree: nodes.Template, layout: Mapping[str, str] | None) -> str | None:
    """What in this template is not allowed, with its line; None if nothing. Branches never taken count too."""
    return _forbidden(tree, layout, loops=0)


def _forbidden(node: nodes.Node, layout: Mapping[str, str] | None, loops: int) -> str | None:
    loops += isinstance(node, nodes.For)
    says = _refusal(node, layout, loops)
    if says:
        return f"第 {node.lineno} 行：{says}"
    for child in node.iter_child_nodes():
        if found := _forbidden(child, layout, loops):
            return found
    return None


def _refusal(node: nodes.Node, layout: Mapping[str, str] | None, loops: int) -> str | None:
    if isinstance(node, LAYOUT_NODES):
        return _part_refusal(node, layout)
    if not isinstance(node, ALLOWED_NODES):
        return f"模板不允许使用 {type(node).__name__}"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS | OWN_FILTERS.keys():
        return f"没有名为 {node.name} 的过滤器"
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"没有名为 {node.name} 的判断"
    if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name in CALLS):
        return "模板不能调用方法"
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        return "行内条件须写明 else"  # without it Jinja2 prints nothing, even where undefined is strict
    if isinstance(node, nodes.For) and (node.recursive or loops > LOOPS_DEEP):
        return f"循环最多嵌套 {LOOPS_DEEP} 层，且不能递归"
    return None


def _part_refusal(node: nodes.Extends | nodes.Include, layout: Mapping[str, str] | None) -> str | None:
    name = node.template
    if layout is None:
        return "通知模板不能引用其他模板"
    if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
        return "引用其他模板时须写明名称"
    if name.value not in layout:
        return f"没有名为 {name.value} 的模板"
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return "引用的模板不得缺失"
    return None
