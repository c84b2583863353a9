"""Loopback mail and SMS gateways for the demo and the tests; their log lies outside the database and judges it."""

import asyncio
import contextlib
import email
import email.policy
import json
import logging
import os
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Awaitable
from dataclasses import asdict, dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from states.vocabulary import Channel

LOOPBACK = "127.0.0.1"
LOG_NAME = "caught.jsonl"
HOLD_SECONDS = 30.0
BODY_MOST = 1_000_000
MAIL_MOST = 20_000_000  # an e-mail that serves a decision carries its documents
RESET_AT_CLOSE = struct.pack("ii", 1, 0)


class Conduct(StrEnum):
    """How a catcher treats one message. Those below the line have it, and have logged it, before they misbehave."""

    REFUSE = "refuse"  # breaks the connection before it has anything
    TRY_LATER = "try_later"  # SMTP 450, HTTP 503
    REJECT = "reject"  # SMTP 550, HTTP 422
    # ---
    PROPER = "proper"
    SLOW = "slow"  # answers properly, but late
    HANG = "hang"  # never answers
    RESET = "reset"  # breaks the connection instead of an answer
    GARBAGE = "garbage"  # answers nonsense
    BREAK = "break"  # HTTP 500; SMTP 451 after the content, which means that it was not taken and is not logged


BEFORE_ACCEPTANCE = frozenset({Conduct.REFUSE, Conduct.TRY_LATER, Conduct.REJECT})


@dataclass(frozen=True)
class Caught:
    """One copy of one message that reached a catcher; ``file`` holds the whole of it."""

    channel: str
    key: str
    to: str
    subject: str
    conduct: str
    file: str


def read_log(folder: Path) -> list[Caught]:
    """Every copy caught so far, by any process; a line cut off by a crash was never acknowledged and is left out."""
    path = folder / LOG_NAME
    if not path.exists():
        return []
    *whole, _ = path.read_text(encoding="utf-8").split("\n")
    return [Caught(**json.loads(line)) for line in whole]


class Journal:
    """Writes each copy to its own file and to one log line, which is on disk before the sender gets its answer."""

    def __init__(self, folder: Path, durable: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._durable = durable
        self._lock = threading.Lock()
        self._number = len(read_log(folder))

    def record(self, channel: Channel, key: str, to: str, subject: str, conduct: Conduct, content: bytes) -> int:
        suffix = "eml" if channel is Channel.EMAIL else "json"
        with self._lock:
            self._number += 1
            name = f"{channel.value}-{self._number:06d}-{os.getpid()}.{suffix}"
            (self._folder / name).write_bytes(content)
            line = json.dumps(asdict(Caught(channel.value, key, to, subject, conduct.value, name)), ensure_ascii=False)
            self._append(line.encode() + b"\n")
            return self._number

    def _append(self, line: bytes) -> None:
        handle = os.open(self._folder / LOG_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line)
            if self._durable:
                os.fsync(handle)
        finally:
            os.close(handle)


class Script:
    """Which conduct the next message meets: by receiver if said so, else the next of the queue, else proper."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue: deque[Conduct] = deque()
        self._by_receiver: dict[str, Conduct] = {}

    def then(self, *conducts: Conduct) -> None:
        """One conduct per coming message, in order."""
        with self._lock:
            self._queue.extend(conducts)

    def always(self, receiver: str, conduct: Conduct) -> None:
        """Every message to this receiver."""
        with self._lock:
            self._by_receiver[receiver] = conduct

    def next(self, receiver: str) -> Conduct:
        with self._lock:
            if receiver in self._by_receiver:
                return self._by_receiver[receiver]
            return self._queue.popleft() if self._queue else Conduct.PROPER


def _listen(port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's delay off only where it is.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, port))
    return listener


class MailCatcher:
    """An SMTP server on loopback. Nothing starts before ``with``, so it may be made before a fork or inside a child."""

    def __init__(
        self,
        folder: Path,
        port: int = 0,
        slow_seconds: float = 1.0,
        durable: bool = True,
        tls: ssl.SSLContext | None = None,
        immediate_tls: bool = False,
    ) -> None:
        self._tls = tls
        self._immediate_tls = immediate_tls
        self.script = Script()
        self.port = port
        self.folder = folder
        self._slow_seconds = slow_seconds
        self._durable = durable
        self._controller: _MailController | None = None

    @property
    def url(self) -> str:
        """For the channel's configuration."""
        schema = "zhifamails" if self._immediate_tls else "zhifamail"
        return f"{schema}://{LOOPBACK}:{self.port}/?from=zhifa@bureau.example"

    def caught(self) -> list[Caught]:
        return read_log(self.folder)

    def __enter__(self) -> "MailCatcher":
        # aiosmtpd writes receivers and whole mails to its log.
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)
        listener = _listen(self.port)
        self.port = listener.getsockname()[1]
        handler = _MailHandler(Journal(self.folder, self._durable), self.script, self._slow_seconds)
        self._controller = _MailController(handler, listener, self._tls, self._immediate_tls)
        self._controller.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._controller is not None:
            self._controller.release()
            self._controller.stop()
            self._controller = None


class _MailController(Controller):
    """aiosmtpd's controller over a socket that is already bound, so that a free port is known for certain."""

    def __init__(
        self, handler: "_MailHandler", listener: socket.socket, tls: ssl.SSLContext | None, immediate: bool
    ) -> None:
        how = {"ssl_context": tls} if immediate else {"tls_context": tls, "require_starttls": tls is not None}
        super().__init__(handler, hostname=LOOPBACK, port=listener.getsockname()[1], data_size_limit=MAIL_MOST, **how)
        self._listener = listener

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listener, ssl=self.ssl_context)

    def release(self) -> None:
        """Let go of the mails that hang, so that stopping does not wait for them."""
        self.loop.call_soon_threadsafe(self.handler.released.set)


