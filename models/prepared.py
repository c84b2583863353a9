"""Statements of the write path, compiled once and run by the driver itself; Core's own way costs four times as much each.

Nothing else changes: they run inside the transaction of the connection they are given, and what the driver raises is
turned into our types by ``typed_errors``. When they are sent: ``models.round_trips``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.sql import ClauseElement

from models.round_trips import cursors_of

Row = tuple[Any, ...]


class Prepared:
    """One statement whose every value is a named parameter."""

    def __init__(self, statement: Executable, names: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._names = names  # of an INSERT: its columns
        self._compiled: dict[str, tuple[str, Sequence[str] | None, dict[str, Any]]] = {}

    def run(self, conn: Connection, values: Mapping[str, Any]) -> None:
        """Execute; nothing is answered but that it went well."""
        cursors_of(conn.connection).telling.execute(*self._bound(conn, values))

    def run_many(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute once for each row."""
        for row in rows:
            self.run(conn, row)

    def one(self, conn: Connection, values: Mapping[str, Any]) -> Row | None:
        """The only row, or none."""
        found = self.all(conn, values)
        return found[0] if found else None

    def all(self, conn: Connection, values: Mapping[str, Any]) -> list[Row]:
        """Every row."""
        cursor = cursors_of(conn.connection).asking
        cursor.execute(*self._bound(conn, values))
        found: list[Row] = cursor.fetchall()  # to its end: a statement read half-way stays open
        return found

    def _bound(self, conn: Connection, values: Mapping[str, Any]) -> tuple[str, Sequence[Any] | Mapping[str, Any]]:
        """The statement in the words of the database, and its values as the driver wants them."""
        text, order, constants = self._for(conn)
        told = {**constants, **values} if constants else values
        return text, told if order is None else [told[name] for name in order]

    def _for(self, conn: Connection) -> tuple[str, Sequence[str] | None, dict[str, Any]]:
        known = self._compiled.get(conn.dialect.name)
        if known is None:
            assert isinstance(self._statement, ClauseElement)
            compiled: Any = self._statement.compile(dialect=conn.dialect, column_keys=self._names)
            order = tuple(compiled.positiontup) if compiled.positional else None
            constants = {name: value for name, value in compiled.params.items() if value is not None}
            known = self._compiled[conn.dialect.name] = (compiled.string, order, constants)
        return known
