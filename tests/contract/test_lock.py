"""The lock installs the same files everywhere, and the versions that work together."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.contract.repository import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.\-]*)(\[[a-z0-9,\-]+\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)


def versions(name: str) -> list[Version]:
    """Every version the lock names for a package; a universal lock may name several."""
    return [Version(found["version"]) for found in PINNED.finditer(LOCK) if found["name"] == name]


def test_every_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    without = [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert without == []


def test_the_lock_names_no_index() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
    assert "find-links" not in LOCK


def test_every_dependency_is_locked_at_a_version_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]
    unmet = [
        str(requirement)
        for requirement in asked
        if not any(requirement.specifier.contains(found) for found in versions(canonicalize_name(requirement.name)))
    ]
    assert unmet == [], "run `make lock`"


def test_fastapi_is_one_that_prefect_can_serve() -> None:
    """From 0.151 on Prefect's own clients get 422, from 0.155 on its server does not even import."""
    assert versions("prefect") == [Version("3.8.8")]
    assert all(found < Version("0.151") for found in versions("fastapi"))
    assert versions("fastapi")
