"""What stands in place of each mutated function: a call goes to the original, or to the one mutant that is tried.

The mutants are mutmut's; its own trampoline reads the process's environment on each call, which is dear where rules
call each other a million times.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

MutantDict = dict[str, Callable[..., Any]]
ORIGINAL = "_mutmut_orig"

tried: tuple[str, str] | None = None
"""Module and name of the mutant that is tried in this process."""
called: set[tuple[str, str]] | None = None
"""The functions called since somebody began to count: module and mangled name, one entry for all mutants of one."""


def use(mutant: tuple[str, str] | None) -> None:
    """From now on calls go to this mutant."""
    global tried
    tried = mutant


def count(into: set[tuple[str, str]] | None) -> None:
    """From now on the functions called are noted there."""
    global called
    called = into


def wrap_in_trampoline(mutants: MutantDict, is_classmethod: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """The decorator that the mutated files ask for under this name."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        module = function.__module__

        def chosen(args: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
            original = mutants[ORIGINAL]
            if called is not None:
                called.add((module, original.__name__.removesuffix("_orig")))
            target = original
            if tried is not None and tried[0] == module:
                target = mutants.get(tried[1], original)
            if is_classmethod:
                return getattr(args[0], target.__name__), args[1:]
            return target, args

        if inspect.isgeneratorfunction(function):

            @functools.wraps(function)
            def generator(*args: Any, **kwargs: Any) -> Any:
                target, rest = chosen(args)
                return (yield from target(*rest, **kwargs))

            return generator

        @functools.wraps(function)
        def plain(*args: Any, **kwargs: Any) -> Any:
            target, rest = chosen(args)
            return target(*rest, **kwargs)

        return plain

    return decorate
