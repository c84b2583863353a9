"""Upkeep (看护): server and worker as children, watched and started again; work goes on without either of them."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from flows.alarms import AlarmDesk
from flows.dispatch import Dispatch
from flows.own_runtime import LEASE, WORKER
from flows.parent import as_parent
from flows.runtime import Runtime
from flows.server import CHECKOUT, PrefectServer, is_healthy, works
from flows.worker import ALARMS_TOKEN, ALARMS_URL, CRASHED_AFTER, HEARTBEAT

MISSED = 3
"""So many probes in a row without an answer, and the server is started again."""
LEAVE_SECONDS = 15.0
LONGEST_WAIT = 60.0


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How soon things are noticed; the defaults bring work back within 60 s of a kill -9."""

    tick_seconds: float = 1.0
    probe_seconds: float = 5.0
    probe_timeout: float = 4.0
    start_seconds: float = 90.0
    again_seconds: float = 3.0
    heartbeat_seconds: int = 30
    crashed_after_seconds: int = 90
    late_after_seconds: int = 60
    lease_seconds: float = 30.0
    patience_seconds: float = 30.0

    def server_settings(self) -> dict[str, str]:
        """What the server must know."""
        return {"PREFECT_SERVER_SERVICES_LATE_RUNS_AFTER_SECONDS": str(self.late_after_seconds)}