class _MailHandler:
    def __init__(self, journal: Journal, script: Script, slow_seconds: float) -> None:
        self._journal = journal
        self._script = script
        self._slow_seconds = slow_seconds
        self._conducts: WeakKeyDictionary[Envelope, Conduct] = WeakKeyDictionary()
        self.released = asyncio.Event()

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd looks for
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        conduct = self._script.next(address)
        if conduct is Conduct.REFUSE:
            _reset(server)
        if conduct is Conduct.TRY_LATER:
            return "450 4.2.1 try again later"
        if conduct is Conduct.REJECT:
            return "550 5.1.1 no such mailbox"
        self._conducts[envelope] = conduct
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content or b""
        conduct = self._conducts[envelope]
        if conduct is Conduct.BREAK:
            return "451 4.3.0 local error"  # by RFC 5321 the server does not have it
        mail = email.message_from_bytes(content, policy=email.policy.default)
        number = self._journal.record(
            Channel.EMAIL,
            str(mail["X-Zhifa-Key"] or "").strip(),  # a long key is folded onto a line of its own
            ",".join(envelope.rcpt_tos),
            str(mail["Subject"] or ""),
            conduct,
            content,
        )
        return await self._answer(server, conduct, number)

    async def _answer(self, server: SMTP, conduct: Conduct, number: int) -> str:
        if conduct is Conduct.RESET:
            _reset(server)
        if conduct in (Conduct.SLOW, Conduct.HANG):
            seconds = self._slow_seconds if conduct is Conduct.SLOW else HOLD_SECONDS
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.released.wait(), seconds)
        if conduct is Conduct.GARBAGE:
            return "!! nothing an SMTP client understands"
        return f"250 2.0.0 OK queued as {number:06d}"


def _reset(server: SMTP) -> None:
    transport = server.transport
    if isinstance(transport, asyncio.WriteTransport):
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE)
        transport.abort()


class SmsCatcher:
    """An HTTP gateway on loopback with the contract of `notifications.sms_plugin`. It keeps every copy it gets."""

    def __init__(
        self,
        folder: Path,
        port: int = 0,
        token: str = "demo",  # noqa: S107 - opens nothing but this catcher
        slow_seconds: float = 1.0,
        durable: bool = True,
    ) -> None:
        self.script = Script()
        self.port = port
        self.token = token
        self.folder = folder
        self._slow_seconds = slow_seconds
        self._durable = durable
        self._server: _SmsServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """For the channel's configuration."""
        return f"zhifasms://{quote(self.token, safe='')}@{LOOPBACK}:{self.port}/send?sign={quote('演示短信')}"

    def caught(self) -> list[Caught]:
        return read_log(self.folder)

    def __enter__(self) -> "SmsCatcher":
        server = _SmsServer((LOOPBACK, self.port), _SmsHandler)
        server.journal = Journal(self.folder, self._durable)
        server.script, server.token, server.slow_seconds = self.script, self.token, self._slow_seconds
        self.port = server.server_address[1]
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._server is not None and self._thread is not None:
            self._server.released.set()
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = self._thread = None


class _SmsServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    journal: Journal
    script: Script
    token: str
    slow_seconds: float

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.released = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that left is not news; the standard answer is a traceback on stderr."""


class _SmsHandler(BaseHTTPRequestHandler):
    server: _SmsServer
    timeout = HOLD_SECONDS

    def log_message(self, *args: object) -> None:
        """Requests are in the journal."""

    def do_POST(self) -> None:
        sms = self._read()
        if sms is None:
            return
        conduct = self.server.script.next(sms["to"])
        if conduct is Conduct.REFUSE:
            self._reset()
        elif conduct is Conduct.TRY_LATER:
            self._answer(503, {})
        elif conduct is Conduct.REJECT:
            self._answer(422, {"error": "no such number"})
        else:
            content = json.dumps(sms, ensure_ascii=False).encode()
            number = self.server.journal.record(Channel.SMS, sms["key"], sms["to"], sms["sign"], conduct, content)
            self._after_acceptance(conduct, number)

    def _after_acceptance(self, conduct: Conduct, number: int) -> None:
        if conduct in (Conduct.SLOW, Conduct.HANG):
            self.server.released.wait(self.server.slow_seconds if conduct is Conduct.SLOW else HOLD_SECONDS)
        if conduct in (Conduct.RESET, Conduct.HANG):
            self._reset()
        elif conduct is Conduct.GARBAGE:
            self._answer(200, ["nothing", "agreed"])
        elif conduct is Conduct.BREAK:
            self._answer(500, {})
        else:
            self._answer(200, {"id": f"sms-{number:06d}"})

    def _read(self) -> dict[str, str] | None:
        """The request if it keeps the contract; otherwise it is answered here."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > BODY_MOST:
            self._answer(400, {"error": "length"})
            return None
        content = self.rfile.read(int(length))
        if self.headers.get("Authorization") != f"Bearer {self.server.token}":
            self._answer(401, {"error": "token"})
            return None
        try:
            sms = json.loads(content)
        except ValueError:
            sms = None
        whole = isinstance(sms, dict) and sms.keys() == {"key", "to", "text", "sign"}
        if not whole or not all(isinstance(value, str) for value in sms.values()):
            self._answer(400, {"error": "fields"})
            return None
        if self.headers.get("Idempotency-Key") != sms["key"]:
            self._answer(400, {"error": "key"})
            return None
        return dict(sms)

    def _answer(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE)
        self.close_connection = True
        # http.server would shut the socket down politely; a reset wants its last reference closed first.
        self.connection.close()
