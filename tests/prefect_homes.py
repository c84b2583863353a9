"""Homes of Prefect servers with its tables made: its own migrations take most of a server's first start, and every server
of a test run would walk them again. A copy of an empty database of the same Prefect is what they come to."""

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.server import PrefectServer

DATABASE = "prefect.db"


def with_tables(home: Path, factory: pytest.TempPathFactory) -> Path:
    """The folder, with an empty database of Prefect's in it; the first who asks in a run of tests has it made."""
    shared = factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    with (shared / "prefect.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / DATABASE).exists():
            _make(shared / DATABASE)
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(shared / DATABASE, home / DATABASE)
    return home


def _make(target: Path) -> None:
    server = PrefectServer(target.with_name("prefect-first"), services=False)
    try:
        server.launch()
        server.wait_until_ready()
    finally:
        server.stop()
    made = target.with_suffix(".part")
    with closing(sqlite3.connect(server.home / DATABASE)) as whole, closing(sqlite3.connect(made)) as copy:
        whole.backup(copy)  # its write-ahead log included
    made.rename(target)
