"""Full disk, locked database, clock stepping back, torn log: one clear error, nothing half written, and on it goes."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
import typer
from sqlalchemy import event, select

from config.schema.days import read_moment
from models.casework import perform
from models.checks import check
from models.commands import Command
from models.database import Store, open_store
from models.store_errors import StoreBusy, StoreError, StoreFull
from models.tables import Event
from portal.doors import SYSTEM, guarded
from states.reasons import ActionRefused
from tests.faults.killed_cases import SqliteBureaus
from tests.faults.racing import FORK, Forked
from tests.integration.bureau_desk import FOUNDED, Desk, contents, events
from tests.integration.one_case import OneCase
from tests.unit.sample_payloads import sample

_EVENT = Event.__table__  # type: ignore[attr-defined]
WAL_HEADER, FRAME_HEADER = 32, 24


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(SqliteBureaus().new(tmp_path, read_moment(FOUNDED)))
    yield Desk(store)
    store.close()


def exit_of(work: Callable[[], Any], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code at the door of the command line, and what the person reads."""
    with pytest.raises(typer.Exit) as left:
        guarded(work)()
    return left.value.exit_code, capsys.readouterr().err


@contextmanager
def no_more_pages(store: Store) -> Iterator[None]:
    """SQLite answers SQLITE_FULL above so many pages, as it does when the disk is full, on whatever connection."""
    with store.read() as conn:
        (pages,) = conn.exec_driver_sql("PRAGMA page_count").one()

    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine.pool, "checkout", limit)
    try:
        yield
    finally:
        event.remove(store.engine.pool, "checkout", limit)
        store.engine.dispose()  # the limit is a setting of a connection


