"""Kill -9 at every commit, file rename and channel call of a case; afterwards nothing is lost and nothing doubled."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from config.dockets import load_docket
from config.loader import load_folder, load_officers
from config.schema.docket import Docket, DocketAct
from config.schema.release import ReleaseBody
from flows.compose import compose
from flows.submit import Executor
from models import killpoints
from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.database import Store, create_store, open_store
from models.outbox_review import for_a_person, release_unknown
from models.registers import enter_officers, publish_release
from models.releases import compile_release, release_text
from notifications.catchers import MailCatcher, SmsCatcher, read_log
from notifications.channels import AppriseSender
from states.reasons import Refusal
from states.vocabulary import BUREAU_TZ, Channel

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "config" / "dockets" / "demo"
SCENARIOS = {
    "served_by_email": "08-emailed.yaml",
    "form_not_returned": "09-visited.yaml",
    "on_the_spot": "11-on-the-spot.yaml",
}
LEASE = 0.05


@cache
def release() -> ReleaseBody:
    return load_folder(ROOT / "config", ROOT / "templates")


@cache
def founding(at: datetime) -> bytes:
    """A founded bureau as the bytes of its database: made once, copied for every run."""
    compile_release(release_text(release()))  # here, so that no forked child has to
    with TemporaryDirectory() as folder:
        store = create_store(f"sqlite:///{folder}/founding.sqlite3", "virtual")
        store.set_clock(at)
        publish_release(store, release(), by="a", second="b", note="faults")
        enter_officers(store, load_officers(ROOT / "config"), by="a", effective_on=date(2020, 1, 1))
        with store.engine.connect() as conn:
            raw = conn.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        return Path(folder, "founding.sqlite3").read_bytes()


def founded(folder: Path, first: DocketAct) -> str:
    path = folder / "case.sqlite3"
    path.write_bytes(founding(first.at))
    return f"sqlite:///{path}"


class Scenario:
    """One demo docket run by idempotent commands, so that a second run continues where the first was killed."""

    def __init__(self, docket: Docket, urls: dict[Channel, str], archive: Path) -> None:
        (entry,) = [entry for entry in docket.entries if entry.case is not None]
        assert entry.case is not None
        self.case, self.acts, self.urls, self.archive = entry.case, entry.acts, urls, archive

    def run(self, url: str) -> str:
        store = open_store(url)
        try:
            return asyncio.run(self._run(store))
        finally:
            store.close()

    async def _run(self, store: Store) -> str:
        from dataclasses import replace

        runtime = replace(compose(store, AppriseSender(self.urls), self.archive), lease_seconds=LEASE)
        executor = Executor("plain")
        opening = self.case.model_dump(mode="json", exclude={"id", "title"})
        first = self.acts[0]
        no = open_case(store, opening, actor=first.by or "system", key="open", occurred_at=first.at).case_no
        for number, act in enumerate(self.acts):
            if store.now() < act.at:
                store.set_clock(act.at)
            if act.wait:
                await executor.sweep(runtime, store.now().astimezone(BUREAU_TZ).date())
                await self._settle(store, runtime, executor)
            elif act.expect == "done":
                self._perform(store, no, act, f"{number}")
        await self._settle(store, runtime, executor)
        return no

    def _perform(self, store: Store, no: str, act: DocketAct, key: str) -> None:
        from models.queries import case_facts

        assert act.act is not None
        assert act.by is not None
        revision = case_facts(store, no, "system").revision
        perform(store, Command(no, act.act, act.payload, act.by, key, revision, act.occurred_at))

    async def _settle(self, store: Store, runtime, executor: Executor) -> None:  # type: ignore[no-untyped-def]
        """Drain; what is in doubt is decided by a person (here: taken as sent), never silently resent."""
        for _ in range(4):
            await asyncio.sleep(LEASE * 2)  # the dead holder's lease runs out by the database's own clock
            await executor.deliver(runtime)
            doubtful = [row for row in for_a_person(store) if row.state == "unknown"]
            for row in doubtful:
                release_unknown(store, row.id, "accept", by="coordinator-a")
            if not doubtful:
                break
        await executor.sweep(runtime, store.now().astimezone(BUREAU_TZ).date())


def in_child(work: Callable[[], object]) -> int:
    """Run in a forked child; its wait status."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    return status


def scenario_of(name: str, folder: Path, urls: dict[Channel, str]) -> Scenario:
    docket, _ = load_docket(DEMO / SCENARIOS[name])
    return Scenario(docket, urls, folder / "archive")


