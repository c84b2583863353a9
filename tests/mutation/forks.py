"""Instead of running the tests once, run for each mutant those tests that reach it, each mutant in a fork.

A fork starts with everything imported and collected, so that a mutant that dies at its first test costs some tenths of
a second; tests go by duration, the shortest first, and those that have killed in the same module before the others.
"""

import functools
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation import trampoline

Mutant = tuple[str, str]
"""Module and mangled name with its number."""
DEAD, ALIVE, ENDLESS = 1, 0, 2
ENDS = {ALIVE: "alive", DEAD: "dead", ENDLESS: "endless"}
SLOWER, PATIENCE = 5, 20
"""A mutant that makes a test so many times slower, and so many seconds more, does not end: as good as a red test."""
LAST = "last-test"
"""The file, in a child's folder, with the place of the test that it ran last."""
OURS = ("states", "models", "config", "tests", "portal", "flows", "notifications")
READ_ONCE = frozenset(
    {"rules", "roster", "loaded", "montreal_release", "lasting_officers", "rules_with", "table", "body", "shipped"}
    | {"_configuration", "the_calendar", "the_rules", "procedures", "texts", "facts_in_code", "sample_release"}
    | {"sample_officers"}
)
"""What is read from files and costs a second each time stays as the parent read it; every other cache is emptied."""


def function_of(mutant: Mutant) -> tuple[str, str]:
    """The function a mutant is one of."""
    return mutant[0], mutant[1].rpartition("_")[0]


class Forks:
    """The loop over the mutants (a pytest plugin)."""

    def __init__(self, mutants: list[Mutant], *, report: Path, workers: int, seconds: float, minutes: float) -> None:
        self._mutants, self._report, self._workers, self._seconds = mutants, report, workers, seconds
        self._ends = time.monotonic() + minutes * 60 if minutes else None
        self._at_import = trampoline.called if trampoline.called is not None else set()
        self._reached: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
        self._kills: dict[str, Counter[int]] = defaultdict(Counter)
        """By module, how many mutants each test killed."""
        self._names: list[str] = []
        self._running: dict[int, tuple[Mutant, float, Path, list[int]]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Note which test reaches what, then try every mutant; one line of the report for each."""
        trampoline.count(None)
        items = self._reach([item for item in session.items if isinstance(item, pytest.Function)])
        self._names = [item.nodeid for item in items]
        gc.collect()
        gc.freeze()
        for mutant in self._mutants:
            while len(self._running) >= self._workers:
                self._collect()
            if self._ends and time.monotonic() > self._ends:
                break
            chosen = self._tests_of(function_of(mutant))
            if chosen:
                self._fork(mutant, chosen, items)
            else:
                self._note(mutant, "import" if function_of(mutant) in self._at_import else "unreached")
        while self._running:
            self._collect()
        return True

    def _reach(self, items: list[Any]) -> list[Any]:
        """Run each test once and note which functions it calls; what is red or skipped without a mutant is left out."""
        kept: list[Any] = []
        began, file = time.monotonic(), None
        for number, item in enumerate(items):
            if item.path != file:  # a graph costs seconds: within a file it is worked out once, as in any run
                file = item.path
                _forget()
            calls: set[tuple[str, str]] = set()
            trampoline.count(calls)
            start = time.monotonic()
            reports = runtestprotocol(item, nextitem=items[number + 1] if number + 1 < len(items) else None, log=False)
            took = time.monotonic() - start
            trampoline.count(None)
            if any(report.failed for report in reports):
                _say(f"left out, red without a mutant: {item.nodeid}")
            elif not any(report.skipped for report in reports):
                for function in calls:
                    self._reached[function][len(kept)] = took
                kept.append(item)
            if number % 500 == 0:
                _say(f"{number} of {len(items)} tests, {time.monotonic() - began:.0f} s")
        _say(f"{len(kept)} tests reach {len(self._reached)} functions, {time.monotonic() - began:.0f} s")
        return kept

    def _tests_of(self, function: tuple[str, str]) -> list[int]:
        """The tests that reach it, the likeliest and shortest first, as many as fit in the time for one mutant."""
        chosen: list[int] = []
        total = 0.0
        kills = self._kills[function[0]]
        reached = self._reached.get(function, {})
        for index, took in sorted(reached.items(), key=lambda pair: pair[1] / (1 + kills[pair[0]])):
            if chosen and total + took > self._seconds:
                break
            chosen.append(index)
            total += took
        return chosen

    def _fork(self, mutant: Mutant, chosen: list[int], items: list[Any]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="mutant-"))
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            took = self._reached[function_of(mutant)]
            _try(mutant, [(items[index], took[index]) for index in chosen], folder)
        self._running[child] = (mutant, time.monotonic(), folder, chosen)

    def _collect(self) -> None:
        child, status = os.wait()
        if child not in self._running:
            return
        mutant, began, folder, chosen = self._running.pop(child)
        last = chosen[int((folder / LAST).read_text() or 0)] if (folder / LAST).exists() else chosen[0]
        shutil.rmtree(folder, ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        tried: dict[str, Any] = {"tests": len(chosen), "of": len(self._reached[function_of(mutant)])}
        if code != ALIVE:
            self._kills[mutant[0]][last] += 1
            tried["killer"] = self._names[last]
        self._note(mutant, ENDS.get(code, f"signal {-code}"), **tried, seconds=round(time.monotonic() - began, 2))

    def _note(self, mutant: Mutant, end: str, **more: Any) -> None:
        with self._report.open("a", encoding="utf-8") as report:
            report.write(json.dumps({"mutant": mutant, "end": end, **more}) + "\n")


def _try(mutant: Mutant, tests: list[tuple[Any, float]], folder: Path) -> None:
    """In the child: run the tests until one is red; never returns."""
    code = DEAD  # whatever else a mutant does ends it
    signal.signal(signal.SIGALRM, lambda *_: os._exit(ENDLESS))
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        tests[0][0].config._tmp_path_factory._basetemp = folder
        trampoline.use(mutant)
        _forget()
        if not any(_is_red(item, took, folder / LAST, place) for place, (item, took) in enumerate(tests)):
            code = ALIVE
    finally:
        os._exit(code)


def _is_red(item: Any, took: float, last: Path, place: int) -> bool:
    """Run one test; its place stands in the file, so that the parent can tell which test killed."""
    signal.alarm(int(SLOWER * took) + PATIENCE)
    last.write_text(str(place))
    return any(report.failed for report in runtestprotocol(item, nextitem=item, log=False))


def _forget() -> None:
    """Empty the caches, so that the work is done anew."""
    for cached in _caches():
        cached.cache_clear()


def _caches() -> Iterable[Any]:
    for name, module in list(sys.modules.items()):
        here = str(getattr(module, "__file__", None) or "").startswith(f"{os.getcwd()}/")
        if name.split(".")[0] in OURS or here:
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper) and value.__name__ not in READ_ONCE:
                    yield value


def _say(text: str) -> None:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{text}\n".encode())
