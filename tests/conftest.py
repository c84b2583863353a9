"""What every test needs: none of this machine's settings, and random input that can be repeated."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent

# Set before anything imports prefect: it reads its settings once, on import. Child processes inherit them.
PREFECT_HOME = tempfile.mkdtemp(prefix="zhifa-prefect-")
for name in [name for name in os.environ if name.startswith(("PREFECT_", "ZHIFA_"))]:
    del os.environ[name]
os.environ |= {
    "PREFECT_HOME": PREFECT_HOME,
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "NO_PROXY": "127.0.0.1,localhost",
}


@cache
def load_profile() -> None:
    """The same examples in every run: a red test stays red until it is mended. HYPOTHESIS_PROFILE=search looks for new
    ones. Imported only for tests that use it: it takes most of a second in each worker."""
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    settings.register_profile("search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """Before a module is imported, for its decorators take the profile that is loaded by then."""
    if b"hypothesis" in module_path.read_bytes():
        load_profile()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected stays to the end: looking for garbage in it meanwhile finds nothing, again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """A test that came by Hypothesis through a module of another name would get other examples in every run."""
    generated = [item for item in session.items if getattr(getattr(item, "obj", None), "is_hypothesis_test", False)]
    assert not generated or load_profile.cache_info().currsize, f"{generated[0].path} does not name Hypothesis"
    gc.collect()
    gc.freeze()  # thousands of tests and their parameters stay to the end: not to be looked through ever again


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whoever just says ``-n 3`` gets whole files per worker, in our order: what a file sets up, it sets up once."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


#: Folders whose tests wait for servers most of the time come first, so that the others fill the time meanwhile.
ORDER = ("orchestration", "browser", "faults", "acceptance", "integration", "contract", "unit")
#: Files that take half a minute or more go first within their folder.
LONGEST = ("upkeep_faults", "sabotages", "kill_on_postgresql", "dockets", "montreal_food", "state_machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: what comes last decides when the last worker ends."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[int, int]:
    folder, name = item.path.relative_to(TESTS).parts[0], item.path.stem.removeprefix("test_")
    place = ORDER.index(folder) if folder in ORDER else len(ORDER)
    return place, LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(PREFECT_HOME, ignore_errors=True)
