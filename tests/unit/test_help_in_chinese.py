"""Every help page of the command line is Chinese to the last word that typer itself writes."""

import re
from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from portal.main import app

OF_TYPER = re.compile(
    r"<[a-z][^>]*>|<=|\.\.\.|\b(?:Usage|Options|Arguments|Commands|required|default|Show|Install|COMMAND|ARGS)\b"
)


def pages(command: Any, path: str = "zhifa") -> Iterator[tuple[str, str]]:
    yield path, command.get_help(typer.Context(command, info_name=path))
    for name, below in getattr(command, "commands", {}).items():
        yield from pages(below, f"{path} {name}")


def test_no_help_page_has_a_word_of_typer_left() -> None:
    found = dict(pages(get_command(app)))
    assert len(found) > 60
    left = {path: words for path, text in found.items() if (words := OF_TYPER.findall(text))}
    assert left == {}
    assert all("显示本说明" in text and "用法：" in text for text in found.values())
