"""Four worker processes on one outbox, on both databases; the gateway's log, outside the database, is the judge."""

import asyncio
import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from flows.runtime import Runtime, TemplateText
from flows.worker_loop import drain
from models import outbox_review
from models.checks import check
from models.checks.owed import nothing_is_stuck
from models.checks.storage import storage_is_sound
from models.database import Store, create_store, open_store
from models.instants import stamp
from models.outbox import ATTEMPT, OUTBOX
from notifications.catchers import SmsCatcher, read_log
from notifications.channels import AppriseSender, Envelope, SendResult
from states.vocabulary import Channel
from tests.faults.racing import FORK, Forked, go_on, overlapped, race, stop

ROWS, WORKERS = 300, 4
LONG, SHORT = 60.0, 1.0
CHECKS = (storage_is_sound, nothing_is_stuck)
"""These rows have no case behind them; what can be asked of them is asked by the checker's own checks."""


class Pausing:
    """The real sender, which calls ``at`` before each message is handed over."""

    def __init__(self, gateway: str, at: Callable[[int], None]) -> None:
        self._sender, self._at, self._sent = AppriseSender({Channel.SMS: gateway}), at, 0

    def send(self, envelope: Envelope) -> SendResult:
        self._sent += 1
        self._at(self._sent)
        return self._sender.send(envelope)


def work(
    url: str, gateway: str, folder: Path, *, lease: float = SHORT, at: Callable[[int], None] = lambda _: None
) -> dict[str, int]:
    """What one worker process does until nothing is left: counts of ends."""
    store = open_store(url)
    runtime = Runtime(
        store=store,
        sender=Pausing(gateway, at),
        archive=folder,
        template=lambda store, job: TemplateText("第 {{ n }} 号通知"),
        bind_document=lambda *_: None,
        sweep_due=lambda *_: 0,
        lease_seconds=lease,
    )
    try:
        return dict(asyncio.run(drain(runtime)))
    finally:
        store.close()


@pytest.fixture
def owing(store_url: str) -> str:
    """A database that owes some hundreds of messages."""
    store = create_store(store_url)
    now = stamp(store.now())
    row = {
        "stream": "2026-0001", "seq": 1, "case_no": "2026-0001", "kind": "message", "template": "reminder",
        "receiver": "party", "channel": "sms", "digest": "0" * 64, "state": "queued", "due_at": now,
        "created_at": now, "fence": 0, "attempts": 0,
    }  # fmt: skip
    rows = [{**row, "key": f"k{n}", "address": f"138{n:08d}", "context": json.dumps({"n": n})} for n in range(ROWS)]
    with store.write() as connection:
        connection.execute(insert(OUTBOX), rows)
    store.close()
    return store_url


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[SmsCatcher]:
    with SmsCatcher(tmp_path / "gateway", durable=False) as running:
        yield running


def copies(folder: Path) -> Counter[str]:
    return Counter(caught.key for caught in read_log(folder / "gateway"))


def every_key() -> Counter[str]:
    return Counter(f"k{n}" for n in range(ROWS))


def fences(store: Store) -> Counter[int]:
    with store.read() as connection:
        return Counter(connection.execute(select(OUTBOX.c.fence)).scalars())


def test_four_workers_send_each_message_once(owing: str, gateway: SmsCatcher, tmp_path: Path) -> None:
    told = race(*[lambda: lambda: work(owing, gateway.url, tmp_path, lease=LONG)] * WORKERS)
    assert overlapped(told)
    assert sum((Counter(each.answer) for each in told), Counter()) == Counter(accepted=ROWS)
    assert copies(tmp_path) == every_key()
    store = open_store(owing)
    assert fences(store) == Counter({1: ROWS}), "each row was claimed once"
    assert check(store, checks=CHECKS) == []
    store.close()


def _die_at(nth: int) -> Callable[[int], None]:
    def at(sent: int) -> None:
        if sent == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    return at


