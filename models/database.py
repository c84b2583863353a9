"""The database: opened and created here, read by snapshot, written in one transaction at a time."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    and_,
    insert,
    inspect,
    literal_column,
    make_url,
    or_,
    select,
    text,
    update,
)

from models.bureau_stream import append_bureau
from models.engines import Engines, make_engines
from models.instants import EPOCH, moment, stamp
from models.killpoints import killpoint
from models.migrations.application_role import grant_application_role
from models.record import BUREAU, genesis
from models.round_trips import queue_for
from models.store_errors import SchemaMismatch, StoreError, typed_errors
from models.tables import Bureau

SCHEMA_HEAD = "0004"
"""The migration this software needs; revisions are four-digit numbers, so that older and newer can be told apart."""

_BUREAU = Bureau.__table__  # type: ignore[attr-defined]
_VIRTUAL_NOW = select(_BUREAU.c.virtual_now)


def database_time_sql(dialect: str, seconds: float = 0) -> ColumnElement[str]:
    """SQL for the database's own clock as stored text, moved by some seconds; leases are set and judged by it."""
    if dialect == "sqlite":
        told = f"strftime('%Y-%m-%dT%H:%M:%f', 'now', '{float(seconds):+.3f} seconds') || '000Z'"
        return literal_column(f"({told})", String())
    moved = f"clock_timestamp() + {float(seconds):.3f} * interval '1 second'"
    return literal_column(f"""to_char(({moved}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""", String())


class Store:
    """One database of one bureau, on a wall clock or a virtual one for life."""

    def __init__(self, engines: Engines, *, is_virtual: bool, identity: str) -> None:
        self.engine = engines.writer
        self.dialect: Literal["sqlite", "postgresql"] = "sqlite" if self.engine.name == "sqlite" else "postgresql"
        self.is_virtual = is_virtual
        self.identity = identity
        self._writer = engines.writer
        self._reader = engines.reader
        self._now: datetime | None = None

    def write(self) -> AbstractContextManager[Connection]:
        """One writing transaction: committed when the block ends, rolled back when it raises."""
        return _transaction(self._writer)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent snapshot; whatever is written inside is thrown away."""
        with typed_errors(), self._reader.connect() as conn, conn.begin() as snapshot:
            yield conn
            if self.dialect == "postgresql":
                snapshot.commit()  # read only, so the same; a rollback makes the driver forget its prepared statements
            else:
                snapshot.rollback()

    def now(self) -> datetime:
        """The instant this database lives in: real time, or where its virtual clock stands."""
        if not self.is_virtual:
            return datetime.now(UTC)
        if self._now is not None:
            return self._now
        with self.read() as conn:
            told = conn.execute(_VIRTUAL_NOW).scalar_one()
        if told is None:
            raise StoreError("演练时钟尚未设定")
        return moment(told)

    def set_clock(self, instant: datetime) -> None:
        """Move the virtual clock forward; the process that moves it once is the one that drives it from then on."""
        if not self.is_virtual:
            raise StoreError("正式数据库按实际时间运行，不能设定时钟")
        told = stamp(instant)
        not_later = or_(_BUREAU.c.virtual_now.is_(None), _BUREAU.c.virtual_now <= told)
        with self.write() as conn:
            moved = conn.execute(update(_BUREAU).where(and_(_BUREAU.c.id == 1, not_later)).values(virtual_now=told))
            if moved.rowcount != 1:
                raise StoreError(f"演练时钟不能倒拨到 {told}")
        self._now = moment(told)

    def database_time(self, seconds: float = 0) -> ColumnElement[str]:
        """SQL of this database's own clock; see ``database_time_sql``."""
        return database_time_sql(self.dialect, seconds)

    def close(self) -> None:
        """Give all connections back; the store is not used afterwards."""
        self.engine.dispose()


def create_store(url: str, clock: str = "wall") -> Store:
    """Make the schema in an empty database and found its record; nothing remains if it fails half-way."""
    if clock not in ("wall", "virtual"):
        raise StoreError(f"时钟只能是 wall 或 virtual，不能是 {clock}")
    _make_private_file(url)
    with _engines(url) as engines:
        with _transaction(engines.writer) as conn:
            _refuse_filled(conn)
            _migrate(conn)
            _found(conn, clock)
        return _store(engines)


def create_copy(url: str, fill: Callable[[Connection], None]) -> None:
    """Make the schema in an empty database for the rows of another one; nothing remains if ``fill`` raises."""
    _make_private_file(url)
    with _engines(url) as engines:
        with _transaction(engines.writer) as conn:
            _refuse_filled(conn)
            _migrate(conn)
            fill(conn)
        engines.writer.dispose()


def is_empty(url: str) -> bool:
    """Whether a new bureau can be made there: no file yet, or a server's database without any table."""
    path = _sqlite_file(url)
    if path is not None:
        return not path.exists()
    with _engines(url) as engines:
        with typed_errors(), engines.reader.connect() as conn:
            filled = bool(inspect(conn).get_table_names())
        engines.writer.dispose()
    return not filled


