"""Owed work (outbox): claim a row, mark the call before it is made, settle what came of it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, and_, bindparam, func, insert, literal, or_, select, tuple_, update
from sqlalchemy.sql import ColumnElement
from sqlmodel import SQLModel

from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.tables import Attempt, Campaign, Event, MessagePart, Outbox
from states.vocabulary import SendOutcome, WorkKind

OUTBOX = SQLModel.metadata.tables[str(Outbox.__tablename__)]
ATTEMPT = SQLModel.metadata.tables[str(Attempt.__tablename__)]
_EVENT = SQLModel.metadata.tables[str(Event.__tablename__)]
PART = SQLModel.metadata.tables[str(MessagePart.__tablename__)]
_CAMPAIGN = SQLModel.metadata.tables[str(Campaign.__tablename__)]
MASS_PROMPT = "mass_prompt"
_PAUSED = (
    select(_CAMPAIGN.c.no)
    .where(
        _CAMPAIGN.c.state == "paused",
        or_(OUTBOX.c.key.like(_CAMPAIGN.c.no + ":%"), OUTBOX.c.key.like("fallback:" + _CAMPAIGN.c.no + ":%")),
    )
    .exists()
)

EVERY_KIND = tuple(WorkKind)
_FREE: dict[str, Any] = {"lease_until": None, "worker": None}
HOLD = "release_outbox"
"""Task that stands ``quarantined`` while nothing may leave (隔离): see ``models.quarantine``."""

HOLD_LIFTED = "outbox_released"
"""Action of the bureau event by which a named person lets everything leave again."""

HELD_KINDS = (WorkKind.MESSAGE.value, WorkKind.PUBLICATION.value)
"""What reaches people outside; documents and tasks go on."""

CALL_LOST = "执行进程在调用渠道时中断，无法确定是否已经发出"


class Sent(Protocol):
    """What a channel answers; ``notifications.channels.SendResult`` is one."""

    @property
    def outcome(self) -> SendOutcome: ...
    @property
    def reference(self) -> str | None: ...
    @property
    def detail(self) -> str | None: ...
    @property
    def parts(self) -> tuple[str, ...]:
        """The gateway's name of each part, where it took the message in several."""
        ...


@dataclass(frozen=True, kw_only=True)
class Job:
    """One claimed row; only the holder of its fence may settle it."""

    id: int
    key: str
    stream: str
    seq: int
    case_no: str | None
    kind: WorkKind
    template: str
    receiver: str
    channel: str | None
    address: str | None
    context: dict[str, Any]
    attempts: int
    fence: int
    created_at: str


@dataclass(frozen=True)
class Backoff:
    """When a row that was certainly not carried out is tried again, and when it goes to a person instead."""

    first: timedelta = timedelta(seconds=30)
    factor: int = 4
    ceiling: timedelta = timedelta(hours=6)
    attempts: int = 5

    def wait(self, attempts: int) -> timedelta | None:
        """Time until the next try after ``attempts`` failed ones; None when it is a person's turn."""
        if attempts >= self.attempts:
            return None
        wait: timedelta = self.first * float(self.factor ** (attempts - 1))
        return min(wait, self.ceiling)


BACKOFF = Backoff()


def claim(
    store: Store,
    *,
    worker: str,
    kinds: Collection[WorkKind] = EVERY_KIND,
    limit: int,
    lease_seconds: float = 60,
    event: tuple[str, int] | None = None,
    templates: Collection[str] | None = None,
    narrowed: Sequence[ColumnElement[bool]] = (),
) -> list[Job]:
    """Take up to ``limit`` due rows under a lease by the database's clock; oldest due first.

    ``narrowed`` are further conditions on the rows. What belongs to a paused mass prompt stays where it is. A row whose holder died before calling is taken again; one whose holder died in the call becomes ``unknown``.
    """
    now = stamp(store.now())
    wanted = [OUTBOX.c.kind.in_([kind.value for kind in kinds]), OUTBOX.c.due_at <= now, *narrowed]
    wanted.append(or_(OUTBOX.c.template != MASS_PROMPT, ~_PAUSED))
    if event is not None:
        wanted += [OUTBOX.c.stream == event[0], OUTBOX.c.seq == event[1]]
    if templates is not None:
        wanted.append(OUTBOX.c.template.in_(sorted(templates)))
    clock = store.database_time()
    lease = {"state": "claimed", "worker": worker, "lease_until": store.database_time(lease_seconds)}
    with store.write() as connection:
        _expire_calls(connection, clock, now)
        abandoned = and_(OUTBOX.c.state == "claimed", OUTBOX.c.lease_until < clock)
        jobs = take_rows(connection, abandoned, wanted, lease, limit)
        if len(jobs) < limit:
            jobs += take_rows(connection, OUTBOX.c.state == "queued", wanted, lease, limit - len(jobs))
        killpoint("claim.commit.before")
    killpoint("claim.commit.after")
    return jobs


