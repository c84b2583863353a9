"""Every command that a README or the contributors' page names is there, and README names every command."""

import re
from typing import Any

import pytest
from typer.main import get_command

from config.settings import CHECKOUT
from portal.main import app

PAGES = ("README.md", "README.zh.md", "CONTRIBUTING.md")
LISTED = ".venv/bin/zhifa "
ROOT: Any = get_command(app)


def text_of(page: str) -> str:
    return (CHECKOUT / page).read_text(encoding="utf-8")


def named_on(page: str) -> set[tuple[str, ...]]:
    """Commands as they stand in a sentence: `zhifa case show`, `zhifa config check|diff`."""
    found: set[tuple[str, ...]] = set()
    for command, below in re.findall(r"zhifa ([a-z][a-z-]*)(?: ([a-z-]+(?:\|[a-z-]+)*))?", text_of(page)):
        found |= {(command, one) for one in below.split("|")} if below else {(command,)}
    return found


def listed() -> set[str]:
    """The commands of README's list, several on a line with a point between them."""
    lines = [line.removeprefix(LISTED) for line in text_of("README.md").splitlines() if line.startswith(LISTED)]
    return {re.split(r"[ |]", part)[0] for line in lines for part in line.split(" · ")}


def exists(words: tuple[str, ...]) -> bool:
    command = ROOT.commands.get(words[0])
    below = getattr(command, "commands", None)
    return command is not None and (below is None or len(words) == 1 or words[1] in below)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_a_command_that_is_not_there(page: str) -> None:
    named = named_on(page)
    assert named
    assert {words for words in named if not exists(words)} == set()


def test_readme_lists_every_command() -> None:
    by_make = {name for name in re.findall(r"make ([a-z]+)", text_of("README.md")) if name in ROOT.commands}
    assert set(ROOT.commands) - listed() - by_make == set()
