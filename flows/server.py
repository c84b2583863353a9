"""A Prefect server of our own as a child process: started, waited for, stopped by its own process id."""

import base64
import http.client
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from prefect.settings import (
    PREFECT_API_AUTH_STRING,
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED,
    PREFECT_HOME,
    PREFECT_LOGGING_LEVEL,
    PREFECT_LOGGING_TO_API_ENABLED,
    PREFECT_SERVER_ALLOW_EPHEMERAL_MODE,
    temporary_settings,
)

from flows.parent import as_parent

HOST = "127.0.0.1"
CHECKOUT = Path(__file__).resolve().parent.parent
READY_SECONDS = 60.0
STOP_SECONDS = 10.0
PROBE_SECONDS = 1.0
BETWEEN_PROBES = 0.1

#: The server asks nobody outside and shows no advertisement.
QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}
#: What only schedules, workers and automations need. Registering block types alone takes 3 s of a first start.
WITHOUT_SERVICES = {
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    **{
        f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false"
        for name in (
            "CANCELLATION_CLEANUP",
            "CLEANUP_RECONCILER",
            "FOREMAN",
            "LATE_RUNS",
            "PAUSE_EXPIRATIONS",
            "REPOSSESSOR",
            "SCHEDULER",
            "TRIGGERS",
        )
    },
}


class ServerNotReady(RuntimeError):
    """The Prefect server did not answer in time; its log says why (Prefect 服务未能启动)."""

    code = "prefect_not_ready"


class PrefectServer:
    """One server under ``home``; inside the block flows of this process report to it.

    ``services=False`` leaves out schedules and automations: enough to show runs, and ready seconds sooner.
    """

    def __init__(
        self,
        home: Path,
        *,
        port: int | None = None,
        services: bool = True,
        auth: str | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.port = port or free_port()
        self.services = services
        self.auth = auth  # "name:password", ASCII; without it every process of this machine may use the server
        self.settings = dict(settings or {})
        self.process: subprocess.Popen[bytes] | None = None
        self._settings = ExitStack()

    @property
    def url(self) -> str:
        """Address of the user interface."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def pid_file(self) -> Path:
        return self.home / "server.pid"

    def launch(self) -> None:
        """Start the child and return at once; other work can be done until `wait_until_ready`."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and fixed words
                [sys.executable, "-m", "uvicorn", "--app-dir", str(CHECKOUT), "--factory", "flows.prefect_app:create",
                 "--host", HOST, "--port", str(self.port), "--log-level", "warning"],
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches us first; we then stop the child in order
            )  # fmt: skip
        self.pid_file.write_text(f"{self.process.pid}\n", encoding="ascii")

    def wait_until_ready(self, within: float = READY_SECONDS) -> None:
        """Return as soon as the server answers; ServerNotReady if it died or the time is up."""
        deadline = time.monotonic() + within
        pause = threading.Event()
        while not is_healthy(self.api_url):
            if self.process is None or self.process.poll() is not None:
                raise ServerNotReady(f"Prefect 服务已退出，原因见 {self.log}")
            if time.monotonic() > deadline:
                raise ServerNotReady(f"Prefect 服务 {within:.0f} 秒内没有就绪，日志见 {self.log}")
            pause.wait(BETWEEN_PROBES)

    def stop(self) -> None:
        """End the child that we started, and nothing else."""
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.pid_file.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Delete the server's whole database, as a fault test or an operator may; the cases do not live there."""
        running = self.process is not None
        self.stop()
        for file in self.home.glob("prefect.db*"):
            file.unlink()
        if running:
            self.launch()
            self.wait_until_ready()

    def __enter__(self) -> Self:
        self.launch()
        try:
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise
        self._settings.enter_context(self.reporting())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._settings.close()
        self.stop()

    def reporting(self) -> ExitStack:
        """A block inside which flows of this process report to this server."""
        stack = ExitStack()
        chatter = logging.getLogger("prefect")
        stack.callback(chatter.setLevel, chatter.level)
        chatter.setLevel(logging.WARNING)  # else three lines on the terminal for each run
        stack.enter_context(
            temporary_settings(
                {
                    PREFECT_HOME: self.home,
                    PREFECT_API_URL: self.api_url,
                    PREFECT_API_AUTH_STRING: self.auth,
                    # The first flow imported sets all loggers up anew, by this and not by what was said above.
                    PREFECT_LOGGING_LEVEL: "WARNING",
                    # A server that is down must not start a second one in this process, nor be waited for long;
                    # but one on SQLite answers 503 when two of its own writers meet, and that is worth a retry.
                    PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: False,
                    PREFECT_CLIENT_MAX_RETRIES: 3,
                    # Server and client are one installation.
                    PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED: False,
                    # Log lines may quote what they like; runs are shown without them.
                    PREFECT_LOGGING_TO_API_ENABLED: False,
                }
            )
        )
        return stack

    def client_environment(self) -> dict[str, str]:
        """What a child process of ours must know to report to this server."""
        return {
            **({"PREFECT_API_AUTH_STRING": self.auth} if self.auth else {}),
            "DO_NOT_TRACK": "1",
            "PREFECT_HOME": str(self.home),
            "PREFECT_API_URL": self.api_url,
            "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
            "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
        }

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        return {
            **inherited,
            **QUIET,
            **({} if self.services else WITHOUT_SERVICES),
            **({"PREFECT_SERVER_API_AUTH_STRING": self.auth} if self.auth else {}),
            **self.settings,
            **as_parent(),
            "PREFECT_HOME": str(self.home),
            # Not only --port: the user interface would ask port 4200 and show another server's data.
            "PREFECT_SERVER_API_PORT": str(self.port),
            "PREFECT_API_URL": self.api_url,
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{self.home / 'prefect.db'}",
        }


def free_port() -> int:
    """A loopback port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def is_healthy(api_url: str) -> bool:
    """Whether a server answers there."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=PROBE_SECONDS) as answer:  # noqa: S310 - our own URL
            return bool(answer.status == 200)
    except (OSError, http.client.HTTPException):  # nobody there, too slow, an error, or not a web server at all
        return False


def works(api_url: str, auth: str | None, within: float = PROBE_SECONDS) -> bool:
    """Whether the server answers from its database: one whose file was deleted still calls itself healthy."""
    asked = urllib.request.Request(f"{api_url}/flows/count", data=json.dumps({}).encode(), method="POST")  # noqa: S310
    asked.add_header("Content-Type", "application/json")
    if auth:
        asked.add_header("Authorization", f"Basic {base64.b64encode(auth.encode()).decode()}")
    try:
        with urllib.request.urlopen(asked, timeout=within) as answer:  # noqa: S310 - our own URL
            return bool(answer.status == 200)
    except (OSError, http.client.HTTPException):  # nobody there, too slow, an error, or not a web server at all
        return False
