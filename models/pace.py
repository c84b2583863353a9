"""How fast a channel may be used (限速): one row per channel, so that all workers together keep the gateway's limit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Connection, select, update

from models.database import Store
from models.instants import moment, stamp
from models.tables import ChannelPace
from models.upserts import insert_if_absent

_PACE = ChannelPace.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Pace:
    """A generic cell rate: ``per_minute`` on the long run, and at most one second's worth at once."""

    channel: str
    per_minute: int

    @property
    def interval(self) -> timedelta:
        return timedelta(minutes=1) / self.per_minute

    @property
    def burst(self) -> int:
        return max(1, self.per_minute // 60)

    def room(self, free_at: datetime, now: datetime) -> int:
        """How many may leave now, if the slots up to ``free_at`` are taken."""
        ahead = max(free_at - now, timedelta())
        return max(0, int((self.burst * self.interval - ahead) / self.interval))


def room(store: Store, pace: Pace) -> int:
    """How many messages of this channel may leave now; takes none of the slots."""
    query = select(store.database_time(), select(_PACE.c.free_at).where(_of(pace)).scalar_subquery())
    with store.read() as conn:
        now, free_at = conn.execute(query).one()
    return pace.room(moment(free_at or now), moment(now))


def take(store: Store, pace: Pace, wanted: int) -> int:
    """Take up to ``wanted`` slots; answers how many were free."""
    with store.write() as conn:
        free_at, now = _locked(conn, store, pace)
        granted = min(wanted, pace.room(free_at, now))
        if granted:
            after = max(free_at, now) + granted * pace.interval
            conn.execute(update(_PACE).where(_of(pace)).values(free_at=stamp(after)))
    return granted


def _locked(conn: Connection, store: Store, pace: Pace) -> tuple[datetime, datetime]:
    """The row under lock, and the database's time read after the lock was got."""
    insert_if_absent(conn, _PACE, {"channel": pace.channel, "free_at": store.database_time()})
    free_at = conn.execute(select(_PACE.c.free_at).where(_of(pace)).with_for_update()).scalar_one()
    return moment(free_at), moment(conn.execute(select(store.database_time())).scalar_one())


def _of(pace: Pace) -> ColumnElement[bool]:
    return cast("ColumnElement[bool]", _PACE.c.channel == pace.channel)
