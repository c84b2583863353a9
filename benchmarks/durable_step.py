"""One durable step as DBOS does it: a workflow with a single step, on SQLite with the journal our store uses."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dbos import DBOS, DBOSConfig

from models.engines import journal_mode, sqlite_version


@DBOS.step()
def step(number: int) -> int:
    """What the step itself does costs nothing."""
    return number + 1


@DBOS.workflow()
def workflow(number: int) -> int:
    """A workflow of one step; its start, the step's result and its end are written."""
    return step(number)


@contextmanager
def durable_step(folder: Path) -> Iterator[Callable[[], object]]:
    """Something that runs the workflow once."""
    file = folder / "dbos.sqlite3"
    mode = journal_mode(sqlite_version(), scratch=False)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")  # kept in the file where it is WAL
    config: DBOSConfig = {"name": "bench", "system_database_url": f"sqlite:///{file}", "log_level": "WARNING"}
    DBOS(config=config)
    DBOS.launch()
    numbers = iter(range(10**9))
    try:
        yield lambda: workflow(next(numbers))
    finally:
        DBOS.destroy()