def remove_store(url: str) -> None:
    """Take away a database that was made a moment ago and never used; only who made it may ask for this."""
    path = _sqlite_file(url)
    if path is not None:
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return
    with _engines(url) as engines:
        with _transaction(engines.writer) as conn:
            for name in inspect(conn).get_table_names():
                conn.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
            guards = "SELECT proname FROM pg_proc WHERE proname LIKE '%\\_guard\\_%' AND pronamespace = current_schema()::regnamespace"
            for name in conn.execute(text(guards)).scalars().all():
                conn.exec_driver_sql(f'DROP FUNCTION "{name}" CASCADE')
        engines.writer.dispose()


def open_store(url: str, *, wait_seconds: float | None = None) -> Store:
    """Open a database of exactly this software's schema; anything else is refused with the reason.

    ``wait_seconds`` is how long a writer waits for another one before ``StoreBusy``; the engine's usual time if None.
    """
    _refuse_missing_file(url)
    with _engines(url, wait_seconds) as engines:
        with typed_errors(), engines.reader.connect() as conn:
            _refuse_other_schema(conn)
        return _store(engines)


def upgrade_store(url: str) -> None:
    """Bring an older database to this software's schema, wholly or not at all."""
    _refuse_missing_file(url)
    with _engines(url) as engines:
        with _transaction(engines.writer) as conn:
            _migrate(conn)
        engines.writer.dispose()


def grant_role(url: str, role: str) -> None:
    """Make the role the software works under from day to day on PostgreSQL (只增不改的角色), or give it what it may anew."""
    with _engines(url) as engines:
        with _transaction(engines.writer) as conn:
            grant_application_role(conn, role)
        engines.writer.dispose()


@contextmanager
def _engines(url: str, wait_seconds: float | None = None) -> Iterator[Engines]:
    engines = make_engines(url, wait_seconds)
    try:
        yield engines
    except BaseException:
        engines.writer.dispose()
        raise


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    with typed_errors(), engine.connect() as conn, queue_for(conn) as queue:
        transaction = conn.begin()
        yield conn  # leaving by an error closes the connection, which rolls back
        killpoint("commit.before")
        with typed_errors(committing=True):
            transaction.commit()
            queue.send()
        killpoint("commit.after")


def _store(engines: Engines) -> Store:
    with typed_errors(), engines.reader.connect() as conn:
        clock, identity = conn.execute(select(_BUREAU.c.clock, _BUREAU.c.identity)).one()
    return Store(engines, is_virtual=clock == "virtual", identity=identity)


def _refuse_filled(conn: Connection) -> None:
    if inspect(conn).get_table_names():
        raise StoreError("数据库不是空的，不能在其中新建")


def _migrate(conn: Connection) -> None:
    from models.migrations.runner import upgrade  # alembic is slow to import and only needed here

    upgrade(conn)


class _FoundingClock:
    """A virtual database is founded at the beginning of time, so that any day can be rehearsed in it."""

    def __init__(self, clock: str) -> None:
        self._instant = moment(EPOCH) if clock == "virtual" else datetime.now(UTC)

    def now(self) -> datetime:
        return self._instant


def _found(conn: Connection, clock: str) -> None:
    told = _FoundingClock(clock)
    row = {
        "id": 1,
        "identity": secrets.token_hex(16),
        "clock": clock,
        "created_at": stamp(datetime.now(UTC)),
        "seq": 0,
        "head": genesis(BUREAU),
        "last_recorded_at": stamp(told.now()),
    }
    conn.execute(insert(_BUREAU), row)
    body = {"bureau": {name: row[name] for name in ("identity", "clock", "created_at")}}
    append_bureau(conn, told, action="database_created", body=body)


def _sqlite_file(url: str) -> Path | None:
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _make_private_file(url: str) -> None:
    path = _sqlite_file(url)
    if path is None or path.exists():
        return
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"无法新建数据库文件 {path}：{error.strerror}") from error


def _refuse_missing_file(url: str) -> None:
    path = _sqlite_file(url)
    if path is not None and not path.is_file():
        raise StoreError(f"没有数据库文件 {path}，请先新建")


def _refuse_other_schema(conn: Connection) -> None:
    if not inspect(conn).has_table("alembic_version"):
        raise SchemaMismatch("这不是 zhifa 的数据库，或尚未建好表结构")
    found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found == SCHEMA_HEAD:
        return
    if found is None or found > SCHEMA_HEAD or not found.isdigit():
        raise SchemaMismatch(f"数据库结构版本 {found} 比本软件（{SCHEMA_HEAD}）新，请升级软件")
    raise SchemaMismatch(f"数据库结构版本 {found} 比本软件（{SCHEMA_HEAD}）旧，请先升级数据库")
