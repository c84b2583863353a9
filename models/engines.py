"""Engines: how a connection to SQLite or PostgreSQL is made so that a commit is durable and writers queue."""

import logging
import sqlite3
from typing import Any, NamedTuple

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from models.round_trips import answer_core_at_once, cursors_of
from models.store_errors import StoreBusy, StoreError

try:
    from pysqlite3 import dbapi2 as newer_sqlite
except ImportError:  # no wheel for this platform: the interpreter's own, guarded by its version below
    newer_sqlite = sqlite3

__all__ = ["SAFE_WAL", "Engines", "journal_mode", "make_engines", "newer_sqlite", "sqlite_version"]

SAFE_WAL = (3, 51, 3)
"""First SQLite without the WAL-reset bug that can corrupt a database with several connections."""

SQLITE_WAITS, POSTGRESQL_WAITS = 5.0, 10.0
"""How long a writer waits for another one before it is told that the database is busy, in seconds."""

STATEMENTS_KEPT = 1000
"""Compiled statements a SQLite connection keeps. The driver's own 100 are soon taken by those that make the tables; those
of every day would then drive each other out and be compiled anew at each act."""

_STATEMENT_TIMEOUT_MS = 600_000


class NoRows(logging.Filter):
    """SQLAlchemy writes every row it fetches to its log at DEBUG: names, numbers, addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.INFO


_ENGINE_LOG = logging.getLogger("sqlalchemy.engine.Engine")
if not any(isinstance(present, NoRows) for present in _ENGINE_LOG.filters):
    _ENGINE_LOG.addFilter(NoRows())


def journal_mode(version: tuple[int, ...], *, scratch: bool) -> str:
    """WAL where it is safe; a scratch database may lose everything on a crash and keeps no journal file."""
    if scratch:
        return "memory"
    return "wal" if version >= SAFE_WAL else "truncate"


def sqlite_version() -> tuple[int, ...]:
    """Version of the SQLite that is used, not of Python's own."""
    version: tuple[int, ...] = newer_sqlite.sqlite_version_info
    return version


class Engines(NamedTuple):
    """Two ways into one pool of connections."""

    reader: Engine  # a transaction sees one snapshot from its first read to its end
    writer: Engine  # a transaction holds the write lock from its start: upgrading a read fails on SQLite


def make_engines(url: str, wait_seconds: float | None = None) -> Engines:
    """Engines for a ``sqlite:///file`` or ``postgresql://…`` address; ``wait_seconds`` is how long a writer waits."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError("数据库地址的写法不对") from error
    name = parsed.get_backend_name()
    if name == "sqlite":
        return _sqlite(parsed, SQLITE_WAITS if wait_seconds is None else wait_seconds)
    if name == "postgresql":
        return _postgresql(parsed, POSTGRESQL_WAITS if wait_seconds is None else wait_seconds)
    raise StoreError(f"不支持的数据库类型：{name}（可用 sqlite 或 postgresql）")


def _sqlite(url: URL, wait_seconds: float) -> Engines:
    if not url.database or url.database == ":memory:":
        raise StoreError("SQLite 数据库必须是一个文件")
    scratch = url.query.get("scratch") == "1"
    address = url.set(drivername="sqlite+pysqlite", query={})
    # The driver begins no transaction of its own accord; ``_begin_with`` below does.
    options: dict[str, Any] = {
        "isolation_level": None,
        "timeout": wait_seconds,
        "cached_statements": STATEMENTS_KEPT,
    }
    reader = create_engine(address, module=newer_sqlite, connect_args=options, hide_parameters=True)
    writer = create_engine(address, module=newer_sqlite, pool=reader.pool, hide_parameters=True)
    mode = journal_mode(sqlite_version(), scratch=scratch)

    @event.listens_for(reader.pool, "connect", insert=True)
    def _connected(connection: Any, _: object) -> None:
        _set_pragmas(connection, mode, "OFF" if scratch else "FULL", wait_seconds)

    _begin_with(reader, "BEGIN")
    _begin_with(writer, "BEGIN IMMEDIATE")
    return Engines(reader, writer)


def _begin_with(engine: Engine, statement: str) -> None:
    # Set on the dialect, not as a ``begin`` event: an engine with one event slows every statement down.
    def do_begin(connection: Any) -> None:
        cursors_of(connection).telling.execute(statement)

    engine.dialect.do_begin = do_begin  # type: ignore[method-assign,assignment]


def _set_pragmas(connection: Any, mode: str, synchronous: str, wait_seconds: float) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {round(wait_seconds * 1000)}")
    (set_mode,) = cursor.execute(f"PRAGMA journal_mode = {mode}").fetchone()
    if set_mode.lower() != mode:
        raise StoreBusy(f"无法把数据库切换为 {mode} 日志方式，请关闭其他程序后重试")
    for pragma in (
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # without it INSERT OR REPLACE deletes past the triggers
        "trusted_schema = OFF",
        "mmap_size = 0",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgresql(url: URL, wait_seconds: float) -> Engines:
    timeouts = f"-c lock_timeout={round(wait_seconds * 1000)} -c statement_timeout={_STATEMENT_TIMEOUT_MS}"
    address = url.set(drivername="postgresql+psycopg")
    # The driver begins no transaction of its own accord, as with SQLite: it would wait for the answer to its BEGIN.
    options: dict[str, Any] = {
        "connect_timeout": 10,
        "options": timeouts,
        "application_name": "zhifa",
        "autocommit": True,
    }
    writer = create_engine(address, connect_args=options, hide_parameters=True)
    reader = create_engine(address, pool=writer.pool, hide_parameters=True)
    _begin_with(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    _begin_with(writer, "BEGIN")
    _commit_with(writer, "COMMIT")
    answer_core_at_once(writer)
    return Engines(reader, writer)


def _commit_with(engine: Engine, statement: str) -> None:
    # The driver's own commit waits for the answer although the end of the queue does.
    def do_commit(connection: Any) -> None:
        cursors_of(connection).telling.execute(statement)

    engine.dialect.do_commit = do_commit  # type: ignore[method-assign,assignment]
