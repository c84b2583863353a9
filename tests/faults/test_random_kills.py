"""Kill -9 at random moments, again and again on one database: in the end the case is whole and nothing went out twice."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.killed_cases import SCENARIOS, SqliteBureaus, catchers, in_child, scenario_of, warmed, whole

SEED = 20260302


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Whether a forked child that does this was still at it when it was killed."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    time.sleep(seconds)  # the moment of the fault, not a wait for something
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def survives_kills(name: str, folder: Path, kills: int) -> None:
    """Kill runs so often, each time going on with the same database in a new process, and check everything.

    A fast machine ends the case before so many kills: then the next case is killed, in a bureau of its own.
    """
    chance = random.Random(f"{SEED}/{name}/{kills}")
    longest = seconds_undisturbed(name, folder / "undisturbed")
    happened = 0
    for turn in range(kills):
        home = folder / f"bureau-{turn}"
        home.mkdir()
        happened += kills_of_one_case(name, home, kills - happened, lambda: chance.uniform(0, longest))
        if happened == kills:
            return
    raise AssertionError(f"only {happened} of {kills} kills met a process at work")


def seconds_undisturbed(name: str, home: Path) -> float:
    """How long a whole case takes on this machine: what is killed later than that is killed in vain."""
    warmed()
    home.mkdir()
    with catchers(home) as urls:
        scenario = scenario_of(name, home, urls)
        url = SqliteBureaus().new(home, scenario.acts[0].at)
        began = time.monotonic()
        assert os.waitstatus_to_exitcode(in_child(lambda: scenario.run(url))) == 0
        return time.monotonic() - began


def kills_of_one_case(name: str, home: Path, most: int, moment: Callable[[], float]) -> int:
    """How many kills one case took until it was done; up to ``most``."""
    with catchers(home) as urls:
        scenario = scenario_of(name, home, urls)
        url = SqliteBureaus().new(home, scenario.acts[0].at)
        happened = 0
        while happened < most and killed_after(moment(), lambda: scenario.run(url)):
            happened += 1
        assert os.waitstatus_to_exitcode(in_child(lambda: scenario.run(url))) == 0
    whole(url, home, scenario)
    return happened


@pytest.mark.parametrize("name", ["form_not_returned", "on_the_spot"])
def test_a_case_survives_kills_at_random_moments(name: str, tmp_path: Path) -> None:
    survives_kills(name, tmp_path, kills=8)


@pytest.mark.full
@pytest.mark.timeout(0)
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("round_", range(10))
def test_a_case_survives_many_kills_at_random_moments(name: str, round_: int, tmp_path: Path) -> None:
    survives_kills(name, tmp_path, kills=20 + round_)
