"""Which function names which clause (规则引用的条文), read from the compiled code, so that no list can fall behind. Pure."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import walk_packages
from types import CodeType, FunctionType, ModuleType
from typing import Any

import states

PACKAGE = "states."


@lru_cache(maxsize=8)
def clauses_in_code(registered: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """(clause, place) of each clause of the register that a function or a table of ``states`` names; places sorted."""
    return tuple(sorted((pair for pair in _named() if pair[0] in registered), key=lambda pair: (pair[1], pair[0])))


@cache
def _named() -> frozenset[tuple[str, str]]:
    """Every (text, place) of the code, whatever a register knows of it: the code stays what it is while it runs."""
    modules = (import_module(one.name) for one in walk_packages(states.__path__, PACKAGE))
    return frozenset(pair for module in modules for pair in _named_in(module))


def _named_in(module: ModuleType) -> Iterator[tuple[str, str]]:
    place = module.__name__.removeprefix(PACKAGE)
    for name, value in vars(module).items():
        if name == "__builtins__":  # Python's own names, which it lays into every module
            continue
        if isinstance(value, (FunctionType, type)) and value.__module__ != module.__name__:
            continue
        if isinstance(value, FunctionType):
            yield from ((text, f"{place}.{name}") for text in _texts_in(value))
        elif isinstance(value, type):
            for method in vars(value).values():
                function = getattr(method, "fget", None) or getattr(method, "func", None) or method
                if isinstance(function, FunctionType):
                    yield from ((text, f"{place}.{name}.{function.__name__}") for text in _texts_in(function))
        else:
            # An action's conditions and checks may be made with a clause.
            told = (value, getattr(value, "conditions", ()), getattr(value, "checks", ()))
            yield from ((text, f"{place}.{name}") for text in _texts_in(told))


def _texts_of(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _texts_of(constant)
        else:
            yield from _texts_in(constant)


def _texts_in(value: Any, depth: int = 6) -> Iterator[str]:
    """The texts in a table: one, those of its keys and values, those a function was made with."""
    if isinstance(value, str):
        yield value
    elif not depth:
        return
    elif isinstance(value, FunctionType):
        yield from _texts_of(value.__code__)
        for cell in value.__closure__ or ():
            yield from _texts_in(cell.cell_contents, depth - 1)
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _texts_in(pair, depth - 1)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _texts_in(each, depth - 1)
