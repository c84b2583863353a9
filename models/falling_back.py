"""The next channel (改用渠道) after a certain failure: a new outbox row with its own key, owed by a bureau event.

Certain are ``failed`` (refused for good, tried to the limit, no address) and ``undeliverable``; after ``unknown`` nothing
is sent by another way, for the receiver might get it twice.
"""

import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, literal, or_, select

from models.bureau_stream import append_bureau, bureau_seq
from models.campaigns import next_channel_of
from models.case_rows import outbox_row
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.outbox import OUTBOX
from models.queries import load_facts
from models.record import BUREAU, digest, owed_entry
from models.tables import Event
from states.lifecycle import SYSTEM_ACTOR
from states.owing import Owed
from states.reaching import fallback
from states.vocabulary import WorkKind

_EVENT = Event.__table__  # type: ignore[attr-defined]
CAUSE = "fallback:"
KEY_MOST = 120
LOOKS_BACK = timedelta(hours=168)
"""How long after a failure the sweep still repairs a fallback that a crash cut off."""


def fall_back(store: Store, *, keys: Collection[str] | None = None, limit: int = 200) -> int:
    """Owe the next channel for messages that certainly failed; answers how many new rows there are.

    With ``keys`` only those rows are looked at (after a batch); without, the failures of the last days (the sweep).
    """
    which = [OUTBOX.c.settled_at >= stamp(store.now() - LOOKS_BACK)] if keys is None else [_among(keys)]
    already = select(_EVENT.c.seq).where(_EVENT.c.command_key == literal(CAUSE) + OUTBOX.c.key).exists()
    query = select(OUTBOX).where(*which, _failed_for_certain(), ~already).order_by(OUTBOX.c.id).limit(limit)
    with store.read() as conn:
        found = [dict(row) for row in conn.execute(query).mappings()]
    return sum(_fall_back(store, row) for row in found)


def _among(keys: Collection[str]) -> ColumnElement[bool]:
    return OUTBOX.c.key.in_(sorted(keys))


def _failed_for_certain() -> ColumnElement[bool]:
    # A row that failed before any call, though it had an address, is poisoned: it would fail by any channel.
    called = or_(OUTBOX.c.attempts > 0, OUTBOX.c.address.is_(None))
    failed = and_(OUTBOX.c.state == "failed", called)
    return and_(
        OUTBOX.c.kind == WorkKind.MESSAGE.value,
        OUTBOX.c.channel.is_not(None),
        or_(failed, OUTBOX.c.state == "undeliverable"),
    )


def _fall_back(store: Store, row: dict[str, Any]) -> int:
    with store.write() as conn:
        seq = bureau_seq(conn) + 1  # the head is locked: another worker waits here and then finds the event
        cause = f"{CAUSE}{row['key']}"
        if conn.execute(select(_EVENT.c.seq).where(_EVENT.c.command_key == cause)).first() is not None:
            return 0
        owed = [_row(store, row, following, seq) for following in _next_channel(conn, store, row)]
        body = {"outbox_key": row["key"], "state": row["state"], "owed": [owed_entry(each) for each in owed]}
        action = "message_fell_back" if owed else "no_channel_left"
        append_bureau(conn, store, action=action, body=body, command_key=cause)
        if owed:
            conn.execute(insert(OUTBOX), owed)
        killpoint("fallback.commit.before")
    killpoint("fallback.commit.after")
    return len(owed)


def _next_channel(conn: Connection, store: Store, row: dict[str, Any]) -> list[tuple[str, str]]:
    if row["case_no"] is None:
        found = next_channel_of(conn, row)
    else:
        facts = load_facts(conn, store, row["case_no"], actor=SYSTEM_ACTOR, at=store.now())
        found = fallback(facts, row["receiver"], row["template"], row["channel"])
    return [] if found is None else [found]


def _row(store: Store, row: dict[str, Any], following: tuple[str, str], seq: int) -> dict[str, Any]:
    channel, address = following
    owed = Owed(WorkKind.MESSAGE, row["template"], row["receiver"], channel, address, json.loads(row["context"]))
    now = stamp(store.now())
    return outbox_row(owed, stream=BUREAU, seq=seq, case_no=row["case_no"], now=now, cause=_cause(row["key"]))


def _cause(key: str) -> str:
    """The new key names the row that failed; by its hash where a chain of fallbacks would make it too long to send."""
    return f"{CAUSE}{key}" if len(key) <= KEY_MOST else f"{CAUSE}{digest(key)[:32]}"
