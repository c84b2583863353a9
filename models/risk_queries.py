"""The acts that the ledger of events reads, from the whole record (事件台账). Nothing here writes."""

from collections.abc import Iterator

from sqlalchemy import select

from models.database import Store
from models.register_book import load_registers
from models.snapshot import acts_from, events_of
from models.tables import Event
from states.risk_ledger import INCIDENT, LEDGER_ACTS, Ledger, LedgerAct, ledger_of

_EVENT = Event.__table__  # type: ignore[attr-defined]


def risk_ledger(store: Store) -> Ledger:
    """What came of all cases, held against their assessments; imported cases have neither."""
    return ledger_of(_acts(store))


def _acts(store: Store) -> Iterator[LedgerAct]:
    concerned = select(_EVENT.c.stream).where(_EVENT.c.action.in_(LEDGER_ACTS)).distinct().order_by(_EVENT.c.stream)
    with store.read() as conn:
        registers = load_registers(conn)
        for no in conn.execute(concerned).scalars().all():
            for act in acts_from(events_of(conn, no)):  # the whole stream: a correction may have changed an entry
                if act.action in LEDGER_ACTS:
                    yield LedgerAct(no, act.seq, act.action, act.on, act.data)
    for entry in registers.incidents if registers is not None else ():
        yield LedgerAct(entry.subject, entry.n, INCIDENT, entry.on, entry.data, late=True)
