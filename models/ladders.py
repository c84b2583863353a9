"""Reminder ladders (提醒) of a case that was moved to a newer release: the new rungs wait, none comes twice."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from models.case_rows import rungs_waiting
from models.tables import Reminder
from states.case_terms import TermState
from states.facts import CaseFacts
from states.owing import rungs_of

_REMINDER = Reminder.__table__  # type: ignore[attr-defined]


def follow_new_ladder(conn: Connection, left: CaseFacts, after: CaseFacts) -> None:
    """Put the rungs of the release moved to in the place of those of the release left, term by term."""
    known = {(term.key, term.started_seq) for term in left.terms}
    for term in after.terms:
        if term.state == "running" and (term.key, term.started_seq) in known:
            _follow(conn, left, after, term)


def _follow(conn: Connection, left: CaseFacts, after: CaseFacts, term: TermState) -> None:
    where = (
        _REMINDER.c.case_no == after.no,
        _REMINDER.c.term_key == term.key,
        _REMINDER.c.started_seq == term.started_seq,
    )
    old = {row["rung"]: dict(row) for row in conn.execute(select(_REMINDER).where(*where)).mappings()}
    came = _states_by_content(left, term.key, old)
    rows = []
    for row in rungs_waiting(after, term):
        content = _content(after, term.key, row["rung"])
        same = came.get(content) or _still_to_come(came, content)
        rows.append({**row, "state": _state(row, same, after.on.isoformat())})
    conn.execute(delete(_REMINDER).where(*where))
    if rows:
        conn.execute(insert(_REMINDER), rows)


def _content(facts: CaseFacts, term: str, rung: int) -> tuple[Any, ...]:
    """What makes two rungs the same reminder: text, receiver and day, wherever they stand on their ladders."""
    ladder, step = rungs_of(facts, term)[rung]
    return ladder.template, step.to, step.days_before


def _states_by_content(
    left: CaseFacts, term: str, old: Mapping[int, Mapping[str, Any]]
) -> dict[tuple[Any, ...], Mapping[str, Any]]:
    ladder = rungs_of(left, term)
    return {_content(left, term, n): row for n, row in old.items() if n < len(ladder)}


def _still_to_come(
    came: Mapping[tuple[Any, ...], Mapping[str, Any]], content: tuple[Any, ...]
) -> Mapping[str, Any] | None:
    """A reminder of another text to the same receiver on the same day that has not come yet: it comes in the new words,
    also where its day is over and no sweep went since."""
    return next((row for told, row in came.items() if told[1:] == content[1:] and row["state"] == "waiting"), None)


def _state(row: Mapping[str, Any], same: Mapping[str, Any] | None, today: str) -> str:
    """A reminder that came stays so unless its day lies ahead again, one that did not come yet still comes; what only
    the new ladder knows is not sent late."""
    if same is not None and (same["due_on"] == row["due_on"] or same["state"] == "waiting"):
        return str(same["state"])
    return "waiting" if row["due_on"] > today else "owed" if same is not None else "cancelled"
