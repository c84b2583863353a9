"""The alarm desk (运行告警): what Prefect reports of failed, crashed and late runs reaches the coordinators' own channels."""

import hmac
import json
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from flows.runtime import Runtime
from models.queries import officers_on
from models.watch import today_of
from notifications.channels import Envelope
from states.vocabulary import Channel, Role, SendOutcome

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
BODY_MOST = 10_000
QUIET_SECONDS = 600.0
"""Between two messages of one kind; what comes meanwhile is told together."""
AGAIN_SECONDS = 60.0
TRIES = 5
LISTED = 20

KINDS = {"failed": "运行失败", "crashed": "运行中断", "late": "运行迟迟没有开始"}
ADVICE = {
    "failed": "请打开下面的页面看该运行的说明，排除原因后点 Retry 重试。",
    "crashed": "执行进程中断；已办成的不会重复办理，系统会自行补办。请看机器是否正常，反复出现请告知管理员。",
    "late": "请看 zhifa up 是否仍在运行、执行进程是否正常；待办事项会由本机直接执行。",
}


@dataclass(frozen=True)
class Alarm:
    """One run in trouble."""

    kind: str
    run_id: str
    run_name: str


class AlarmDesk:
    """Hears Prefect's notifications on loopback and tells the coordinators, a digest instead of a flood."""

    def __init__(self, ui_url: str, quiet_seconds: float = QUIET_SECONDS) -> None:
        self.token = secrets.token_urlsafe(24)
        self._ui_url = ui_url
        self._quiet = quiet_seconds
        self._waiting: dict[str, deque[Alarm]] = {kind: deque() for kind in KINDS}
        self._not_before = dict.fromkeys(KINDS, 0.0)
        self._tries = dict.fromkeys(KINDS, 0)
        self._told: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._server = _Server((LOOPBACK, 0), _Handler)
        self._server.desk = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)

    @property
    def url(self) -> str:
        """Where Prefect sends its notifications."""
        return f"http://{LOOPBACK}:{self._server.server_address[1]}/alarm"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def hear(self, alarm: Alarm) -> None:
        """Keep it for the next message; the same trouble of the same run is told once."""
        with self._lock:
            if alarm.kind in self._waiting and (alarm.kind, alarm.run_id) not in self._told:
                self._told.add((alarm.kind, alarm.run_id))
                self._waiting[alarm.kind].append(alarm)

    def tell_coordinators(self, runtime: Runtime) -> int:
        """Send what is to be told now; how many messages left."""
        sent = 0
        for kind, alarms in self._ready():
            outcomes = [runtime.sender.send(envelope).outcome for envelope in self._envelopes(runtime, kind, alarms)]
            sent += sum(outcome is SendOutcome.ACCEPTED for outcome in outcomes)
            self._settle(kind, alarms, outcomes)
        return sent

    def _ready(self) -> Iterator[tuple[str, list[Alarm]]]:
        now = time.monotonic()
        for kind, waiting in self._waiting.items():
            with self._lock:
                if not waiting or now < self._not_before[kind]:
                    continue
                alarms = list(waiting)
                waiting.clear()
            yield kind, alarms

    def _settle(self, kind: str, alarms: list[Alarm], outcomes: list[SendOutcome]) -> None:
        """Nobody reached for certain: once more later. In doubt or reached: not again (the page shows it anyway)."""
        lost = bool(outcomes) and all(outcome is SendOutcome.REJECTED for outcome in outcomes)
        self._tries[kind] = self._tries[kind] + 1 if lost else 0
        if lost and self._tries[kind] < TRIES:
            with self._lock:
                self._waiting[kind].extendleft(reversed(alarms))
            self._not_before[kind] = time.monotonic() + AGAIN_SECONDS
            return
        if lost or not outcomes:
            log.error("alarm_reached_nobody", extra={"kind": kind, "runs": len(alarms)})
        self._not_before[kind] = time.monotonic() + self._quiet

    def _envelopes(self, runtime: Runtime, kind: str, alarms: list[Alarm]) -> Iterator[Envelope]:
        for officer in officers_on(runtime.store, today_of(runtime.store)):
            if not officer.active or Role.COORDINATOR not in officer.roles:
                continue
            reach = {Channel.EMAIL: officer.email, Channel.SMS: officer.phone}
            for channel, address in reach.items():
                if address and (runtime.only_addresses is None or address in runtime.only_addresses):
                    key = f"alarm:{kind}:{alarms[0].run_id}:{len(alarms)}:{officer.id}"
                    yield Envelope(
                        key, channel, address, f"【执法系统】{KINDS[kind]} {len(alarms)} 项", self._text(kind, alarms)
                    )
                    break

    def _text(self, kind: str, alarms: list[Alarm]) -> str:
        lines = [f"{KINDS[kind]}：{len(alarms)} 项。{ADVICE[kind]}"]
        lines += [f"- {a.run_name}　{self._ui_url}/runs/flow-run/{a.run_id}" for a in alarms[:LISTED]]
        if len(alarms) > LISTED:
            lines.append(f"另有 {len(alarms) - LISTED} 项，见 {self._ui_url}/runs")
        return "\n".join(lines)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    desk: AlarmDesk


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5

    def log_message(self, *args: object) -> None:
        """Alarms are told, not logged."""

    def do_POST(self) -> None:
        alarm = self._read()
        if alarm is not None:
            self.server.desk.hear(alarm)
        self.send_response(204 if alarm is not None else 400)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _read(self) -> Alarm | None:
        given = self.headers.get("Authorization", "")
        length = self.headers.get("Content-Length", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self.server.desk.token}".encode()):
            return None
        if not length.isdecimal() or int(length) > BODY_MOST:
            return None
        try:
            told = json.loads(self.rfile.read(int(length)))
            run_id, name, _ = str(told["run"]).split("|")
            return Alarm(str(told["kind"]), run_id, name)
        except (ValueError, KeyError, TypeError):
            return None
