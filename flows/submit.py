"""Carry out an event's owed work: as a visible Prefect run, or plainly where there is no Prefect."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import httpx
from prefect import Flow, tags
from prefect.client.schemas.objects import State
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.settings import PREFECT_API_URL

from flows import campaign
from flows import carry_out as plain
from flows.close import close_case
from flows.decide import decide_case
from flows.deliver import deliver
from flows.inspect_case import inspect_case
from flows.prompt import prompt_case
from flows.prompt_many import prompt_many
from flows.runtime import Runtime, installed
from flows.serve import serve_case
from flows.server import is_healthy
from flows.sweep import sweep
from flows.visit import visit_case
from flows.worker_loop import drain
from models import outbox_review
from states.vocabulary import Stage

log = logging.getLogger(__name__)

Mode = Literal["prefect", "plain"]
Counts = Counter[str]

STEP_FLOWS: dict[Stage, Flow[[str, int], Any]] = {
    Stage.PROMPT: prompt_case,
    Stage.INSPECT: inspect_case,
    Stage.DECIDE: decide_case,
    Stage.SERVE: serve_case,
    Stage.VISIT: visit_case,
    Stage.CLOSE: close_case,
}


@dataclass
class Executor:
    """How this process carries work out; falls back to the plain functions while the Prefect server is away.

    What keeps a thing from being done twice is the outbox row (state, lease, fence), never the run: a run called in
    this process takes no idempotency key, so two runs of one event may exist, and the second finds nothing to claim.
    The same holds for the fallback, which may repeat an event whose run was cut off half-way.
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
        """A block whose runs share one connection to the server: Prefect else loads all root certificates anew for
        each client of each run, which cost half the time of a run."""
        if self.mode == "plain":
            yield
            return
        with SyncClientContext.get_or_create():
            async with AsyncClientContext.get_or_create():
                yield

    async def carry_out(self, runtime: Runtime, case_no: str, seq: int, stage: Stage) -> Counts:
        """Carry out what one event of a case owes, as the run of its stage; no run where nothing waits."""
        if not outbox_review.waits(runtime.store, case_no, seq):
            return Counter()

        async def as_run() -> State[Any]:
            with tags(f"stage:{stage.value}"):
                return await STEP_FLOWS[stage](case_no, seq, return_state=True)

        return await self._run(runtime, as_run, lambda: plain.carry_out_event(runtime, case_no, seq))

    async def deliver(self, runtime: Runtime) -> Counts:
        """Drain the outbox: every due row of every case."""
        return await self._run(runtime, lambda: deliver(return_state=True), lambda: drain(runtime))

    async def sweep(self, runtime: Runtime, today: date) -> Counts:
        """Owe what fell due."""
        return await self._run(runtime, lambda: sweep(today, return_state=True), lambda: plain.sweep(runtime, today))

    async def prompt_many(self, runtime: Runtime, no: str) -> Counts:
        """Send a mass prompt."""
        return await self._run(
            runtime, lambda: prompt_many(no, return_state=True), lambda: campaign.send_open(runtime, no)
        )

    async def _run(
        self,
        runtime: Runtime,
        as_run: Callable[[], Awaitable[State[Any]]],
        plainly: Callable[[], Awaitable[Counts]],
    ) -> Counts:
        if self.mode == "plain" or (self._lost and not is_healthy(str(PREFECT_API_URL.value()))):
            return await plainly()
        try:
            async with self._turn:
                with installed(runtime):
                    state = await as_run()
        except (httpx.TransportError, PrefectHTTPStatusError, ObjectNotFound, RuntimeError) as error:
            if not is_server_lost(error):
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


def reachable() -> bool:
    """Whether this process is told of a Prefect server, and one answers."""
    url = PREFECT_API_URL.value()
    return bool(url) and is_healthy(str(url))


def is_server_lost(error: BaseException) -> bool:
    """Whether the run failed because of Prefect's server (away, broken, or its database gone) and not of our work."""
    match error:
        case httpx.TransportError() | ObjectNotFound():
            return True
        case PrefectHTTPStatusError():
            return error.response.status_code >= 500
        case RuntimeError():  # Prefect wraps the transport error of its first contact in a bare RuntimeError
            return isinstance(error.__cause__, httpx.TransportError)
    return False


async def carry_out(runtime: Runtime, case_no: str, seq: int, stage: Stage, mode: Mode = "prefect") -> Counts:
    """One event's owed work with an executor of its own; a process that does many keeps one `Executor`."""
    return await Executor(mode).carry_out(runtime, case_no, seq, stage)
