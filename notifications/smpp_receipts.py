"""Receipts by SMPP: a bind as receiver that stays open and takes ``deliver_sm`` (SMPP 3.4, 4.6 and appendix B)."""

import logging
import re
import socket
import ssl
import threading
import time
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import smpplib.client
import smpplib.consts
import smpplib.smpp

from notifications.private_log import keep_private
from notifications.receipt_sink import ReceiptSink
from notifications.smpp_plugin import BROKEN, IDS_HEX, PORT, TLS_PORT, closing, decimal_of, new_client

log = logging.getLogger(__name__)

TOLD = re.compile(rb"id:(?P<id>[!-~]{1,65}) .*?stat:(?P<stat>[A-Z]{1,7})", re.DOTALL)
ARRIVED, NOT_ARRIVED = "DELIVRD", frozenset({"EXPIRED", "DELETED", "UNDELIV", "REJECTD"})
STATES = {2: ARRIVED, 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 8: "REJECTD"}
IS_RECEIPT, TYPE_BITS = 0x04, 0x3C
OK, COME_BACK = 0x00, 0x64
BIND_SECONDS, IDLE_SECONDS, PAUSE_SECONDS = 10.0, 0.2, 5.0
ENQUIRE_SECONDS = 30.0


def receipt_of(pdu: Any, ids: str = "") -> tuple[str, bool] | None:
    """The message id and whether it arrived; None for what says nothing final (on its way, or no receipt at all).

    With ``ids`` "hex" the field of its own has the hexadecimal id of the answer, and the text the same in decimal.
    """
    if (int(pdu.esm_class or 0) & TYPE_BITS) != IS_RECEIPT:
        return None
    told = TOLD.search(bytes(pdu.short_message or b""))
    reference, written = _text(getattr(pdu, "receipted_message_id", None)), told["id"].decode() if told else ""
    if ids == IDS_HEX:
        reference = decimal_of(reference)
        written = str(int(written)) if written.isdecimal() else written
    reference = reference or written
    state = STATES.get(getattr(pdu, "message_state", None) or 0) or (told["stat"].decode() if told else "")
    if not reference or (state != ARRIVED and state not in NOT_ARRIVED):
        return None
    return reference, state == ARRIVED


def _text(raw: object) -> str:
    return raw.decode("ascii", "replace").rstrip("\0") if isinstance(raw, bytes) else ""


class SmppReceipts:
    """Keeps one bind open in a thread and hands every receipt to the sink before it is answered."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        system_id: str,
        password: str,
        sink: ReceiptSink,
        tls: ssl.SSLContext | None = None,
        pause_seconds: float = PAUSE_SECONDS,
        ids: str = "",
    ) -> None:
        self._where = (host, port)
        self._account = {"system_id": system_id, "password": password}
        self._sink, self._tls, self._pause_seconds, self._ids = sink, tls, pause_seconds, ids
        self._stop = threading.Event()
        self.bound = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="smpp-receipts")

    @classmethod
    def at(cls, url: str, sink: ReceiptSink) -> "SmppReceipts | None":
        """The bind that goes with a channel's URL; None where that is not SMPP."""
        parts = urlsplit(url)
        if parts.scheme not in ("zhifasmpp", "zhifasmpps") or parts.hostname is None:
            return None
        tls = ssl.create_default_context() if parts.scheme == "zhifasmpps" else None
        if tls is not None and parse_qs(parts.query).get("verify") == ["no"]:
            tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
        return cls(
            parts.hostname,
            parts.port or (TLS_PORT if tls else PORT),
            system_id=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            sink=sink,
            tls=tls,
            ids=parse_qs(parts.query).get("ids", [""])[0],
        )

    def __enter__(self) -> "SmppReceipts":
        keep_private()
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            client = new_client(*self._where, self._tls, time.monotonic() + BIND_SECONDS)
            try:
                with closing(client):
                    client.connect()
                    client.bind_receiver(**self._account)
                    self.bound.set()
                    self._listen(client)
            except BROKEN:
                log.warning("smpp_receipts_interrupted")  # the centre keeps receipts until we are back
            finally:
                self.bound.clear()
            self._stop.wait(self._pause_seconds)

    def _listen(self, client: smpplib.client.Client) -> None:
        asked = time.monotonic()
        while not self._stop.is_set():
            client._socket.settimeout(IDLE_SECONDS)
            try:
                first = client._socket.recv(1, socket.MSG_PEEK)
            except TimeoutError:
                if time.monotonic() - asked > ENQUIRE_SECONDS:
                    client.send_pdu(smpplib.smpp.make_pdu("enquire_link", client=client))
                    asked = time.monotonic()
                continue
            if not first:
                return
            client._socket.settimeout(BIND_SECONDS)  # a PDU that has begun is read whole
            self._take(client, client.read_pdu())

    def _take(self, client: smpplib.client.Client, pdu: Any) -> None:
        if pdu.command == "enquire_link":
            client._enquire_link_received(pdu)
        elif pdu.command == "deliver_sm":
            answer = smpplib.smpp.make_pdu("deliver_sm_resp", client=client, status=self._stored(pdu))
            answer.sequence = pdu.sequence
            client.send_pdu(answer)

    def _stored(self, pdu: Any) -> int:
        receipt = receipt_of(pdu, self._ids)
        if receipt is None:
            return OK
        try:
            self._sink(*receipt, None)
        except Exception:  # noqa: BLE001 - whatever kept it from being stored, the centre must come back
            log.warning("smpp_receipt_not_stored")
            return COME_BACK
        return OK
