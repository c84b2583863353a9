"""What people and the record still need to know of sent messages: receipts, doubts, effects not yet entered."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, literal, select, update
from sqlmodel import SQLModel

from models.bureau_stream import append_bureau
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.outbox import ATTEMPT, OUTBOX, is_open
from models.tables import Event
from states.vocabulary import WorkKind

_EVENT = SQLModel.metadata.tables[str(Event.__tablename__)]

FINAL_STATES = ("accepted", "delivered", "undeliverable", "failed")
"""Outcomes of a message that may carry legal effect; ``unknown`` is not one until a person has decided."""

PERSONS_TURN = ("unknown", "failed", "undeliverable", "quarantined")
"""States in which the machine does nothing more and a person must look."""


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One row as people and effects see it."""

    id: int
    key: str
    stream: str
    seq: int
    case_no: str | None
    kind: WorkKind
    template: str
    receiver: str
    channel: str | None
    context: dict[str, Any]
    state: str
    attempts: int
    reference: str | None
    detail: str | None
    due_at: str
    settled_at: str | None

    @property
    def effect_key(self) -> str:
        """Command key under which this outcome enters the case, once."""
        return f"outcome:{self.key}:{self.state}"


class NotUnknown(Exception):
    """The row is not (or no longer) in doubt (该事项不处于“结果不明”状态), so nothing was decided."""

    code = "not_unknown"

    def __init__(self, row_id: int) -> None:
        super().__init__(f"第 {row_id} 号待办事项不处于“结果不明”状态")
        self.row_id = row_id


def pending_effects(
    store: Store, templates: Collection[str], *, keys: Collection[str] | None = None, limit: int = 500
) -> list[Owed]:
    """Settled messages of these templates whose outcome is not in the case record yet.

    With ``keys`` only those rows are looked at (after a batch); without, all (the sweep's repair after a crash).
    """
    effect_key = literal("outcome:") + OUTBOX.c.key + literal(":") + OUTBOX.c.state
    entered = select(_EVENT.c.seq).where(_EVENT.c.command_key == effect_key).exists()
    wanted = _rows().where(
        OUTBOX.c.state.in_(FINAL_STATES),
        OUTBOX.c.kind == WorkKind.MESSAGE.value,
        OUTBOX.c.template.in_(sorted(templates)),
        ~entered,
    )
    if keys is not None:
        wanted = wanted.where(OUTBOX.c.key.in_(sorted(keys)))
    return _read(store, wanted.limit(limit))


def for_a_person(store: Store, *, limit: int = 200) -> list[Owed]:
    """Rows that only a person can move on: in doubt, failed, undeliverable, quarantined."""
    return _read(store, _rows().where(OUTBOX.c.state.in_(PERSONS_TURN)).limit(limit))


def rows_of(store: Store, stream: str, seq: int) -> list[Owed]:
    """Everything one event called for."""
    return _read(store, _rows().where(OUTBOX.c.stream == stream, OUTBOX.c.seq == seq))


def _rows() -> Select[Any]:
    return select(*(OUTBOX.c[name] for name in Owed.__dataclass_fields__)).order_by(OUTBOX.c.id)


def _read(store: Store, query: Select[Any]) -> list[Owed]:
    with store.read() as connection:
        rows = connection.execute(query).mappings().all()
    return [Owed(**{**row, "kind": WorkKind(row["kind"]), "context": json.loads(row["context"])}) for row in rows]


def release_unknown(store: Store, row_id: int, decision: Literal["resend", "accept"], by: str) -> None:
    """A person decides about a message in doubt: send it once more, or take it as sent. Recorded in the bureau stream.

    Raises NotUnknown where the row is not in doubt.
    """
    now = stamp(store.now())
    values: dict[str, Any] = {"state": "accepted", "detail": f"经人工确认视为已发出（{by}）", "settled_at": now}
    if decision == "resend":
        values = {"state": "queued", "detail": f"经人工决定重新发送（{by}）", "due_at": now, "settled_at": None}
    with store.write() as connection:
        row = connection.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == row_id, OUTBOX.c.state == "unknown")
            # A resend starts a new count of tries; the attempt rows keep the old ones.
            .values(**values)
            .returning(OUTBOX.c.key, OUTBOX.c.attempts)
        ).one_or_none()
        if row is None:
            raise NotUnknown(row_id)
        body = {"outbox_key": row.key, "decision": decision, "by": by, "attempt": row.attempts}
        append_bureau(
            connection, store, action="release_unknown", body=body, command_key=f"unknown:{row.key}:{row.attempts}"
        )
        killpoint("release.commit.before")
    killpoint("release.commit.after")


def keep_outcome(store: Store, owed: Owed) -> None:
    """Keep an outcome in the bureau stream, once, that the case itself does not take."""
    with store.write() as connection:
        known = select(_EVENT.c.seq).where(_EVENT.c.command_key == owed.effect_key)
        if connection.execute(known).first() is None:
            body = {"case_no": owed.case_no, "outbox_key": owed.key, "outcome": owed.state}
            append_bureau(connection, store, action="outcome_kept", body=body, command_key=owed.effect_key)


def counts(store: Store) -> dict[str, int]:
    """How many rows stand in each state."""
    query = select(OUTBOX.c.state, func.count()).group_by(OUTBOX.c.state).order_by(OUTBOX.c.state)
    with store.read() as connection:
        return {state: number for state, number in connection.execute(query)}


def attempts_of(store: Store, row_id: int) -> list[dict[str, Any]]:
    """Every call made for one row, in order."""
    query = select(ATTEMPT).where(ATTEMPT.c.outbox_id == row_id).order_by(ATTEMPT.c.n)
    with store.read() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def due_now(store: Store) -> int:
    """How many rows wait to be claimed now."""
    due = select(func.count()).where(OUTBOX.c.state == "queued", OUTBOX.c.due_at <= stamp(store.now()))
    with store.read() as connection:
        return int(connection.execute(due).scalar_one())


def any_due(store: Store, *which: ColumnElement[bool]) -> bool:
    """Whether any row of these waits to be claimed now."""
    due = select(OUTBOX.c.id).where(OUTBOX.c.state == "queued", OUTBOX.c.due_at <= stamp(store.now()), *which)
    with store.read() as connection:
        return connection.execute(due.limit(1)).first() is not None


def waits(store: Store, stream: str, seq: int) -> bool:
    """Whether anything this event called for waits for the machine and is due."""
    due = OUTBOX.c.due_at <= stamp(store.now())
    waiting = select(OUTBOX.c.id).where(OUTBOX.c.stream == stream, OUTBOX.c.seq == seq, is_open(), due)
    with store.read() as connection:
        return connection.execute(waiting.limit(1)).first() is not None
