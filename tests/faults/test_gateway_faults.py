"""F8 and F18 of every channel: what a gateway does wrong ends each row where it belongs, and the fault really happened.

a refuse · b slow · c accept then time out · d accept then reset · e 4xx · f 5xx · g throttled · h duplicate receipts ·
i late and out-of-order receipts · j receipt before our commit · k garbage · l one of N bad · poison (F18).
"""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.receipts import sink_of
from flows.runtime import Runtime
from flows.worker_loop import drain
from models import outbox_review
from models.database import Store, create_store, open_store
from models.outbox import Backoff
from notifications.catchers import Caught, Conduct, MailCatcher, SmsCatcher
from notifications.channels import AppriseSender
from notifications.robot_catcher import RobotCatcher
from notifications.smpp_catcher import SmppCatcher
from notifications.smpp_receipts import SmppReceipts
from states.vocabulary import ROBOTS, Channel
from tests.integration.owed_rows import make_runtime, owe, rows, states

TIMEOUT, PATIENT = 0.25, 10.0
"""How long an answer is waited for where none comes, and where one does: a busy machine must not look like a silent gateway."""

GATEWAYS = ("sms", "smpp", "email", *sorted(channel.value for channel in ROBOTS))
NUMBER, OTHER = "13800000001", "13800000002"
ADDRESS = {"sms": NUMBER, "smpp": NUMBER, "email": "a@party.example"}
MANY = Backoff(first=timedelta(0), attempts=2)


