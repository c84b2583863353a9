"""Refused attempts (被拒绝的办理): recorded in the bureau stream, in a commit of their own."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from models.bureau_stream import append_bureau
from models.commands import Command
from models.database import Store
from states.field_titles import told
from states.payload import Payload
from states.reasons import ActionRefused, CommandInvalid, Refusal, StaleCase

_QUOTED = re.compile(r"'([^']+)'")

KNOWN = {
    "missing": "缺少此项，请补填",
    "extra_forbidden": "没有此项，请删去或者核对名称",
    "string_too_short": "不能为空",
    "string_too_long": "内容过长，请精简",
    "string_pattern_mismatch": "格式不对",
    "string_type": "应当是文字",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "bool_type": "应当填写是（true）或者否（false）",
    "date_from_datetime_parsing": "应当是日期，例如 2026-03-02",
    "date_parsing": "应当是日期，例如 2026-03-02",
    "date_type": "应当是日期，例如 2026-03-02",
    "tuple_type": "应当是列表",
    "model_type": "应当分栏填写",
    "dict_type": "应当分栏填写",
    "too_short": "至少填写一项",
    "too_long": "项数过多",
    "greater_than": "数值过小",
    "less_than_equal": "数值过大",
    "greater_than_equal": "数值过小",
}


def in_chinese(error: Any, model: type[Payload]) -> tuple[str, str]:
    """(problem, field) of one validation error; no value is repeated, it may be personal."""
    field = ".".join(str(part) for part in error["loc"])
    kind = error["type"]
    if kind == "literal_error":
        return f"只能填写：{'、'.join(_QUOTED.findall(error['ctx']['expected']))}", field
    if kind == "extra_forbidden":
        return f"没有此项；可填：{'、'.join(told(name) for name in model.model_fields)}", field
    if kind == "value_error":
        return str(error["ctx"]["error"]), field
    return KNOWN.get(kind, f"填写有误（{kind}）"), field


DEEPEST = 20
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_WHOLE = 2**63


def misfit(value: object, field: str = "", depth: int = 0) -> tuple[str, str] | None:
    """(problem, field) of the first thing that no form can hold; without this, NaN would be stored as left empty."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return None if _can_be_stored(value) else ("含有不能识别的字符", field)
    if isinstance(value, int):
        return None if -_WHOLE <= value < _WHOLE else ("数值过大", field)
    if isinstance(value, float):
        return "不能填写小数", field
    if depth > DEEPEST:
        return "层次过多", field.split(".")[0]
    if type(value) is dict or isinstance(value, Mapping):  # the first question is the cheap one
        if not all(isinstance(key, str) and _can_be_stored(key) for key in value):
            return "栏目名称应当是文字", field
        parts: Iterable[tuple[Any, object]] = value.items()
    elif isinstance(value, list | tuple):
        parts = enumerate(value)
    else:
        return "不能识别的内容", field
    for name, part in parts:
        if part is None or part is True or part is False or (type(part) is str and _can_be_stored(part)):
            continue  # asked here too: a call and the name of the field cost more than the question
        if (found := misfit(part, f"{field}.{name}" if field else str(name), depth + 1)) is not None:
            return found
    return None


def _can_be_stored(text: str) -> bool:
    """No half of a character pair stands alone."""
    return text.isascii() or _HALF_PAIR.search(text) is None


def record(store: Store, command: Command, digest: str, refusal: Refusal) -> None:
    """One event ``action_refused`` with all reasons; the case's own stream and revision stay as they are."""
    body: dict[str, Any] = {
        "case_no": command.case_no,
        "refused_action": command.action,
        "actor": command.actor,
        "auth": command.auth,
        "key": command.key,
        "digest": digest,
        "outcome": refusal.code,
        "reasons": reasons_of(refusal),
    }
    with store.write() as conn:
        append_bureau(conn, store, action="action_refused", body=body)


def reasons_of(refusal: Refusal) -> list[dict[str, str]]:
    """The reasons as plain data."""
    if isinstance(refusal, ActionRefused):
        return [{"gate": r.gate, "clause": r.clause, "says": r.says} for r in refusal.reasons]
    if isinstance(refusal, CommandInvalid):
        return [{"gate": refusal.field or "command", "clause": "", "says": str(refusal)}]
    assert isinstance(refusal, StaleCase)
    return [{"gate": "revision", "clause": "", "says": str(refusal)}]
