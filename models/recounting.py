"""Recounting (重新计算期限): when the calendar grew, each case it touches gets an event that says so."""

from typing import Any

from sqlalchemy import select

from config.schema.terms import CalendarYear
from models.casework import perform
from models.commands import Command
from models.database import Store
from models.queries import case_facts
from models.releases import newest_release, rules_of
from models.tables import Case, Term
from states.lifecycle import SYSTEM_ACTOR

_TERM = Term.__table__  # type: ignore[attr-defined]
_CASE = Case.__table__  # type: ignore[attr-defined]


def recount_touched(store: Store) -> int:
    """Count anew the terms that rest on an assumed calendar which the release in force now settles; how many cases.

    Only provisional (暂定) last days up to the newest known year are looked at, so the cost follows what is due.
    """
    with store.read() as conn:
        calendar = rules_of(conn, newest_release(conn)).workdays
        query = (
            select(_TERM.c.case_no)
            .join(_CASE, _CASE.c.no == _TERM.c.case_no)
            .where(_TERM.c.provisional == 1, _TERM.c.state != "met", _TERM.c.due_on <= calendar.horizon.isoformat())
            .where(_CASE.c.closed_on.is_(None))
            .distinct()
            .order_by(_TERM.c.case_no)
        )
        touched = list(conn.execute(query).scalars())
    return sum(_recount(store, no, calendar.years) for no in touched)


def _recount(store: Store, case_no: str, known: tuple[CalendarYear, ...]) -> int:
    last = case_facts(store, case_no, SYSTEM_ACTOR).rules.workdays.years[-1].year
    years = [year for year in known if year.year > last]
    if not years:
        return 0
    notices = "、".join(f"{year.year}年（{year.notice}）" for year in years)
    payload: dict[str, Any] = {
        "years": [year.model_dump(mode="json") for year in years],
        "reason": f"放假安排已载入：{notices}",
    }
    key = f"recount:{case_no}:{years[-1].year}"
    perform(store, Command(case_no, "recount_terms", payload, SYSTEM_ACTOR, key, auth="system"))
    return 1
