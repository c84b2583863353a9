"""What every command shares: exit codes, errors in one plain sentence, printing."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import typer

F = TypeVar("F", bound=Callable[..., Any])

DONE, REFUSED, BAD_INPUT, CONFLICT, SYSTEM = 0, 1, 2, 3, 4


def say(text: str) -> None:
    """One line to the person at the terminal."""
    typer.echo(text)


def complain(text: str) -> None:
    """One line of trouble, apart from what a program may read."""
    typer.echo(text, err=True)


def guarded(command: F) -> F:
    """Turn what may be expected to go wrong into one Chinese line and its exit code; never a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - the outermost door: everything ends in a sentence and a code
            complain(_sentence(error))
            raise typer.Exit(_code(error)) from None

    return run  # type: ignore[return-value]


def _code(error: Exception) -> int:
    known = {"refused": REFUSED, "conflict": CONFLICT, "invalid": BAD_INPUT, "unknown": BAD_INPUT}
    named = getattr(error, "code", None)
    if isinstance(named, str) and named in known:
        return known[named]
    return BAD_INPUT if type(error).__name__ in ("BadInput", "BadInputs", "KeyRefused") else SYSTEM


def _sentence(error: Exception) -> str:
    if _code(error) != SYSTEM or type(error).__module__.startswith(("models", "flows", "notifications", "config")):
        return str(error)
    return f"系统错误：{type(error).__name__}：{error}（请保留屏幕内容并联系管理员）"


def is_terminal() -> bool:
    """Whether a person is looking."""
    return sys.stdout.isatty()
