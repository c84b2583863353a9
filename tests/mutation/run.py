"""``make mutants``: how many mutants of ``states/`` the tests kill (变异测试).

The mutants are mutmut's. Two rounds: functions that tests call are tried in forks of one process; functions that build
tables when their module is imported are tried in a process of their own, from the first import on.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.mutation import report
from tests.mutation.tree import ROOT, grow

TESTS = ("tests/unit", "tests/acceptance", "tests/contract", "tests/integration")
LEFT_OUT = (
    "tests/acceptance/test_montreal_food.py",  # thousands of rows of the same procedure
    "tests/acceptance/test_import_of_real_rows.py",
    "tests/unit/test_notifications_pdf.py",  # pages, not rules
    "tests/integration/test_volume.py",
    "tests/contract/test_facts_are_used.py",  # these ask git for the files, and the copied tree is no checkout
    "tests/contract/test_no_clause_without_both_sides.py",
    "tests/contract/test_lock.py",
    "tests/contract/test_commits.py",
)
AT_IMPORT: tuple[tuple[str, ...], ...] = (
    (
        "tests/unit/states/test_obligations_as_read.py",
        "tests/unit/states/test_documents_contexts.py",
        "tests/unit/states/test_register_checks.py",
        "tests/unit/states/test_standards_life.py",
        "tests/unit/states/test_facts_derived.py",
    ),
    (
        "tests/acceptance/test_papers_as_read.py",
        "tests/unit/states/test_lifecycle_decide.py",
        "tests/unit/states/test_effects.py",
        "tests/acceptance/test_gates_follow_the_law.py",
        "tests/acceptance/test_ways.py",
    ),
    ("tests/unit", "tests/acceptance"),
)
"""What works at import is tried with these one after the other, each in a process of its own (pytest would put the few
chosen tests among all the others again): most die in the first, within seconds."""


def main() -> int:
    """Mutate, try a sample (or all, or again those that lived), print the share killed by module; 1 if it is below the
    bar."""
    asked = _arguments()
    grown = grow(asked.tree)
    before = report.read(asked.report) if asked.again else []
    mutants = [row["mutant"] for row in before if report.lives(row)] if asked.again else _drawn(asked, grown)
    _say(f"{sum(map(len, grown.values()))} mutants in {len(grown)} modules, {len(mutants)} are tried")
    fresh = asked.report.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    limits = {"workers": asked.workers, "seconds": asked.seconds, "minutes": asked.minutes}
    _session(asked.tree, {"mutants": mutants, "tests": _tests(asked.tests or TESTS), "report": str(fresh), **limits})
    if not fresh.exists():
        _say("no mutant was tried: the tests could not be collected; see above")
        return 2
    rows = report.read(fresh)
    report.write(asked.report, report.merged(before, rows))  # should the second round be cut, the first is kept
    rows = [_tried_from_import(asked, row) if row["end"] == "import" else row for row in rows]
    rows = report.merged(before, rows)
    report.write(asked.report, rows)
    return report.tell(rows, asked.tree)


def _drawn(asked: argparse.Namespace, grown: dict[str, list[str]]) -> list[Sequence[str]]:
    begins = tuple(asked.module)
    mutants = [(module, name) for module, names in grown.items() if module.startswith(begins) for name in names]
    random.Random(asked.seed).shuffle(mutants)
    return list(mutants[: asked.sample or None])


def _tests(named: Sequence[str]) -> list[str]:
    return [*named, *(f"--ignore={path}" for path in LEFT_OUT)]


def _session(tree: Path, job: dict[str, Any]) -> int:
    file = tree / "job.json"
    file.write_text(json.dumps(job), "utf-8")
    told = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run([sys.executable, "-m", "tests.mutation.session"], cwd=tree, env=told).returncode


def _tried_from_import(asked: argparse.Namespace, row: dict[str, Any]) -> dict[str, Any]:
    """Try one mutant from the first import on: a red test or a module that cannot be imported kills it."""
    began = time.monotonic()
    killed = any(_dies(asked.tree, row["mutant"], tests) for tests in (*AT_IMPORT[:-1], asked.tests or AT_IMPORT[-1]))
    took = round(time.monotonic() - began, 2)
    return {**row, "end": "dead" if killed else "alive", "seconds": took, "import": True}


def _dies(tree: Path, mutant: Sequence[str], tests: Sequence[str]) -> bool:
    if not _green(tree, tuple(tests)):
        sys.exit(f"red without a mutant, so nothing can be told of what works at import: {' '.join(tests)}")
    code = _from_import(tree, mutant, tests)
    if code not in (0, 1, 2):  # of pytest: all green, something red, stopped; anything else says nothing of the mutant
        sys.exit(f"pytest ended with {code} for {mutant}")
    return code != 0


@cache
def _green(tree: Path, tests: Sequence[str]) -> bool:
    return _from_import(tree, ("", ""), tests) == 0


def _from_import(tree: Path, mutant: Sequence[str], tests: Sequence[str]) -> int:
    return _session(tree, {"from_import": list(mutant), "tests": _tests(tests)})


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--tree", type=lambda told: Path(told).resolve(), default=ROOT / "var" / "mutants")
    parser.add_argument("--report", type=lambda told: Path(told).resolve(), default=ROOT / "var" / "mutants.jsonl")
    parser.add_argument("--module", action="append", default=[], help="only modules whose name begins so")
    parser.add_argument("--sample", type=int, default=0, help="try so many, drawn by --seed; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="try those that live in the report, and add to it")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=30, help="of tests for one mutant at most")
    parser.add_argument("--minutes", type=float, default=0, help="begin no mutant later than this; 0: try all")
    parser.add_argument("tests", nargs="*")
    asked = parser.parse_args()
    asked.module = asked.module or ["states"]
    return asked


if __name__ == "__main__":
    sys.exit(main())
