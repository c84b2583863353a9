"""The packages are the folders of this repository, and none of their modules hides another."""

import ast
import importlib
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.contract.repository import PACKAGES, ROOT, calls, last_name, relative, sources


def module_names(*folders: str) -> list[tuple[str, str]]:
    """(name, where) of every module and sub-package below the folders."""
    named = {(path.stem, relative(path)) for path in sources(*folders) if path.stem != "__init__"}
    named |= {
        (parent.name, relative(parent))
        for path in sources(*folders)
        for parent in path.relative_to(ROOT).parents
        if len(parent.parts) > 1
        for parent in [ROOT / parent]
    }
    return sorted(named)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_top_level_package_is_the_folder_of_this_repository(package: str) -> None:
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).resolve() == ROOT / package / "__init__.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_top_level_package_runs_nothing_on_import(package: str) -> None:
    text = (ROOT / package / "__init__.py").read_text(encoding="utf-8")
    assert "import" not in text, "importing config.schema must never pull in more than config.schema"


def test_templates_are_data() -> None:
    assert not sources("templates")


def test_a_flow_module_hides_no_other_module() -> None:
    """Prefect puts the folder of a flow file first on sys.path: flows/inspect.py would break `import inspect`."""
    taken = sys.stdlib_module_names | set(PACKAGES) | set(packages_distributions())
    assert [where for name, where in module_names("flows") if name in taken] == []


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    named = module_names(*PACKAGES, "benchmarks")
    assert [where for name, where in named if name in sys.stdlib_module_names] == []


def test_no_rule_asks_a_payload_which_fields_it_has() -> None:
    """Payloads that one rule judges have a common shape (a class, or a property of it), which the type checker proves."""
    asked = [
        f"{relative(path)}:{node.lineno}"
        for path in sources("states")
        for node in calls(path)
        if last_name(node.func) == "hasattr" and isinstance(node.args[0], ast.Name) and node.args[0].id == "payload"
    ]
    assert asked == []
