"""What belongs to entering something in the registers: where they begin, what a release must agree with, reviews."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from config.schema.release import ReleaseBody
from models.bureau_stream import Clock
from models.commands import RegisterAnswer
from models.numbering import next_number
from models.register_book import bodies, load_registers, write_entry
from models.tables import Case
from states.adviser_register import ENGAGE
from states.assistance_register import RECEIVE
from states.config_checks import Problem
from states.law_basis import clause_changes, resting_on, reviews_due
from states.reasons import CommandInvalid
from states.registers.entries import (
    DISCLOSURE_REPORT,
    ENTER_RELATION,
    LATE_INCIDENT,
    REVIEWS_OPENED,
    TAKEN_OVER,
    Registers,
)
from states.standard_life import Book, missing
from states.totals_register import PUBLISH_TOTALS

_CASE = Case.__table__  # type: ignore[attr-defined]


def begin_registers(conn: Connection, store: Clock, body: ReleaseBody, *, by: str, second: str | None) -> Registers:
    """The registers; in a database without any, what its release holds is taken over as it stands (建库登记): it was
    issued and disclosed before the software came, and says so in the record."""
    registers = load_registers(conn)
    if registers is None:
        rows = [row.model_dump(mode="json") for row in body.standards]
        write_entry(conn, store, act=TAKEN_OVER, by=by, subject="", data={"rows": rows}, second=second)
        registers = load_registers(conn)
        assert registers is not None  # just begun
    return registers


def unregistered(book: Book, body: ReleaseBody) -> list[Problem]:
    """Rows of a release that are no paper on the register, and papers that it would silently leave out."""
    found = []
    for row in body.standards:
        if book.issued(row) is None:
            says = "没有登记印发，或者内容、文号与登记的不同：先用 zhifa standard draft、issue 登记"
            at = (row.power, row.in_force_from.isoformat())
            found.append(Problem(f"裁量基准 {row.named} {row.power}", says, at))
    for life, row in missing(book, body.standards):
        says = "已经印发、没有废止，版本中却没有：请放回 standards/，或者先用 zhifa standard repeal 废止"
        found.append(Problem(f"裁量基准 {life.number} {row.power}", says))
    return found


def open_reviews(conn: Connection, store: Clock, old: ReleaseBody, new: ReleaseBody, *, release: str, by: str) -> int:
    """Enter what loses its basis by the clauses the new release withdraws or replaces, with a review task for each row
    of a standard that rests on one (M01, M50); answers how many tasks."""
    changes = clause_changes(old, new)
    if not changes:
        return 0
    year = store.now().year
    tasks = [
        {
            "no": f"FH{year}-{next_number(conn, 'review', year):03d}",
            "clause": change.clause,
            "change": change.says,
            "power": standard.power,
            "number": standard.named,
        }
        for change, standard in reviews_due(old, new)
    ]
    names = [change.clause for change in changes]
    lost = [f"{one.kind} {one.key}（{one.clause}）" for one in resting_on(old, *names)]
    data: dict[str, Any] = {
        "tasks": tasks,
        "clauses": [{"clause": change.clause, "change": change.says} for change in changes],
        "resting": lost,
        "release": release,
    }
    write_entry(conn, store, act=REVIEWS_OPENED, by=by, subject=release, data=data)
    return len(tasks)


def answered(conn: Connection, size: int, key: str, digest: str) -> RegisterAnswer | None:
    """The answer given before under this key; the same key with other content is a mistake of the caller."""
    found = next((body for body in bodies(conn, size) if body.get("key") == key), None)
    if found is None:
        return None
    if found["digest"] != digest:
        raise CommandInvalid("同一办理编号已用于另一内容，请换用新的编号", "key")
    return RegisterAnswer(found["action"], found["entry"], found["subject"], repeated=True)


def subject_of(conn: Connection, action: str, data: dict[str, Any], day: date) -> str:
    """What an act is about: a new draft, relation or adviser gets the next number, everything else names its own."""
    if action == "draft_standard":
        return f"BZ{day.year}-{next_number(conn, 'standard', day.year):02d}"
    if action == "draw_recheck":
        return f"CC{day.year}-{next_number(conn, 'recheck', day.year):02d}"
    if action == ENTER_RELATION:
        return f"LX{day.year}-{next_number(conn, 'relation', day.year):03d}"
    if action == ENGAGE:
        return f"GW{day.year}-{next_number(conn, 'adviser', day.year):02d}"
    if action == RECEIVE:
        return f"XZ{day.year}-{next_number(conn, 'assistance', day.year):02d}"
    if action == PUBLISH_TOTALS:
        return f"ZT{data['year']}"
    if action == LATE_INCIDENT:
        return _closed_case(conn, data)
    if action == DISCLOSURE_REPORT:
        return f"GK{data['year']}"
    return str(data.get("no") or data.get("task"))


def _closed_case(conn: Connection, data: Mapping[str, Any]) -> str:
    """The number of a case that was opened by that day and is closed; an open one takes the entry itself."""
    no = str(data["case_no"])
    row = conn.execute(select(_CASE.c.opened_on, _CASE.c.closed_on).where(_CASE.c.no == no)).one_or_none()
    if row is None:
        raise CommandInvalid(f"没有案号为 {no} 的案件", "case_no")
    if row.closed_on is None:
        raise CommandInvalid(f"{no} 尚未办结，请在案件中登记（record_incident）", "case_no")
    if data["happened_on"] < row.opened_on:
        raise CommandInvalid("事件发生日期早于案件登记之日，不是本案引起的", "happened_on")
    return no
