"""Delivery receipts: late, early, twice, out of order, of nobody; a final state never moves."""

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from flows.carry_out import deliver_batch, sweep
from flows.receipts import sink_of, take_receipt
from models import receipts
from models.database import Store
from models.outbox import OUTBOX
from models.receipts import Receipt, Verdict
from models.tables import ReceiptInbox
from notifications.channels import Envelope, RecordingSender, SendResult
from notifications.receipt_callback import AGAIN, STORED, ReceiptCallback, take_callback
from states.vocabulary import SendOutcome
from tests.integration.owed_rows import make_runtime, owe, states

INBOX = ReceiptInbox.__table__  # type: ignore[attr-defined]
ARRIVED, BOUNCED = Receipt("sms", "recorded-1", True), Receipt("sms", "recorded-1", False)


def verdicts(store: Store) -> list[tuple[str, str, int]]:
    with store.read() as conn:
        found = conn.execute(select(INBOX.c.state, INBOX.c.verdict, INBOX.c.times).order_by(INBOX.c.received_at))
        return [tuple(row) for row in found]


def sent(store: Store, tmp_path: Path, **changes: object) -> None:
    owe(store, "k1")
    asyncio.run(deliver_batch(make_runtime(store, tmp_path, **changes), 10))


@pytest.mark.parametrize(("receipt", "state"), [(ARRIVED, "delivered"), (BOUNCED, "undeliverable")])
def test_a_receipt_moves_an_accepted_message_once(store: Store, tmp_path: Path, receipt: Receipt, state: str) -> None:
    sent(store, tmp_path)
    assert receipts.receive(store, receipt) == receipts.Matched(Verdict.APPLIED, ("k1",))
    assert receipts.receive(store, receipt).verdict is Verdict.REPEATED
    assert states(store) == {"k1": state}
    assert verdicts(store) == [(state, "applied", 2)]


@pytest.mark.parametrize(("first", "second"), [(ARRIVED, BOUNCED), (BOUNCED, ARRIVED)])
def test_a_final_state_never_moves_and_the_contrary_word_is_kept(
    store: Store, tmp_path: Path, first: Receipt, second: Receipt
) -> None:
    sent(store, tmp_path)
    receipts.receive(store, first)
    assert receipts.receive(store, second).verdict is Verdict.CONTRARY
    assert states(store) == {"k1": first.state}
    assert {verdict for _, verdict, _ in verdicts(store)} == {"applied", "contrary"}


def test_a_receipt_before_our_own_commit_is_kept_and_matched_by_it(store: Store, tmp_path: Path) -> None:
    class Hasty(RecordingSender):
        def send(self, envelope: Envelope) -> SendResult:
            assert receipts.receive(store, ARRIVED).verdict is Verdict.WAITING
            return super().send(envelope)

    sent(store, tmp_path, sender=Hasty())
    assert states(store) == {"k1": "delivered"}
    assert verdicts(store) == [("delivered", "applied", 1)]


def test_an_early_receipt_whose_match_a_crash_cut_off_is_matched_by_the_sweep(store: Store, tmp_path: Path) -> None:
    assert receipts.receive(store, ARRIVED).verdict is Verdict.WAITING
    owe(store, "k1", state="accepted", reference="recorded-1")
    counted = asyncio.run(sweep(make_runtime(store, tmp_path), store.now().date()))
    assert counted["receipts"] == 1
    assert states(store) == {"k1": "delivered"}


def test_a_receipt_of_nobody_is_kept_and_shown_as_waiting(store: Store) -> None:
    assert receipts.receive(store, Receipt("sms", "unheard-of", True)).verdict is Verdict.WAITING
    assert receipts.waiting(store, before="9999") == 1
    assert receipts.match_waiting(store) == ()


def test_the_reference_of_another_channel_is_another_message(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path)
    assert receipts.receive(store, Receipt("email", "recorded-1", True)).verdict is Verdict.WAITING
    assert states(store) == {"k1": "accepted"}


