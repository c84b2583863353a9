"""When and how fast a channel is used: pace, quiet hours, digests, test mode, and the next channel after a failure."""

import asyncio
import json
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from flows.carry_out import deliver_batch
from flows.quiet_hours import quiet_until
from flows.worker_loop import drain
from models import channel_mode, outbox_review, pace
from models.database import Store, create_store
from models.instants import stamp
from models.outbox import OUTBOX
from models.pace import Pace
from notifications.channels import RecordingSender
from states.reasons import CommandInvalid
from states.vocabulary import SendOutcome
from tests.integration.owed_rows import at, channels, make_runtime, owe, rows, states

NIGHT = {"sms": {"url": "zhifasms://t@127.0.0.1:9/s", "quiet": {"begins": "21:00", "ends": "08:00"}}}
NOON = {"sms": {"url": "zhifasms://t@127.0.0.1:9/s", "quiet": {"begins": "12:00", "ends": "14:00"}}}


# ---- pace -----------------------------------------------------------------------------------------------------------


def test_all_workers_together_take_no_more_than_the_pace(store: Store) -> None:
    slow = Pace("sms", 1)
    assert [pace.take(store, slow, 4) for _ in range(3)] == [1, 0, 0]
    assert pace.room(store, slow) == 0
    assert pace.take(store, Pace("email", 600), 4) == 4, "another channel has its own"


@pytest.mark.parametrize(
    ("ahead_ms", "room"), [(0, 10), (100, 9), (101, 8), (900, 1), (901, 0), (5000, 0), (-5000, 10)]
)
def test_at_most_a_seconds_worth_leaves_at_once(ahead_ms: int, room: int) -> None:
    now = at("2026-03-02 10:00")()
    assert Pace("sms", 600).room(now + timedelta(milliseconds=ahead_ms), now) == room


def test_a_channel_used_up_holds_its_rows_back_and_loses_none(store: Store, tmp_path: Path) -> None:
    limited = channels(sms={"url": "zhifasms://t@127.0.0.1:9/s", "per_minute": 240})
    for number in range(6):
        owe(store, f"k{number}")
    owe(store, "mail", channel="email", address="a@b.example")
    runtime = make_runtime(store, tmp_path, channels=limited)
    first = asyncio.run(deliver_batch(runtime, 100))
    assert first == Counter(accepted=5), "four of the channel's and the one of another"
    assert asyncio.run(drain(runtime)) == Counter(accepted=2)
    assert set(states(store).values()) == {"accepted"}
    assert all(row.attempts == 1 for row in rows(store).values())


# ---- quiet hours ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "now", "until"),
    [
        (NIGHT, "2026-03-02 20:59", None),
        (NIGHT, "2026-03-02 21:00", "2026-03-03 08:00"),
        (NIGHT, "2026-03-03 07:59", "2026-03-03 08:00"),
        (NIGHT, "2026-03-03 08:00", None),
        (NIGHT, "2026-12-31 23:59", "2027-01-01 08:00"),
        (NOON, "2026-03-02 11:59", None),
        (NOON, "2026-03-02 12:00", "2026-03-02 14:00"),
        (NOON, "2026-03-02 14:00", None),
    ],
)
def test_quiet_hours_begin_and_end_to_the_minute(told: dict[str, Any], now: str, until: str | None) -> None:
    found = quiet_until(channels(**told), "sms", "notice", at(now)())
    assert found == (at(until)() if until else None)


def test_what_is_urgent_and_other_channels_heed_no_quiet_hours() -> None:
    told = channels(**NIGHT, urgent=["hearing_scheduled"], email={"url": "zhifamail://127.0.0.1/?from=a@b.example"})
    night = at("2026-03-02 23:00")()
    assert quiet_until(told, "sms", "hearing_scheduled", night) is None
    assert quiet_until(told, "email", "notice", night) is None
    assert quiet_until(told, "sms", "notice", night) is not None


def test_a_message_due_in_quiet_hours_waits_untried_and_goes_at_their_end(tmp_path: Path) -> None:
    store = create_store(f"sqlite:///{tmp_path}/v.db", "virtual")
    store.set_clock(at("2026-03-02 22:00")())
    owe(store, "k1")
    runtime = make_runtime(store, tmp_path, channels=channels(**NIGHT))
    assert asyncio.run(drain(runtime)) == Counter(later=1)
    row = rows(store)["k1"]
    assert (row.state, row.attempts, row.due_at) == ("queued", 0, stamp(at("2026-03-03 08:00")()))
    store.set_clock(at("2026-03-03 08:00")())
    assert asyncio.run(drain(runtime)) == Counter(accepted=1)
    store.close()


# ---- digests --------------------------------------------------------------------------------------------------------


def reminders(store: Store, number: int, receiver: str = "officer-a", **changes: Any) -> None:
    long_ago = stamp(store.now() - timedelta(hours=2))
    for n in range(number):
        told = {"template": "term_reminder", "channel": "email", "address": f"{receiver}@b.example"}
        kept = {"receiver": receiver, "context": json.dumps({"n": n}), "created_at": long_ago}
        owe(store, f"{receiver}-{n}", **{**told, **kept, **changes})


GATHERS = {"digest": {"minutes": 30, "at_least": 3, "templates": ["term_reminder"]}}


