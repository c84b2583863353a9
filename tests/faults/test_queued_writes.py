"""What a PostgreSQL server answers only with the COMMIT: refused, broken off or lost, nothing is half written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text

from config.schema.days import read_moment
from models.casework import perform
from models.checks import check
from models.database import Store, open_store
from models.prepared import Prepared
from models.store_errors import StoreError, StoreRefused, StoreUnavailable, StoreUncertain
from models.tables import Event
from tests.faults.killed_cases import PostgresqlBureaus
from tests.integration.bureau_desk import FOUNDED, Desk, contents
from tests.integration.one_case import OneCase
from tests.unit.sample_payloads import sample

REFUSES = "RAISE EXCEPTION 'refused' USING ERRCODE = 'check_violation';"
POOLED = 6
"""More than the connections that can be in the pool."""

LATE = f"PERFORM pg_sleep(0.05); {REFUSES}"
DIES = "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(60);"
AT_ONCE = "CREATE TRIGGER fault AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION fault()"
AT_COMMIT = (
    "CREATE CONSTRAINT TRIGGER fault AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION fault()"
)


@pytest.fixture
def store(postgresql_bureaus: PostgresqlBureaus, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(postgresql_bureaus.new(tmp_path, read_moment(FOUNDED)))
    yield opened
    opened.close()


@contextmanager
def fault(store: Store, trigger: str, does: str) -> Iterator[None]:
    """While this lasts the server does this to whoever adds to the record."""
    with store.write() as conn:
        conn.execute(
            text(f"CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} RETURN NEW; END $$")
        )
        conn.execute(text(trigger))
    yield
    with store.write() as conn:
        conn.execute(text("DROP FUNCTION fault() CASCADE"))


@pytest.mark.parametrize(
    ("trigger", "does", "told"),
    [
        (AT_ONCE, REFUSES, StoreRefused),
        (AT_COMMIT, REFUSES, StoreRefused),
        (AT_ONCE, DIES, (StoreUnavailable, StoreUncertain)),  # noticed before the COMMIT went out, or after
        (AT_COMMIT, DIES, StoreUncertain),
    ],
    ids=["refused", "refused at the end", "lost", "lost at the end"],
)
def test_a_write_that_fails_with_the_commit_leaves_nothing_and_can_be_repeated(
    store: Store, trigger: str, does: str, told: type[StoreError] | tuple[type[StoreError], ...]
) -> None:
    case = OneCase(Desk(store))
    command = case.desk.command(case.no, "issue_prompt", sample("issue_prompt"))
    before = contents(store)
    with fault(store, trigger, does):
        with pytest.raises(told):
            perform(store, command)
        assert contents(store) == before, "neither the event nor a row beside it"
    answer = perform(store, command)
    assert not answer.repeated
    assert perform(store, command).repeated
    assert check(store, acknowledged=[command.key]) == []


def test_a_refused_write_gives_its_connection_back_fit_for_the_next(store: Store) -> None:
    """Refused while answers are still on their way, as on a busy machine: the next transaction on it must begin."""
    case = OneCase(Desk(store))
    command = case.desk.command(case.no, "issue_prompt", sample("issue_prompt"))
    before = contents(store)
    with fault(store, AT_ONCE, LATE):
        for _ in range(20):
            with pytest.raises(StoreRefused):
                perform(store, command)
            assert contents(store) == before
    assert not perform(store, command).repeated


def test_a_refusal_heard_before_the_commit_goes_out_is_rolled_back(store: Store) -> None:
    """The answer is there already when the COMMIT is to be queued, so that the COMMIT is what fails."""
    before = contents(store)
    with pytest.raises(StoreRefused):
        out_of_turn(store)
    for _ in range(POOLED):
        assert contents(store) == before, "whichever connection of the pool it is"


def out_of_turn(store: Store) -> None:
    """Add an event that the guard of the record refuses, and commit when it has."""
    event = Event.__table__  # type: ignore[attr-defined]
    row = dict.fromkeys((column.name for column in event.columns), None) | {"stream": "bureau", "seq": 99}
    with store.write() as conn:
        Prepared(insert(event), list(row)).run(conn, row)
        answer_has_come(conn)


def answer_has_come(conn: Connection) -> None:
    """Wait for the server's word on what was sent, without asking for it."""
    driver: Any = conn.connection.driver_connection
    driver.pgconn.flush()
    with DefaultSelector() as selector:
        selector.register(driver.pgconn.socket, EVENT_READ)
        assert selector.select(timeout=60)
