"""A sample bureau kept going by the real upkeep, with catchers whose conduct a test may script."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from config.settings import Settings
from flows.alarms import AlarmDesk
from flows.own_runtime import own_runtime
from flows.server import PrefectServer, free_port
from flows.upkeep import Pace, Upkeep
from models.casework import perform
from models.commands import Answer, Command
from models.database import Store, open_store
from models.outbox_review import counts
from models.queries import case_facts, case_heads
from models.watch import waiting_cases
from notifications.catchers import Caught, MailCatcher, SmsCatcher
from portal.sample import SampleClock, found_sample, sample_settings
from portal.up import auth_string, catcher_environment
from tests.prefect_homes import with_tables

T = TypeVar("T")

SHORT = Pace(
    tick_seconds=0.3,
    probe_seconds=1,
    probe_timeout=2,
    again_seconds=0.5,
    crashed_after_seconds=32,  # Prefect's shortest heartbeat is 30 s
    late_after_seconds=3,
    lease_seconds=15,  # more than a call to a channel may take
    patience_seconds=150,  # on a busy machine a run takes a while to start, and what is done without it shows no run
)


BUSY = 4
"""So many times as long things may take on a machine that runs the rest of the suite beside."""


def eventually(look: Callable[[], T | None], within: float = 60, what: str = "") -> T:
    """What ``look`` finds at last; the test's patience is generous, for nothing here is timed: ``within`` is what it takes
    where the machine has little else to do."""
    deadline = time.monotonic() + within * BUSY
    while True:
        if found := look():
            return found
        assert time.monotonic() < deadline, f"did not come: {what or look}"
        time.sleep(0.3)


@dataclass
class House:
    """What a test sees of it."""

    settings: Settings
    store: Store
    upkeep: Upkeep
    mail: MailCatcher
    sms: SmsCatcher
    said: list[str]
    acts: int = field(default=0)

    @property
    def server(self) -> PrefectServer:
        return self.upkeep.server

    def post(self, path: str, **told: Any) -> httpx.Response:
        name, _, password = str(self.server.auth).partition(":")
        return httpx.post(f"{self.server.api_url}{path}", json=told, auth=(name, password), timeout=20)

    def listed(self, path: str, **told: Any) -> list[dict[str, Any]]:
        """Rows of a filter; nothing while the server is away."""
        try:
            answer = self.post(path, **told)
        except httpx.TransportError:
            return []
        return list(answer.json()) if answer.status_code == 200 else []

    def runs(self, name: str) -> list[dict[str, Any]]:
        """Runs of this name, the newest first."""
        return self.listed("/flow_runs/filter", flow_runs={"name": {"any_": [name]}}, sort="EXPECTED_START_TIME_DESC")

    def run(self, run_id: str) -> dict[str, Any]:
        return self.listed("/flow_runs/filter", flow_runs={"id": {"any_": [run_id]}})[0]

    def artifact(self, key: str) -> str | None:
        found = self.listed("/artifacts/latest/filter", artifacts={"key": {"any_": [key]}})
        if not found:
            return None
        data = str(found[0]["data"])
        return json.dumps(json.loads(data), ensure_ascii=False) if found[0]["type"] == "table" else data

    def start(self, title: str, **parameters: Any) -> str:
        """Start a flow as the form does, again where the server was too busy (it answers 503); the run's id."""
        return eventually(lambda: self.started(title, **parameters), 60, f"a run of {title}")

    def started(self, title: str, **parameters: Any) -> str | None:
        """One press of the button: the run's id, or nothing where the server is too busy."""
        found = self.listed("/deployments/filter", deployments={"name": {"any_": [title]}})
        if not found:
            return None
        answer = self.post(f"/deployments/{found[0]['id']}/create_flow_run", parameters=parameters)
        if answer.status_code >= 500:
            return None
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def ends(self, run_id: str, *names: str, within: float = 90) -> dict[str, Any]:
        """The run once its state bears one of the names."""

        def look() -> dict[str, Any] | None:
            run = self.run(run_id)
            return run if run["state"]["name"] in names else None

        return eventually(look, within, f"run in {names}")

    def at_rest(self) -> None:
        """Return once nothing waits, nobody has anything in hand, and the look at the outbox that may still be at it is
        over. What waits too long on a busy machine is carried out by it together with whatever is due then, so that a new
        act among the morning's would never be seen as a run of its own."""
        eventually(lambda: not waiting_cases(self.store, 1) and not self.in_hand(), 120, "the end of what waits")
        before = self.upkeep.looks
        eventually(lambda: self.upkeep.looks > before, 60, "a look that found nothing")

    def in_hand(self) -> bool:
        """Whether some row is claimed or being sent."""
        held = counts(self.store)
        return bool(held.get("claimed") or held.get("calling"))

    def at_step(self, step: str) -> str:
        """A case standing there."""
        return next(str(head["no"]) for head in case_heads(self.store) if head["step"] == step)

    def act(self, case_no: str, action: str, by: str, **payload: Any) -> Answer:
        self.acts += 1
        revision = case_facts(self.store, case_no, "system").revision
        return perform(self.store, Command(case_no, action, payload, by, f"test-{self.acts}", revision))

    def mails_to(self, address: str) -> list[Caught]:
        return [caught for caught in self.mail.caught() if caught.to == address]

    def heads(self) -> dict[str, str]:
        return {str(head["no"]): str(head["head"]) for head in case_heads(self.store)}


@contextmanager
def kept_house(folder: Path, factory: pytest.TempPathFactory) -> Iterator[House]:
    """Founded, kept going in a thread, and ended in order."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        for name, told in (("ZHIFA_DATA", "data"), ("ZHIFA_KEYS", "keys")):
            patch.setenv(name, str(folder / told))
        patch.delenv("ZHIFA_DATABASE", raising=False)
        patch.delenv("ZHIFA_CONFIG", raising=False)
        settings = sample_settings(Settings.from_environment())
        found_sample(settings, None, datetime.now(UTC))
        store = open_store(settings.database)
        stack.callback(store.close)
        mail = stack.enter_context(MailCatcher(settings.data / "mail"))
        sms = stack.enter_context(SmsCatcher(settings.data / "sms"))
        environment = catcher_environment(mail, sms)
        for name, told in environment.items():
            patch.setenv(name, told)
        runtime = replace(stack.enter_context(own_runtime(store)), lease_seconds=SHORT.lease_seconds)
        home = with_tables(folder / "prefect", factory)
        server = PrefectServer(
            home, port=free_port(), auth=auth_string(settings.keys), settings=SHORT.server_settings()
        )
        alarms = stack.enter_context(AlarmDesk(server.url, quiet_seconds=1))
        said: list[str] = []
        up = threading.Event()
        upkeep = Upkeep(runtime, server, alarms, said.append, up.set, SHORT, environment, SampleClock(store))
        stack.enter_context(_running(upkeep))
        assert up.wait(120 * BUSY), said
        yield House(settings, store, upkeep, mail, sms, said)


@contextmanager
def _running(upkeep: Upkeep) -> Iterator[None]:
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    failed: list[BaseException] = []

    def keep() -> None:
        try:
            loop.run_until_complete(upkeep.run(stop))
        except BaseException as error:
            failed.append(error)
            raise

    thread = threading.Thread(target=keep, name="upkeep")
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(60 * BUSY)
        assert not thread.is_alive()
        loop.close()
        assert not failed


def is_alive(pid: int) -> bool:
    """Whether a process of this id runs (a zombie does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def children_of(pid: int) -> list[int]:
    """Process ids of its children, however they were started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found
