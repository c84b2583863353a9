"""Reading the streams for a check: in the order of bytes on both databases, and whatever was written into them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Select, Table, func, select
from sqlalchemy.sql import collate

from models.checks.finding import Snapshot
from models.tables import Event

EVENT: Table = Event.__table__  # type: ignore[attr-defined]


class Position(NamedTuple):
    """A place in the record that sorts as both databases sort it, even if an intruder stored another type."""

    stream_rank: tuple[int, Any]
    seq_rank: tuple[int, Any]


def _rank(value: Any) -> tuple[int, Any]:
    if value is None:
        return (0, 0)
    if isinstance(value, int | float):
        return (1, value)
    return (2, value) if isinstance(value, str) else (3, bytes(value))


def position(row: Mapping[str, Any]) -> Position:
    """Where the row's event stands in the record."""
    return Position(_rank(row["stream"]), _rank(row["seq"]))


def by_bytes(conn: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column in the order of its bytes: PostgreSQL would sort by the rules of a language."""
    return collate(column, "C") if conn.dialect.name == "postgresql" else column


def in_order(conn: Connection, table: Table, *columns: str) -> Select[Any]:
    """Rows of a table with ``stream`` and ``seq``, in the order of the record."""
    chosen = [table.c[name] for name in columns] if columns else list(table.c)
    return select(*chosen).order_by(by_bytes(conn, table.c.stream), table.c.seq)


def streams(snapshot: Snapshot, *columns: str) -> Iterator[tuple[Any, Iterator[Mapping[str, Any]]]]:
    """Each stream with its events in order."""
    rows = snapshot.rows(in_order(snapshot.conn, EVENT, *columns))
    return groupby(rows, key=lambda row: row["stream"])


def body_of(text: Any) -> dict[str, Any]:
    """The body as data; what is not an object of JSON counts as empty, the hash tells of the damage."""
    try:
        body = orjson.loads(text)
    except (orjson.JSONDecodeError, TypeError):
        return {}
    return body if isinstance(body, dict) else {}


def entries_of(body: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The entries that an event lists under one field."""
    listed = body.get(field)
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def last_events(conn: Connection, *columns: str) -> Select[Any]:
    """The last event of every stream."""
    last = select(EVENT.c.stream, func.max(EVENT.c.seq).label("seq")).group_by(EVENT.c.stream).subquery()
    chosen = [EVENT.c[name] for name in columns]
    joined = EVENT.join(last, (EVENT.c.stream == last.c.stream) & (EVENT.c.seq == last.c.seq))
    return select(*chosen).select_from(joined).order_by(by_bytes(conn, EVENT.c.stream))
