"""What a coordinator watches: terms due, cards, work that waits or did not arrive. Reading only; ids, never names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from models.database import Store
from models.instants import stamp
from models.outbox import OUTBOX
from models.tables import Case, Reminder, Term
from states.vocabulary import BUREAU_TZ, WorkKind

_CASE = Case.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_REMINDER = Reminder.__table__  # type: ignore[attr-defined]

MACHINES = (WorkKind.DOCUMENT.value, WorkKind.PUBLICATION.value, WorkKind.MESSAGE.value)
NOT_ARRIVED = ("failed", "undeliverable", "withheld", "quarantined", "rejected")

Row = Mapping[str, Any]


def today_of(store: Store) -> date:
    """Today in the bureau's time zone, by the clock this database lives on."""
    return store.now().astimezone(BUREAU_TZ).date()


def terms_due(store: Store, until: date) -> list[Row]:
    """Running terms of open cases whose last day is not later than ``until``, the oldest first."""
    query = (
        select(_TERM, _CASE.c.step, _CASE.c.stage, _CASE.c.handlers)
        .join(_CASE, _CASE.c.no == _TERM.c.case_no)
        .where(_TERM.c.state == "running", _TERM.c.due_on <= until.isoformat(), _CASE.c.closed_on.is_(None))
        .order_by(_TERM.c.due_on, _TERM.c.case_no)
    )
    return _rows(store, query)


def cards(store: Store, case_no: str | None = None) -> dict[str, str]:
    """Open cases that bear a card, ``yellow`` or ``red``: a rung of a running term was reached, or an act is flagged."""
    reached = (
        select(_REMINDER.c.case_no, _REMINDER.c.card)
        .join(
            _TERM,
            and_(
                _TERM.c.case_no == _REMINDER.c.case_no,
                _TERM.c.key == _REMINDER.c.term_key,
                _TERM.c.started_seq == _REMINDER.c.started_seq,
            ),
        )
        .join(_CASE, _CASE.c.no == _REMINDER.c.case_no)
        .where(
            _TERM.c.state == "running",
            _REMINDER.c.card != "none",
            _REMINDER.c.due_on <= today_of(store).isoformat(),
            _CASE.c.closed_on.is_(None),
        )
    )
    flagged = select(_CASE.c.no.label("case_no")).where(_CASE.c.flags > 0, _CASE.c.closed_on.is_(None))
    if case_no is not None:
        reached, flagged = reached.where(_CASE.c.no == case_no), flagged.where(_CASE.c.no == case_no)
    found: dict[str, str] = {}
    for row in _rows(store, reached):
        if found.get(row["case_no"]) != "red":
            found[row["case_no"]] = row["card"]
    return found | {row["case_no"]: "red" for row in _rows(store, flagged)}


def card_of(store: Store, case_no: str) -> str:
    """``none``, ``yellow`` or ``red``."""
    return cards(store, case_no).get(case_no, "none")


def messages_in(store: Store, states: Sequence[str], limit: int = 200) -> list[Row]:
    """Messages that stand in these states, the newest first, without address or content."""
    query = (
        select(*(OUTBOX.c[name] for name in _SHOWN))
        .where(OUTBOX.c.kind == WorkKind.MESSAGE.value, OUTBOX.c.state.in_(states))
        .order_by(OUTBOX.c.id.desc())
        .limit(limit)
    )
    return _rows(store, query)


_SHOWN = ("id", "case_no", "template", "receiver", "channel", "state", "attempts", "detail", "due_at", "settled_at")


def flagged_cases(store: Store, limit: int = 200) -> list[Row]:
    """Open cases with flagged acts (瑕疵), the newest first."""
    query = select(_CASE.c.no, _CASE.c.step, _CASE.c.flags).where(_CASE.c.flags > 0, _CASE.c.closed_on.is_(None))
    return _rows(store, query.order_by(_CASE.c.no.desc()).limit(limit))


def open_cases(store: Store, limit: int) -> list[str]:
    """Numbers of open cases, the newest first."""
    query = select(_CASE.c.no).where(_CASE.c.closed_on.is_(None)).order_by(_CASE.c.no.desc()).limit(limit)
    return [row["no"] for row in _rows(store, query)]


def waiting_events(store: Store, case_no: str) -> list[tuple[str, int]]:
    """(stream, seq) of the events for which something of this case still waits for the machine."""
    query = _due(store, OUTBOX.c.stream, OUTBOX.c.seq).where(OUTBOX.c.case_no == case_no).distinct()
    return sorted((row["stream"], row["seq"]) for row in _rows(store, query))


def waiting_cases(store: Store, limit: int) -> list[Row]:
    """Cases for which work is due: ``case_no``, ``stage``, ``newest`` row, ``tries`` so far; the longest due first."""
    query = (
        _due(
            store,
            OUTBOX.c.case_no,
            _CASE.c.stage,
            func.max(OUTBOX.c.id).label("newest"),
            func.sum(OUTBOX.c.attempts).label("tries"),
        )
        .join(_CASE, _CASE.c.no == OUTBOX.c.case_no)
        .group_by(OUTBOX.c.case_no, _CASE.c.stage)
        .order_by(func.min(OUTBOX.c.due_at))
        .limit(limit)
    )
    return _rows(store, query)


def abandoned(store: Store) -> int:
    """How many rows are held by somebody whose lease ran out: a worker that died."""
    held = OUTBOX.c.state.in_(("claimed", "calling"))
    query = select(func.count().label("n")).where(held, OUTBOX.c.lease_until < store.database_time())
    return int(_rows(store, query)[0]["n"])


def _due(store: Store, *columns: Any) -> Select[Any]:
    free = OUTBOX.c.state == "queued"
    let_go = and_(OUTBOX.c.state == "claimed", OUTBOX.c.lease_until < store.database_time())
    return select(*columns).where(or_(free, let_go), OUTBOX.c.due_at <= stamp(store.now()), OUTBOX.c.kind.in_(MACHINES))


def _rows(store: Store, query: Any) -> list[Row]:
    with store.read() as conn:
        return [dict(row) for row in conn.execute(query).mappings()]
