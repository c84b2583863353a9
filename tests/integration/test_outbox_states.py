"""The outbox row by row: claimed, called, settled, in doubt, given back."""

import json
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from models import outbox, outbox_review, receipts
from models.database import Store
from models.instants import stamp
from models.outbox import ATTEMPT, OUTBOX, Backoff, Job
from states.vocabulary import SendOutcome, WorkKind


@dataclass(frozen=True)
class Answer:
    """What a channel said."""

    outcome: SendOutcome
    reference: str | None = None
    detail: str | None = ""
    parts: tuple[str, ...] = ()


ACCEPTED = Answer(SendOutcome.ACCEPTED, "ref-1")


def heard(store: Store, delivered: bool) -> receipts.Verdict:
    return receipts.receive(store, receipts.Receipt("sms", "ref-1", delivered)).verdict


def owe(store: Store, key: str, *, kind: WorkKind = WorkKind.MESSAGE, template: str = "decision_served",
        due_in: timedelta = timedelta(), seq: int = 1, state: str = "queued") -> int:  # fmt: skip
    """One owed row, as ``perform`` would have written it."""
    now = store.now()
    row = {
        "key": key, "stream": "2026-0001", "seq": seq, "case_no": "2026-0001", "kind": kind.value, "template": template,
        "receiver": "party", "channel": "sms", "address": "13800000000", "context": json.dumps({"n": 1}),
        "digest": "0" * 64, "state": state, "due_at": stamp(now + due_in), "created_at": stamp(now),
        "fence": 0, "attempts": 0,
    }  # fmt: skip
    with store.write() as connection:
        return int(connection.execute(insert(OUTBOX).values(**row).returning(OUTBOX.c.id)).scalar_one())


def take(store: Store, worker: str = "w1", limit: int = 10, lease: float = 60) -> list[Job]:
    return outbox.claim(store, worker=worker, limit=limit, lease_seconds=lease)


def row(store: Store, row_id: int) -> dict[str, object]:
    with store.read() as connection:
        return dict(connection.execute(select(OUTBOX).where(OUTBOX.c.id == row_id)).mappings().one())


def lapse(store: Store, row_id: int) -> None:
    """Let the lease of a row run out now."""
    with store.write() as connection:
        connection.execute(
            update(OUTBOX).where(OUTBOX.c.id == row_id).values(lease_until="2000-01-01T00:00:00.000000Z")
        )


def test_a_message_goes_from_queued_to_accepted_to_delivered(store: Store) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    assert (job.key, job.fence, job.attempts, job.context) == ("k1", 1, 0, {"n": 1})
    assert outbox.begin_call(store, job)
    assert row(store, row_id)["state"] == "calling"
    assert outbox.settle(store, job, ACCEPTED)
    assert heard(store, True) == "applied"
    assert row(store, row_id)["state"] == "delivered"
    (attempt,) = outbox_review.attempts_of(store, row_id)
    assert (attempt["n"], attempt["outcome"], attempt["reference"]) == (1, "accepted", "ref-1")


def test_a_claimed_row_is_not_claimed_again_before_its_lease_ends(store: Store) -> None:
    owe(store, "k1")
    assert len(take(store)) == 1
    assert take(store, "w2") == []


def test_a_claim_takes_no_more_than_asked_and_the_oldest_due_first(store: Store) -> None:
    owe(store, "later", due_in=timedelta(seconds=-5))
    owe(store, "earlier", due_in=timedelta(seconds=-9))
    owe(store, "not_yet", due_in=timedelta(hours=1))
    assert [job.key for job in take(store, limit=1)] == ["earlier"]
    assert [job.key for job in take(store, limit=9)] == ["later"]


def test_a_claim_can_be_for_one_event_and_for_some_kinds(store: Store) -> None:
    owe(store, "a", seq=1)
    owe(store, "b", seq=2)
    owe(store, "c", seq=2, kind=WorkKind.DOCUMENT)
    jobs = outbox.claim(store, worker="w", kinds=[WorkKind.DOCUMENT], limit=9, event=("2026-0001", 2))
    assert [job.key for job in jobs] == ["c"]


def test_a_row_whose_holder_died_before_the_call_is_claimed_by_another(store: Store) -> None:
    row_id = owe(store, "k1")
    (old,) = take(store, "dead")
    lapse(store, row_id)
    (new,) = take(store, "alive")
    assert new.fence == old.fence + 1
    assert not outbox.begin_call(store, old)
    assert outbox.begin_call(store, new)


def test_a_zombie_cannot_settle_after_its_lease_ran_out_in_the_call(store: Store) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    assert outbox.begin_call(store, job)
    lapse(store, row_id)
    assert take(store, "other") == []
    assert row(store, row_id)["state"] == "unknown"
    assert not outbox.settle(store, job, ACCEPTED)
    assert row(store, row_id)["state"] == "unknown"
    (attempt,) = outbox_review.attempts_of(store, row_id)
    assert attempt["outcome"] == "unknown"
    assert "ref-1" in str(attempt["detail"])


