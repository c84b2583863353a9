"""What can go wrong with the database, as types with a Chinese sentence; drivers' errors do not leave models/."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

try:
    from pysqlite3 import dbapi2 as newer_sqlite
except ImportError:  # as in engines: the interpreter's own
    import sqlite3 as newer_sqlite


class StoreError(RuntimeError):
    """数据库操作失败。"""

    code = "store_error"
    says = "数据库操作失败，本次操作没有写入"

    def __init__(self, says: str | None = None) -> None:
        super().__init__(says or self.says)


class StoreBusy(StoreError):
    """Somebody else held the database too long, or two writers met; nothing was written, try again."""

    code = "store_busy"
    says = "数据库正忙，本次操作没有写入，请稍后重试"


class StoreFull(StoreError):
    """No room left; nothing was written."""

    code = "store_full"
    says = "存储空间已满，本次操作没有写入，请清理空间后重试"


class StoreRefused(StoreError):
    """A constraint or a guard in the database refused the write; nothing was written."""

    code = "store_refused"
    says = "数据库的约束拒绝了这次写入"


class StoreUnavailable(StoreError):
    """The database cannot be reached; nothing was written."""

    code = "store_unavailable"
    says = "无法连接数据库，本次操作没有写入"


class StoreUncertain(StoreError):
    """The answer to COMMIT was lost: the write may stand. Look the command key up before trying again."""

    code = "store_uncertain"
    says = "提交时与数据库失去联系，不能确定是否已写入，请先查询再重试"


class SchemaMismatch(StoreError):
    """The database is not of this software's version."""

    code = "schema_mismatch"


_BUSY_STATES = frozenset({"40001", "40P01", "55P03", "57014"})
_FULL_STATES = frozenset({"53100", "53200"})


_DRIVERS = (newer_sqlite.Error, psycopg.Error)
_CONSTRAINTS = (newer_sqlite.IntegrityError, psycopg.IntegrityError)


def _kind(error: BaseException) -> type[StoreError]:
    state = getattr(error, "sqlstate", None)
    text = str(error)
    if isinstance(error, _CONSTRAINTS):
        return StoreRefused
    if state in _BUSY_STATES or "locked" in text or "busy" in text:
        return StoreBusy
    if state in _FULL_STATES or "full" in text:
        return StoreFull
    if "unable to open" in text or "connection" in text:
        return StoreUnavailable
    return StoreError


def _constraint(error: BaseException) -> str:
    # PostgreSQL's detail quotes stored values; its primary message names only the constraint.
    diagnosis = getattr(error, "diag", None)
    return str(error) if diagnosis is None else str(diagnosis.message_primary)


@contextmanager
def typed_errors(*, committing: bool = False) -> Iterator[None]:
    """Turn drivers' errors into ours; while committing, a lost connection means that the outcome is unknown."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreBusy from error
    except (DBAPIError, *_DRIVERS) as error:
        told = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        kind = StoreUnavailable if getattr(error, "connection_invalidated", False) else _kind(told)
        if committing and (kind is StoreUnavailable or "disk I/O" in str(told)):
            kind = StoreUncertain
        raise kind(f"{kind.says}：{_constraint(told)}" if kind is StoreRefused else None) from error