class Gateway:
    """One loopback gateway of any kind, and how rows reach it."""

    def __init__(self, kind: str, folder: Path, stack: ExitStack) -> None:
        self.kind = kind
        self.channel = Channel.SMS if kind == "smpp" else Channel(kind)
        self.address = ADDRESS.get(kind, "officer-a")
        if kind == "sms":
            self.catcher: Any = stack.enter_context(SmsCatcher(folder, slow_seconds=0.05))
        elif kind == "smpp":
            self.catcher = stack.enter_context(SmppCatcher(folder, slow_seconds=0.05))
        elif kind == "email":
            self.catcher = stack.enter_context(MailCatcher(folder, slow_seconds=0.05))
        else:
            self.catcher = stack.enter_context(RobotCatcher(folder, slow_seconds=0.05))
        self.robot = self.channel in ROBOTS
        self.waits = PATIENT

    def behaves(self, conduct: Conduct, address: str | None = None) -> None:
        self.waits = TIMEOUT if conduct is Conduct.HANG else self.waits
        self.catcher.script.always(self.channel.value if self.robot else address or self.address, conduct)

    def sender(self, dead_port: int | None = None) -> AppriseSender:
        url = self.catcher.url(self.channel) if self.robot else self.catcher.url
        if dead_port is not None:
            url = url.replace(f":{self.catcher.port}/", f":{dead_port}/")
        if self.robot:
            return AppriseSender({}, self.waits, robots={self.channel: {"others": url}})
        return AppriseSender({self.channel: url}, self.waits)

    def caught(self) -> list[Caught]:
        return list(self.catcher.caught())


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A new database; each test sends from a copy."""
    file = tmp_path_factory.mktemp("empty") / "case.db"
    create_store(f"sqlite:///{file}").close()
    return file.read_bytes()


@pytest.fixture
def store(empty: bytes, tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "case.db").write_bytes(empty)
    opened = open_store(f"sqlite:///{tmp_path}/case.db")
    yield opened
    opened.close()


@pytest.fixture(params=GATEWAYS)
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gateway]:
    with ExitStack() as stack:
        yield Gateway(request.param, tmp_path / "gateway", stack)


def send(store: Store, tmp_path: Path, gateway: Gateway, **changes: Any) -> Runtime:
    parts = {"sender": gateway.sender(), "backoff": MANY, **changes}
    runtime = make_runtime(store, tmp_path, **parts)
    asyncio.run(drain(runtime))
    return runtime


def owed(store: Store, gateway: Gateway, key: str = "k1", **changes: Any) -> None:
    owe(store, key, **{"channel": gateway.channel.value, "address": gateway.address, **changes})


ENDS = {
    Conduct.PROPER: ("accepted", 1),
    Conduct.SLOW: ("accepted", 1),  # b
    Conduct.HANG: ("unknown", 1),  # c
    Conduct.RESET: ("unknown", 1),  # d
    Conduct.REJECT: ("failed", 1),  # e: for good
    Conduct.BREAK: ("unknown", 1),  # f
    Conduct.TRY_LATER: ("failed", 2),  # g: tried to the limit, then a person's
    Conduct.GARBAGE: ("unknown", 1),  # k
}
MAIL_SAYS_IT_HAS_NOT = {Conduct.BREAK: ("failed", 2)}  # 451 after the content: by RFC 5321 it was not taken


@pytest.mark.parametrize("conduct", list(ENDS))
def test_what_the_gateway_does_ends_the_row_where_it_belongs(
    store: Store, tmp_path: Path, gateway: Gateway, conduct: Conduct
) -> None:
    gateway.behaves(conduct)
    owed(store, gateway)
    send(store, tmp_path, gateway)
    state, attempts = ENDS[conduct]
    if gateway.kind == "email":
        state, attempts = MAIL_SAYS_IT_HAS_NOT.get(conduct, (state, attempts))
    row = rows(store)["k1"]
    assert (row.state, row.attempts) == (state, attempts)
    taken = state in ("accepted", "unknown")
    assert len(gateway.caught()) == (1 if taken else 0), "the fault happened, and no copy is doubled or missing"
    if state != "accepted":
        assert [owed.key for owed in outbox_review.for_a_person(store)] == ["k1"]
    send(store, tmp_path, gateway)
    assert len(gateway.caught()) == (1 if taken else 0), "nothing in doubt is sent again by itself"


@pytest.mark.full
@pytest.mark.parametrize("conduct", list(ENDS))
def test_ten_messages_in_a_row_that_meet_the_same_fault_end_alike(
    store: Store, tmp_path: Path, gateway: Gateway, conduct: Conduct
) -> None:
    ends = {**ENDS, **MAIL_SAYS_IT_HAS_NOT} if gateway.kind == "email" else ENDS
    for number in range(10):
        gateway.behaves(conduct)
        owed(store, gateway, f"k{number}")
        send(store, tmp_path, gateway)
    found = rows(store)
    assert {(row.state, row.attempts) for row in found.values()} == {ends[conduct]}
    assert len(found) == 10
    assert len(gateway.caught()) == (10 if ends[conduct][0] in ("accepted", "unknown") else 0)


def test_a_gateway_that_is_down_has_certainly_not_sent(store: Store, tmp_path: Path, gateway: Gateway) -> None:
    """a"""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        owed(store, gateway)
        send(store, tmp_path, gateway, sender=gateway.sender(bound.getsockname()[1]))
    row = rows(store)["k1"]
    assert (row.state, row.attempts) == ("failed", 2)
    assert gateway.caught() == []


@pytest.mark.parametrize("kind", ["sms", "smpp", "email"])
@pytest.mark.parametrize("bad", [Conduct.REJECT, Conduct.RESET, Conduct.HANG])
def test_one_bad_receiver_of_many_delays_and_harms_none(store: Store, tmp_path: Path, kind: str, bad: Conduct) -> None:
    """l"""
    with ExitStack() as stack:
        gateway = Gateway(kind, tmp_path / "gateway", stack)
        wrong = "b@party.example" if kind == "email" else OTHER
        gateway.behaves(bad, wrong)
        for number in range(9):
            owed(store, gateway, f"k{number}", **({"address": wrong} if number == 4 else {}))
        send(store, tmp_path, gateway)
        ends = states(store)
        assert ends.pop("k4") == ("failed" if bad is Conduct.REJECT else "unknown")
        assert set(ends.values()) == {"accepted"}
        assert Counter(caught.to for caught in gateway.caught())[gateway.address] == 8


def test_a_mass_of_mails_uses_few_connections(store: Store, tmp_path: Path) -> None:
    with ExitStack() as stack:
        gateway = Gateway("email", tmp_path / "gateway", stack)
        for number in range(40):
            owed(store, gateway, f"k{number}")
        seen: set[object] = set()
        handler = gateway.catcher._controller.handler
        taken = handler.handle_DATA

        async def counted(server: Any, session: Any, envelope: Any) -> Any:
            seen.add(session.peer)
            return await taken(server, session, envelope)

        handler.handle_DATA = counted
        # No fault here: with ordinary time to answer, no kept connection is given up for being slow.
        send(store, tmp_path, gateway, sender=AppriseSender({Channel.EMAIL: gateway.catcher.url}))
        assert len(gateway.caught()) == 40
        assert 1 <= len(seen) <= 4


def test_a_server_that_hangs_up_between_two_mails_costs_none_of_them(store: Store, tmp_path: Path) -> None:
    """A connection kept from the mail before may be gone; nothing was sent on it, so another is opened."""
    from notifications import smtp_pool

    with ExitStack() as stack:
        gateway = Gateway("email", tmp_path / "gateway", stack)
        sender = gateway.sender()
        from notifications.channels import Envelope

        with smtp_pool.pooled():
            pool = smtp_pool.current()
            assert pool is not None
            for number in range(3):
                sender.send(Envelope(f"k{number}", Channel.EMAIL, gateway.address, "题", "文"))
                for idle in pool._idle.values():
                    for client in idle:
                        assert client.sock is not None
                        client.sock.shutdown(socket.SHUT_RDWR)
        assert [caught.key for caught in gateway.caught()] == ["k0", "k1", "k2"]


# ---- receipts: h, i, j ----------------------------------------------------------------------------------------------


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[SmppCatcher]:
    with SmppCatcher(tmp_path / "smsc") as catcher:
        yield catcher


def listening(centre: SmppCatcher, sink: Callable[[str, bool, str | None], None]) -> SmppReceipts:
    return SmppReceipts("127.0.0.1", centre.port, system_id="zhifa", password="demo", sink=sink, pause_seconds=0.05)


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread does; the test's own time limit ends it."""
    import threading

    pause = threading.Event()
    for _ in range(400):
        if true():
            return
        pause.wait(0.02)
    raise AssertionError("it did not come")