def wait_until(so: Callable[[], bool], seconds: float = 60) -> None:
    """Until a fact of the database or the gateway is so; the waiting itself is no part of what is tested."""
    until = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < until, "what was waited for did not happen"
        time.sleep(0.2)  # a look opens a store of its own: more often would only heat the machine


def finished(owing: str, gateway: SmsCatcher, folder: Path) -> Store:
    """Drain what is left once every lease has run out."""
    store = open_store(owing)

    def rest() -> bool:
        work(owing, gateway.url, folder)
        counted = outbox_review.counts(store)
        return not {"queued", "claimed", "calling"} & counted.keys()

    wait_until(rest)
    return store


def test_the_rows_of_a_killed_worker_are_resumed_by_the_others(owing: str, gateway: SmsCatcher, tmp_path: Path) -> None:
    victim = Forked(target=work, args=(owing, gateway.url, tmp_path), kwargs={"at": _die_at(10)})
    victim.start()
    others = [Forked(target=work, args=(owing, gateway.url, tmp_path)) for _ in range(WORKERS - 1)]
    victim.join(60)
    assert victim.exitcode == -signal.SIGKILL, "the fault must have happened"
    held = open_store(owing)
    with held.read() as connection:
        left = set(connection.execute(select(OUTBOX.c.key).where(OUTBOX.c.state == "claimed")).scalars())
    held.close()
    assert left, "the dead worker held rows that it had not begun to send"
    for other in others:
        other.start()
    for other in others:
        other.join(60)
    assert [other.exitcode for other in others] == [0] * len(others)
    store = finished(owing, gateway, tmp_path)
    _at_most_a_wave_in_doubt(store, tmp_path)
    with store.read() as connection:
        resumed = select(OUTBOX.c.key).where(OUTBOX.c.fence > 1, OUTBOX.c.state == "accepted")
        assert left <= set(connection.execute(resumed).scalars()), "claimed once more, and sent"
    store.close()


def _at_most_a_wave_in_doubt(store: Store, folder: Path) -> None:
    """Nobody got a message twice; what may or may not have gone out is in doubt and shown, all else was sent."""
    sent, ends = copies(folder), outbox_review.counts(store)
    doubtful = {owed.key for owed in outbox_review.for_a_person(store)}
    assert ends == {"accepted": ROWS - len(doubtful)} | ({"unknown": len(doubtful)} if doubtful else {})
    assert 0 < len(doubtful) <= 4
    assert max(sent.values()) == 1
    assert every_key().keys() - sent.keys() <= doubtful
    assert check(store, checks=CHECKS) == []


def test_a_worker_stopped_past_its_lease_is_refused_by_the_fence(
    owing: str, gateway: SmsCatcher, tmp_path: Path
) -> None:
    reached = FORK.Event()

    def at(sent: int) -> None:
        if sent == 10:
            reached.set()
            time.sleep(0.2)  # long enough to be stopped here, in the call

    zombie: Any = Forked(target=work, args=(owing, gateway.url, tmp_path), kwargs={"at": at})
    zombie.start()
    assert reached.wait(60)
    stop(zombie)
    store = open_store(owing)
    before = {owed.key for owed in outbox_review.for_a_person(store)}
    assert before == set()
    wait_until(lambda: work(owing, gateway.url, tmp_path) is not None and bool(outbox_review.for_a_person(store)))
    doubtful = {owed.key for owed in outbox_review.for_a_person(store)}
    go_on(zombie)
    zombie.join(60)
    assert zombie.exitcode == 0
    store.close()
    store = finished(owing, gateway, tmp_path)
    assert {owed.key for owed in outbox_review.for_a_person(store)} == doubtful, "the zombie settled nothing"
    with store.read() as connection:
        late = connection.execute(select(ATTEMPT.c.detail).where(ATTEMPT.c.detail.like("租约已失效%"))).scalars().all()
    assert len(late) == len(doubtful), "what the late calls learnt is kept"
    _at_most_a_wave_in_doubt(store, tmp_path)
    store.close()
