"""Whether messages really leave (正式发送): a named person releases the channels, on record; until then it is a test."""

from collections.abc import Collection
from typing import Any

import orjson
from sqlalchemy import Connection, select, update

from models.bureau_stream import append_bureau
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.outbox import OUTBOX
from models.record import BUREAU
from models.registers import must_be
from models.tables import Event
from states.reasons import CommandInvalid
from states.vocabulary import Role

_EVENT = Event.__table__  # type: ignore[attr-defined]
RELEASED, HELD = "channels_released", "channels_held"
MAY = (Role.ADMINISTRATOR, Role.COORDINATOR)


def released_by(store: Store) -> str | None:
    """Who released the channels, if they are released now."""
    query = select(_EVENT.c.action, _EVENT.c.body).where(
        _EVENT.c.stream == BUREAU, _EVENT.c.action.in_((RELEASED, HELD))
    )
    with store.read() as conn:
        newest = conn.execute(query.order_by(_EVENT.c.seq.desc()).limit(1)).one_or_none()
    return None if newest is None or newest.action == HELD else str(orjson.loads(newest.body)["by"])


def set_released(store: Store, released: bool, *, by: str, channels: Collection[str], reason: str) -> None:
    """Release the channels or put them back into test mode; recorded with the person, the channels and the reason."""
    with store.write() as conn:
        must_be(conn, store, by, *MAY)
        body = {"by": by, "channels": sorted(channels), "reason": reason}
        append_bureau(conn, store, action=RELEASED if released else HELD, body=body)
        killpoint("channel_mode.commit.before")
    killpoint("channel_mode.commit.after")


def withheld(store: Store, *, limit: int = 200) -> list[dict[str, Any]]:
    """Messages that test mode kept back, oldest first; without address and content."""
    shown = ("id", "case_no", "template", "receiver", "channel", "created_at", "settled_at")
    query = select(*(OUTBOX.c[name] for name in shown)).where(OUTBOX.c.state == "withheld").order_by(OUTBOX.c.id)
    with store.read() as conn:
        return [dict(row) for row in conn.execute(query.limit(limit)).mappings()]


def requeue_withheld(store: Store, ids: Collection[int], *, by: str, reason: str) -> int:
    """Send withheld messages after all, by a person's choice, row by row; answers how many were requeued.

    Raises CommandInvalid, changing nothing, where one of them is not withheld.
    """
    chosen = sorted(set(ids))
    with store.write() as conn:
        must_be(conn, store, by, *MAY)
        keys = _withheld_keys(conn, chosen)
        if missing := [row_id for row_id in chosen if row_id not in keys]:
            raise CommandInvalid(f"第 {'、'.join(map(str, missing))} 号消息不处于“试运行扣下”状态", "ids")
        if not chosen:
            return 0
        body = {"by": by, "reason": reason, "outbox_keys": [keys[row_id] for row_id in chosen]}
        append_bureau(conn, store, action="withheld_requeued", body=body)
        now = stamp(store.now())
        told = {"state": "queued", "due_at": now, "settled_at": None, "detail": f"经人工决定补发（{by}）"}
        conn.execute(update(OUTBOX).where(OUTBOX.c.id.in_(chosen), OUTBOX.c.state == "withheld").values(told))
        killpoint("requeue.commit.before")
    killpoint("requeue.commit.after")
    return len(chosen)


def _withheld_keys(conn: Connection, ids: Collection[int]) -> dict[int, str]:
    query = select(OUTBOX.c.id, OUTBOX.c.key).where(OUTBOX.c.id.in_(ids), OUTBOX.c.state == "withheld")
    return {row.id: row.key for row in conn.execute(query.with_for_update())}
