"""The sweep (巡检): reminders that fell due are owed once, lapsed terms bring what the procedure says."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from models.bureau_stream import append_bureau, bureau_seq
from models.case_rows import outbox_row
from models.casework import perform
from models.certificate_reminders import next_certificate_rung, remind_of_certificates
from models.commands import Command
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.queries import load_facts
from models.record import BUREAU, owed_entry
from models.recounting import recount_touched
from models.releases import rules_of
from models.tables import Case, Outbox, Reminder, Term
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.owing import reminder_messages, rungs_of
from states.vocabulary import BUREAU_TZ
from states.workdays import days_after

_REMINDER = Reminder.__table__  # type: ignore[attr-defined]
_TERM = Term.__table__  # type: ignore[attr-defined]
_CASE = Case.__table__  # type: ignore[attr-defined]
_OUTBOX = Outbox.__table__  # type: ignore[attr-defined]

BATCH = 500


def sweep_due(store: Store, until: datetime) -> int:
    """Owe every reminder due and carry out what lapsed until this instant; returns how many things were done."""
    today = until.astimezone(BUREAU_TZ).date().isoformat()
    done = recount_touched(store)
    while found := _lapsed(store, today):
        done += sum(_lapse(store, row) for row in found)
        if len(found) < BATCH:
            break
    while waiting := _waiting(store, today):
        done += sum(_remind(store, case_no, rungs, until) for case_no, rungs in waiting.items())
    return done + remind_of_certificates(store, until)


def _lapsed(store: Store, today: str) -> list[dict[str, Any]]:
    """Running terms past their last day for which the procedure of the case names an act of the software."""
    query = (
        select(_TERM.c.case_no, _TERM.c.key, _TERM.c.started_seq, _CASE.c.procedure, _CASE.c.release)
        .join(_CASE, _CASE.c.no == _TERM.c.case_no)
        .where(_TERM.c.state == "running", _TERM.c.due_on < today)
        .order_by(_TERM.c.due_on)
    )
    with store.read() as conn:
        found = []
        for row in conn.execute(query).mappings():
            procedure = rules_of(conn, row["release"]).procedures[row["procedure"]]
            found += [{**row, "act": rule.act} for rule in procedure.on_lapse if rule.term == row["key"]]
            if len(found) == BATCH:
                break
    return found


def _lapse(store: Store, row: dict[str, Any]) -> int:
    key = f"lapse:{row['case_no']}:{row['key']}:{row['started_seq']}"
    perform(store, Command(row["case_no"], row["act"], {}, SYSTEM_ACTOR, key, auth="system"))
    return 1


def _waiting(store: Store, today: str) -> dict[str, list[dict[str, Any]]]:
    """Reminders due, by case."""
    query = (
        select(_REMINDER)
        .where(_REMINDER.c.state == "waiting", _REMINDER.c.due_on <= today)
        .order_by(_REMINDER.c.due_on, _REMINDER.c.case_no)
        .limit(BATCH)
    )
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with store.read() as conn:
        for row in conn.execute(query).mappings():
            found[row["case_no"]].append(dict(row))
    return found


def _remind(store: Store, case_no: str, rungs: list[dict[str, Any]], until: datetime) -> int:
    """Owe each receiver the newest due rung of each term; rungs missed before are one with it (no flood after a stop)."""
    with store.write() as conn:
        seq = bureau_seq(conn) + 1
        facts = load_facts(conn, store, case_no, actor=SYSTEM_ACTOR, at=until)
        rows = _owed_rows(conn, store, facts, rungs, seq)
        # The release is told because the case may be moved before the message goes out: it keeps the words of today.
        owed = [owed_entry(row) for row in rows]
        body = {"case_no": case_no, "release": facts.rules.digest, "owed": owed}
        append_bureau(conn, store, action="reminders_owed", body=body)
        if rows:
            conn.execute(insert(_OUTBOX), rows)
        killpoint("sweep.before_commit")
    killpoint("sweep.after_commit")
    return len(rows)


def _owed_rows(
    conn: Connection, store: Store, facts: CaseFacts, rungs: list[dict[str, Any]], seq: int
) -> list[dict[str, Any]]:
    terms = {(t.key, t.started_seq): t for t in facts.terms if t.state == "running"}
    newest: dict[tuple[str, int, str], int] = {}
    for row in rungs:
        term = (row["term_key"], row["started_seq"])
        won = _claim_rung(conn, row, "owed" if term in terms else "cancelled")
        if won and term in terms:
            to = rungs_of(facts, term[0])[row["rung"]][1].to
            newest[(*term, to)] = max(newest.get((*term, to), 0), row["rung"])
    rows: list[dict[str, Any]] = []
    for (key, started, _), rung in newest.items():
        term = (key, started)
        ladder, step = rungs_of(facts, key)[rung]
        # The day is part of the cause: a rung that lies ahead again, because the term was extended, comes again.
        cause = f"term:{facts.no}:{term[0]}:{term[1]}:{rung}:{terms[term].due.due.isoformat()}"
        if facts.earlier:  # on another ladder the same place is another reminder
            cause += f":{facts.rules.digest[:12]}"
        for owed in reminder_messages(facts, terms[term], ladder, step):
            rows.append(outbox_row(owed, stream=BUREAU, seq=seq, case_no=facts.no, now=stamp(store.now()), cause=cause))
    return rows


def _claim_rung(conn: Connection, row: dict[str, Any], state: str) -> bool:
    """Take one rung; another sweep at the same time gets nothing."""
    moved = conn.execute(
        update(_REMINDER)
        .where(
            _REMINDER.c.case_no == row["case_no"],
            _REMINDER.c.term_key == row["term_key"],
            _REMINDER.c.started_seq == row["started_seq"],
            _REMINDER.c.rung == row["rung"],
            _REMINDER.c.state == "waiting",
        )
        .values(state=state)
    )
    return bool(moved.rowcount == 1)


def next_sweep_on(store: Store) -> date | None:
    """The next day on which a sweep finds something to do: a waiting reminder, or the day after a term that lapses."""
    lapsing = (
        select(_TERM.c.due_on, _TERM.c.key, _CASE.c.procedure, _CASE.c.release)
        .join(_CASE, _CASE.c.no == _TERM.c.case_no)
        .where(_TERM.c.state == "running")
        .order_by(_TERM.c.due_on)
    )
    with store.read() as conn:
        rung = conn.execute(select(func.min(_REMINDER.c.due_on)).where(_REMINDER.c.state == "waiting")).scalar_one()
        found = [date.fromisoformat(rung)] if rung else []
        for row in conn.execute(lapsing):
            procedure = rules_of(conn, row.release).procedures[row.procedure]
            if any(rule.term == row.key for rule in procedure.on_lapse):
                found.append(days_after(date.fromisoformat(row.due_on), 1))
                break
        if (rung := next_certificate_rung(conn, store)) is not None:
            found.append(rung)
    return min(found, default=None)
