"""A copy of the whole database as of one moment, taken while others write; always one SQLite file, whatever it is of."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select, text
from sqlmodel import SQLModel

from models.checks.streams import by_bytes
from models.database import Store, create_copy
from models.engines import newer_sqlite

PAGES = 4096
BATCH = 1000

Progress = Callable[[int, int], None]
"""Told how far it is: done, of how many (pages or rows)."""

OURS: tuple[Table, ...] = tuple(SQLModel.metadata.sorted_tables)
"""All tables, those first that others point at."""


def silent(done: int, total: int) -> None:
    """For callers who tell nobody."""


def copy_database(store: Store, target: Path, told: Progress = silent, *, pages: int = PAGES) -> dict[str, int]:
    """Write the copy to a new file only its owner may read; answers how many rows each table had at that moment.

    Writers are not kept waiting where the journal is a WAL (and never on PostgreSQL); copying the files instead would
    lose what is still in the ``-wal``.
    """
    with store.read() as conn:
        counts = count_rows(conn)  # the first read: from here on the snapshot stands
        if store.dialect == "sqlite":
            _copy_pages(conn, target, told, pages)
        else:
            create_copy(f"sqlite:///{target}", lambda copy: copy_rows(conn, copy, told))
    _leave_one_file(target)
    return counts


def count_rows(conn: Connection) -> dict[str, int]:
    """Rows of every table."""
    return {table.name: conn.execute(select(func.count()).select_from(table)).scalar_one() for table in OURS}


def copy_rows(source: Connection, target: Connection, told: Progress = silent) -> None:
    """Every row of one database into another of the same schema, in the order its guards demand."""
    total, done = sum(count_rows(source).values()), 0
    for table in OURS:
        rows = source.execute(select(table).order_by(*_order(source, table)), execution_options={"yield_per": BATCH})
        for batch in rows.mappings().partitions(BATCH):
            target.execute(insert(table), [dict(row) for row in batch])
            done += len(batch)
            told(done, total)
    if target.dialect.name == "postgresql":
        _move_sequences(target)


def _move_sequences(conn: Connection) -> None:
    """Numbers that the server gives out go on behind those that came with the rows."""
    for table in OURS:
        column = table.autoincrement_column
        if column is None:
            continue
        asked = {"table": table.name, "column": column.name}
        name = conn.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), asked).scalar_one()
        if name is not None:
            newest = conn.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
            conn.execute(text("SELECT setval(:name, :next, false)"), {"name": name, "next": newest + 1})


def _order(conn: Connection, table: Table) -> list[ColumnElement[Any]]:
    """By the key: an event after the one before it, a version after its older one."""
    return [by_bytes(conn, column) if column.type.python_type is str else column for column in table.primary_key]


def _copy_pages(conn: Connection, target: Path, told: Progress, pages: int) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    source = conn.connection.driver_connection
    assert source is not None

    def progress(_: int, remaining: int, total: int) -> None:
        told(total - remaining, total)

    with closing(newer_sqlite.connect(str(target))) as copy:
        # The read transaction of ``conn`` holds the snapshot, so that writers between two steps restart nothing.
        source.backup(copy, pages=pages, progress=progress, sleep=0)


def _leave_one_file(target: Path) -> None:
    with closing(newer_sqlite.connect(str(target), isolation_level=None)) as copy:
        (mode,) = copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise OSError(f"备份副本仍有日志文件：{mode}")
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
