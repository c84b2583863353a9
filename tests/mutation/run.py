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
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.mutation.tree import ROOT, grow

TESTS = ("tests/unit", "tests/acceptance", "tests/contract", "tests/integration")
LEFT_OUT = (
    "tests/acceptance/test_montreal_food.py",  # thousands of rows of the same procedure
    "tests/acceptance/test_import_of_real_rows.py",
    "tests/unit/test_notifications_pdf.py",  # pages, not rules
    "tests/integration/test_volume.py",
    "tests/contract/test_facts_are_used.py",  # asks git for the files, and the copied tree is no checkout
    "tests/contract/test_lock.py",
    "tests/contract/test_commits.py",
)
AT_IMPORT_TESTS = (
    "tests/unit/states/test_documents_contexts.py",
    "tests/unit/states/test_facts_derived.py",
    "tests/unit/states/test_lifecycle_decide.py",
    "tests/acceptance/test_gates_follow_the_law.py",
    "tests/acceptance/test_proof.py",
    "tests/unit/states/test_config_checks.py",
    "tests/unit/states/test_effects.py",
    "tests/acceptance/test_ways.py",
    "tests/acceptance/test_config_check_misses_no_fact.py",
    "tests/unit",
    "tests/acceptance",
)
"""In this order, so that most die early."""
KILLED = frozenset({"dead", "endless"})
BAR = 0.85


def main() -> int:
    """Mutate, try a sample (or all), print the share killed by module; 1 if it is below the bar."""
    asked = _arguments()
    grown = grow(asked.tree)
    mutants = [(module, name) for module, names in grown.items() if module.startswith(asked.module) for name in names]
    random.Random(asked.seed).shuffle(mutants)
    chosen = mutants[: asked.sample or None]
    _say(f"{len(mutants)} mutants in {len(grown)} modules, {len(chosen)} are tried")
    asked.report.unlink(missing_ok=True)
    limits = {"workers": asked.workers, "seconds": asked.seconds, "minutes": asked.minutes}
    _session(asked, {"mutants": chosen, "tests": _tests(asked), **limits})
    if not asked.report.exists():
        _say("no mutant was tried: the tests could not be collected; see above")
        return 2
    rows = [json.loads(line) for line in asked.report.read_text("utf-8").splitlines()]
    if any(row["end"] == "import" for row in rows):
        if _from_first_import(asked, ("", "")) != 0:
            _say("the tests of what works at import are red without a mutant; see above")
            return 2
        rows = [_tried_from_import(asked, row) if row["end"] == "import" else row for row in rows]
    asked.report.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return _tell(rows)


def _tests(asked: argparse.Namespace) -> list[str]:
    return [*(asked.tests or TESTS), *(f"--ignore={path}" for path in LEFT_OUT)]


def _session(asked: argparse.Namespace, job: dict[str, Any]) -> int:
    file = asked.tree / "job.json"
    file.write_text(json.dumps({**job, "report": str(asked.report)}), "utf-8")
    told = {**os.environ, "PYTHONPATH": str(asked.tree)}
    return subprocess.run([sys.executable, "-m", "tests.mutation.session"], cwd=asked.tree, env=told).returncode


def _tried_from_import(asked: argparse.Namespace, row: dict[str, Any]) -> dict[str, Any]:
    """Try one mutant from the first import on: a red test or a module that cannot be imported kills it."""
    began = time.monotonic()
    code = _from_first_import(asked, row["mutant"])
    if code not in (0, 1, 2):  # of pytest: all green, something red, stopped; anything else says nothing of the mutant
        raise RuntimeError(f"pytest ended with {code} for {row['mutant']}")
    return {**row, "end": "dead" if code else "alive", "seconds": round(time.monotonic() - began, 2), "import": True}


def _from_first_import(asked: argparse.Namespace, mutant: Sequence[str]) -> int:
    left_out = [f"--ignore={path}" for path in LEFT_OUT]
    return _session(asked, {"from_import": list(mutant), "tests": [*(asked.tests or AT_IMPORT_TESTS), *left_out]})


def _tell(rows: list[dict[str, Any]]) -> int:
    """A line for each module with survivors, then the whole."""
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        ends[row["mutant"][0]][row["end"]] += 1
    for module, count in sorted(ends.items(), key=lambda pair: -_living(pair[1])):
        if _living(count):
            _say(f"{module}: {_living(count)} of {count.total()} live ({count['unreached']} called by no test)")
    whole = sum(ends.values(), Counter())
    killed = (whole.total() - _living(whole)) / max(whole.total(), 1)
    _say(f"killed: {whole.total() - _living(whole)} of {whole.total()} = {killed:.1%} (at least {BAR:.0%})")
    return int(killed < BAR)


def _living(count: Counter[str]) -> int:
    return sum(number for end, number in count.items() if end not in KILLED and not end.startswith("signal"))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--tree", type=lambda told: Path(told).resolve(), default=ROOT / "var" / "mutants")
    parser.add_argument("--report", type=lambda told: Path(told).resolve(), default=ROOT / "var" / "mutants.jsonl")
    parser.add_argument("--module", default="states", help="only modules whose name begins so")
    parser.add_argument("--sample", type=int, default=0, help="try so many, drawn by --seed; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=30, help="of tests for one mutant at most")
    parser.add_argument("--minutes", type=float, default=0, help="begin no mutant later than this; 0: try all")
    parser.add_argument("tests", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
