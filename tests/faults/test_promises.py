"""Promises that sabotages break, each seen by what happens and not by how the code reads."""

import os
from collections.abc import Iterator
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest
from sqlalchemy import insert, text

from models import killpoints, outbox
from models.casework import perform
from models.checks import check
from models.database import Store, create_store, open_store
from models.files import replace_file
from models.instants import stamp
from models.outbox import OUTBOX
from models.store_errors import StoreRefused
from states.actions import ACTIONS
from states.lifecycle import Lifecycle
from states.vocabulary import SendOutcome
from tests.faults.killed_cases import killed
from tests.integration.bureau_desk import Desk, founded, sample_release
from tests.integration.record_builders import small_record
from tests.integration.test_outbox_states import Answer


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    store.close()


def test_writers_queue_from_the_start(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path}/z.sqlite3")
    other = sqlite.connect(str(tmp_path / "z.sqlite3"), isolation_level=None, timeout=0)
    with store.write(), pytest.raises(sqlite.OperationalError):  # nothing is written yet: the lock is held all the same
        other.execute("BEGIN IMMEDIATE")
    other.close()
    store.close()


def owe_one(store: Store) -> None:
    now = stamp(store.now())
    row = {
        "stream": "2026-0001", "seq": 1, "case_no": "2026-0001", "kind": "message", "template": "reminder",
        "receiver": "party", "channel": "sms", "digest": "0" * 64, "state": "queued", "due_at": now, "key": "k1",
        "address": "13800000000", "context": "{}", "created_at": now, "fence": 0, "attempts": 0,
    }  # fmt: skip
    with store.write() as connection:
        connection.execute(insert(OUTBOX), row)


def test_only_the_holder_of_the_fence_begins_and_settles(sqlite_url: str) -> None:
    """The zombie wakes when a person had the message sent again and another worker is in the middle of the call."""
    store = create_store(sqlite_url)
    owe_one(store)
    (zombie,) = outbox.claim(store, worker="zombie", limit=1, lease_seconds=-1)
    (holder,) = outbox.claim(store, worker="holder", limit=1)
    assert not outbox.begin_call(store, zombie)
    assert outbox.begin_call(store, holder)
    assert not outbox.settle(store, zombie, Answer(SendOutcome.REJECTED))
    assert outbox.settle(store, holder, Answer(SendOutcome.ACCEPTED))
    store.close()


def test_a_lease_is_kept_by_the_clock_of_the_database(tmp_path: Path, desk: Desk) -> None:
    """A process whose clock stands months away from the database's takes nothing from a holder."""
    owe_one(desk.store)
    assert len(outbox.claim(desk.store, worker="holder", limit=1)) == 1
    assert outbox.claim(desk.store, worker="other", limit=1) == []


def test_an_owed_row_cannot_be_replaced(sqlite_url: str) -> None:
    store = create_store(sqlite_url)
    small_record(store, cases=1)
    with pytest.raises(StoreRefused), store.write() as conn:
        conn.execute(text("INSERT OR REPLACE INTO outbox SELECT * FROM outbox"))
    store.close()


def test_the_machine_knows_no_move_but_those_of_the_procedure() -> None:
    for procedure in sample_release().procedures:
        events = Lifecycle(procedure, ACTIONS)._machine.events
        assert events.keys() == {move.act for move in procedure.moves}


def test_an_event_and_what_it_owes_stand_together(desk: Desk) -> None:
    no = desk.open()
    desk.act(no, "issue_prompt", {"channel": "sms"})
    assert check(desk.store) == []


def test_an_act_that_is_killed_before_its_commit_leaves_nothing(desk: Desk) -> None:
    no = desk.open()
    command = desk.command(no, "issue_prompt", {"channel": "sms"})
    url = str(desk.store.engine.url)
    desk.store.close()

    def act() -> None:
        killpoints.arm("perform.before_commit")
        perform(open_store(url), command)

    assert killed(act)
    store = open_store(url)
    assert check(store) == []
    assert Desk(store).facts(no).revision == 1
    store.close()


def test_a_file_that_is_killed_before_its_rename_is_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "whole.txt"
    replace_file(target, b"old")

    def write() -> None:
        killpoints.arm("file.written")
        replace_file(target, b"new")

    assert killed(write)
    assert target.read_bytes() == b"old"
    assert len(os.listdir(tmp_path)) == 2, "the part that was being written"
