"""The registers (登记簿) in the record: numbered entries of the bureau stream, read as they stood at any number.

The n-th entry is the event under the command key ``register:n``, so the newest number names the whole of it; no table
stands beside the record that could differ from it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, select

from models.bureau_stream import Clock, append_bureau
from models.instants import moment
from models.numbering import next_number
from models.tables import Event, NumberSeries
from states.registers.entries import Entry, Registers, registers_of
from states.vocabulary import BUREAU_TZ

_EVENT = Event.__table__  # type: ignore[attr-defined]
_SERIES = NumberSeries.__table__  # type: ignore[attr-defined]
SERIES, FOR_ALL_YEARS = "register", 0
BATCH = 500
BOOK_SIZE = select(_SERIES.c.last).where(_SERIES.c.kind == SERIES, _SERIES.c.year == FOR_ALL_YEARS).scalar_subquery()
"""How many entries there are; NULL before the first."""


def entry_key(n: int) -> str:
    """The command key of the n-th entry."""
    return f"register:{n}"


def book_size(conn: Connection) -> int:
    """How many entries there are."""
    return conn.execute(select(BOOK_SIZE)).scalar_one() or 0


def bodies(conn: Connection, size: int) -> Iterator[dict[str, Any]]:
    """The bodies of the first ``size`` entries, oldest first."""
    for start in range(1, size + 1, BATCH):
        keys = [entry_key(n) for n in range(start, min(start + BATCH, size + 1))]
        query = select(_EVENT.c.body).where(_EVENT.c.command_key.in_(keys)).order_by(_EVENT.c.seq)
        yield from (orjson.loads(text) for text in conn.execute(query).scalars())


def entry_of(body: Mapping[str, Any]) -> Entry:
    """One entry from the body of its event: what was told, and what the software found for it in the record."""
    return Entry(
        n=body["entry"],
        act=body["action"],
        by=body["by"],
        on=moment(body["recorded_at"]).astimezone(BUREAU_TZ).date(),
        subject=body["subject"],
        data={**body["data"], **body.get("found", {})},
    )


_NEWEST: dict[str, Registers] = {}
"""What was read last in this process, by the identity of its database; a book only grows, so its size names it."""


def registers_kept(conn: Connection, database: str, size: int | None = None) -> Registers | None:
    """The registers after ``size`` entries (none said: all), read again only if they have grown; as below."""
    if size is None:
        size = book_size(conn)
    kept = _NEWEST.get(database)
    if kept is not None and kept.size == size:
        return kept
    found = load_registers(conn, size)
    if found is not None:
        _NEWEST[database] = found
    return found


def load_registers(conn: Connection, size: int | None = None) -> Registers | None:
    """The registers after ``size`` entries (none said: all); ``None`` before the first, when every text still binds."""
    if size is None:
        size = book_size(conn)
    return registers_of(entry_of(body) for body in bodies(conn, size)) if size else None


def write_entry(
    conn: Connection, store: Clock, *, act: str, by: str, subject: str, data: dict[str, Any], **more: Any
) -> int:
    """Append the next entry inside the caller's transaction; answers its number."""
    n = next_number(conn, SERIES, FOR_ALL_YEARS)
    body = {"entry": n, "by": by, "subject": subject, "data": data, **more}
    append_bureau(conn, store, action=act, body=body, command_key=entry_key(n))
    return n
