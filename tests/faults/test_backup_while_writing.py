"""F15: a backup taken while officers write is the record as of one moment, on both kinds of database."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from models.backup import DATABASE, take_backup, unpack
from models.checks import check
from models.checks.streams import EVENT
from models.database import Store, open_store
from models.restoring import restore_backup
from tests.faults.working_bureau import PROMPT, places, target
from tests.integration.bureau_desk import Desk

PATIENCE = 60.0


class Officer(threading.Thread):
    """Opens cases and acts on them without a pause; remembers what was acknowledged."""

    def __init__(self, store: Store, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.desk, self.acknowledged, self.stop = Desk(store), list[str](), threading.Event()
        self.broke: Exception | None = None

    def run(self) -> None:
        number = 0
        try:
            while not self.stop.is_set():
                number += 1
                opened, prompted = f"{self.name}-{number}-open", f"{self.name}-{number}-prompt"
                no = self.desk.open(key=opened)
                self.acknowledged.append(opened)
                self._prompt(no, prompted)
        except Exception as error:  # noqa: BLE001 - told to the test, which fails by it
            self.broke = error

    def _prompt(self, no: str, key: str) -> None:
        from models.casework import perform
        from models.commands import Command

        perform(self.desk.store, Command(no, "issue_prompt", PROMPT, "officer-a", key, 1))
        self.acknowledged.append(key)


@contextmanager
def officers_at_work(store: Store) -> Iterator[list[Officer]]:
    """Two officers writing until the block ends."""
    people = [Officer(store, name) for name in ("a", "b")]
    for one in people:
        one.start()
    try:
        yield people
    finally:
        for one in people:
            one.stop.set()
        for one in people:
            one.join(PATIENCE)
    assert [one.broke for one in people] == [None, None]


def acknowledged(people: list[Officer]) -> list[str]:
    return [key for one in people for key in list(one.acknowledged)]


def wait_for_another(people: list[Officer], before: int) -> None:
    """Until somebody wrote once more; a standstill is the failure this test looks for."""
    until = time.monotonic() + PATIENCE
    while len(acknowledged(people)) <= before:
        assert time.monotonic() < until, "the backup keeps the officers waiting"
        time.sleep(0.01)


@pytest.fixture
def working(bureau_url: str) -> Iterator[Store]:
    store = open_store(bureau_url)
    yield store
    store.close()


def test_a_backup_while_officers_write_is_of_one_moment(working: Store, tmp_path: Path) -> None:
    own, file = places(tmp_path / "home"), tmp_path / "backup.zip"
    during: list[int] = []
    with officers_at_work(working) as people:
        wait_for_another(people, 20)
        before = acknowledged(people)

        def told(done: int, total: int) -> None:
            # Some of the copy is made, some is not; the officers must be able to go on, and do.
            if len(during) < 3:
                written = len(acknowledged(people))
                wait_for_another(people, written)
                during.append(written)

        taken = take_backup(working, own, file, told, pages=8)
        wait_for_another(people, len(acknowledged(people)))
    assert len(during) >= 1, "the fault must have happened: somebody wrote while the copy was made"
    assert taken.findings == []
    unpack(file, tmp_path / "look")
    copy = open_store(f"sqlite:///{tmp_path / 'look' / DATABASE}")
    assert check(copy, acknowledged=before) == [], "what was acknowledged before the backup is in it"
    original, copied = heads(working), heads(copy)
    copy.close()
    assert set(copied) <= set(original), "no event of the copy is of another history"
    assert len(copied) < len(original), "what was written later is not in it"
    assert taken.manifest.database == working.identity
    # One moment: for each stream the copy is a beginning of it, without a gap.
    for stream in {s for s, _, _ in copied}:
        numbers = sorted(seq for s, seq, _ in copied if s == stream)
        assert numbers == list(range(1, len(numbers) + 1))


def heads(store: Store) -> list[tuple[str, int, str]]:
    with store.read() as conn:
        return [tuple(row) for row in conn.execute(select(EVENT.c.stream, EVENT.c.seq, EVENT.c.hash))]


def test_what_was_backed_up_on_one_kind_of_database_stands_on_the_other(
    working: Store, tmp_path: Path, postgresql_url: str
) -> None:
    desk = Desk(working)
    no = desk.open()
    desk.act(no, "issue_prompt", PROMPT)
    own, file = places(tmp_path / "home"), tmp_path / "backup.zip"
    assert take_backup(working, own, file).findings == []
    original = heads(working)
    place = target(tmp_path / "again", own, None if working.dialect == "postgresql" else postgresql_url)
    restore_backup(file, place)
    store = open_store(place.database)
    assert store.dialect != working.dialect
    added = set(heads(store)) - set(original)
    assert {stream for stream, _, _ in added} == {"bureau"}, "restoring adds the hold, and nothing else"
    assert len(added) == 1
    assert check(store) == []
    following = Desk(store, _keys=iter(range(500, 600)))
    assert following.open() == "2026-0002", "counters and keys go on where they stood"
    assert check(store) == []
    store.close()
