"""Reading: cases as rules see them, lists, and what was refused. Nothing here writes."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, select

from models.database import Store
from models.releases import rules_of
from models.roster import load_roster
from models.snapshot import READ_CASE, NoSuchCase, acts_from, events_of, facts_from
from models.tables import Case, Document, Event, Outbox, StoredFile, Term
from states.facts import CaseFacts, OfficerFacts
from states.vocabulary import BUREAU_TZ

_CASE = Case.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_DOCUMENT = Document.__table__  # type: ignore[attr-defined]
_OUTBOX = Outbox.__table__  # type: ignore[attr-defined]
_FILE = StoredFile.__table__  # type: ignore[attr-defined]


def load_facts(conn: Connection, case_no: str, *, actor: str, at: datetime, rehearsal: bool) -> CaseFacts:
    """The case as it stands, for one person at one instant."""
    found = conn.execute(READ_CASE, {"no": case_no}).mappings().one_or_none()
    if found is None:
        raise NoSuchCase(case_no)
    row = dict(found)
    rules = rules_of(conn, row["release"])
    people = load_roster(conn, {}).as_of(at.astimezone(BUREAU_TZ).date())
    acts = acts_from(events_of(conn, case_no))
    return facts_from(row, acts, rules, people, actor=actor, at=at, recorded=at, rehearsal=rehearsal)


def case_facts(store: Store, case_no: str, actor: str) -> CaseFacts:
    """The case as it stands now."""
    with store.read() as conn:
        return load_facts(conn, case_no, actor=actor, at=store.now(), rehearsal=store.is_virtual)


def case_heads(store: Store, *, stage: str | None = None, limit: int = 200) -> list[Mapping[str, Any]]:
    """Case rows, newest first."""
    query = select(_CASE).order_by(_CASE.c.opened_on.desc(), _CASE.c.no.desc()).limit(limit)
    if stage is not None:
        query = query.where(_CASE.c.stage == stage)
    return _rows(store, query)


def running_terms(store: Store, case_no: str) -> list[Mapping[str, Any]]:
    """The terms of a case that still run, by last day."""
    query = select(_TERM).where(_TERM.c.case_no == case_no, _TERM.c.state == "running").order_by(_TERM.c.due_on)
    return _rows(store, query)


def documents_of(store: Store, case_no: str) -> list[Mapping[str, Any]]:
    """The documents of a case in the order of issue."""
    query = select(_DOCUMENT).where(_DOCUMENT.c.case_no == case_no).order_by(_DOCUMENT.c.seq, _DOCUMENT.c.kind)
    return _rows(store, query)


def files_of_case(store: Store, case_no: str) -> list[Mapping[str, Any]]:
    """The files of a case's documents."""
    return _rows(store, select(_FILE).where(_FILE.c.case_no == case_no).order_by(_FILE.c.seq, _FILE.c.media_type))


def owed_of_case(store: Store, case_no: str) -> list[Mapping[str, Any]]:
    """The outbox rows of a case, oldest first."""
    return _rows(store, select(_OUTBOX).where(_OUTBOX.c.case_no == case_no).order_by(_OUTBOX.c.id))


def refusals_of(store: Store, case_no: str | None = None) -> list[Mapping[str, Any]]:
    """Refused attempts with their reasons, oldest first."""
    with store.read() as conn:
        rows = conn.execute(
            select(_EVENT.c.body)
            .where(_EVENT.c.stream == "bureau", _EVENT.c.action == "action_refused")
            .order_by(_EVENT.c.seq)
        ).scalars()
        found = [orjson.loads(text) for text in rows]
    return [body for body in found if case_no is None or body["case_no"] == case_no]


def events_in_order(store: Store, stream: str) -> Iterator[Mapping[str, Any]]:
    """The bodies of a stream with their hashes, oldest first."""
    with store.read() as conn:
        rows = events_of(conn, stream)
    for seq, text, own in rows:
        yield {**orjson.loads(text), "seq": seq, "hash": own}


def _rows(store: Store, query: Any) -> list[Mapping[str, Any]]:
    with store.read() as conn:
        return [dict(row) for row in conn.execute(query).mappings()]


def officers_on(store: Store, day: date) -> list[OfficerFacts]:
    """The officer register (名录) as of a day."""
    with store.read() as conn:
        return sorted(load_roster(conn, {}).as_of(day).values(), key=lambda officer: officer.id)
