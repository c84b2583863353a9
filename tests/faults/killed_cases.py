"""The kill harness: demo dockets run in forked children that die at one point, and go on in another process.

Kinds of points are names; a passage is one time a run comes by. ``Bureaus`` makes a founded bureau per run, on SQLite
by copying a file and on PostgreSQL by copying a database.
"""

import asyncio
import gc
import os
import secrets
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy import select

from config.dockets import load_docket
from config.loader import load_folder, load_officers
from config.schema.docket import Docket, DocketAct
from config.schema.release import ReleaseBody
from flows.compose import compose
from flows.runtime import Runtime
from flows.submit import Executor
from models import killpoints
from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.database import Store, create_store, open_store
from models.outbox import OUTBOX
from models.outbox_review import counts, for_a_person, release_unknown
from models.queries import case_facts
from models.registers import enter_officers, publish_release
from models.releases import compile_release, release_text
from models.tables import Case
from notifications.catchers import MailCatcher, SmsCatcher, read_log
from notifications.channels import AppriseSender
from states.vocabulary import BUREAU_TZ, Channel

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "config" / "dockets" / "demo"
SCENARIOS = {
    "served_by_email": "08-emailed.yaml",
    "form_not_returned": "09-visited.yaml",
    "on_the_spot": "11-on-the-spot.yaml",
}
LEASE = 0.05
_CASE = Case.__table__  # type: ignore[attr-defined]


@cache
def release() -> ReleaseBody:
    return load_folder(ROOT / "config", ROOT / "templates")


def found(url: str, at: datetime) -> None:
    """A bureau in a new database: release and register in force, the clock at the docket's first act."""
    compile_release(release_text(release()))  # here, so that no forked child has to
    store = create_store(url, "virtual")
    store.set_clock(at)
    publish_release(store, release(), by="a", second="b", note="faults")
    enter_officers(store, load_officers(ROOT / "config"), by="a", effective_on=date(2020, 1, 1))
    if store.dialect == "sqlite":
        with store.engine.connect() as conn:
            raw = conn.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


class Bureaus(Protocol):
    """Makes founded bureaus on one kind of database."""

    def new(self, folder: Path, at: datetime) -> str:
        """Address of a database of its own, founded at that instant."""


class SqliteBureaus:
    """Copies of one founded file."""

    def new(self, folder: Path, at: datetime) -> str:
        path = folder / "case.sqlite3"
        path.write_bytes(_founded_file(at))
        return f"sqlite:///{path}"


@cache
def _founded_file(at: datetime) -> bytes:
    with TemporaryDirectory() as folder:
        found(f"sqlite:///{folder}/founding.sqlite3", at)
        return Path(folder, "founding.sqlite3").read_bytes()


class PostgresqlBureaus:
    """Copies of one founded database on a server. A copy lives until the next is made: hundreds would fill the disk."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._models: dict[datetime, str] = {}
        self._copy: str | None = None

    def new(self, folder: Path, at: datetime) -> str:
        if at not in self._models:
            self._models[at] = self._create("template1")
            found(self._url(self._models[at]), at)
        self._drop(self._copy)
        self._copy = self._create(self._models[at])
        return self._url(self._copy)

    def drop(self) -> None:
        """Everything that was made."""
        for name in (self._copy, *self._models.values()):
            self._drop(name)

    def _drop(self, name: str | None) -> None:
        if name is not None:
            with psycopg.connect(self._server, autocommit=True) as admin:
                admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _create(self, model: str) -> str:
        name = f"zhifa_{secrets.token_hex(6)}"
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(model))
        with psycopg.connect(self._server, autocommit=True) as admin:
            admin.execute(copy)
        return name

    def _url(self, name: str) -> str:
        return self._server.replace("/postgres?", f"/{name}?")


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
        assert act.act is not None
        assert act.by is not None
        revision = case_facts(store, no, "system").revision
        perform(store, Command(no, act.act, act.payload, act.by, key, revision, act.occurred_at))

    async def _settle(self, store: Store, runtime: Runtime, executor: Executor) -> None:
        """Drain; what is in doubt is decided by a person (here: taken as sent), never silently resent."""
        for _ in range(4):
            if counts(store).keys() & {"claimed", "calling"}:
                await asyncio.sleep(LEASE * 2)  # the dead holder's lease runs out by the database's own clock
            await executor.deliver(runtime)
            doubtful = [row for row in for_a_person(store) if row.state == "unknown"]
            for row in doubtful:
                release_unknown(store, row.id, "accept", by="coordinator-a")
            if not doubtful:
                break
        await executor.sweep(runtime, store.now().astimezone(BUREAU_TZ).date())


@cache
def warmed() -> None:
    """Run every scenario once in this process: what is imported, compiled and parsed on the way is then there in each
    forked child, which would spend most of its time on it."""
    for name in SCENARIOS:
        with TemporaryDirectory() as made, catchers(Path(made)) as urls:
            scenario = scenario_of(name, Path(made), urls)
            scenario.run(SqliteBureaus().new(Path(made), scenario.acts[0].at))
    gc.collect()
    gc.freeze()  # else the first collection of each child looks at, and thereby copies, everything


def in_child(work: Callable[[], object]) -> int:
    """Run in a forked child; its wait status."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            if code:
                traceback.print_exc()  # the parent sees no more of it than a number
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    return status


