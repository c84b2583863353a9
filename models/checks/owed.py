"""I7: no owed work is stuck in hands that let it go, and no hold (隔离) ends without somebody's name."""

from collections.abc import Iterator

from sqlalchemy import Table, or_, select

from models.checks.finding import Finding, Snapshot
from models.checks.streams import EVENT
from models.outbox import HOLD, HOLD_LIFTED
from models.record import BUREAU
from models.tables import Outbox

POLL_SECONDS = 60
"""The slowest drain: a lease that ran out is taken up again within this time."""

_OUTBOX: Table = Outbox.__table__  # type: ignore[attr-defined]


def nothing_is_stuck(snapshot: Snapshot) -> Iterator[Finding]:
    """No row is claimed or being called past its lease and one poll, by the database's clock."""
    latest = snapshot.store.database_time(-POLL_SECONDS)
    stuck = select(_OUTBOX.c.key, _OUTBOX.c.state).where(
        _OUTBOX.c.state.in_(("claimed", "calling")),
        or_(_OUTBOX.c.lease_until.is_(None), _OUTBOX.c.lease_until < latest),
    )
    for row in snapshot.rows(stuck):
        yield Finding("I7", row["key"], f"待办事项停留在 {row['state']}，租期已过而无人接手")


def holds_are_lifted_by_name(snapshot: Snapshot) -> Iterator[Finding]:
    """A hold that no longer stands has its event; else somebody let out what a restored database holds back."""
    lifted = select(EVENT.c.seq).where(
        EVENT.c.stream == BUREAU, EVENT.c.action == HOLD_LIFTED, EVENT.c.seq > _OUTBOX.c.seq
    )
    gone = select(_OUTBOX.c.key).where(_OUTBOX.c.template == HOLD, _OUTBOX.c.state != "quarantined", ~lifted.exists())
    for row in snapshot.rows(gone):
        yield Finding("I7", row["key"], "隔离已不在，记录中却没有由谁解除")
