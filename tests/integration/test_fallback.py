"""The next channel after a certain failure, on real cases: one new row with its own key, owed by an event."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from config.schema.receivers import Receivers
from flows.compose import compose, falling_back
from flows.receipts import take_receipt
from flows.worker_loop import drain
from models.checks import check
from models.falling_back import fall_back
from models.outbox import OUTBOX, Backoff
from models.queries import case_facts
from models.receipts import Receipt
from notifications.channels import RecordingSender
from states.reaching import addresses, fallback, first, order
from states.release import Rules
from states.vocabulary import SendOutcome
from tests.integration.bureau_desk import ORGANISATION, Desk, founded, sample_release

PROMPT = {"channel": "sms", "note": "请自查"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(founded(tmp_path))
    yield made
    made.store.close()


def prompted(desk: Desk, **party: object) -> str:
    no = desk.open(party={**ORGANISATION, **party})
    desk.act(no, "issue_prompt", {**PROMPT, "channel": "sms" if party.get("phone", "") is not None else "email"})
    return no


def messages(desk: Desk) -> list[tuple[str, str]]:
    query = select(OUTBOX.c.channel, OUTBOX.c.state).where(OUTBOX.c.template == "prompt_issued").order_by(OUTBOX.c.id)
    with desk.store.read() as conn:
        return [(row.channel, row.state) for row in conn.execute(query)]


def deliver(desk: Desk, folder: Path, **script: SendOutcome) -> RecordingSender:
    sender = RecordingSender(script)
    runtime = compose(desk.store, sender, folder / "archive")
    asyncio.run(drain(replace(runtime, backoff=Backoff(attempts=1))))
    return sender


def test_a_refused_sms_is_followed_by_one_mail_that_names_its_cause(desk: Desk, tmp_path: Path) -> None:
    prompted(desk)
    deliver(desk, tmp_path, sms=SendOutcome.FAILED)
    assert messages(desk) == [("sms", "failed"), ("email", "accepted")]
    with desk.store.read() as conn:
        old, new = conn.execute(
            select(OUTBOX.c.key).where(OUTBOX.c.template == "prompt_issued").order_by(OUTBOX.c.id)
        ).scalars()
    assert new.startswith(f"fallback:{old}:")
    assert check(desk.store) == [], "the event owes the row, and the row is as the event says"


def test_one_that_was_rejected_to_the_limit_falls_back_too(desk: Desk, tmp_path: Path) -> None:
    prompted(desk)
    deliver(desk, tmp_path, sms=SendOutcome.REJECTED)
    assert messages(desk) == [("sms", "failed"), ("email", "accepted")]


def test_nothing_is_sent_by_another_way_after_a_doubt(desk: Desk, tmp_path: Path) -> None:
    prompted(desk)
    deliver(desk, tmp_path, sms=SendOutcome.UNKNOWN)
    assert fall_back(desk.store) == 0
    assert messages(desk) == [("sms", "unknown")]


def test_an_undeliverable_receipt_falls_back_and_a_second_one_does_not_again(desk: Desk, tmp_path: Path) -> None:
    prompted(desk)
    sender = deliver(desk, tmp_path)
    runtime = compose(desk.store, sender, tmp_path / "archive")
    with desk.store.read() as conn:
        reference = conn.execute(select(OUTBOX.c.reference).where(OUTBOX.c.template == "prompt_issued")).scalar_one()
    for _ in range(2):
        take_receipt(runtime, Receipt("sms", reference, False))
    assert messages(desk) == [("sms", "undeliverable"), ("email", "queued")]


def test_a_fallback_that_a_crash_cut_off_is_owed_by_the_sweep_once(desk: Desk) -> None:
    prompted(desk)
    with desk.store.write() as conn:
        now = conn.execute(select(OUTBOX.c.created_at).limit(1)).scalar_one()
        told = {"state": "failed", "attempts": 1, "settled_at": now}
        conn.execute(update(OUTBOX).where(OUTBOX.c.template == "prompt_issued").values(told))
    assert [falling_back(desk.store, None) for _ in range(3)] == [1, 0, 0]
    assert messages(desk) == [("sms", "failed"), ("email", "queued")]


def test_where_no_channel_is_left_a_person_sees_the_failure(desk: Desk, tmp_path: Path) -> None:
    prompted(desk, email=None)
    deliver(desk, tmp_path, sms=SendOutcome.FAILED)
    assert messages(desk) == [("sms", "failed")]
    assert fall_back(desk.store) == 0


def test_a_party_without_a_phone_is_written_to_by_mail_at_once(desk: Desk) -> None:
    prompted(desk, phone=None, email="party@example.cn")
    assert messages(desk) == [("email", "queued")]


# ---- whose choice ---------------------------------------------------------------------------------------------------

CHOSEN = Receivers(party=("email", "sms"), officers=("wecom", "email"), choices={"officer-c": ("sms",)})


def test_the_order_is_the_receivers_and_never_wider_than_the_notice_for_a_party(desk: Desk) -> None:
    facts = case_facts(desk.store, prompted(desk), "system")
    told = sample_release().model_copy(update={"receivers": CHOSEN})
    chosen = replace(facts, rules=Rules("x", told))
    assert order(chosen, "party", "prompt_issued", ("sms", "email")) == ("email", "sms")
    assert order(chosen, "party", "prompt_issued", ("sms",)) == ("sms",)
    assert order(chosen, "officer-a", "case_filed", ("email",)) == ("wecom", "email")
    assert order(chosen, "officer-c", "case_filed", ("email",)) == ("sms",)
    assert order(chosen, "party", "email_service", ("email",)) == ("email",), "electronic service keeps its own channel"
    assert first(addresses(chosen, "officer-a", "case_filed"), ("wecom", "email")) == ("wecom", "officer-a")
    assert fallback(chosen, "officer-a", "case_filed", "wecom") == ("email", "officer-a@jinshui.example")
    assert fallback(chosen, "officer-a", "case_filed", "email") is None
    assert fallback(chosen, "party", "email_service", "email") is None
    old = replace(facts, rules=Rules("y", told.model_copy(update={"receivers": None})))
    assert order(old, "officer-a", "case_filed", ("email",)) == ("email",), (
        "a release without a choice decides as before"
    )
