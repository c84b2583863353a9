"""Cases in which something was done in a period (期间内办理过的案件), read one after the other."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from models.database import Store
from models.instants import stamp
from models.queries import load_facts
from models.recheck_lists import midnight
from models.record import BUREAU
from models.tables import Case, Event
from states.facts import CaseFacts
from states.history.entry import HISTORICAL
from states.lifecycle import SYSTEM_ACTOR
from states.workdays import days_after

_EVENT = Event.__table__  # type: ignore[attr-defined]
_CASE = Case.__table__  # type: ignore[attr-defined]


def cases_touched(store: Store, first: date, last: date) -> Iterator[CaseFacts]:
    """Every live case with an act that happened on these days."""
    imported = select(_CASE.c.no).where(_CASE.c.ending == HISTORICAL)
    query = (
        select(_EVENT.c.stream)
        .distinct()
        .where(
            _EVENT.c.stream != BUREAU,
            _EVENT.c.occurred_at >= stamp(midnight(first)),
            _EVENT.c.occurred_at < stamp(midnight(days_after(last, 1))),
            _EVENT.c.stream.not_in(imported),
        )
        .order_by(_EVENT.c.stream)
    )
    with store.read() as conn:
        for no in conn.execute(query).scalars().all():
            yield load_facts(conn, store, no, actor=SYSTEM_ACTOR, at=store.now())


def first_case_on(conn: Connection) -> date | None:
    """The day on which the first live case was opened here; of years before it, the record has nothing."""
    query = select(func.min(_CASE.c.opened_on)).where(_CASE.c.ending.is_distinct_from(HISTORICAL))
    told: str | None = conn.execute(query).scalar_one()
    return date.fromisoformat(told) if told is not None else None