def test_smpp_receipts_duplicate_late_and_out_of_order_settle_each_message_once(
    store: Store, tmp_path: Path, centre: SmppCatcher
) -> None:
    sender = AppriseSender({Channel.SMS: centre.url}, TIMEOUT)
    runtime = make_runtime(store, tmp_path, sender=sender)
    for number in range(3):
        owe(store, f"k{number}")
    asyncio.run(drain(runtime))
    references = {key: row.reference for key, row in rows(store).items()}
    with listening(centre, sink_of(runtime, "sms")) as bind:
        assert bind.bound.wait(5)
        until(lambda: bool(centre.receivers))
        told = [
            ("k2", "DELIVRD"),
            ("k0", "UNDELIV"),
            ("k0", "DELIVRD"),
            ("k1", "ENROUTE"),
            ("k1", "DELIVRD"),
            ("k1", "DELIVRD"),
        ]
        for key, stat in told:
            centre.send_receipt(references[key], stat)
        until(lambda: len(centre.answers) == len(told))
    assert centre.answers == [0] * len(told)
    assert states(store) == {"k0": "undeliverable", "k1": "delivered", "k2": "delivered"}


def test_a_centre_that_answers_in_hexadecimal_and_reports_in_decimal_is_matched(
    store: Store, tmp_path: Path, centre: SmppCatcher
) -> None:
    centre.ids = "0A{:04X}"
    url = f"{centre.url}{'&' if '?' in centre.url else '?'}ids=hex"
    runtime = make_runtime(store, tmp_path, sender=AppriseSender({Channel.SMS: url}, TIMEOUT))
    owe(store, "k1")
    asyncio.run(drain(runtime))
    assert rows(store)["k1"].reference == str(0x0A0001)
    bind = SmppReceipts.at(url, sink_of(runtime, "sms"))
    assert bind is not None
    with bind:
        assert bind.bound.wait(5)
        until(lambda: bool(centre.receivers))
        centre.send_receipt(f"{0x0A0001:010d}")
        until(lambda: centre.answers == [0])
    assert states(store) == {"k1": "delivered"}


