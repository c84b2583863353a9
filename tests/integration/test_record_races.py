"""Several processes add to the same stream and to different ones: no fork, no gap, nothing lost."""

import multiprocessing
import signal
from collections import Counter

import pytest
from sqlalchemy import insert, select

from models.checks import check
from models.database import Store
from models.killpoints import arm
from models.store_errors import StoreRefused
from tests.integration.record_builders import EVENT, RECORD_CHECKS, TABLES, append_many, open_case, publish_release

PROCESSES, TIMES = 4, 15
BUREAU = TABLES["bureau"]

RACERS = multiprocessing.get_context("forkserver")
"""Processes that know nothing of this one: born of a server that has imported what they need, and opened no database."""
RACERS.set_forkserver_preload([__name__])


def test_streams_neither_fork_nor_lose_under_a_race(store: Store, store_url: str) -> None:
    release = publish_release(store)
    own = [f"2026-{n:04d}" for n in range(PROCESSES)]
    for no in ("shared", *own):
        open_case(store, no, release)
    with store.read() as conn:
        before = conn.execute(select(BUREAU.c.seq)).scalar_one()
    racers = [RACERS.Process(target=append_many, args=(store_url, ["shared", no], TIMES)) for no in own]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(120)
    assert [racer.exitcode for racer in racers] == [0] * PROCESSES
    assert check(store, checks=RECORD_CHECKS) == []
    with store.read() as conn:
        events = Counter(conn.execute(select(EVENT.c.stream)).scalars())
    assert events["shared"] == 1 + PROCESSES * TIMES
    assert events["bureau"] == before + PROCESSES * TIMES
    assert {events[no] for no in own} == {1 + TIMES}


def test_an_event_cannot_have_two_successors(store: Store) -> None:
    """Even without the head's lock: the second one is refused by the database."""
    publish_release(store)
    newest = select(EVENT).where(EVENT.c.stream == "bureau").order_by(EVENT.c.seq.desc()).limit(1)
    with store.read() as conn:
        last = dict(conn.execute(newest).mappings().one())
    with store.write() as conn:
        conn.execute(insert(EVENT), {**last, "seq": last["seq"] + 1, "prev": last["hash"], "hash": "h"})
    for seq in (last["seq"] + 1, last["seq"] + 2):
        with pytest.raises(StoreRefused), store.write() as conn:
            conn.execute(insert(EVENT), {**last, "seq": seq, "prev": last["hash"], "hash": "i"})


def killed_at_commit(url: str, point: str) -> None:
    """Dies by SIGKILL at the given point of the second commit."""
    arm(point, 2)
    append_many(url, ["2026-0001"], 2)


@pytest.mark.parametrize(("point", "lasting"), [("commit.before", 2), ("commit.after", 3)])
def test_a_killed_writer_leaves_whole_events_only(store: Store, store_url: str, point: str, lasting: int) -> None:
    open_case(store, "2026-0001", publish_release(store))
    process = RACERS.Process(target=killed_at_commit, args=(store_url, point))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL, "the fault must have happened"
    assert check(store, checks=RECORD_CHECKS) == []
    with store.read() as conn:
        assert conn.execute(select(EVENT.c.seq).where(EVENT.c.stream != "bureau")).all()[-1] == (2,)
        assert conn.execute(select(BUREAU.c.seq)).scalar_one() == 1 + lasting
