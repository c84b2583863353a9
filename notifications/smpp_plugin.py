"""Apprise plugin for SMS straight to an SMS centre (短信中心) over SMPP 3.4.

URL: ``zhifasmpps://system_id:password@host:port/?source=接入号&sign=署名`` (TLS; ``zhifasmpp://`` in clear, for a leased
line). One call is one receiver: bind, one ``submit_sm`` per part, unbind. Texts go as UCS-2; long ones as concatenated
parts (UDH), each with a receipt asked for. The message id of ``submit_sm_resp`` is the reference; with ``&ids=hex`` it
is a hexadecimal number that the centre's receipts write in decimal, so it is kept in decimal.

Certain are a centre that cannot be reached or does not let us bind, and a refusal of the first part. A response that is
lost, and a refusal after an earlier part was taken, are not: some of it may arrive.
"""

import contextlib
import hashlib
import ssl
import struct
import time
from collections.abc import Iterator
from typing import Any, ClassVar

import smpplib.client
import smpplib.consts
import smpplib.exceptions

from notifications.channels import SendResult
from notifications.own_plugin import OwnPlugin
from notifications.sms_length import SINGLE, parts_of, signed
from states.vocabulary import SendOutcome

LOG = "zhifa.smpp"  # smpplib writes whole PDUs, numbers and texts among them; see `apprise_call`
PORT, TLS_PORT = 2775, 3550
REFERENCE_MOST = 65  # SMPP 3.4, 5.2.23
USER_MOST, PASSWORD_MOST, SOURCE_MOST = 15, 8, 20
IDS_HEX = "hex"
UCS2 = 0x08
WANTS_RECEIPT = 0x01
NOT_NOW = frozenset({0x14, 0x58, 0x64})  # queue full, throttled, temporary application error
NOBODY_KNOWS = frozenset({0x08})  # system error: the centre itself broke down
SHORTEST_WAIT = 0.001


