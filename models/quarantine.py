"""Quarantine (隔离): after an old database came back, nothing leaves until a named person says what was sent already.

A hold is a row of the outbox like any other owed work: the task ``release_outbox``, bound by the event
``outbox_quarantined`` and standing ``quarantined`` until it is lifted. While it stands, ``outbox.claim`` hands no
message and no publication out, also none that is owed later: the reminders of the lost days were sent on those days.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, insert, select, tuple_, update

from models.bureau_stream import append_bureau, bureau_seq
from models.case_rows import outbox_row
from models.checkpoint_file import Checkpoint, last_line, parse
from models.checkpoint_proof import TAKEN
from models.checks.streams import EVENT
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.outbox import ATTEMPT, CALL_LOST, HELD_KINDS, HOLD, HOLD_LIFTED, OUTBOX
from models.record import BUREAU, digest, owed_entry
from models.registers import must_be
from states.owing import Owed
from states.reasons import CommandInvalid
from states.vocabulary import Role, SendOutcome, WorkKind

MAY_RELEASE = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.LEADER)
PUT, DECIDED = "outbox_quarantined", "quarantine_decided"
TITLE = "核对并放行隔离的通知和公示"
_HEADS = 500

Decision = Literal["release", "cancel"]
_ENDS: dict[Decision, str] = {"release": "queued", "cancel": "cancelled"}
_SAYS: dict[Decision, str] = {"release": "经人工放行", "cancel": "经人工取消，不再发送"}


@dataclass(frozen=True)
class Hold:
    """A hold in force: the event that put it, and why."""

    seq: int
    says: str
    since: str


def hold_in_force(store: Store) -> Hold | None:
    """The newest hold that nobody has lifted yet."""
    with store.read() as conn:
        row = conn.execute(
            select(OUTBOX.c.seq, OUTBOX.c.detail, OUTBOX.c.created_at).where(_holds()).order_by(OUTBOX.c.seq.desc())
        ).first()
    return None if row is None else Hold(row.seq, row.detail, row.created_at)


def put_hold(store: Store, *, cause: str, says: str) -> bool:
    """Stop everything that would leave the bureau; False if this very cause was told before (and maybe lifted)."""
    key = f"hold:{digest(cause)}"
    with store.write() as conn:
        seq = bureau_seq(conn) + 1
        if conn.execute(select(EVENT.c.seq).where(EVENT.c.command_key == key)).first() is not None:
            return False
        now = stamp(store.now())
        task = Owed(WorkKind.TASK, HOLD, "coordinators", None, None, {"title": TITLE})
        row = outbox_row(task, stream=BUREAU, seq=seq, case_no=None, now=now)
        body = {"says": says, "cause": cause, "owed": [owed_entry(row)]}
        append_bureau(conn, store, action=PUT, body=body, command_key=key)
        conn.execute(insert(OUTBOX), {**row, "state": "quarantined", "detail": says})
        _quarantine_open_rows(conn, now)
        killpoint("quarantine.commit.before")
    killpoint("quarantine.commit.after")
    return True


def _quarantine_open_rows(conn: Connection, now: str) -> None:
    free = {"lease_until": None, "worker": None, "fence": OUTBOX.c.fence + 1}
    waiting = (OUTBOX.c.state.in_(("queued", "claimed")), OUTBOX.c.kind.in_(HELD_KINDS))
    conn.execute(
        update(OUTBOX)
        .where(*waiting)
        .values(state="quarantined", detail="数据库恢复或倒退时尚未发出，可能已在其后发出，等候人工放行", **free)
    )
    # A call under way then may have reached its receiver: that is a doubt of its own, decided as every doubt is.
    called = conn.execute(
        update(OUTBOX)
        .where(OUTBOX.c.state == "calling")
        .values(state="unknown", detail=CALL_LOST, settled_at=now, **free)
        .returning(OUTBOX.c.id, OUTBOX.c.attempts)
    ).all()
    if called:
        pairs = [tuple(row) for row in called]
        told = {"outcome": SendOutcome.UNKNOWN.value, "ended_at": now, "detail": CALL_LOST}
        conn.execute(update(ATTEMPT).where(tuple_(ATTEMPT.c.outbox_id, ATTEMPT.c.n).in_(pairs)).values(told))


def decide_rows(store: Store, ids: Collection[int], decision: Decision, *, by: str, reason: str) -> int:
    """Release or cancel single rows while the hold stands; each is an event of its own. All of them or none."""
    with store.write() as conn:
        bureau_seq(conn)
        must_be(conn, store, by, *MAY_RELEASE)
        hold = _newest_hold(conn)
        found = conn.execute(
            select(OUTBOX.c.id, OUTBOX.c.key).where(OUTBOX.c.id.in_(sorted(ids)), _held_rows()).order_by(OUTBOX.c.id)
        ).all()
        if strangers := sorted(set(ids) - {row.id for row in found}):
            raise CommandInvalid(f"没有处于隔离状态的这些待办：{'、'.join(map(str, strangers))}", "编号")
        for row in found:
            body = {"by": by, "reason": reason, "decision": decision, "outbox_key": row.key, "hold": hold}
            append_bureau(conn, store, action=DECIDED, body=body, command_key=f"quarantine:{hold}:{row.key}")
        _end(conn, store, [row.id for row in found], decision, by)
        killpoint("release.commit.before")
    killpoint("release.commit.after")
    return len(found)


def lift_hold(store: Store, decision: Decision, *, by: str, reason: str) -> int:
    """Decide about all rows still held and let everything leave again; answers how many rows there were."""
    with store.write() as conn:
        bureau_seq(conn)
        must_be(conn, store, by, *MAY_RELEASE)
        hold = _newest_hold(conn)
        rows = conn.execute(select(OUTBOX.c.id, OUTBOX.c.key).where(_held_rows()).order_by(OUTBOX.c.id)).all()
        keys = [row.key for row in rows]
        body = {"by": by, "reason": reason, "decision": decision, "hold": hold, "outbox_keys": keys}
        append_bureau(conn, store, action=HOLD_LIFTED, body=body, command_key=f"lifted:{hold}")
        _end(conn, store, [row.id for row in rows], decision, by)
        lifted = {"state": "done", "detail": f"已解除（{by}）", "settled_at": stamp(store.now())}
        conn.execute(update(OUTBOX).where(_holds()).values(lifted))
        killpoint("release.commit.before")
    killpoint("release.commit.after")
    return len(rows)


def _end(conn: Connection, store: Store, ids: Sequence[int], decision: Decision, by: str) -> None:
    now = stamp(store.now())
    values = {"state": _ENDS[decision], "detail": f"{_SAYS[decision]}（{by}）"}
    values |= {"due_at": now} if decision == "release" else {"settled_at": now}
    for start in range(0, len(ids), _HEADS):
        conn.execute(update(OUTBOX).where(OUTBOX.c.id.in_(ids[start : start + _HEADS])).values(values))


def _holds() -> ColumnElement[bool]:
    return and_(OUTBOX.c.state == "quarantined", OUTBOX.c.template == HOLD)


def _held_rows() -> ColumnElement[bool]:
    return and_(OUTBOX.c.state == "quarantined", OUTBOX.c.template != HOLD)


def _newest_hold(conn: Connection) -> int:
    row = conn.execute(select(OUTBOX.c.seq).where(_holds()).order_by(OUTBOX.c.seq.desc())).first()
    if row is None:
        raise CommandInvalid("现在没有隔离，无需放行", "")
    return int(row.seq)


# at the start ---------------------------------------------------------------------------------------------------------


def hold_if_older(store: Store, file: Path) -> str | None:
    """Compare with the newest checkpoint before anything is sent; a database older than it puts a hold on itself.

    Answers what is wrong, in Chinese, or ``None``.
    """
    found = older_than_anchor(store, file)
    if found is None:
        return None
    cause, says = found
    put_hold(store, cause=cause, says=says)
    return says


def older_than_anchor(store: Store, file: Path) -> tuple[str, str] | None:
    """Cause and sentence if the database is not a continuation of the newest checkpoint in the file.

    Looks at the heads that the last line names, so that a start costs the same however long the file is;
    ``zhifa verify`` looks at all of them.
    """
    text = last_line(file)
    line = parse(text) if text is not None else None
    return _missing_anchor(store, file) if line is None else _older(store, file, line)


def _missing_anchor(store: Store, file: Path) -> tuple[str, str] | None:
    taken = select(EVENT.c.seq).where(EVENT.c.stream == BUREAU, EVENT.c.action == TAKEN)
    with store.read() as conn:
        newest = conn.execute(taken.order_by(EVENT.c.seq.desc()).limit(1)).scalar_one_or_none()
    if newest is None:
        return None
    says = f"记录第 {newest} 号载有存证点，存证文件 {file.name} 却不在或已损坏，无法判断数据库是否为旧的"
    return f"anchor-missing:{store.identity}:{newest}", says


def _older(store: Store, file: Path, line: Checkpoint) -> tuple[str, str] | None:
    where = f"存证文件 {file.name} 第 {line.n} 个存证点（{line.taken_at[:10]}，根 {line.root[:12]}）"
    if line.database != store.identity:
        return f"other-database:{store.identity}:{line.database}", f"{where}属于另一个数据库：数据库文件可能被调换"
    heads = [tuple(head) for head in line.changed]
    with store.read() as conn:
        there = 0
        for start in range(0, len(heads), _HEADS):
            batch = tuple_(EVENT.c.stream, EVENT.c.seq, EVENT.c.hash).in_(heads[start : start + _HEADS])
            there += len(conn.execute(select(EVENT.c.seq).where(batch)).all())
    if there == len(heads):
        return None
    says = f"{where}比数据库新：其中 {len(heads) - there} 个记录首在库中没有，数据库可能是放回的旧备份"
    return f"older-than:{store.identity}:{line.n}:{line.root}", says