@dataclass
class Upkeep:
    """Everything that ``zhifa up`` keeps going."""

    runtime: Runtime
    server: PrefectServer
    alarms: AlarmDesk
    tell: Callable[[str], None]
    ready: Callable[[], None]
    pace: Pace = field(default_factory=Pace)
    environment: Mapping[str, str] = field(default_factory=dict)
    tick: Callable[[], None] | None = None
    """Called at each round: what drives the clock of a sample bureau."""
    worker: subprocess.Popen[bytes] | None = field(default=None, init=False)
    looks: int = field(default=0, init=False)
    """How often the outbox was looked at to the end: what a look found due was asked for or carried out."""
    _is_up: bool = field(default=False, init=False)
    _was_up: bool = field(default=False, init=False)
    _launched_at: float = field(default=0.0, init=False)
    _probed_at: float = field(default=0.0, init=False)
    _missed: int = field(default=0, init=False)
    _worker_not_before: float = field(default=0.0, init=False)
    _worker_waits: float = field(default=0.0, init=False)
    _worker_since: float = field(default=0.0, init=False)
    _busy: dict[str, asyncio.Task[object]] = field(default_factory=dict, init=False)

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop`` is set; every child is ended by its own process id, whatever happens."""
        dispatch = Dispatch(self.runtime, self.pace.patience_seconds, self.tell)
        try:
            with self.server.reporting():
                self._launch_server()
                while not stop.is_set():
                    if self.tick is not None:
                        self.tick()
                    self._alone("server", self._watch_server)
                    self._watch_worker()
                    self._alone("work", lambda: self._look(dispatch))
                    self._alone("alarms", lambda: asyncio.to_thread(self.alarms.tell_coordinators, self.runtime))
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(stop.wait(), self.pace.tick_seconds)
                await self._settle()
        finally:
            self._stop_worker()
            self.server.stop()

    async def _look(self, dispatch: Dispatch) -> None:
        await dispatch.once(self._is_up)
        self.looks += 1

    def _alone(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        """Start this work unless it is still at it; what went wrong in it before ends the upkeep, for it is a bug."""
        running = self._busy.get(name)
        if running is not None:
            if not running.done():
                return
            running.result()
        self._busy[name] = asyncio.ensure_future(_awaited(work))

    async def _settle(self) -> None:
        """Let what is under way come to its end: a message being sent is not cut off."""
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=LEAVE_SECONDS)

    def _launch_server(self) -> None:
        if self.server.process is None:  # else it was launched early, to get ready while other things were prepared
            self.server.launch()
        self._is_up, self._missed, self._launched_at = False, 0, time.monotonic()

    async def _watch_server(self) -> None:
        now = time.monotonic()
        process = self.server.process
        if process is None or process.poll() is not None:
            await self._start_again(f"Prefect 服务已退出（原因见 {self.server.log}），正在重新启动")
            return
        if now - self._probed_at < (self.pace.probe_seconds if self._is_up else self.pace.tick_seconds):
            return
        answered = await asyncio.to_thread(works, self.server.api_url, self.server.auth, self.pace.probe_timeout)
        self._probed_at = time.monotonic()
        if answered:
            self._up()
        elif self._is_up:
            self._missed += 1
            if self._missed >= MISSED:
                await self._broken()
        elif now - self._launched_at > self.pace.start_seconds:
            await self._start_again(f"Prefect 服务迟迟没有就绪（原因见 {self.server.log}），正在重新启动")

    def _up(self) -> None:
        self._missed = 0
        if self._is_up:
            return
        self._is_up = True
        if not self._was_up:
            self._was_up = True
            self.ready()
        else:
            self.tell("Prefect 服务已恢复")

    async def _broken(self) -> None:
        if await asyncio.to_thread(is_healthy, self.server.api_url):
            # It runs, but its database does not answer: gone or spoilt. Nothing of a case lives there.
            await asyncio.to_thread(self.server.stop)
            for file in self.server.home.glob("prefect.db*"):
                file.unlink(missing_ok=True)
            await self._start_again("Prefect 的数据库不可用，已重新建立（运行历史重新开始，案件数据不受影响）")
        else:
            await self._start_again("Prefect 服务没有响应，正在重新启动")

    async def _start_again(self, says: str) -> None:
        self.tell(f"{says}；其间待办由本机直接办理，案件数据不受影响")
        self._is_up = False
        await asyncio.to_thread(self.server.stop)
        await asyncio.to_thread(self._stop_worker)  # it registers everything anew with the new server
        await asyncio.sleep(self.pace.again_seconds)
        self._launch_server()

    def _watch_worker(self) -> None:
        now = time.monotonic()
        if self.worker is not None and self.worker.poll() is not None:
            if self._is_up:
                self.tell(f"执行进程已退出（原因见 {self._worker_log()}），正在重新启动；已办成的不会重复办理")
            self._stop_worker()
            self._worker_waits = min(max(self._worker_waits * 2, self.pace.again_seconds), LONGEST_WAIT)
            self._worker_not_before = now + self._worker_waits
        if self.worker is None and self._is_up and now >= self._worker_not_before:
            self._launch_worker()
            self._worker_since = now
        elif self.worker is not None and now - self._worker_since > LONGEST_WAIT:
            self._worker_waits = 0.0  # it has worked for a while: the next accident is a new one

    def _worker_log(self) -> str:
        return str(self.server.home / "worker.log")

    def _launch_worker(self) -> None:
        with open(self._worker_log(), "ab") as log:
            self.worker = subprocess.Popen(
                [sys.executable, "-m", "flows.worker"],
                env=self._worker_environment(),
                cwd=CHECKOUT,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # its runs are in its group and end with it
            )

    def _worker_environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        paths = [str(CHECKOUT), *filter(None, [inherited.get("PYTHONPATH")])]
        return {
            **inherited,
            **self.server.client_environment(),
            **self.environment,
            **as_parent(),
            "PYTHONPATH": os.pathsep.join(paths),
            "PREFECT_RUNNER_POLL_FREQUENCY": "1",
            "PREFECT_LOGGING_LEVEL": "WARNING",
            WORKER: "1",
            LEASE: str(self.pace.lease_seconds),
            HEARTBEAT: str(self.pace.heartbeat_seconds),
            CRASHED_AFTER: str(self.pace.crashed_after_seconds),
            ALARMS_URL: self.alarms.url,
            ALARMS_TOKEN: self.alarms.token,
        }

    def _stop_worker(self) -> None:
        """End the worker and the runs it started; a run that is cut off is taken up again after its lease."""
        worker, self.worker = self.worker, None
        if worker is None:
            return
        worker.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.wait(LEAVE_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)  # the group that this worker leads
        worker.wait()


async def _awaited(work: Callable[[], Awaitable[object]]) -> object:
    return await work()
