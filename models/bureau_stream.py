"""The bureau stream: registers, releases, refusals, checkpoints. One row holds its head and is locked first."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, select, update

from models.instants import stamp
from models.record import BUREAU, append
from models.tables import Bureau

_TABLE = Bureau.__table__  # type: ignore[attr-defined]
_LOCK_HEAD = select(_TABLE.c.seq, _TABLE.c.head, _TABLE.c.last_recorded_at).with_for_update()
_MOVE_HEAD = update(_TABLE)


class Clock(Protocol):
    """What tells the time of a database; a ``Store`` is one."""

    def now(self) -> datetime: ...


def append_bureau(
    conn: Connection,
    store: Clock,
    *,
    action: str,
    body: dict[str, Any],
    command_key: str | None = None,
    command_digest: str | None = None,
    occurred_at: str | None = None,
) -> tuple[int, str]:
    """Append one event to the bureau stream inside the caller's transaction; returns its seq and hash."""
    seq, head, last = conn.execute(_LOCK_HEAD).one()
    now = stamp(store.now())
    recorded_at = max(now, last)
    # A clock set back must not reorder the record; that it happened is itself part of the record.
    held = {**body, "clock_went_back": True} if now < last else body
    own = append(
        conn,
        stream=BUREAU,
        seq=seq + 1,
        prev=head,
        action=action,
        body=held,
        command_key=command_key,
        command_digest=command_digest,
        occurred_at=recorded_at if occurred_at is None else occurred_at,
        recorded_at=recorded_at,
    )
    conn.execute(_MOVE_HEAD, {"seq": seq + 1, "head": own, "last_recorded_at": recorded_at})
    return seq + 1, own


def bureau_seq(conn: Connection) -> int:
    """The newest seq of the bureau stream, its head locked until the transaction ends."""
    seq: int = conn.execute(_LOCK_HEAD).one()[0]
    return seq