def _hold_back(connection: Connection) -> None:
    """While a hold is in force, what was owed since (by a sweep, by an officer) waits with the rest of it."""
    newest = select(func.max(OUTBOX.c.seq)).where(OUTBOX.c.state == "quarantined", OUTBOX.c.template == HOLD)
    hold = connection.execute(newest).scalar_one()
    if hold is None:
        return
    decided = _EVENT.c.command_key == literal(f"quarantine:{hold}:") + OUTBOX.c.key
    connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.state == "queued", OUTBOX.c.kind.in_(HELD_KINDS), ~select(_EVENT.c.seq).where(decided).exists())
        .values(state="quarantined", detail="隔离期间列入，等候人工放行", fence=OUTBOX.c.fence + 1)
    )


def take_rows(
    connection: Connection,
    standing: ColumnElement[bool],
    wanted: Sequence[ColumnElement[bool]],
    lease: dict[str, Any],
    limit: int,
) -> list[Job]:
    """Lease up to ``limit`` rows of this standing inside the caller's transaction."""
    _hold_back(connection)
    # The materialised CTE keeps PostgreSQL from locking more rows than LIMIT says; the state is checked again outside.
    picked = (
        select(OUTBOX.c.id)
        .where(standing, *wanted)
        .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("picked")
        .prefix_with("MATERIALIZED")
    )
    rows = connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.id.in_(select(picked.c.id)), standing)
        .values(fence=OUTBOX.c.fence + 1, **lease)
        .returning(OUTBOX)
    ).mappings()
    columns = [column for column in Job.__dataclass_fields__ if column not in ("kind", "context")]
    jobs = [
        Job(kind=WorkKind(row["kind"]), context=json.loads(row["context"]), **{name: row[name] for name in columns})
        for row in sorted(rows, key=lambda row: (row["due_at"], row["id"]))
    ]
    return jobs


def _expire_calls(connection: Connection, clock: ColumnElement[str], now: str) -> None:
    """A call whose lease ran out may or may not have reached the channel: that is ``unknown``, never a new try."""
    lost = connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.state == "calling", OUTBOX.c.lease_until < clock)
        # The fence moves on, so that the old holder, should it wake, cannot settle over a person's decision.
        .values(state="unknown", fence=OUTBOX.c.fence + 1, settled_at=now, detail=CALL_LOST, **_FREE)
        .returning(OUTBOX.c.id, OUTBOX.c.attempts)
    ).all()
    for row_id, attempt in lost:
        connection.execute(
            update(ATTEMPT)
            .where(ATTEMPT.c.outbox_id == row_id, ATTEMPT.c.n == attempt)
            .values(outcome=SendOutcome.UNKNOWN.value, ended_at=now, detail=CALL_LOST)
        )


def begin_calls(store: Store, jobs: Sequence[Job], *, lease_seconds: float = 60) -> list[Job]:
    """Commit ``calling`` and one attempt row for each job before any call; answers the jobs still held.

    The call itself must time out in less than half the lease.
    """
    started = stamp(store.now())
    with store.write() as connection:
        moved = connection.execute(
            update(OUTBOX)
            .where(_held_by(jobs), OUTBOX.c.state == "claimed")
            .values(state="calling", attempts=OUTBOX.c.attempts + 1, lease_until=store.database_time(lease_seconds))
            .returning(OUTBOX.c.id)
        )
        still = {row.id for row in moved}
        held = [job for job in jobs if job.id in still]
        if held:
            calls = [{"outbox_id": job.id, "n": job.attempts + 1, "started_at": started} for job in held]
            connection.execute(insert(ATTEMPT), calls)
        killpoint("calling.commit.before")
    killpoint("calling.commit.after")
    return held


def _held_by(jobs: Sequence[Job]) -> ColumnElement[bool]:
    return tuple_(OUTBOX.c.id, OUTBOX.c.fence).in_([(job.id, job.fence) for job in jobs])


def begin_call(store: Store, job: Job, *, lease_seconds: float = 60) -> bool:
    """`begin_calls` for one job; False if the row is no longer held."""
    return bool(begin_calls(store, [job], lease_seconds=lease_seconds))


def settle_calls(store: Store, results: Sequence[tuple[Job, Sent]], *, backoff: Backoff = BACKOFF) -> list[Job]:
    """Write what the channel answered for each job; answers the jobs whose fence still held.

    ``rejected`` is tried again later, up to the limit; ``unknown`` waits for a person.
    """
    now = store.now()
    with store.write() as connection:
        # Locks the rows (PostgreSQL) and tells which are still ours; each update checks its fence again.
        ours = select(OUTBOX.c.id).where(_held_by([job for job, _ in results]), OUTBOX.c.state == "calling")
        still = {row.id for row in connection.execute(ours.with_for_update())}
        held = [(job, result) for job, result in results if job.id in still]
        if held:
            connection.execute(_SETTLE, [_standing(job, result, now, backoff) for job, result in held])
            connection.execute(_ANSWER, [_answer(job, result, stamp(now)) for job, result in held])
            if parts := [part for job, result in held for part in _parts(job, result)]:
                connection.execute(insert(PART), parts)
        late = [_late(job, result) for job, result in results if job.id not in still]
        if late:
            connection.execute(_LATE, late)
        killpoint("settle.commit.before")
    killpoint("settle.commit.after")
    return [job for job, _ in held]