def test_a_message_in_doubt_is_settled_by_a_receipt_under_its_own_key(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path, sender=RecordingSender({"sms": SendOutcome.UNKNOWN}))
    assert states(store) == {"k1": "unknown"}
    assert receipts.receive(store, Receipt("sms", "other-ref", True)).verdict is Verdict.WAITING
    assert receipts.receive(store, Receipt("sms", "its-ref", True, "k1")).moved == ("k1",)
    assert states(store) == {"k1": "delivered"}


class InParts(RecordingSender):
    def send(self, envelope: Envelope) -> SendResult:
        super().send(envelope)
        return SendResult(SendOutcome.ACCEPTED, "p1", "", ("p1", "p2", "p3"))


def test_a_message_of_several_parts_is_delivered_when_all_are(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path, sender=InParts())
    for part in ("p2", "p1", "p2"):
        receipts.receive(store, Receipt("sms", part, True))
        assert states(store) == {"k1": "accepted"}
    assert receipts.receive(store, Receipt("sms", "p3", True)).moved == ("k1",)
    assert states(store) == {"k1": "delivered"}


def test_one_part_that_does_not_arrive_is_enough(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path, sender=InParts())
    receipts.receive(store, Receipt("sms", "p1", True))
    assert receipts.receive(store, Receipt("sms", "p2", False)).moved == ("k1",)
    receipts.receive(store, Receipt("sms", "p3", True))
    assert states(store) == {"k1": "undeliverable"}


def test_what_a_receipt_moved_enters_the_case_and_goes_to_the_next_channel(store: Store, tmp_path: Path) -> None:
    entered: list[str] = []
    fell: list[object] = []
    runtime = make_runtime(
        store,
        tmp_path,
        legal_effects=frozenset({"notice"}),
        enter_effect=lambda _, owed: entered.append(owed.effect_key),
        fall_back=lambda _, keys: fell.append(keys) or 0,  # type: ignore[func-returns-value]
    )
    owe(store, "k1", context=json.dumps({"n": 1, "documents": []}), state="accepted", reference="recorded-1")
    take_receipt(runtime, BOUNCED)
    take_receipt(runtime, BOUNCED)
    assert entered == ["outcome:k1:undeliverable"]
    assert fell == [("k1",)]


def call(url: str, token: str, body: bytes) -> int:
    asked = urllib.request.Request(url, body, {"Authorization": f"Bearer {token}"})  # noqa: S310 - our own loopback
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_gateway_calls_back_over_http(store: Store, tmp_path: Path) -> None:
    sent(store, tmp_path)
    runtime = make_runtime(store, tmp_path)
    good = json.dumps({"id": "recorded-1", "state": "delivered"}).encode()
    with ReceiptCallback(sink_of(runtime, "sms"), "geheim") as callback:
        assert call(callback.url, "wrong", good) == 401
        assert states(store) == {"k1": "accepted"}
        assert [call(callback.url, "geheim", good) for _ in range(2)] == [204, 204]
        for bad in (
            b"{",
            b"[]",
            b'{"id":1,"state":"delivered"}',
            b'{"id":"a","state":"lost"}',
            b'{"id":"","state":"delivered"}',
        ):
            assert call(callback.url, "geheim", bad) == 400
        assert call(callback.url, "geheim", b"x" * 20_000) == 413
    assert states(store) == {"k1": "delivered"}


@pytest.mark.parametrize(("trouble", "status"), [(RuntimeError("no disk"), AGAIN), (None, STORED)])
def test_a_receipt_that_could_not_be_stored_is_asked_for_again(trouble: Exception | None, status: int) -> None:
    def sink(reference: str, delivered: bool, key: str | None) -> None:
        if trouble:
            raise trouble

    assert take_callback(sink, "t", "Bearer t", b'{"id":"a","state":"delivered"}') == status


def test_receipts_from_two_workers_at_once_move_a_message_once(store: Store, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    sent(store, tmp_path)
    work: Callable[[int], Verdict] = lambda _: receipts.receive(store, ARRIVED).verdict  # noqa: E731
    with ThreadPoolExecutor(4) as pool:
        found = sorted(pool.map(work, range(8)))
    assert found == sorted([Verdict.APPLIED, *[Verdict.REPEATED] * 7])
    with store.read() as conn:
        assert conn.execute(select(OUTBOX.c.state)).scalars().all() == ["delivered"]
