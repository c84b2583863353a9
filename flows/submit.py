"""Carry out an event's owed work: as a visible Prefect run, or plainly where there is no Prefect."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from flows import campaign
from flows import carry_out as plain
from flows.runtime import Runtime, installed
from flows.worker_loop import drain
from models import outbox_review
from states.vocabulary import Stage

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

log = logging.getLogger(__name__)

Mode = Literal["prefect", "plain"]
Counts = Counter[str]


@dataclass
class Executor:
    """How this process carries work out; falls back to the plain functions while the Prefect server is away.

    What keeps a thing from being done twice is the outbox row (state, lease, fence), never the run: a run called in
    this process takes no idempotency key, so two runs of one event may exist, and the second finds nothing to claim.
    The same holds for the fallback, which may repeat an event whose run was cut off half-way.

    Prefect is imported by the first run that it shows: a plain executor never pays for it.
    """

    mode: Mode = "prefect"
    #: Told once in Chinese when the server is lost.
    tell: Callable[[str], None] = field(default=log.warning)
    _lost: bool = field(default=False, init=False)
    _told: bool = field(default=False, init=False)
    #: A server on SQLite gets slower with concurrency and answers 503: one run of this process at a time.
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1), init=False)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """A block whose runs share one connection to the server."""
        if self.mode == "plain":
            yield
            return
        from flows import prefect_runs

        async with prefect_runs.one_connection():
            yield

    async def carry_out(self, runtime: Runtime, case_no: str, seq: int, stage: Stage) -> Counts:
        """Carry out what one event of a case owes, as the run of its stage; no run where nothing waits."""
        if not outbox_review.waits(runtime.store, case_no, seq):
            return Counter()

        return await self._run(
            runtime, lambda runs: runs.step(case_no, seq, stage), lambda: plain.carry_out_event(runtime, case_no, seq)
        )

    async def deliver(self, runtime: Runtime) -> Counts:
        """Drain the outbox: every due row of every case."""
        return await self._run(runtime, lambda runs: runs.deliver(return_state=True), lambda: drain(runtime))

    async def sweep(self, runtime: Runtime, today: date) -> Counts:
        """Owe what fell due."""
        return await self._run(
            runtime, lambda runs: runs.sweep(today, return_state=True), lambda: plain.sweep(runtime, today)
        )

    async def prompt_many(self, runtime: Runtime, no: str) -> Counts:
        """Send a mass prompt."""
        return await self._run(
            runtime, lambda runs: runs.prompt_many(no, return_state=True), lambda: campaign.send_open(runtime, no)
        )

    async def _run(
        self,
        runtime: Runtime,
        as_run: Callable[[ModuleType], Awaitable[State[Any]]],  # told `flows.prefect_runs`
        plainly: Callable[[], Awaitable[Counts]],
    ) -> Counts:
        if self.mode == "plain":
            return await plainly()
        from flows import prefect_runs

        if self._lost and not prefect_runs.reachable():
            return await plainly()
        try:
            async with self._turn:
                with installed(runtime):
                    state = await as_run(prefect_runs)
        except prefect_runs.MAY_BE_LOST as error:
            if not prefect_runs.is_server_lost(error):
                raise
            self._fall_back()
            return await plainly()
        self._lost = False
        return Counter(await state.aresult())

    def _fall_back(self) -> None:
        self._lost = True
        if not self._told:
            self._told = True
            self.tell("Prefect 服务不可用，改由本机直接执行；案件数据不受影响")


async def carry_out(runtime: Runtime, case_no: str, seq: int, stage: Stage, mode: Mode = "prefect") -> Counts:
    """One event's owed work with an executor of its own; a process that does many keeps one `Executor`."""
    return await Executor(mode).carry_out(runtime, case_no, seq, stage)
