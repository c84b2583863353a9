"""The database's own guards: what the record refuses even from SQL typed by hand."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.database import Store, create_store
from models.record import genesis
from models.store_errors import StoreRefused
from tests.integration.record_builders import small_record

REFUSED = {
    "an event cannot be changed": "UPDATE event SET action = 'x' WHERE stream = '2026-0001' AND seq = 1",
    "an event cannot be deleted": "DELETE FROM event WHERE stream = '2026-0001' AND seq = 4",
    "an event cannot be put at its own place again": "INSERT INTO event SELECT * FROM event WHERE seq = 4",
    "a number cannot be skipped": (
        "INSERT INTO event SELECT stream, seq + 2, action, NULL, NULL, occurred_at, recorded_at, body, hash, 'h' "
        "FROM event WHERE stream = '2026-0001' AND seq = 4"
    ),
    "an event must follow the last hash": (
        "INSERT INTO event SELECT stream, seq + 1, action, NULL, NULL, occurred_at, recorded_at, body, 'p', 'h' "
        "FROM event WHERE stream = '2026-0001' AND seq = 4"
    ),
    "a stream cannot begin at nought": (
        "INSERT INTO event SELECT 'new', 0, action, NULL, NULL, occurred_at, recorded_at, body, 'p', 'h' "
        "FROM event WHERE stream = '2026-0001' AND seq = 4"
    ),
    "a release cannot be changed": "UPDATE release SET note = 'x'",
    "a release cannot be deleted": "DELETE FROM release",
    "an officer cannot be changed": "UPDATE officer SET certificate_to = '2099-01-01'",
    "an officer cannot be deleted": "DELETE FROM officer",
    "a file cannot be changed": "UPDATE stored_file SET size = 1",
    "a file cannot be deleted": "DELETE FROM stored_file",
    "a document's context cannot be changed": "UPDATE document SET context = '{}'",
    "a void document cannot be revived": "UPDATE document SET state = 'issued' WHERE state = 'void'",
    "a document cannot be deleted": "DELETE FROM document",
    "a case cannot be deleted": "DELETE FROM enforcement_case",
    "a case cannot change without a new revision": "UPDATE enforcement_case SET step = 'close.closed'",
    "a case cannot be renumbered": "UPDATE enforcement_case SET no = 'x' || no, revision = revision + 1",
    "a case cannot be opened on another day": "UPDATE enforcement_case SET opened_on = '1', revision = revision + 1",
    "what is owed cannot be changed": "UPDATE outbox SET address = '1'",
    "what is owed cannot lose its receiver": "UPDATE outbox SET address = NULL",
    "what is owed cannot be deleted": "DELETE FROM outbox",
    "the bureau row cannot be deleted": "DELETE FROM bureau",
    "the bureau row cannot skip": "UPDATE bureau SET seq = seq + 2",
    "the bureau row cannot change its clock": "UPDATE bureau SET clock = 'virtual'",
    "the bureau's head cannot change in place": "UPDATE bureau SET head = 'x'",
}
REPLACED = {
    "event": "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 4",
    "event by its command": (
        "INSERT OR REPLACE INTO event SELECT stream, seq + 1, action, 'open-2026-0001', NULL, occurred_at, "
        "recorded_at, body, hash, 'h' FROM event WHERE stream = '2026-0001' AND seq = 4"
    ),
    "release": "INSERT OR REPLACE INTO release SELECT * FROM release",
    "officer": "INSERT OR REPLACE INTO officer SELECT * FROM officer",
    "stored_file": "INSERT OR REPLACE INTO stored_file SELECT * FROM stored_file",
    "document": "INSERT OR REPLACE INTO document SELECT * FROM document",
    "enforcement_case": "INSERT OR REPLACE INTO enforcement_case SELECT * FROM enforcement_case",
    "outbox": "INSERT OR REPLACE INTO outbox SELECT * FROM outbox",
    "bureau": "INSERT OR REPLACE INTO bureau SELECT * FROM bureau",
}


def test_no_statement_gets_past_the_guards(store: Store) -> None:
    small_record(store, cases=1)
    let_through = []
    for what, statement in REFUSED.items():
        try:
            with store.write() as conn:
                conn.execute(text(statement))
        except StoreRefused:
            continue
        let_through.append(what)
    assert let_through == []


# An outbox row is guarded by our connections' pragma only; without it, its binding tells of the damage.
REPLACES = [(what, pragma) for what in REPLACED for pragma in ("ON", "OFF") if (what, pragma) != ("outbox", "OFF")]


@pytest.mark.parametrize(("what", "recursive"), REPLACES)
def test_insert_or_replace_is_refused(sqlite_store: Store, what: str, recursive: str) -> None:
    small_record(sqlite_store, cases=1)
    with sqlite_store.write() as conn:
        conn.execute(text("COMMIT"))  # the pragma is not heard inside a transaction
        conn.execute(text(f"PRAGMA recursive_triggers = {recursive}"))
        conn.execute(text("BEGIN IMMEDIATE"))
        with pytest.raises(IntegrityError):
            conn.execute(text(REPLACED[what]))


@pytest.mark.parametrize("table", ["event", "release", "document", "outbox", "officer", "stored_file", "bureau"])
def test_a_table_cannot_be_emptied(postgresql_url: str, table: str) -> None:
    store = create_store(postgresql_url)
    with pytest.raises(StoreRefused), store.write() as conn:
        conn.execute(text(f"TRUNCATE {table} CASCADE"))
    store.close()


def test_text_in_an_integer_column_is_refused(sqlite_store: Store) -> None:
    values = {"s": "x", "prev": genesis("x")}
    with pytest.raises(StoreRefused), sqlite_store.write() as conn:
        conn.execute(text("INSERT INTO number_series VALUES ('case', 'oops', 1)"))
    with pytest.raises(StoreRefused), sqlite_store.write() as conn:
        conn.execute(text("INSERT INTO event VALUES (:s, 1.5, 'a', NULL, NULL, 'o', 'r', '{}', :prev, 'h')"), values)
