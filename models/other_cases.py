"""Reading other cases (他案) for an act that asks about them, inside its transaction.

The cases of one party are found by one indexed query, and their party rows are locked in the order of their numbers:
of two acts that ask about each other's case at the same moment the later one sees what the earlier one did. Nobody who
holds these rows waits for a case, so that no two wait for each other.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from models.prepared import Prepared
from models.releases import rules_of
from models.snapshot import READ_CASE, facts_from, standing_of
from models.tables import Case, Party
from states.facts import CaseFacts
from states.history.entry import HISTORICAL, is_historical
from states.other_cases import Question

_CASE = Case.__table__  # type: ignore[attr-defined]
_PARTY = Party.__table__  # type: ignore[attr-defined]
_OTHERS_OF_PARTY = (
    select(_PARTY.c.case_no)
    .join(_CASE, _CASE.c.no == _PARTY.c.case_no)
    .where(
        _PARTY.c.identifier == bindparam("b_party"),
        func.coalesce(_CASE.c.ending, "") != HISTORICAL,
    )
    .order_by(_PARTY.c.case_no)
    .with_for_update(of=_PARTY)
)
_FINES = Prepared(
    _OTHERS_OF_PARTY.where(or_(_CASE.c.violated_on == bindparam("b_day"), _CASE.c.lead == bindparam("b_lead")))
)
_INSPECTIONS = Prepared(
    _OTHERS_OF_PARTY.where(or_(_CASE.c.closed_on.is_(None), _CASE.c.closed_on >= bindparam("b_day")))
)


def told_of_others(conn: Connection, database: str, question: Question) -> dict[str, Any]:
    """What the event of the act keeps of other cases, in the order of their numbers."""
    found = [facts for no in _numbers(conn, question) if (facts := _facts(conn, database, no)) is not None]
    told = [question.told_of(facts) for facts in found if question.concerns(facts)]
    return {"asks": question.asks, "cases": told}


def _numbers(conn: Connection, question: Question) -> list[str]:
    if question.asks == "penalty":
        return [question.case_no] if question.case_no is not None else []
    if question.asks == "fines":
        rows = _FINES.all(conn, {"b_party": question.party, "b_day": question.violated_on, "b_lead": question.lead})
    else:
        rows = _INSPECTIONS.all(conn, {"b_party": question.party, "b_day": question.since})
    return [row[0] for row in rows if row[0] != question.own]


def _facts(conn: Connection, database: str, no: str) -> CaseFacts | None:
    """Another case as its record stands; ``None`` for a number nobody was given, or of an imported case."""
    found = conn.execute(READ_CASE, {"no": no}).mappings().one_or_none()
    row = None if found is None else dict(found)
    if row is None or is_historical(row):
        return None
    return facts_of_other(conn, row, standing_of(conn, database, row).acts)


def facts_of_other(conn: Connection, row: Mapping[str, Any], acts: Any) -> CaseFacts:
    """Another case as nobody in particular sees it; nothing told of it depends on who asks, or on the day."""
    last = acts[-1]
    rules = rules_of(conn, last.release)
    return facts_from(
        {**row, "revision": last.seq, "step": last.step},
        acts,
        rules,
        {},
        None,
        actor="",
        at=last.at,
        recorded=last.at,
        rehearsal=False,
    )
