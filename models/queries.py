"""Reading: cases as rules see them, lists, and what was refused. Nothing here writes."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Subquery, and_, case, func, literal, not_, or_, select

from models.database import Store
from models.register_book import registers_kept
from models.releases import newest_release, releases_left, rules_asked, rules_of
from models.roster import roster_kept
from models.snapshot import READ_CASE, NoSuchCase, events_of, facts_from, standing_of
from models.tables import Case, Document, Event, Outbox, Reminder, StoredFile, Term
from states.facts import CaseFacts, OfficerFacts
from states.history.entry import HISTORICAL, is_historical
from states.reasons import CommandInvalid
from states.release import Rules
from states.vocabulary import BUREAU_TZ

_CASE = Case.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_DOCUMENT = Document.__table__  # type: ignore[attr-defined]
_OUTBOX = Outbox.__table__  # type: ignore[attr-defined]
_FILE = StoredFile.__table__  # type: ignore[attr-defined]
_REMINDER = Reminder.__table__  # type: ignore[attr-defined]
_GRAVITY = {"none": 0, "yellow": 1, "red": 2}
_BATCH = 500
_LIVE = func.coalesce(_CASE.c.ending, "") != HISTORICAL  # not imported


def load_facts(
    conn: Connection, store: Store, case_no: str, *, actor: str, at: datetime, under: str | None = None
) -> CaseFacts:
    """The case as it stands, for one person at one instant; ``under`` a release it is asked about moving to."""
    found = conn.execute(READ_CASE, {"no": case_no}).mappings().one_or_none()
    if found is None:
        raise NoSuchCase(case_no)
    row = dict(found)
    if is_historical(row):
        raise CommandInvalid("这是导入的历史案件，只供查阅，没有可以办理的事项", "案号")
    rules = rules_asked(conn, row, under)
    people = roster_kept(conn, store.identity).as_of(at.astimezone(BUREAU_TZ).date())
    acts = standing_of(conn, store.identity, row).acts
    registers = registers_kept(conn, store.identity)
    left = releases_left(conn, acts, rules.digest)
    return facts_from(
        row, acts, rules, people, registers, actor=actor, at=at, recorded=at, rehearsal=store.is_virtual, earlier=left
    )


def case_head(store: Store, case_no: str) -> Mapping[str, Any]:
    """The row of a case, live or historical."""
    rows = _rows(store, select(_CASE).where(_CASE.c.no == case_no))
    if not rows:
        raise NoSuchCase(case_no)
    return rows[0]


def case_facts(store: Store, case_no: str, actor: str) -> CaseFacts:
    """The case as it stands now."""
    with store.read() as conn:
        return load_facts(conn, store, case_no, actor=actor, at=store.now())


def case_heads(
    store: Store,
    *,
    stage: str | None = None,
    card: str | None = None,
    handler: str | None = None,
    powers: Collection[str] | None = None,
    limit: int = 200,
) -> list[Mapping[str, Any]]:
    """Case rows, newest first, each with the gravest card its running terms have reached (``card``); imported ones
    after all others, so that a large import does not push live cases out."""
    reached = _reached(store)
    query = (
        select(_CASE, func.coalesce(reached.c.grave, 0).label("grave"))
        .join(reached, reached.c.case_no == _CASE.c.no, isouter=True)
        .order_by(not_(_LIVE), _CASE.c.opened_on.desc(), _CASE.c.no.desc())
        .limit(limit)
    )
    if stage is not None:
        query = query.where(_CASE.c.stage == stage)
    if card is not None:
        query = query.where(func.coalesce(reached.c.grave, 0) == _GRAVITY[card])
    if handler is not None:
        query = query.where((literal(" ") + _CASE.c.handlers + literal(" ")).contains(f" {handler} ", autoescape=True))
    if powers is not None:
        query = query.where(_CASE.c.power.in_(sorted(powers)))
    named = {grave: name for name, grave in _GRAVITY.items()}
    return [
        {k: v for k, v in row.items() if k != "grave"} | {"card": named[row["grave"]]} for row in _rows(store, query)
    ]


def _reached(store: Store) -> Subquery:
    """Per case the gravest card of the rungs that came, of terms that still run."""
    today = store.now().astimezone(BUREAU_TZ).date().isoformat()
    grave = case(_GRAVITY, value=_REMINDER.c.card, else_=0)
    same = and_(
        _TERM.c.case_no == _REMINDER.c.case_no,
        _TERM.c.key == _REMINDER.c.term_key,
        _TERM.c.started_seq == _REMINDER.c.started_seq,
    )
    return (
        select(_REMINDER.c.case_no, func.max(grave).label("grave"))
        .join(_TERM, same)
        .where(_TERM.c.state == "running", _REMINDER.c.due_on <= today, _REMINDER.c.card != "none")
        .group_by(_REMINDER.c.case_no)
        .subquery()
    )


@dataclass
class SectionCount:
    """What one section (科室) has: cases, how many are open, flags (瑕疵), refused attempts, cards."""

    section: str
    cases: int = 0
    open: int = 0
    flags: int = 0
    refused: int = 0
    yellow: int = 0
    red: int = 0


def section_counts(store: Store, section_of: Mapping[str, str]) -> list[SectionCount]:
    """Per section, over all live cases; a case is of the section that its power (职权) is given to."""
    refused = Counter(body["case_no"] for body in refusals_of(store))
    reached = _reached(store)
    per_power = (
        select(
            _CASE.c.power,
            func.count().label("cases"),
            func.sum(case((_CASE.c.closed_on.is_(None), 1), else_=0)).label("open"),
            func.sum(_CASE.c.flags).label("flags"),
            func.sum(case((reached.c.grave == _GRAVITY["yellow"], 1), else_=0)).label("yellow"),
            func.sum(case((reached.c.grave == _GRAVITY["red"], 1), else_=0)).label("red"),
        )
        .join(reached, reached.c.case_no == _CASE.c.no, isouter=True)
        .where(_LIVE)
        .group_by(_CASE.c.power)
    )
    found: dict[str, SectionCount] = {}

    def of(power: str) -> SectionCount:
        section = section_of.get(power, "（职权清单中没有）")
        return found.setdefault(section, SectionCount(section))

    for row in _rows(store, per_power):
        counted = of(row["power"])
        for name in ("cases", "open", "flags", "yellow", "red"):
            setattr(counted, name, getattr(counted, name) + row[name])
    numbers = [no for no in refused if no is not None]
    for start in range(0, len(numbers), _BATCH):
        batch = select(_CASE.c.no, _CASE.c.power).where(_CASE.c.no.in_(numbers[start : start + _BATCH]), _LIVE)
        for row in _rows(store, batch):
            of(row["power"]).refused += refused[row["no"]]
    return sorted(found.values(), key=lambda counted: counted.section)


def rules_in_force(store: Store) -> Rules:
    """The rules of the release in force."""
    with store.read() as conn:
        return rules_of(conn, newest_release(conn))


def sections(store: Store) -> dict[str, str]:
    """Power → section, by the release in force."""
    return {power.code: power.section for power in rules_in_force(store).body.powers}


def numbers_like(store: Store, beginning: str, limit: int) -> list[tuple[str, str]]:
    """Numbers that begin like this with party and step, open cases before ended ones, the newest first."""
    query = (
        select(_CASE.c.no, _CASE.c.party_name, _CASE.c.step)
        .where(_CASE.c.no.startswith(beginning, autoescape=True))
        .order_by(_CASE.c.closed_on.is_not(None), _CASE.c.no.desc())
        .limit(limit)
    )
    return [(row["no"], f"{row['party_name']} {row['step']}") for row in _rows(store, query)]


def open_cases(store: Store, actor: str) -> Iterator[CaseFacts]:
    """Every case that has not ended, for one person now, oldest first; read one after the other."""
    query = select(_CASE.c.no).where(_CASE.c.closed_on.is_(None)).order_by(_CASE.c.opened_on, _CASE.c.no)
    with store.read() as conn:
        for no in conn.execute(query).scalars().all():
            yield load_facts(conn, store, no, actor=actor, at=store.now())


def cases_on(store: Store, day: date) -> Iterator[CaseFacts]:
    """Every case of ours that was open on that day, oldest first; one of a later day was not opened yet."""
    still = or_(_CASE.c.closed_on.is_(None), _CASE.c.closed_on > day.isoformat())
    query = select(_CASE.c.no).where(still, _LIVE, _CASE.c.opened_on <= day.isoformat()).order_by(_CASE.c.no)
    with store.read() as conn:
        for no in conn.execute(query).scalars().all():
            yield load_facts(conn, store, no, actor="system", at=store.now())


def tasks_of(store: Store, officer: str, *, coordinator: bool) -> list[dict[str, Any]]:
    """Tasks that wait for this person, oldest first; a hold (隔离) waits for every coordinator."""
    own = and_(_OUTBOX.c.state == "queued", _OUTBOX.c.receiver == officer)
    held = and_(_OUTBOX.c.state == "quarantined", _OUTBOX.c.receiver == "coordinators")
    query = (
        select(_OUTBOX.c.case_no, _OUTBOX.c.template, _OUTBOX.c.context, _CASE.c.party_name)
        .join(_CASE, _CASE.c.no == _OUTBOX.c.case_no, isouter=True)
        .where(_OUTBOX.c.kind == "task", or_(own, held) if coordinator else own)
        .order_by(_OUTBOX.c.id)
    )
    return [{**row, "context": orjson.loads(row["context"])} for row in _rows(store, query)]


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
        return sorted(roster_kept(conn, store.identity).as_of(day).values(), key=lambda officer: officer.id)