_SETTLE = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("row_id"), OUTBOX.c.fence == bindparam("held_fence"), OUTBOX.c.state == "calling")
    .values(
        state=bindparam("ends"),
        due_at=func.coalesce(bindparam("again_at"), OUTBOX.c.due_at),
        settled_at=bindparam("ended_at"),
        reference=bindparam("told_reference"),
        detail=bindparam("told_detail"),
        **_FREE,
    )
)
_THIS_CALL = and_(ATTEMPT.c.outbox_id == bindparam("row_id"), ATTEMPT.c.n == bindparam("nth"))
_ANSWER = (
    update(ATTEMPT)
    .where(_THIS_CALL)
    .values(
        outcome=bindparam("told"),
        ended_at=bindparam("told_at"),
        reference=bindparam("told_reference"),
        detail=bindparam("told_detail"),
    )
)
_LATE = update(ATTEMPT).where(_THIS_CALL).values(detail=bindparam("told_late"))


def _standing(job: Job, result: Sent, now: datetime, backoff: Backoff) -> dict[str, Any]:
    again = _again(job, now, backoff) if result.outcome is SendOutcome.REJECTED else {"state": result.outcome.value}
    return {
        "row_id": job.id,
        "held_fence": job.fence,
        "ends": again["state"],
        "again_at": again.get("due_at"),
        "ended_at": None if again["state"] == "queued" else stamp(now),
        "told_reference": result.reference,
        "told_detail": result.detail,
    }


def _answer(job: Job, result: Sent, now: str) -> dict[str, Any]:
    return {
        "row_id": job.id,
        "nth": job.attempts + 1,
        "told": result.outcome.value,
        "told_at": now,
        "told_reference": result.reference,
        "told_detail": result.detail,
    }


def _parts(job: Job, result: Sent) -> list[dict[str, Any]]:
    told = enumerate(result.parts, 1)
    return [{"outbox_id": job.id, "n": job.attempts + 1, "part": part, "reference": name} for part, name in told]


def _late(job: Job, result: Sent) -> dict[str, Any]:
    """The row is somebody else's by now. What the late call learnt is kept for the person who decides."""
    learnt = f"租约已失效，迟到的结果：{result.outcome.value} {result.reference or ''}".rstrip()
    return {"row_id": job.id, "nth": job.attempts + 1, "told_late": learnt}


def settle(store: Store, job: Job, result: Sent, *, backoff: Backoff = BACKOFF) -> bool:
    """`settle_calls` for one job; False if the fence is lost."""
    return bool(settle_calls(store, [(job, result)], backoff=backoff))


def _again(job: Job, now: datetime, backoff: Backoff) -> dict[str, Any]:
    wait = backoff.wait(job.attempts + 1)
    if wait is None:
        return {"state": "failed", "settled_at": stamp(now)}
    return {"state": "queued", "due_at": stamp(now + wait)}


def finish(store: Store, job: Job, ok: bool, detail: str | None = None) -> bool:
    """End a claimed row that needs no call (document, publication, task), or one that could not be made at all."""
    return _leave_claim(store, job, {"state": "done" if ok else "failed", "detail": detail}, settled=True)


def withhold(store: Store, job: Job, detail: str) -> bool:
    """End a claimed message that test mode keeps from its receiver."""
    return _leave_claim(store, job, {"state": "withheld", "detail": detail}, settled=True)


def put_back(store: Store, job: Job, detail: str, *, backoff: Backoff = BACKOFF) -> bool:
    """Give a claimed row back for a later try (a full disk, a pool that died); to a person after the limit."""
    values = {"detail": detail, "attempts": OUTBOX.c.attempts + 1, **_again(job, store.now(), backoff)}
    return _leave_claim(store, job, values, settled=False)


def defer(store: Store, until: Sequence[tuple[Job, datetime]], detail: str) -> int:
    """Give claimed rows back untried, due later (quiet hours, pace, digest); answers how many were still held."""
    moved = 0
    with store.write() as connection:
        for job, due in until:
            moved += connection.execute(
                update(OUTBOX)
                .where(OUTBOX.c.id == job.id, OUTBOX.c.fence == job.fence, OUTBOX.c.state == "claimed")
                .values(state="queued", due_at=stamp(due), detail=detail, **_FREE)
            ).rowcount
        killpoint("defer.commit.before")
    killpoint("defer.commit.after")
    return moved


def _leave_claim(store: Store, job: Job, values: dict[str, Any], *, settled: bool) -> bool:
    if settled:
        values = {**values, "settled_at": stamp(store.now())}
    with store.write() as connection:
        moved = connection.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == job.id, OUTBOX.c.fence == job.fence, OUTBOX.c.state == "claimed")
            .values(**values, **_FREE)
        )
        killpoint("finish.commit.before")
    killpoint("finish.commit.after")
    return moved.rowcount == 1


def is_open() -> ColumnElement[bool]:
    """Rows that still wait for the machine."""
    return or_(*(OUTBOX.c.state == state for state in ("queued", "claimed", "calling")))
