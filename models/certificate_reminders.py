"""Reminders that a certificate (行政执法证) ends: each rung of each certificate is owed once, found by the daily sweep."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from models.bureau_stream import append_bureau, bureau_seq
from models.case_rows import outbox_row
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.record import BUREAU, owed_entry
from models.releases import newest_release, rules_of
from models.roster import roster_kept
from models.tables import Event, Outbox, ReleaseRow
from states.certificates import Ending, endings, next_rung, told
from states.facts import OfficerFacts
from states.owing import Owed
from states.reaching import REMINDERS, first, reach_of
from states.release import Rules
from states.vocabulary import BUREAU_TZ, WorkKind

_EVENT = Event.__table__  # type: ignore[attr-defined]
_OUTBOX = Outbox.__table__  # type: ignore[attr-defined]
_RELEASE = ReleaseRow.__table__  # type: ignore[attr-defined]
TEMPLATE = "certificate_ends"


def remind_of_certificates(store: Store, until: datetime) -> int:
    """Owe the newest rung that each certificate has reached by then; returns how many messages."""
    day = until.astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        waiting = [ending for ending in _endings(conn, store, day) if not _came(conn, ending)]
    return sum(_remind(store, ending, day) for ending in waiting)


def next_certificate_rung(conn: Connection, store: Store) -> date | None:
    """The next day on which a certificate reaches a rung."""
    rules, day = _rules(conn), store.now().astimezone(BUREAU_TZ).date()
    if rules is None:
        return None
    people = roster_kept(conn, store.identity).as_of(day).values()
    return next_rung(people, rules.body.bureau.certificate_reminders, day)


def _rules(conn: Connection) -> Rules | None:
    """The release in force; ``None`` if there is none that could word the reminder."""
    if conn.execute(select(_RELEASE.c.digest).limit(1)).first() is None:
        return None
    rules = rules_of(conn, newest_release(conn))
    return rules if f"notices/{TEMPLATE}.j2" in rules.body.templates else None


def _endings(conn: Connection, store: Store, day: date) -> list[Ending]:
    rules = _rules(conn)
    if rules is None:
        return []
    people = roster_kept(conn, store.identity).as_of(day).values()
    return endings(people, rules.body.bureau.certificate_reminders, day)


def _came(conn: Connection, ending: Ending) -> bool:
    return conn.execute(select(_EVENT.c.seq).where(_EVENT.c.command_key == ending.cause)).first() is not None


def _remind(store: Store, ending: Ending, day: date) -> int:
    with store.write() as conn:
        seq = bureau_seq(conn) + 1  # the head is locked: another sweep waits here and then finds the event
        rules = _rules(conn)
        if rules is None or _came(conn, ending):
            return 0
        people = list(roster_kept(conn, store.identity).as_of(day).values())
        rows = list(_rows(store, rules, ending, told(ending, people), seq))
        body = {
            "officer": ending.person.id,
            "valid_to": str(ending.person.certificate_to),
            "release": rules.digest,
            "owed": [owed_entry(row) for row in rows],
        }
        append_bureau(conn, store, action="certificate_ends", body=body, command_key=ending.cause)
        conn.execute(insert(_OUTBOX), rows)
        killpoint("certificates.commit.before")
    killpoint("certificates.commit.after")
    return len(rows)


def _rows(
    store: Store, rules: Rules, ending: Ending, receivers: list[OfficerFacts], seq: int
) -> Iterator[dict[str, Any]]:
    chosen = rules.body.receivers
    for person in receivers:
        ordered = REMINDERS[False] if chosen is None else chosen.choices.get(person.id, chosen.officers)
        channel, address = first(reach_of(person), ordered)
        context = ending.context(rules.body.bureau.name, person.name)
        owed = Owed(WorkKind.MESSAGE, TEMPLATE, person.id, channel, address, context)
        yield outbox_row(owed, stream=BUREAU, seq=seq, case_no=None, now=stamp(store.now()), cause=ending.cause)
