"""Every case in which information was asked for (政府信息公开申请), read one after the other. Nothing here writes."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from models.database import Store
from models.instants import moment
from models.queries import load_facts
from models.register_book import load_registers
from models.tables import Event
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.vocabulary import BUREAU_TZ

_EVENT = Event.__table__  # type: ignore[attr-defined]
REGISTERED = "register_disclosure_request"


def requests_for_information(store: Store) -> Iterator[CaseFacts]:
    """Each case with a registered request, by its number."""
    asked = select(_EVENT.c.stream).distinct().where(_EVENT.c.action == REGISTERED).order_by(_EVENT.c.stream)
    with store.read() as conn:
        for no in conn.execute(asked).scalars().all():
            yield load_facts(conn, store, no, actor=SYSTEM_ACTOR, at=store.now())


def first_request(store: Store) -> date | None:
    """The day of the first request on record; ``None``: there is none."""
    with store.read() as conn:
        first = conn.execute(select(func.min(_EVENT.c.occurred_at)).where(_EVENT.c.action == REGISTERED)).scalar_one()
    return None if first is None else moment(first).astimezone(BUREAU_TZ).date()


def reports_entered(store: Store) -> dict[int, dict[str, str]]:
    """The yearly reports entered, by year: what was told of each."""
    with store.read() as conn:
        registers = load_registers(conn)
    return {one.data["year"]: dict(one.data) for one in (registers.reports if registers is not None else ())}
