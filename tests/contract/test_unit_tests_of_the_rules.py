"""The unit tests of the rules (tests/unit/states) need nothing but the rules: no database and no server."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.contract.repository import ROOT, relative, sources

FOLDER = "tests/unit/states"
OF_A_DATABASE = ("sqlalchemy", "sqlmodel", "alembic", "sqlite3", "pysqlite3", "psycopg")
NEEDS_ONE = ("models", "notifications", "flows", "portal", "prefect", *OF_A_DATABASE)
REFUSES = """
import sys

class Refuses:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {needs!r}:
            raise ImportError(f"the unit tests of the rules do without {{name}}")

sys.meta_path.insert(0, Refuses())
loaded = sorted(set({needs!r}) & set(sys.modules))
assert not loaded, loaded
import pytest
sys.exit(pytest.main({arguments!r}))
"""


def run_without_a_database(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """pytest in a process in which nothing of a database can be imported."""
    # a plugin (coverage keeps its counts so) may bring a database of its own: none is loaded but the one we configure
    flags: Sequence[str] = ("-q", "-p", "no:cacheprovider", "-p", "pytest_timeout", *arguments)
    script = REFUSES.format(needs=NEEDS_ONE, arguments=list(flags))
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )


def test_the_unit_tests_of_the_rules_are_collected_without_a_database() -> None:
    """Collecting imports every module at its head; the next test looks for imports further down."""
    done = run_without_a_database(FOLDER, "--collect-only")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"{FOLDER}/test_lifecycle_decide.py" in done.stdout


def test_no_unit_test_of_the_rules_imports_anything_else_further_down() -> None:
    named = {f"{relative(path)} {name}" for path in sources("tests") if FOLDER in str(path) for name in imported(path)}
    assert len(named) > 100
    assert [line for line in sorted(named) if line.split()[1].partition(".")[0] in NEEDS_ONE] == []


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_what_opens_a_database_is_refused_there() -> None:
    done = run_without_a_database("tests/integration/test_checkpoint_proof.py", "--collect-only")
    assert done.returncode != 0
    assert "the unit tests of the rules do without psycopg" in done.stdout + done.stderr
