"""A loopback gateway of office chats: answers as DingTalk, WeCom and Feishu do, each in its own words."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from notifications.catchers import (
    BEFORE_ACCEPTANCE,
    BODY_MOST,
    HOLD_SECONDS,
    LOOPBACK,
    Caught,
    Conduct,
    Journal,
    Script,
    read_log,
)
from states.vocabulary import Channel

TOKEN = "demo"  # noqa: S105 - opens nothing but this catcher
SCHEMES = {Channel.DINGTALK: "zhifadingtalk", Channel.WECOM: "zhifawecom", Channel.FEISHU: "zhifafeishu"}
PLACES = {"/robot/send": Channel.DINGTALK, "/cgi-bin/webhook/send": Channel.WECOM, "/open-apis/bot/v2": Channel.FEISHU}
REFUSED = {Channel.DINGTALK: 310000, Channel.WECOM: 93000, Channel.FEISHU: 19001}
THROTTLED = {Channel.DINGTALK: 130101, Channel.WECOM: 45009, Channel.FEISHU: 11232}


class RobotCatcher:
    """Keeps every copy it gets; the script's receiver is the channel's name."""

    def __init__(self, folder: Path, port: int = 0, slow_seconds: float = 1.0) -> None:
        self.folder, self.port, self.slow_seconds = folder, port, slow_seconds
        self.script = Script()
        self.released = threading.Event()
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    def url(self, channel: Channel, secret: str = "") -> str:
        """For the channel's configuration."""
        account = f"{TOKEN}:{secret}" if secret else TOKEN
        return f"{SCHEMES[channel]}://{account}@{LOOPBACK}:{self.port}/"

    def caught(self) -> list[Caught]:
        return read_log(self.folder)

    def __enter__(self) -> "RobotCatcher":
        journal, catcher = Journal(self.folder, durable=True), self

        class Handler(BaseHTTPRequestHandler):
            timeout = HOLD_SECONDS

            def log_message(self, *args: object) -> None:
                """Requests are in the journal."""

            def do_POST(self) -> None:
                body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), BODY_MOST))
                channel = next(found for place, found in PLACES.items() if self.path.startswith(place))
                conduct = catcher.script.next(channel.value)
                if conduct not in BEFORE_ACCEPTANCE:
                    journal.record(channel, "", self.path, text_of(body), conduct, body)
                status, answer = catcher.answer(channel, conduct)
                if conduct in (Conduct.REFUSE, Conduct.RESET, Conduct.HANG):
                    self.close_connection = True
                    return
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self._server = _Quiet((LOOPBACK, self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.released.set()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def answer(self, channel: Channel, conduct: Conduct) -> tuple[int, Any]:
        """Status and body as this service gives them; a refusal is said with status 200."""
        field = "code" if channel is Channel.FEISHU else "errcode"
        if conduct in (Conduct.SLOW, Conduct.HANG):
            self.released.wait(self.slow_seconds if conduct is Conduct.SLOW else HOLD_SECONDS)
        match conduct:
            case Conduct.REJECT:
                return 200, {field: REFUSED[channel], "errmsg": "refused"}
            case Conduct.TRY_LATER:
                return 200, {field: THROTTLED[channel], "errmsg": "too fast"}
            case Conduct.BREAK:
                return 500, {}
            case Conduct.GARBAGE:
                return 200, ["nothing", "agreed"]
        return 200, {field: 0, "errmsg": "ok"}


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that left is not news."""


def text_of(body: bytes) -> str:
    """The text of a message in any of the three dialects."""
    told = json.loads(body)
    holder = told.get("text") or told.get("content") or {}
    return str(holder.get("content") or holder.get("text") or "")