def killed(work: Callable[[], object]) -> bool:
    """Whether a forked child that does this dies by SIGKILL."""
    status = in_child(work)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def scenario_of(name: str, folder: Path, urls: dict[Channel, str]) -> Scenario:
    docket, _ = load_docket(DEMO / SCENARIOS[name])
    return Scenario(docket, urls, folder / "archive")


def passages(name: str, folder: Path, bureaus: Bureaus) -> list[str]:
    """Every point that an undisturbed run passes, in order; told through a pipe by the child that runs it."""
    warmed()
    folder.mkdir(parents=True)
    with catchers(folder) as urls:
        scenario = scenario_of(name, folder, urls)
        url = bureaus.new(folder, scenario.acts[0].at)
        read, write = os.pipe()

        def traced() -> None:
            seen = killpoints.trace()
            scenario.run(url)
            os.write(write, "\n".join(seen).encode())

        status = in_child(traced)
    os.close(write)
    assert os.waitstatus_to_exitcode(status) == 0
    with os.fdopen(read) as pipe:
        seen = pipe.read().split("\n")
    assert {"commit.before", "perform.after_commit", "send.after", "file.renamed"} <= set(seen)
    return seen


@contextmanager
def catchers(folder: Path) -> Iterator[dict[Channel, str]]:
    """A mail server and an SMS gateway whose logs, outside the database, are the judges."""
    with MailCatcher(folder / "mail", durable=False) as mail, SmsCatcher(folder / "sms", durable=False) as sms:
        yield {Channel.EMAIL: mail.url, Channel.SMS: sms.url}


def each_kind_once(traces: Mapping[str, list[str]]) -> Iterator[tuple[str, str, int]]:
    """Each kind of point once, at the middle of its passages, in the shortest scenario that passes it; a scenario that
    would go without is killed at its last point."""
    dealt: set[str] = set()
    for point in dict.fromkeys(point for seen in traces.values() for point in seen):
        name = min((name for name, seen in traces.items() if point in seen), key=lambda name: len(traces[name]))
        dealt.add(name)
        yield name, point, (traces[name].count(point) + 1) // 2
    for name in sorted(traces.keys() - dealt):
        yield name, traces[name][-1], traces[name].count(traces[name][-1])


def every_passage(seen: list[str]) -> Iterator[tuple[str, int]]:
    """Each passage of each point."""
    for point in dict.fromkeys(seen):
        yield from ((point, nth) for nth in range(1, seen.count(point) + 1))


def survives(name: str, folder: Path, point: str, nth: int, bureaus: Bureaus) -> None:
    """Kill the run at one passage, continue it in a new process, and check everything."""
    folder.mkdir(parents=True)
    with catchers(folder) as urls:
        scenario = scenario_of(name, folder, urls)
        url = bureaus.new(folder, scenario.acts[0].at)

        def run() -> None:
            killpoints.arm(point, nth)
            scenario.run(url)

        assert killed(run), f"{point} #{nth} was not reached"
        assert os.waitstatus_to_exitcode(in_child(lambda: scenario.run(url))) == 0, f"{point} #{nth}"
    whole(url, folder, scenario)


def whole(url: str, folder: Path, scenario: Scenario) -> None:
    done = [f"{number}" for number, act in enumerate(scenario.acts) if not act.wait and act.expect == "done"]
    store = open_store(url)
    try:
        assert check(store, acknowledged=["open", *done]) == []
        with store.read() as conn:
            owed = set(conn.execute(select(OUTBOX.c.key).where(OUTBOX.c.kind == "message")).scalars())
            steps = conn.execute(select(_CASE.c.step)).scalars().all()
    finally:
        store.close()
    assert steps == ["close.closed"]
    copies = [caught.key for log in ("mail", "sms") for caught in read_log(folder / log)]
    assert set(copies) <= owed
    assert all(copies.count(key) <= 1 for key in copies), "a message in doubt was sent again without a person"
