"""Officials read Chinese: every field of every form has a title, and no refusal names a field by its identifier alone."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from models.refusals import in_chinese
from states.actions import ACTIONS
from states.field_titles import TITLES, told
from states.reasons import CommandInvalid
from states.registers import REGISTER_ACTIONS
from tests.unit.sample_payloads import SAMPLES

CHINESE = re.compile(r"[\u4e00-\u9fff]")
COMMAND = re.compile(r"zhifa( [a-z-]+)+")  # is typed as it stands
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def fields(kind: Any, seen: set[Any] | None = None) -> Iterator[str]:
    """Every field a form can have, those of its parts included."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for name, field in kind.model_fields.items():
            yield name
            yield from fields(field.annotation, seen)
    for part in get_args(kind):
        yield from fields(part, seen)


FIELDS = frozenset(name for action in ACTIONS.values() for name in fields(action.payload))


VALUES = {"true": "是"}
"""A value that is called like a field, and how it reads."""


def bare(text: str) -> list[str]:
    """The fields a text names without their title beside them."""
    text = COMMAND.sub("", text)
    found = (word for word in WORD.finditer(text) if word[0] in FIELDS)
    return [word[0] for word in found if not _titled(text[: word.start()], word[0])]


def _titled(before: str, name: str) -> bool:
    titles = (TITLES.get(name, "-"), VALUES.get(name, "-"))
    return any(before.endswith(mark) for title in titles for mark in (f"{title}（", f"“{title}”（"))


def test_every_field_has_a_title() -> None:
    # The rows of a standard are written in YAML, and an error there names the place in the file.
    of_registers = {name for action in REGISTER_ACTIONS.values() for name in action.payload.model_fields}
    assert (FIELDS | of_registers) - TITLES.keys() == set()
    assert all(CHINESE.search(title) and not WORD.search(title) for title in TITLES.values())


def judging_modules() -> set[Path]:
    """The modules whose code judges what was filled in: of every action, of its payload and of its checks."""
    named = {"states.wording", "states.lifecycle", "models.casework", "models.refusals"} & sys.modules.keys()
    for action in ACTIONS.values():
        named.add(action.payload.__module__)
        named |= {check.__module__ for check in action.checks}
    return {Path(str(sys.modules[name].__file__)) for name in named}


def texts_of_code() -> Iterator[tuple[str, str]]:
    """Every Chinese text in that code; an f-string is read without the values it is filled with."""
    for path in judging_modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                node.value.value = ""  # a docstring
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
                yield f"{path.stem}:{node.lineno}", re.sub(r"\{[a-z_]+\}", "", node.value)


def texts_of_gates() -> Iterator[tuple[str, str]]:
    for action in ACTIONS.values():
        for gate in action.gates:
            yield gate.key, re.sub(r"\{[a-z_]+\}", "", gate.says + gate.remedy)


def test_no_refusal_names_a_field_without_its_title() -> None:
    found = [(where, bare(text), text) for where, text in (*texts_of_code(), *texts_of_gates()) if bare(text)]
    assert found == []


BROKEN: tuple[Any, ...] = (None, "", -1, [], {}, "x" * 30_000, [[]], [{}], 2.5, True)


def refusals_of(action: str) -> Iterator[str]:
    """What comes of a form with one field missing, unknown, or filled in otherwise."""
    good, model = SAMPLES[action], ACTIONS[action].payload
    forms = [{**good, "unheard_of": 1}]
    forms += [{**good, name: value} for name in model.model_fields for value in BROKEN]
    forms += [{key: said for key, said in good.items() if key != name} for name in good]
    for form in forms:
        try:
            model.model_validate(form)
        except ValidationError as error:
            for one in error.errors():
                told_of = str(CommandInvalid(*in_chinese(one, model)))
                yield told_of.partition("只能填写：")[
                    0
                ]  # what follows are the values themselves, to be typed as they stand


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_what_is_filled_in_wrongly_is_told_by_the_title_of_its_field(action: str) -> None:
    assert {(text, tuple(bare(text))) for text in refusals_of(action) if bare(text)} == set()


def test_a_path_is_told_part_by_part() -> None:
    assert told("receipt.servers.0") == "送达回证（receipt）的送达人（servers）第1项"
    assert str(CommandInvalid("不能为空", "facts")) == "事实（facts）：不能为空"
    assert str(CommandInvalid("不能为空", "案号")) == "案号：不能为空"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("receipt.servers.0", "送达回证（receipt）的送达人（servers）第1项"),
        ("receipt", "送达回证（receipt）"),
        ("receipt.unknown_field", "送达回证（receipt）的unknown_field"),
        ("0.receipt", "0的送达回证（receipt）"),
    ],
)
def test_a_field_is_told_from_the_outside_in_and_counted_from_one(path: str, says: str) -> None:
    assert told(path) == says
