"""What a check is given and what it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, Select

from models.database import Store

BATCH = 1000


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: which invariant, where, and a sentence in Chinese."""

    invariant: str
    where: str
    says: str


@dataclass(frozen=True)
class Snapshot:
    """One consistent view of the database, and what the outside world was told."""

    conn: Connection
    store: Store
    acknowledged: tuple[str, ...] = ()

    def rows(self, statement: Select[Any]) -> Iterator[Mapping[str, Any]]:
        """Rows one batch at a time: a database may be larger than memory."""
        result = self.conn.execute(statement, execution_options={"yield_per": BATCH})
        return cast(Iterator[Mapping[str, Any]], iter(result.mappings()))


Check: TypeAlias = Callable[[Snapshot], Iterator[Finding]]
"""One invariant as a generator of what breaks it."""
