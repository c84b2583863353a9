"""Tampering by an insider who can drop the triggers and puts them back: every change to bound data is found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from models.checks import Finding, Snapshot, check
from models.database import Store, create_store
from models.migrations.first.guards import guard_statements
from models.migrations.first.rules import GUARD_NAMES
from models.record import event_hash
from tests.integration.record_builders import RECORD_CHECKS, TABLES, small_record

OUTBOX = TABLES["outbox"]
BOUND = {
    "event": (
        "stream = '2026-0002' AND seq = 2",
        "stream seq action command_key command_digest occurred_at recorded_at body prev hash",
    ),
    "enforcement_case": (
        "no = '2026-0002'",
        "no procedure release power violated_on party_name step stage revision opened_on closed_on ending handlers "
        "flags head",
    ),
    "document": (
        "case_no = '2026-0002'",
        "number kind case_no stream seq title context digest state",
    ),
    "outbox": (
        "case_no = '2026-0002'",
        "key stream seq case_no kind template receiver channel address context digest created_at",
    ),
    "stored_file": ("case_no = '2026-0002'", "sha256 media_type size case_no document_number stream seq"),
    "officer": (
        "1 = 1",
        "officer_id version effective_on name section roles certificate_no certificate_field certificate_from "
        "certificate_to legal_qualification_no state phone email bureau_seq",
    ),
    "release": ("1 = 1", "digest body published_at published_by second_by note"),
    "bureau": ("1 = 1", "identity clock created_at seq head last_recorded_at"),
}
CHANGES = {
    "NULL": "NULL",
    "empty": "''",
    "plus one": "CASE typeof({0}) WHEN 'integer' THEN {0} + 1 ELSE coalesce({0}, '') || '1' END",
    "last character": "substr(coalesce({0}, 'xx'), 1, length(coalesce({0}, 'xx')) - 1) || '~'",
    "another type": "CAST(coalesce({0}, 'x') AS BLOB)",
    "another value": "'oops'",
}


@contextmanager
def insider(store: Store) -> Iterator[Connection]:
    """A connection without guards, checks or foreign keys; whatever is done is undone in the end."""
    with store.engine.connect() as conn:
        driver: Any = conn.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("PRAGMA ignore_check_constraints = ON")
        with conn.begin() as transaction:
            for name in GUARD_NAMES:
                conn.execute(text(f"DROP TRIGGER {name}"))
            yield conn
            transaction.rollback()
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA ignore_check_constraints = OFF")


def found(store: Store, conn: Connection) -> list[Finding]:
    """What the checker says once the guards are back, so that their absence gives nothing away."""
    for statement in guard_statements("sqlite"):
        conn.exec_driver_sql(statement)
    return [each for one in RECORD_CHECKS for each in one(Snapshot(conn=conn, store=store))]


def test_an_untouched_record_has_no_findings(store: Store) -> None:
    numbers = small_record(store)
    keys = [f"{what}-{no}" for no in numbers for what in ("open", "note", "notice")]
    assert check(store, acknowledged=keys, checks=RECORD_CHECKS) == []
    assert [each.where for each in check(store, acknowledged=[*keys, "lost"], checks=RECORD_CHECKS)] == ["lost"]


@pytest.mark.parametrize("table", BOUND)
def test_every_change_of_every_bound_column_is_found(sqlite_store: Store, table: str) -> None:
    small_record(sqlite_store)
    where, columns = BOUND[table]
    done, missed = 0, []
    for column in columns.split():
        for what, change in CHANGES.items():
            with insider(sqlite_store) as conn:
                if not _changed(conn, table, column, f"{column} = {change.format(column)} WHERE {where}"):
                    continue
                done += 1
                if not found(sqlite_store, conn):
                    missed.append((column, what))
    assert missed == []
    assert done >= 3 * len(columns.split()), "the tampering itself must have taken place"


def _changed(conn: Connection, table: str, column: str, assignment: str) -> bool:
    content = select(func.group_concat(func.quote(TABLES[table].c[column])))
    before = conn.execute(content).scalar_one()
    try:
        conn.execute(text(" ".join(("UPDATE", table, "SET", assignment))))
    except IntegrityError:
        return False  # NOT NULL and UNIQUE cannot be switched off
    return bool(conn.execute(content).scalar_one() != before)


def _swap_bodies(conn: Connection) -> None:
    conn.execute(text("UPDATE event SET body = (SELECT body FROM event e WHERE e.stream = event.stream AND e.seq = 5 - "
                      "event.seq) WHERE stream = '2026-0002' AND seq IN (2, 3)"))  # fmt: skip


_MOVE = text("UPDATE event SET seq = :new WHERE stream = '2026-0002' AND seq = :old")


def _swap_places(conn: Connection) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        conn.execute(_MOVE, {"old": old, "new": new})


def _renumber(conn: Connection) -> None:
    conn.execute(text("DELETE FROM event WHERE stream = '2026-0002' AND seq = 2"))
    for old in (3, 4):
        conn.execute(_MOVE, {"old": old, "new": old - 1})


def _append_by_hand(conn: Connection) -> None:
    row = conn.execute(text("SELECT * FROM event WHERE stream = '2026-0002' AND seq = 4")).mappings().one()
    body = row["body"].replace('"seq":4', '"seq":5')
    values = {**row, "seq": 5, "body": body, "prev": row["hash"], "hash": event_hash(row["hash"], body)}
    conn.execute(insert(TABLES["event"]), values)


def _sql(statements: str) -> Callable[[Connection], None]:
    def run(conn: Connection) -> None:
        for statement in statements.split(";"):
            conn.execute(text(statement))

    return run


STRUCTURAL: dict[str, Callable[[Connection], None]] = {
    "first event gone": _sql("DELETE FROM event WHERE stream = '2026-0002' AND seq = 1"),
    "middle event gone": _sql("DELETE FROM event WHERE stream = '2026-0002' AND seq = 2"),
    "tail cut": _sql("DELETE FROM event WHERE stream = '2026-0002' AND seq > 2"),
    "head cut": _sql("DELETE FROM event WHERE stream = '2026-0002' AND seq < 3"),
    "all events of a case gone": _sql("DELETE FROM event WHERE stream = '2026-0002'"),
    "case row gone": _sql("DELETE FROM enforcement_case WHERE no = '2026-0002'"),
    "tail of the bureau cut": _sql("DELETE FROM event WHERE stream = 'bureau' AND seq > 1"),
    "bureau row gone": _sql("DELETE FROM bureau"),
    "bodies swapped": _swap_bodies,
    "places swapped": _swap_places,
    "closed up after a deletion": _renumber,
    "an event added by hand": _append_by_hand,
    "document gone": _sql("DELETE FROM document WHERE case_no = '2026-0002'"),
    "document added": _sql("INSERT INTO document SELECT 'x', 'decision', case_no, stream, seq, title, context, digest, "
                           "'issued' FROM document WHERE case_no = '2026-0002'"),
    "void document revived": _sql("UPDATE document SET state = 'issued' WHERE case_no = '2026-0002'"),
    "owed work gone": _sql("DELETE FROM outbox WHERE case_no = '2026-0002'"),
    "owed work doubled": _sql("CREATE TABLE copy AS SELECT * FROM outbox WHERE case_no = '2026-0002';"
                              "UPDATE copy SET id = 99, key = 'x';INSERT INTO outbox SELECT * FROM copy"),
    "file gone": _sql("DELETE FROM stored_file WHERE case_no = '2026-0002'"),
    "officer gone": _sql("DELETE FROM officer"),
    "officer added": _sql("CREATE TABLE copy AS SELECT * FROM officer;UPDATE copy SET officer_id = 'officer-x';"
                          "INSERT INTO officer SELECT * FROM copy"),
    "release gone": _sql("DELETE FROM release"),
    "everything gone": _sql("DELETE FROM event;DELETE FROM enforcement_case;DELETE FROM document;DELETE FROM outbox;"
                            "DELETE FROM stored_file;DELETE FROM officer;DELETE FROM release"),
    "a trigger gone": _sql("SELECT 1"),
}  # fmt: skip


@pytest.mark.parametrize("what", STRUCTURAL)
def test_every_structural_change_is_found(sqlite_store: Store, what: str) -> None:
    small_record(sqlite_store)
    with insider(sqlite_store) as conn:
        STRUCTURAL[what](conn)
        if what == "a trigger gone":
            assert [one for each in RECORD_CHECKS for one in each(Snapshot(conn=conn, store=sqlite_store))]
        else:
            assert found(sqlite_store, conn)


def test_stuck_work_is_found_and_a_live_lease_is_not(store: Store) -> None:
    small_record(store, cases=2)
    for no, seconds in (("2026-0001", -90), ("2026-0002", -30)):
        with store.write() as conn:
            claim = update(OUTBOX).where(OUTBOX.c.case_no == no)
            conn.execute(claim.values(state="claimed", lease_until=store.database_time(seconds)))
    assert [(each.invariant, each.where[:9]) for each in check(store, checks=RECORD_CHECKS)] == [("I7", "2026-0001")]


def test_time_going_back_is_found(sqlite_store: Store) -> None:
    small_record(sqlite_store)
    with insider(sqlite_store) as conn:
        conn.execute(text("UPDATE event SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE seq = 3"))
        assert "I5" in {each.invariant for each in found(sqlite_store, conn)}


def test_tampering_is_found_on_postgresql(postgresql_url: str) -> None:
    store = create_store(postgresql_url)
    small_record(store)
    changes = {
        "UPDATE event SET body = body || ' ' WHERE stream = '2026-0002' AND seq = 2": "I4",
        "DELETE FROM event WHERE stream = '2026-0003' AND seq = 4": "I4",
        "UPDATE enforcement_case SET flags = 9 WHERE no = '2026-0001'": "I2",
        "UPDATE document SET title = 'x' WHERE case_no = '2026-0001'": "binding",
        "DELETE FROM party; DELETE FROM stored_file WHERE case_no = '2026-0001'": "binding",
        "DELETE FROM release": "I15",
    }
    for statement, invariant in changes.items():
        with store.engine.connect() as conn, conn.begin() as transaction:
            conn.execute(text("SET LOCAL session_replication_role = 'replica'"))
            conn.exec_driver_sql(statement)
            findings = [each for one in RECORD_CHECKS for each in one(Snapshot(conn=conn, store=store))]
            assert invariant in {each.invariant for each in findings}, statement
            transaction.rollback()
    assert check(store, checks=RECORD_CHECKS) == []
    store.close()
