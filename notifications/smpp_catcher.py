"""A loopback SMS centre (短信中心) that speaks SMPP 3.4, for the demo and the tests; its log judges what was sent."""

import contextlib
import json
import socket
import socketserver
import struct
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import smpplib.client
import smpplib.consts
import smpplib.smpp

from notifications.catchers import HOLD_SECONDS, LOOPBACK, RESET_AT_CLOSE, Caught, Conduct, Journal, Script, read_log
from states.vocabulary import Channel

THROTTLED, BAD_NUMBER, SYSTEM_ERROR, BIND_FAILED = 0x58, 0x0B, 0x08, 0x0D
RECEIPT = "id:{id} sub:001 dlvrd:001 submit date:2603020900 done date:2603020901 stat:{stat} err:000 text:"
ACCOUNT = ("zhifa", "demo")
BINDS = frozenset({"bind_transmitter", "bind_receiver", "bind_transceiver"})
WORD = 4
PDU_MOST = 64 * 1024
_NUMBERS = smpplib.client.SimpleSequenceGenerator()


@dataclass
class _Session:
    """One connection; parts of one message are put together again by their header."""

    sock: socket.socket
    receives: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    sequence: int = 0


class SmppCatcher:
    """Nothing starts before ``with``. Each part has its own message id; the journal has one line per part."""

    def __init__(self, folder: Path, port: int = 0, slow_seconds: float = 1.0, durable: bool = True) -> None:
        self.folder, self.port, self.slow_seconds, self._durable = folder, port, slow_seconds, durable
        self.script = Script()
        self.ids = "smsc-{:06d}"  # how message ids are written in answers
        self.after_parts: dict[str, tuple[int, Conduct]] = {}
        self.refuses_binds = False
        self.released = threading.Event()
        self.receivers: list[_Session] = []
        self.answers: list[int] = []  # status of each answer to a receipt
        self._seen: dict[str, int] = {}
        self._server: socketserver.ThreadingTCPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """For the channel's configuration."""
        return f"zhifasmpp://{ACCOUNT[0]}:{ACCOUNT[1]}@{LOOPBACK}:{self.port}/?source=10690000"

    def caught(self) -> list[Caught]:
        return read_log(self.folder)

    def texts(self) -> list[str]:
        """The parts as a phone would show them, in order of arrival."""
        return [json.loads((self.folder / each.file).read_text("utf-8"))["text"] for each in self.caught()]

    def __enter__(self) -> "SmppCatcher":
        self._journal = Journal(self.folder, self._durable)
        catcher = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError, ValueError, struct.error):
                    catcher.serve(_Session(self.request))

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer((LOOPBACK, self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.released.set()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            for session in list(self.receivers):
                _hang_up(session)
            self._server.server_close()
            self._thread.join()

    def send_receipt(self, reference: str, stat: str = "DELIVRD") -> None:
        """One delivery receipt to every bind that receives."""
        for session in list(self.receivers):
            pdu = smpplib.smpp.make_pdu(
                "deliver_sm",
                client=_NUMBERS,
                source_addr="13800000000",
                destination_addr="10690000",
                esm_class=0x04,
                short_message=RECEIPT.format(id=reference, stat=stat).encode(),
            )
            with session.lock:
                session.sequence += 1
                pdu.sequence = session.sequence
                session.sock.sendall(pdu.generate())

    def serve(self, session: _Session) -> None:
        """One connection until it ends."""
        while (pdu := _read(session.sock)) is not None:
            if pdu.command in BINDS:
                self._bind(session, pdu)
            elif pdu.command == "submit_sm":
                self._submit(session, pdu)
            elif pdu.command in ("enquire_link", "unbind"):
                _answer(session, pdu, 0)
                if pdu.command == "unbind":
                    break
            elif pdu.command == "deliver_sm_resp":
                self.answers.append(int(pdu.status))
        if session in self.receivers:
            self.receivers.remove(session)

    def _bind(self, session: _Session, pdu: Any) -> None:
        account = (pdu.system_id.decode(), pdu.password.decode())
        status = BIND_FAILED if self.refuses_binds or account != ACCOUNT else 0
        _answer(session, pdu, status)
        if status == 0 and pdu.command != "bind_transmitter":
            self.receivers.append(session)

    def _submit(self, session: _Session, pdu: Any) -> None:
        to = pdu.destination_addr.decode()
        conduct = self._conduct(to)
        if conduct is Conduct.REFUSE:
            _hang_up(session)
        elif conduct is Conduct.TRY_LATER:
            _answer(session, pdu, THROTTLED)
        elif conduct is Conduct.REJECT:
            _answer(session, pdu, BAD_NUMBER)
        else:
            content = json.dumps(_told(pdu), ensure_ascii=False).encode()
            number = self._journal.record(Channel.SMS, "", to, "", conduct, content)
            self._after_acceptance(session, pdu, conduct, self.ids.format(number))

    def _conduct(self, to: str) -> Conduct:
        """By receiver; where so scripted only from a later part on."""
        self._seen[to] = self._seen.get(to, 0) + 1
        passes, conduct = self.after_parts.get(to, (0, None))
        if conduct is not None:
            return conduct if self._seen[to] > passes else Conduct.PROPER
        return self.script.next(to)

    def _after_acceptance(self, session: _Session, pdu: Any, conduct: Conduct, reference: str) -> None:
        if conduct in (Conduct.SLOW, Conduct.HANG):
            self.released.wait(self.slow_seconds if conduct is Conduct.SLOW else HOLD_SECONDS)
        if conduct in (Conduct.RESET, Conduct.HANG):
            _hang_up(session)
        elif conduct is Conduct.GARBAGE:
            session.sock.sendall(b"\x00\x00\x00\x14 nothing agreed ")
        elif conduct is Conduct.BREAK:
            _answer(session, pdu, SYSTEM_ERROR)
        else:
            _answer(session, pdu, 0, message_id=reference)


def _told(pdu: Any) -> dict[str, Any]:
    raw = bytes(pdu.short_message)
    is_long = bool(pdu.esm_class & smpplib.consts.SMPP_GSMFEAT_UDHI)
    header, text = (raw[:6], raw[6:]) if is_long else (b"", raw)
    kept = {"coding": pdu.data_coding, "receipt": pdu.registered_delivery, "octets": len(raw)}
    return {"to": pdu.destination_addr.decode(), "text": text.decode("utf-16-be"), "header": list(header), **kept}


def _read(sock: socket.socket) -> Any:
    head = _exactly(sock, WORD)
    if head is None:
        return None
    (length,) = struct.unpack(">L", head)
    if not 4 * WORD <= length <= PDU_MOST:
        raise ValueError("PDU length")
    rest = _exactly(sock, length - WORD)
    return None if rest is None else smpplib.smpp.parse_pdu(head + rest, client=_NUMBERS, allow_unknown_opt_params=True)


def _exactly(sock: socket.socket, size: int) -> bytes | None:
    got = b""
    while len(got) < size:
        piece = sock.recv(size - len(got))
        if not piece:
            return None
        got += piece
    return got


def _answer(session: _Session, pdu: Any, status: int, **fields: Any) -> None:
    answer = smpplib.smpp.make_pdu(f"{pdu.command}_resp", client=_NUMBERS, **fields)
    answer.status, answer.sequence = status, pdu.sequence
    with session.lock:
        session.sock.sendall(answer.generate())


def _hang_up(session: _Session) -> None:
    with contextlib.suppress(OSError):
        session.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE)
        session.sock.shutdown(socket.SHUT_RD)
    session.sock.close()
