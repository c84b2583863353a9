"""What no file of the project may say: where it was written, or where packages were fetched."""

import re
from pathlib import Path

import pytest

from tests.contract.repository import files, relative

# In pieces, so that this file does not find itself.
FORBIDDEN = [
    "/(" + "work|farm)/",
    "/ro" + "ot/",
    "pypi" + r"\.org",
    "files" + r"\.pythonhosted",
    "registry" + r"\.npmjs",
    "deb" + r"\.debian",
]
SAYS_NOTHING = {"utils.py", "helpers.py", "manager.py", "service.py"}


def text_of(path: Path) -> str:
    """The text of a file, or nothing if it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_file_names_a_machine_or_a_package_host(pattern: str) -> None:
    words = re.compile(pattern)
    found = [
        f"{relative(path)}:{number}"
        for path in files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if words.search(line)
    ]
    assert found == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [relative(path) for path in files() if path.name in SAYS_NOTHING] == []