def test_a_full_disk_refuses_the_act_and_nothing_is_half_written(
    sqlite_desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sqlite_desk.store
    case = OneCase(sqlite_desk)
    evidence = {**sample("add_evidence"), "title": "长" * 150}
    commands = (
        Command(case.no, "add_evidence", {**evidence, "no": f"{n}"}, "officer-a", f"e{n}", n + 1) for n in range(500)
    )
    done: list[str] = []
    with no_more_pages(store):
        for refused in commands:
            before = contents(store)
            try:
                perform(store, refused)
            except StoreFull:
                break
            done.append(refused.key)
        else:
            pytest.fail("the disk never became full")
        assert contents(store) == before
        assert check(store, acknowledged=done) == []
        code, says = exit_of(lambda: perform(store, refused), capsys)
        assert (code, "存储空间已满，本次操作没有写入" in says) == (SYSTEM, True)
    perform(store, refused)
    assert check(store, acknowledged=[*done, refused.key]) == []


def hold(url: str, held: Any, free: Any) -> None:
    """Another process holds the writing lock (SQLite) or the case (PostgreSQL) until it is told to let go."""
    store = open_store(url)
    with store.write() as conn:
        if store.dialect == "postgresql":
            conn.exec_driver_sql("LOCK TABLE enforcement_case IN ACCESS EXCLUSIVE MODE")
        held.set()
        assert free.wait(60)
    store.close()


def test_a_database_locked_too_long_is_busy_and_nothing_is_half_written(
    bureau_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(bureau_url)
    case = OneCase(Desk(store))
    command = case.desk.command(case.no, "issue_prompt", {"channel": "sms"})
    before = contents(store)
    store.close()
    held, free = FORK.Event(), FORK.Event()
    holder = Forked(target=hold, args=(bureau_url, held, free))
    holder.start()
    assert held.wait(60), "the fault must have happened"
    store = open_store(bureau_url, wait_seconds=0.3)
    with pytest.raises(StoreBusy):
        perform(store, command)
    code, says = exit_of(lambda: perform(store, command), capsys)
    assert (code, "数据库正忙，本次操作没有写入，请稍后重试" in says) == (SYSTEM, True)
    free.set()
    holder.join(60)
    assert holder.exitcode == 0
    assert contents(store) == before
    perform(store, command)
    assert check(store, acknowledged=[command.key]) == []
    store.close()


def test_a_database_locked_less_than_the_waiting_time_is_waited_for(bureau_url: str) -> None:
    store = open_store(bureau_url)
    case = OneCase(Desk(store))
    command = case.desk.command(case.no, "issue_prompt", {"channel": "sms"})
    store.close()
    held, free, begun = FORK.Event(), FORK.Event(), FORK.Event()
    holder = Forked(target=hold, args=(bureau_url, held, free))
    holder.start()
    assert held.wait(60)

    def act() -> None:
        store = open_store(bureau_url, wait_seconds=60)
        begun.set()
        perform(store, command)
        store.close()

    actor = Forked(target=act)
    actor.start()
    assert begun.wait(60)
    actor.join(0.3)
    assert actor.exitcode is None, "it must have been waiting"
    free.set()
    actor.join(60)
    holder.join(60)
    assert {each.pid: each.exitcode for each in (actor, holder)} == {actor.pid: 0, holder.pid: 0}
    store = open_store(bureau_url)
    assert check(store, acknowledged=[command.key]) == []
    store.close()


def test_a_clock_that_steps_back_never_back_dates_a_record(bureau_url: str) -> None:
    """Two processes of which one's clock stands an hour behind: it acts after the other, and is recorded after it."""
    behind, ahead = open_store(bureau_url), open_store(bureau_url)
    behind.set_clock(behind.now() + timedelta(minutes=1))
    case = OneCase(Desk(ahead))
    ahead.set_clock(behind.now() + timedelta(hours=1))
    case.do("record_education")
    assert behind.now() < ahead.now(), "the fault must have happened"
    command = Command(case.no, "record_education", sample("record_education"), "officer-a", "late", 2)
    perform(behind, command)
    before, late = events(ahead, case.no)[-2:]
    assert late["recorded_at"] == before["recorded_at"]
    assert late["occurred_at"] < late["recorded_at"]
    assert late["clock_went_back"] is True
    case.do("issue_prompt")
    with pytest.raises(ActionRefused, match="请管理员核对时钟"):
        perform(behind, replace(command, key="later", expected_revision=4))
    with pytest.raises(StoreError, match="不能倒拨"):
        behind.set_clock(behind.now())
    assert check(ahead, acknowledged=["late"]) == []
    behind.close()
    ahead.close()


def hashes(store: Store) -> dict[str, list[str]]:
    with store.read() as conn:
        rows = conn.execute(select(_EVENT.c.stream, _EVENT.c.hash).order_by(_EVENT.c.stream, _EVENT.c.seq)).all()
    found: dict[str, list[str]] = {}
    for stream, own in rows:
        found.setdefault(stream, []).append(own)
    return found


def torn_copies(desk: Desk, folder: Path, *, every: int, random_cuts: int) -> Iterator[tuple[int, Path]]:
    """The database as a power cut may leave it: its log ends at a frame boundary, or anywhere."""
    source = Path(str(desk.store.engine.url.database))
    whole = source.read_bytes()
    log = source.with_name(source.name + "-wal").read_bytes()
    frame = FRAME_HEADER + int.from_bytes(whole[16:18], "big")
    assert len(log) > WAL_HEADER + 20 * frame, "there must be something to cut"
    seeded = random.Random(16)
    cuts = {*range(WAL_HEADER, len(log) + 1, every * frame), len(log)}
    cuts |= {seeded.randrange(len(log)) for _ in range(random_cuts)}
    for cut in sorted(cuts):
        path = folder / f"cut-{cut}.db"
        path.write_bytes(whole)
        path.with_name(path.name + "-wal").write_bytes(log[:cut])
        yield cut, path


def torn_everywhere(desk: Desk, folder: Path, *, every: int, random_cuts: int) -> None:
    store = desk.store
    emptied = sqlite.connect(str(store.engine.url.database))
    assert emptied.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    emptied.close()
    before = hashes(store)
    case = OneCase(desk).investigated()
    after = hashes(store)
    reached = set()
    for cut, path in torn_copies(desk, folder, every=every, random_cuts=random_cuts):
        torn = open_store(f"sqlite:///{path}")
        assert check(torn) == [], cut
        left = hashes(torn)
        assert all(left[stream] == after[stream][: len(left[stream])] for stream in left), f"{cut}: not a prefix"
        assert all(len(left[stream]) >= len(before[stream]) for stream in before), cut
        reached.add(len(left.get(case.no, [])))
        Desk(torn).open(key="after-the-fault")
        assert check(torn, acknowledged=["after-the-fault"]) == []
        torn.close()
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    assert len(reached) > 3, "the cuts must have lost more and less"
    assert max(reached) == len(after[case.no])
    assert not os.listdir(folder)


def test_a_torn_log_leaves_a_prefix_of_history(sqlite_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "torn").mkdir()
    torn_everywhere(sqlite_desk, tmp_path / "torn", every=12, random_cuts=8)


@pytest.mark.full
@pytest.mark.timeout(0)
def test_a_log_torn_at_every_frame_leaves_a_prefix_of_history(sqlite_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "torn").mkdir()
    torn_everywhere(sqlite_desk, tmp_path / "torn", every=1, random_cuts=300)