def test_many_reminders_to_one_officer_become_one_message_that_each_row_names(store: Store, tmp_path: Path) -> None:
    reminders(store, 5)
    reminders(store, 2, "officer-b")
    runtime = make_runtime(store, tmp_path, channels=channels(**GATHERS))
    assert asyncio.run(drain(runtime)) == Counter(accepted=7)
    sent = runtime.sender.sent  # type: ignore[attr-defined]
    assert sorted((e.address, e.title) for e in sent) == [
        ("officer-a@b.example", "共5项"), ("officer-b@b.example", "提醒0"), ("officer-b@b.example", "提醒1"),
    ]  # fmt: skip
    (digest,) = [e for e in sent if e.title == "共5项"]
    assert digest.body == "提醒0;提醒1;提醒2;提醒3;提醒4;"
    mine = [row for key, row in rows(store).items() if key.startswith("officer-a")]
    assert all(digest.key in row.detail and row.state == "accepted" and row.attempts == 1 for row in mine)
    assert len({row.reference for row in mine}) == 1


def test_reminders_of_a_window_still_open_wait_for_its_end(store: Store, tmp_path: Path) -> None:
    reminders(store, 4, created_at=stamp(store.now()))
    runtime = make_runtime(store, tmp_path, channels=channels(digest={**GATHERS["digest"], "minutes": 1440}))
    assert asyncio.run(drain(runtime)) == Counter(later=4)
    due = {row.due_at for row in rows(store).values()}
    assert len(due) == 1
    assert due.pop() > stamp(store.now())


def test_a_digest_in_doubt_leaves_every_row_in_doubt_and_a_refused_one_is_sent_again_as_one(
    store: Store, tmp_path: Path
) -> None:
    reminders(store, 3)
    reminders(store, 3, "officer-b")
    sender = RecordingSender({"officer-a@b.example": SendOutcome.UNKNOWN, "officer-b@b.example": SendOutcome.REJECTED})
    asyncio.run(drain(make_runtime(store, tmp_path, channels=channels(**GATHERS), sender=sender)))
    assert Counter(states(store).values()) == Counter(unknown=3, failed=3)
    tried = [e for e in sender.sent if e.address == "officer-b@b.example"]
    assert len(tried) == 3
    assert len({e.key for e in tried}) == 1, "the same rows bear the same key in every attempt"


def test_two_workers_do_not_split_one_officers_reminders(store: Store, tmp_path: Path) -> None:
    reminders(store, 20)
    sender = RecordingSender()

    async def both() -> None:
        work = (
            asyncio.to_thread(
                asyncio.run, drain(make_runtime(store, tmp_path, channels=channels(**GATHERS), sender=sender))
            )
            for _ in range(2)
        )
        await asyncio.gather(*work)

    asyncio.run(both())
    assert [e.title for e in sender.sent] == ["共20项"]


# ---- test mode ------------------------------------------------------------------------------------------------------


def test_a_withheld_message_is_sent_only_by_a_named_persons_choice(store: Store, tmp_path: Path) -> None:
    owe(store, "k1")
    owe(store, "k2")
    asyncio.run(drain(make_runtime(store, tmp_path, only_addresses=frozenset())))
    assert set(states(store).values()) == {"withheld"}
    live = make_runtime(store, tmp_path)
    assert asyncio.run(drain(live)) == Counter(), "nothing goes out by itself when test mode ends"
    with pytest.raises(CommandInvalid):
        channel_mode.requeue_withheld(store, [1], by="nobody", reason="补发")
    assert outbox_review.counts(store) == {"withheld": 2}


def test_a_row_that_is_not_withheld_cannot_be_requeued(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_mode, "must_be", lambda *_: None)
    owe(store, "k1", state="withheld")
    owe(store, "k2", state="unknown")
    with pytest.raises(CommandInvalid):
        channel_mode.requeue_withheld(store, [1, 2], by="coordinator-a", reason="补发")
    assert states(store) == {"k1": "withheld", "k2": "unknown"}
    assert channel_mode.requeue_withheld(store, [1], by="coordinator-a", reason="补发") == 1
    assert states(store) == {"k1": "queued", "k2": "unknown"}


def test_no_release_without_a_name_and_the_last_word_counts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert channel_mode.released_by(store) is None
    with pytest.raises(CommandInvalid):
        channel_mode.set_released(store, True, by="nobody", channels=["sms"], reason="x")
    monkeypatch.setattr(channel_mode, "must_be", lambda *_: None)
    channel_mode.set_released(store, True, by="admin-a", channels=["sms"], reason="试运行完成")
    assert channel_mode.released_by(store) == "admin-a"
    channel_mode.set_released(store, False, by="admin-b", channels=["sms"], reason="网关更换")
    assert channel_mode.released_by(store) is None


def test_deferred_rows_keep_the_fence_of_their_holder(store: Store, tmp_path: Path) -> None:
    """A row that another worker took meanwhile is not moved by the one before it."""
    from models import outbox

    owe(store, "k1")
    (job,) = outbox.claim(store, worker="a", limit=1)
    with store.write() as conn:
        conn.execute(update(OUTBOX).values(fence=OUTBOX.c.fence + 1))
    assert outbox.defer(store, [(job, store.now())], "稍后") == 0
    assert states(store) == {"k1": "claimed"}
