"""Reminders gathered into one message (汇总发送): which rows go together, and until when they are gathered."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from models.database import Store
from models.instants import moment, stamp
from models.killpoints import killpoint
from models.outbox import OUTBOX, Job, take_rows
from states.vocabulary import WorkKind

_ONE_AT_A_TIME = 0x7A686966  # an advisory lock of PostgreSQL: two workers must not split one receiver's rows


def claim_digest(
    store: Store, *, worker: str, templates: Collection[str], limit: int, lease_seconds: float = 60
) -> list[Job]:
    """Take all due rows of these templates that wait for one receiver on one channel; the oldest due first."""
    clock = store.database_time()
    free = or_(OUTBOX.c.state == "queued", and_(OUTBOX.c.state == "claimed", OUTBOX.c.lease_until < clock))
    wanted = [
        OUTBOX.c.kind == WorkKind.MESSAGE.value,
        OUTBOX.c.template.in_(sorted(templates)),
        OUTBOX.c.due_at <= stamp(store.now()),
    ]
    lease = {"state": "claimed", "worker": worker, "lease_until": store.database_time(lease_seconds)}
    with store.write() as conn:
        _alone(conn, store)
        whose = select(OUTBOX.c.receiver, OUTBOX.c.channel, OUTBOX.c.address).where(free, *wanted)
        oldest = conn.execute(whose.order_by(OUTBOX.c.due_at, OUTBOX.c.id).limit(1)).one_or_none()
        if oldest is None:
            return []
        same = [OUTBOX.c[name].is_not_distinct_from(value) for name, value in oldest._mapping.items()]
        jobs = take_rows(conn, free, [*wanted, *same], lease, limit)
        killpoint("digest.commit.before")
    killpoint("digest.commit.after")
    return jobs


def _alone(conn: Connection, store: Store) -> None:
    """SQLite has one writer anyway."""
    if store.dialect == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def gathered_until(job: Job, minutes: int) -> datetime:
    """End of the window in which the row was owed; windows begin at full multiples since midnight UTC."""
    owed = moment(job.created_at)
    midnight = owed.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = (owed - midnight) // timedelta(minutes=minutes)
    return midnight + (passed + 1) * timedelta(minutes=minutes)
