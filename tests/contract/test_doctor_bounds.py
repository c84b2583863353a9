"""The versions that ``zhifa doctor`` asks for are those the project is installed with."""

import tomllib

from packaging.requirements import Requirement
from packaging.version import Version

from portal.doctor_machine import FASTAPI_BELOW, PREFECT, PYTHON
from tests.contract.repository import ROOT


def test_the_bounds_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = {found.name: found.specifier for found in map(Requirement, project["dependencies"])}
    assert str(needs["prefect"]) == f"=={PREFECT}"
    below = ".".join(map(str, FASTAPI_BELOW))
    assert Version(below) not in needs["fastapi"]
    assert Version(f"{FASTAPI_BELOW[0]}.{FASTAPI_BELOW[1] - 1}.9") in needs["fastapi"]
    assert project["requires-python"] == f">={'.'.join(map(str, PYTHON))}"
