"""One real Prefect server for all of these tests, and a runtime whose sender records."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from prefect.events.worker import EventsWorker
from sqlalchemy import insert

from flows.runtime import Runtime, TemplateText
from flows.server import PrefectServer
from models.database import Store, create_store
from models.instants import stamp
from models.outbox import OUTBOX
from models.outbox_review import Owed
from notifications.channels import RecordingSender
from states.vocabulary import WorkKind
from tests.prefect_homes import with_tables

CASE = "2026-0017"
ADDRESS = "13800000017"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    home = with_tables(tmp_path_factory.mktemp("prefect"), tmp_path_factory)
    with PrefectServer(home, services=False) as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def no_events_afterwards() -> Iterator[None]:
    """End the thread that sends Prefect's events: left alone it would ping its server through all later tests, and
    draw on the random numbers that property tests want for themselves."""
    yield
    EventsWorker.drain_all(timeout=30)


@dataclass
class Desk:
    """A store with owed work, the runtime over it, and what was sent and entered."""

    store: Store
    sender: RecordingSender
    runtime: Runtime
    entered: list[str] = field(default_factory=list)

    def owe(self, seq: int, key: str, *, template: str = "decision_served", kind: str = "message",
            address: str | None = ADDRESS, context: dict[str, object] | None = None) -> None:  # fmt: skip
        """One owed row of an event, as ``perform`` would have written it."""
        now = stamp(self.store.now())
        row = {
            "key": key, "stream": CASE, "seq": seq, "case_no": CASE, "kind": WorkKind(kind).value,
            "template": template, "receiver": "party", "channel": "sms", "address": address,
            "context": json.dumps(context or {"n": seq, "documents": []}), "digest": "0" * 64, "state": "queued", "due_at": now,
            "created_at": now, "fence": 0, "attempts": 0,
        }  # fmt: skip
        with self.store.write() as connection:
            connection.execute(insert(OUTBOX).values(**row))


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    stores: list[Store] = []

    def make(**changes: object) -> Desk:
        store = create_store(f"sqlite:///{tmp_path / f'case-{len(stores)}.db'}")
        stores.append(store)
        sender, entered = RecordingSender(), list[str]()

        def enter(_: Store, owed: Owed) -> None:
            entered.append(owed.effect_key)

        parts: dict[str, object] = {
            "store": store, "sender": sender, "archive": tmp_path / "archive",
            "template": lambda *_: TemplateText("第 {{ n }} 号通知"), "bind_document": lambda *_: None,
            "sweep_due": lambda *_: 0, "enter_effect": enter, "legal_effects": frozenset({"decision_served"}),
        }  # fmt: skip
        return Desk(store, sender, Runtime(**{**parts, **changes}), entered)  # type: ignore[arg-type]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