def passages(name: str, folder: Path, urls: dict[Channel, str]) -> list[str]:
    """Every point that an undisturbed run passes, in order; told through a pipe by the child that runs it."""
    scenario = scenario_of(name, folder, urls)
    url = founded(folder, scenario.acts[0])
    read, write = os.pipe()

    def traced() -> None:
        seen = killpoints.trace()
        scenario.run(url)
        os.write(write, "\n".join(seen).encode())

    status = in_child(traced)
    os.close(write)
    assert os.waitstatus_to_exitcode(status) == 0
    with os.fdopen(read) as pipe:
        return pipe.read().split("\n")


def points_to_kill(seen: list[str], most: int) -> Iterator[tuple[str, int]]:
    """Each name once, at its middle passage (at all passages where ``most`` allows)."""
    counts = {name: seen.count(name) for name in dict.fromkeys(seen)}
    chosen = [(name, max(1, n // 2)) for name, n in counts.items()]
    every = [(name, nth) for name, n in counts.items() for nth in range(1, n + 1)]
    yield from (every if len(every) <= most else chosen)


def survives(name: str, folder: Path, point: str, nth: int) -> None:
    """Kill the run at one passage, continue it in a new process, and check everything."""
    folder.mkdir(parents=True)
    mails, texts = folder / "mail", folder / "sms"
    with MailCatcher(mails, durable=False) as mail, SmsCatcher(texts, durable=False) as sms:
        urls = {Channel.EMAIL: mail.url, Channel.SMS: sms.url}
        scenario = scenario_of(name, folder, urls)
        url = founded(folder, scenario.acts[0])

        def killed() -> None:
            killpoints.arm(point, nth)
            scenario.run(url)

        status = in_child(killed)
        assert os.WIFSIGNALED(status), f"{point} #{nth} was not reached"
        assert os.WTERMSIG(status) == signal.SIGKILL
        assert os.waitstatus_to_exitcode(in_child(lambda: scenario.run(url))) == 0, f"{point} #{nth}"
    store = open_store(url)
    try:
        assert check(store, acknowledged=["open"]) == []
        with store.read() as conn:
            from sqlalchemy import text

            rows = {row.key for row in conn.execute(text("SELECT key FROM outbox WHERE kind = 'message'"))}
            steps = conn.execute(text("SELECT step FROM enforcement_case")).scalars().all()
    finally:
        store.close()
    assert steps == ["close.closed"]
    copies = [caught.key for log in (mails, texts) for caught in read_log(log)]
    assert set(copies) <= rows
    assert all(copies.count(key) <= 1 for key in copies), "a message in doubt was sent again without a person"


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_case_survives_kill_9_at_each_kind_of_point(name: str, tmp_path: Path) -> None:
    (tmp_path / "trace").mkdir()
    with (
        MailCatcher(tmp_path / "trace/mail", durable=False) as mail,
        SmsCatcher(tmp_path / "trace/sms", durable=False) as sms,
    ):
        seen = passages(name, tmp_path / "trace", {Channel.EMAIL: mail.url, Channel.SMS: sms.url})
    assert {"commit.before", "perform.after_commit", "send.after", "file.renamed"} <= set(seen)
    for number, (point, nth) in enumerate(points_to_kill(seen, most=0)):
        survives(name, tmp_path / str(number), point, nth)


@pytest.mark.full
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_case_survives_kill_9_at_every_single_passage(name: str, tmp_path: Path) -> None:
    (tmp_path / "trace").mkdir()
    with (
        MailCatcher(tmp_path / "trace/mail", durable=False) as mail,
        SmsCatcher(tmp_path / "trace/sms", durable=False) as sms,
    ):
        seen = passages(name, tmp_path / "trace", {Channel.EMAIL: mail.url, Channel.SMS: sms.url})
    for number, (point, nth) in enumerate(points_to_kill(seen, most=10_000)):
        survives(name, tmp_path / str(number), point, nth)


def test_a_refusal_is_on_record_even_where_the_case_is_untouched(tmp_path: Path) -> None:
    docket, _ = load_docket(DEMO / SCENARIOS["on_the_spot"])
    scenario = Scenario(docket, {}, tmp_path / "archive")
    store = open_store(founded(tmp_path, scenario.acts[0]))
    opening = scenario.case.model_dump(mode="json", exclude={"id", "title"})
    no = open_case(store, opening, actor="officer-a", key="open").case_no
    with pytest.raises(Refusal):
        perform(store, Command(no, "close_case", {"report": "x"}, "leader-a", "early", 1))
    assert check(store) == []
    store.close()