def test_a_receipt_that_comes_before_the_answer_is_matched(store: Store, tmp_path: Path, centre: SmppCatcher) -> None:
    runtime = make_runtime(store, tmp_path, sender=AppriseSender({Channel.SMS: centre.url}, 2.0))
    with listening(centre, sink_of(runtime, "sms")) as bind:
        assert bind.bound.wait(5)
        until(lambda: bool(centre.receivers))
        centre.send_receipt("smsc-000001")  # the centre is faster than its own answer
        until(lambda: centre.answers == [0])
        owe(store, "k1")
        asyncio.run(drain(runtime))
    assert rows(store)["k1"].reference == "smsc-000001"
    assert states(store) == {"k1": "delivered"}


def test_a_receipt_that_cannot_be_stored_is_asked_for_again(centre: SmppCatcher) -> None:
    def full(reference: str, delivered: bool, key: str | None) -> None:
        raise OSError(28, "No space left on device")

    with listening(centre, full) as bind:
        assert bind.bound.wait(5)
        until(lambda: bool(centre.receivers))
        centre.send_receipt("smsc-000001")
        until(lambda: centre.answers == [0x64])


def test_a_long_chinese_text_goes_in_parts_that_a_phone_can_join(
    store: Store, tmp_path: Path, centre: SmppCatcher
) -> None:
    text = "尊敬的当事人𠮷先生：" + "请于三日内陈述申辩。" * 20
    owe(store, "k1", context=json.dumps({"n": text}))
    asyncio.run(drain(make_runtime(store, tmp_path, sender=AppriseSender({Channel.SMS: centre.url}, 2.0))))
    parts = [json.loads((centre.folder / each.file).read_text("utf-8")) for each in centre.caught()]
    assert "".join(part["text"] for part in parts) == f"第 {text} 号通知"
    assert [part["header"][3:] for part in parts] == [
        [parts[0]["header"][3], len(parts), n + 1] for n in range(len(parts))
    ]
    assert all(part["octets"] <= 140 and part["coding"] == 8 and part["receipt"] == 1 for part in parts)
    assert len(parts) > 1


def test_a_long_text_refused_half_way_is_in_doubt_and_not_sent_again(
    store: Store, tmp_path: Path, centre: SmppCatcher
) -> None:
    centre.after_parts["13800000000"] = (1, Conduct.REJECT)
    owe(store, "k1", context=json.dumps({"n": "长" * 200}))
    runtime = make_runtime(store, tmp_path, sender=AppriseSender({Channel.SMS: centre.url}, 2.0))
    asyncio.run(drain(runtime))
    asyncio.run(drain(runtime))
    assert states(store) == {"k1": "unknown"}
    assert "前 1 条" in rows(store)["k1"].detail
    assert len(centre.caught()) == 1


# ---- F18: poison ----------------------------------------------------------------------------------------------------


def test_poison_fails_alone_is_shown_to_a_person_and_delays_nobody(store: Store, tmp_path: Path) -> None:
    with ExitStack() as stack:
        gateway = Gateway("email", tmp_path / "gateway", stack)
        owed(store, gateway, "template", template="poison")
        owed(store, gateway, "address", address="not an address")
        owed(store, gateway, "nowhere", address=None)
        owed(store, gateway, "huge", context=json.dumps({"n": "巨" * 10_000_000}))
        owed(store, gateway, "control", context=json.dumps({"n": "\x00"}))
        for number in range(5):
            owed(store, gateway, f"good{number}")
        send(store, tmp_path, gateway)
        ends = states(store)
        assert {key for key, state in ends.items() if state == "failed"} == {
            "template",
            "address",
            "nowhere",
            "huge",
            "control",
        }
        assert [ends[f"good{number}"] for number in range(5)] == ["accepted"] * 5
        assert len(gateway.caught()) == 5
        assert len(outbox_review.for_a_person(store)) == 5
        assert all(owed.detail for owed in outbox_review.for_a_person(store))