def test_an_unknown_message_is_never_claimed_again_by_itself(store: Store) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    outbox.begin_call(store, job)
    assert outbox.settle(store, job, Answer(SendOutcome.UNKNOWN))
    assert take(store) == []
    assert [owed.id for owed in outbox_review.for_a_person(store)] == [row_id]


@pytest.mark.parametrize(("decision", "state"), [("resend", "queued"), ("accept", "accepted")])
def test_a_person_decides_about_an_unknown_message_once(store: Store, decision: str, state: str) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    outbox.begin_call(store, job)
    outbox.settle(store, job, Answer(SendOutcome.UNKNOWN))
    outbox_review.release_unknown(store, row_id, decision, "coordinator-a")  # type: ignore[arg-type]
    assert row(store, row_id)["state"] == state
    with pytest.raises(outbox_review.NotUnknown):
        outbox_review.release_unknown(store, row_id, "resend", "coordinator-a")


def test_a_rejected_message_waits_longer_each_time_and_then_goes_to_a_person(store: Store) -> None:
    backoff = Backoff(first=timedelta(0), attempts=2)
    row_id = owe(store, "k1")
    for expected in ("queued", "failed"):
        (job,) = take(store)
        assert outbox.begin_call(store, job)
        assert outbox.settle(store, job, Answer(SendOutcome.REJECTED), backoff=backoff)
        assert row(store, row_id)["state"] == expected
    assert [attempt["n"] for attempt in outbox_review.attempts_of(store, row_id)] == [1, 2]


def test_backoff_grows_to_its_ceiling_and_ends() -> None:
    backoff = Backoff(first=timedelta(seconds=30), factor=4, ceiling=timedelta(minutes=5), attempts=4)
    # 30 s, 30 * 4 = 120 s, 30 * 16 = 480 s cut to 300 s, then a person
    waits = [backoff.wait(done) for done in (1, 2, 3, 4)]
    assert waits == [timedelta(seconds=30), timedelta(seconds=120), timedelta(minutes=5), None]


def test_a_failed_message_is_shown_to_a_person(store: Store) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    outbox.begin_call(store, job)
    outbox.settle(store, job, Answer(SendOutcome.FAILED, detail="接收地址无效"))
    assert [owed.detail for owed in outbox_review.for_a_person(store)] == ["接收地址无效"]
    assert outbox_review.counts(store) == {"failed": 1}
    assert row(store, row_id)["settled_at"] is not None


@pytest.mark.parametrize(("ok", "state"), [(True, "done"), (False, "failed")])
def test_a_document_row_is_finished_by_its_holder_only(store: Store, ok: bool, state: str) -> None:
    row_id = owe(store, "k1", kind=WorkKind.DOCUMENT)
    (old,) = take(store, "dead")
    lapse(store, row_id)
    (new,) = take(store, "alive")
    assert not outbox.finish(store, old, ok=True)
    assert outbox.finish(store, new, ok=ok)
    assert row(store, row_id)["state"] == state


def test_work_put_back_is_due_later(store: Store) -> None:
    row_id = owe(store, "k1", kind=WorkKind.DOCUMENT)
    (job,) = take(store)
    assert outbox.put_back(store, job, "存储空间已满")
    assert take(store) == []
    assert (row(store, row_id)["state"], row(store, row_id)["attempts"]) == ("queued", 1)


def test_a_repeated_or_contrary_receipt_changes_nothing(store: Store) -> None:
    row_id = owe(store, "k1")
    (job,) = take(store)
    outbox.begin_call(store, job)
    outbox.settle(store, job, ACCEPTED)
    assert heard(store, False) == "applied"
    assert heard(store, False) == "repeated"
    assert heard(store, True) == "contrary"
    assert row(store, row_id)["state"] == "undeliverable"


def test_an_outcome_of_legal_effect_stays_pending_until_its_case_knows_it(store: Store) -> None:
    owe(store, "k1")
    owe(store, "k2", template="reminder")
    for job in take(store):
        outbox.begin_call(store, job)
        outbox.settle(store, job, ACCEPTED)
    (owed,) = outbox_review.pending_effects(store, {"decision_served"})
    assert owed.effect_key == "outcome:k1:accepted"
    assert outbox_review.pending_effects(store, {"decision_served"}, keys={"k2"}) == []


def test_claiming_does_not_slow_down_with_settled_rows(sqlite_store: Store) -> None:
    plan_of = "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state='queued' AND kind IN ('message') AND due_at <= 'x' "
    with sqlite_store.read() as connection:
        plan = connection.exec_driver_sql(plan_of + "ORDER BY due_at, id LIMIT 50").all()
    assert "ix_outbox_state" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_an_attempt_is_stored_before_the_call_is_made(store: Store) -> None:
    owe(store, "k1")
    (job,) = take(store)
    outbox.begin_call(store, job)
    with store.read() as connection:
        assert connection.execute(select(ATTEMPT.c.outcome)).scalar_one() is None
