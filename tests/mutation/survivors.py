"""What a mutant changes, and why those that live do no harm (``survivors.yaml``).

A survivor is known by the lines it changes, not by its number: numbers shift whenever a function is edited.
"""

import ast
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

LIST = Path(__file__).with_name("survivors.yaml")


class Change(NamedTuple):
    """One mutant in words that stay true when others are added to its function."""

    function: str
    """``states.workdays Workdays.known``."""
    was: str
    becomes: str


def change_of(tree: Path, mutant: Sequence[str]) -> Change:
    """What the mutant changes, read from the mutated copy."""
    module, name = mutant
    mangled = name.rpartition("__mutmut_")[0]
    functions = _functions(tree, module)
    was, becomes = _lines(functions[f"{mangled}__mutmut_orig"]), _lines(functions[name])
    old, new = [], []
    for tag, start, end, first, last in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
        if tag != "equal":
            old += was[start:end]
            new += becomes[first:last]
    return Change(f"{module} {_readable(mangled)}", " ".join(old), " ".join(new))


def explained(path: Path = LIST) -> dict[Change, str]:
    """The survivors somebody looked at, each with the reason why it may live."""
    return {
        Change(one["function"], one["was"], one["becomes"]): " ".join(group["why"].split())
        for group in yaml.safe_load(path.read_text("utf-8")) or ()
        for one in group["mutants"]
    }


def gone(changes: Iterable[Change], root: Path) -> list[Change]:
    """Those of the list whose line stands no longer in its module: the entry explains nothing."""
    return [change for change in changes if not _stands(change, root)]


def _stands(change: Change, root: Path) -> bool:
    path = root / change.function.split()[0].replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.exists() and change.was in " ".join(line.strip() for line in file.read_text("utf-8").splitlines())


def _readable(mangled: str) -> str:
    """``xǁWorkdaysǁknown`` -> ``Workdays.known``, ``x_months_after`` -> ``months_after``."""
    return mangled.removeprefix("x_") if mangled.startswith("x_") else ".".join(mangled.split("ǁ")[1:])


@cache
def _functions(tree: Path, module: str) -> dict[str, str]:
    path = tree / module.replace(".", "/")
    text = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")
    lines = text.splitlines()
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno]).replace(node.name, "")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _lines(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines()]