class SmppPlugin(OwnPlugin):
    """One text to one phone number; the outcome stands in ``result`` beside Apprise's boolean."""

    # Apprise annotates these three by their default, None.
    service_name = "zhifa smpp"  # type: ignore[assignment]
    protocol = "zhifasmpp"  # type: ignore[assignment]
    secure_protocol = "zhifasmpps"  # type: ignore[assignment]
    body_maxlen = 17_000
    asked: ClassVar[dict[str, str]] = {"source": "source", "sign": "sign", "ids": "ids"}

    def __init__(self, source: str = "", sign: str = "", ids: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.host or not self.user or not f"{self.user}{self.password or ''}{source}".isascii():
            raise TypeError("短信中心地址、账号或接入号无效")
        if len(self.user) > USER_MOST or len(self.password or "") > PASSWORD_MOST or len(source) > SOURCE_MOST:
            raise TypeError("短信中心账号、口令或接入号过长")  # smpplib would cut them off in silence
        if ids not in ("", IDS_HEX):
            raise TypeError("短信中心编号的写法（ids）只能是 hex，或者不写")
        self.source, self.sign, self.ids = source, sign, ids

    def _hand_over(self, body: str, title: str) -> SendResult:
        try:
            parts = parts_of(signed(body, self.sign))
        except ValueError:
            return SendResult(SendOutcome.FAILED, detail="短信过长，无法发送")
        deadline = time.monotonic() + self.socket_read_timeout
        client = new_client(self.host, self.port or (TLS_PORT if self.secure else PORT), self._tls(), deadline)
        try:
            with closing(client):
                client.connect()
                client.bind_transmitter(system_id=self.user, password=self.password or "")
                return self._submit(client, parts, deadline)
        except smpplib.exceptions.PDUError:
            return SendResult(SendOutcome.REJECTED, detail="短信中心不接受本单位账号，短信未发出")
        except (OSError, smpplib.exceptions.ConnectionError, smpplib.exceptions.UnknownCommandError):
            # `_submit` answers for itself; before it nothing was sent.
            return SendResult(SendOutcome.REJECTED, detail="无法连接短信中心，短信未发出")

    def _submit(self, client: smpplib.client.Client, parts: list[bytes], deadline: float) -> SendResult:
        taken: list[str] = []
        for text, is_long in self._texts(parts):
            try:
                status, reference = self._submit_part(client, text, is_long, deadline)
            except BROKEN:
                return SendResult(
                    SendOutcome.UNKNOWN, detail=f"短信已提交，未得到短信中心答复（{len(taken) + 1}/{len(parts)}）"
                )
            if status != 0:
                return _refused(status, after=len(taken))
            if reference is None:
                return SendResult(SendOutcome.UNKNOWN, detail="短信中心已答复，但没有给出编号")
            taken.append(reference)
        told = "短信中心已接收" if len(taken) == 1 else f"短信中心已接收（{len(taken)} 条）"
        return SendResult(SendOutcome.ACCEPTED, taken[0], told, tuple(taken) if len(taken) > 1 else ())

    def _texts(self, parts: list[bytes]) -> Iterator[tuple[bytes, bool]]:
        """Each part with its header (UDH), which bears the same number in every attempt."""
        if len(parts) == 1:
            yield parts[0], False
            return
        number = hashlib.sha256(self.key.encode()).digest()[0]
        for place, part in enumerate(parts, 1):
            yield bytes((5, 0, 3, number, len(parts), place)) + part, True

    def _submit_part(
        self, client: smpplib.client.Client, text: bytes, is_long: bool, deadline: float
    ) -> tuple[int, str | None]:
        """Status and message id of the answer to this very part."""
        assert len(text) <= 2 * SINGLE
        _patience(client, deadline)
        sent = client.send_message(
            source_addr_ton=smpplib.consts.SMPP_TON_UNK,
            source_addr_npi=smpplib.consts.SMPP_NPI_ISDN,
            source_addr=self.source,
            dest_addr_ton=smpplib.consts.SMPP_TON_INTL if self.address.startswith("+") else smpplib.consts.SMPP_TON_UNK,
            dest_addr_npi=smpplib.consts.SMPP_NPI_ISDN,
            destination_addr=self.address.removeprefix("+"),
            short_message=text,
            data_coding=UCS2,
            esm_class=smpplib.consts.SMPP_GSMFEAT_UDHI if is_long else 0,
            registered_delivery=WANTS_RECEIPT,
        )
        while True:
            _patience(client, deadline)
            answer = client.read_pdu()
            if answer.command == "enquire_link":
                client._enquire_link_received(answer)
            elif answer.sequence == sent.sequence:
                reference = _reference(answer)
                return int(answer.status), decimal_of(reference) if reference and self.ids == IDS_HEX else reference

    def _tls(self) -> ssl.SSLContext | None:
        if not self.secure:
            return None
        context = ssl.create_default_context()
        if not self.verify_certificate:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


BROKEN = (
    OSError,
    ValueError,  # this and the next three: smpplib's own parser on a garbled answer
    LookupError,
    AttributeError,
    struct.error,
    smpplib.exceptions.ConnectionError,
    smpplib.exceptions.PDUError,
    smpplib.exceptions.UnknownCommandError,
)
"""What may happen once a part is on its way; it may have been taken."""


class NamedTls(smpplib.client.Client):  # type: ignore[misc]  # smpplib has no annotations
    """smpplib wraps its socket without the server's name, so that no certificate could be checked."""

    def __init__(self, host: str, port: int, tls: ssl.SSLContext | None, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds, logger_name=LOG, allow_unknown_opt_params=True)
        self.tls = tls

    def _create_socket(self) -> Any:
        plain = super()._create_socket()
        return plain if self.tls is None else self.tls.wrap_socket(plain, server_hostname=self.host)


def new_client(host: str, port: int, tls: ssl.SSLContext | None, deadline: float) -> smpplib.client.Client:
    """A client that is silent and ends by the deadline."""
    return NamedTls(host, port, tls, max(deadline - time.monotonic(), SHORTEST_WAIT))


@contextlib.contextmanager
def closing(client: smpplib.client.Client) -> Iterator[None]:
    """Unbind if bound, and close in any case."""
    try:
        yield
    finally:
        with contextlib.suppress(*BROKEN):
            if client._socket is not None:
                client._socket.settimeout(1.0)
                if client.state not in (smpplib.consts.SMPP_CLIENT_STATE_OPEN, smpplib.consts.SMPP_CLIENT_STATE_CLOSED):
                    client.unbind()
        with contextlib.suppress(OSError):
            client.disconnect()


def _patience(client: smpplib.client.Client, deadline: float) -> None:
    """All PDUs share one deadline."""
    if client._socket is not None:
        client._socket.settimeout(max(deadline - time.monotonic(), SHORTEST_WAIT))


def _refused(status: int, after: int) -> SendResult:
    if after:
        return SendResult(SendOutcome.UNKNOWN, detail=f"长短信只被接收了前 {after} 条，其余被拒绝（{status:#04x}）")
    if status in NOT_NOW:
        return SendResult(SendOutcome.REJECTED, detail=f"短信中心暂未受理（{status:#04x}）")
    if status in NOBODY_KNOWS:
        return SendResult(SendOutcome.UNKNOWN, detail=f"短信中心异常，是否已发出不明（{status:#04x}）")
    return SendResult(SendOutcome.FAILED, detail=f"短信中心拒绝该短信（{status:#04x}）")


def decimal_of(reference: str) -> str:
    """A hexadecimal message id in decimal; one that is none stays as it is."""
    try:
        return str(int(reference, 16))
    except ValueError:
        return reference


def _reference(answer: Any) -> str | None:
    raw = getattr(answer, "message_id", None)
    text = raw.decode("ascii", "replace").rstrip("\0") if isinstance(raw, bytes) else str(raw or "")
    return text if text.isprintable() and 0 < len(text) <= REFERENCE_MOST else None
