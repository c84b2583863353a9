"""What every command shares: exit codes, errors in one plain sentence, printing."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import typer

F = TypeVar("F", bound=Callable[..., Any])

DONE, REFUSED, BAD_INPUT, CONFLICT, SYSTEM = 0, 1, 2, 3, 4
CODES = {"refused": REFUSED, "conflict": CONFLICT, "invalid": BAD_INPUT, "unknown": BAD_INPUT}
"""What an error of ours calls itself → the exit code."""

OUR_OWN = ("config", "states", "models", "notifications", "flows", "portal")
LOG_NAME = "zhifa.log"


def say(text: str) -> None:
    """One line to the person at the terminal."""
    typer.echo(text)


def complain(text: str) -> None:
    """One line of trouble, apart from what a program may read."""
    typer.echo(text, err=True)


def guarded(command: F) -> F:
    """Turn what may be expected to go wrong into a Chinese sentence and its exit code; never a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the outermost door: everything ends in a sentence and a code
            complain(_sentence(error))
            raise typer.Exit(_code(error)) from None

    return run  # type: ignore[return-value]


def _code(error: Exception) -> int:
    from config.errors import BadInput  # not before something went wrong: help must not wait for it

    if isinstance(error, BadInput) or type(error).__name__ == "KeyRefused":
        return BAD_INPUT
    return CODES.get(str(getattr(error, "code", "")), SYSTEM)


def _sentence(error: Exception) -> str:
    """Our own errors speak for themselves; of all others the place of the log is told."""
    if type(error).__module__.split(".")[0] in OUR_OWN and str(error):
        return str(error)
    return f"系统错误（{type(error).__name__}），本次操作没有完成；详情见 {_logged(error)}"


def _logged(error: Exception) -> Path:
    """The traceback in a file only its owner may read: it may quote what was being worked on."""
    import traceback

    from config.errors import BadInput
    from config.settings import Settings

    text = "".join(traceback.format_exception(error))
    folders = [Path(tempfile.gettempdir())]
    with suppress(BadInput):  # the environment itself may be what is wrong
        folders.insert(0, Settings.from_environment().data)
    for folder in folders:
        path = folder / LOG_NAME
        try:
            opened = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        except OSError:  # the folder is missing or may not be written to: the next one is tried
            continue
        with open(opened, "a", encoding="utf-8") as log:
            log.write(f"zhifa {' '.join(sys.argv[1:3])}\n{text}\n")
        return path
    return Path(os.devnull)


def is_terminal() -> bool:
    """Whether a person is looking."""
    return sys.stdout.isatty()
