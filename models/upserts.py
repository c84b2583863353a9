"""Insert a row unless its key is taken, in the words of either database; a race is then no error."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_absent(conn: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Whether the row was inserted; one with the same key stays as it is."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(dict(row)).on_conflict_do_nothing()
    return conn.execute(statement).rowcount == 1
