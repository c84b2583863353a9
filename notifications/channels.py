"""One message to one receiver by one channel, and what came of it; an outcome is a word, never a boolean."""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from states.vocabulary import ROBOTS, Channel, SendOutcome

KEY = re.compile(r"[!-~]{1,200}")
PHONE = re.compile(r"\+?[0-9]{3,20}")
MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
OFFICER = re.compile(r"[a-z][a-z0-9-]{1,39}")
ADDRESSES = {Channel.SMS: PHONE, Channel.EMAIL: MAILBOX, **dict.fromkeys(ROBOTS, OFFICER)}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
DEFAULT_TIMEOUT = 10.0
OTHERS = "others"


@dataclass(frozen=True)
class Attachment:
    """A document (文书) that goes with an e-mail, under a name people recognise."""

    name: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Envelope:
    """A message ready to go; ``key`` is the outbox row's and stays the same for every attempt."""

    key: str
    channel: Channel
    address: str = field(repr=False)
    title: str = field(repr=False)
    body: str = field(repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class SendResult:
    """``reference`` is the gateway's own name for the message; ``detail`` is Chinese and holds nothing personal.

    ``parts`` are its names of each part where it took a long message in several.
    """

    outcome: SendOutcome
    reference: str | None = field(default=None, repr=False)
    detail: str = ""
    parts: tuple[str, ...] = field(default=(), repr=False)


class Sender(Protocol):
    """Hands over once. Raises nothing for a failed hand-over, never tries again by itself."""

    def send(self, envelope: Envelope) -> SendResult: ...


def flaw(envelope: Envelope) -> str | None:
    """Why this envelope can never be sent, if so; an address that is a list of addresses is a flaw."""
    if not KEY.fullmatch(envelope.key):
        return "发送键无效"
    if not ADDRESSES[envelope.channel].fullmatch(envelope.address):
        return "接收地址无效"
    if not envelope.body.strip():
        return "正文为空"
    if envelope.attachments and envelope.channel is not Channel.EMAIL:
        return "此渠道不能带附件"
    if "\n" in envelope.title or CONTROL.search(envelope.title) or CONTROL.search(envelope.body):
        return "标题或正文含有控制字符"
    return None


class AppriseSender:
    """Each envelope is one Apprise call with one service and one receiver.

    ``robots`` are the URLs of office chats by channel and officer; ``others`` is that of those who have none.
    """

    def __init__(
        self,
        urls: Mapping[Channel, str],
        timeout: float = DEFAULT_TIMEOUT,
        *,
        robots: Mapping[Channel, Mapping[str, str]] = MappingProxyType({}),
        timeouts: Mapping[Channel, float] = MappingProxyType({}),
    ) -> None:
        # Imported here: rehearsals and the command line use this module and never need Apprise.
        from notifications import apprise_call

        self._call = apprise_call.call
        self._urls = dict(urls)
        self._robots = {channel: dict(by_officer) for channel, by_officer in robots.items()}
        self._timeout = timeout
        self._timeouts = dict(timeouts)
        for channel, url in self._urls.items():
            apprise_call.check_url(channel, url)
        for channel, by_officer in self._robots.items():
            for url in by_officer.values():
                apprise_call.check_url(channel, url)

    def send(self, envelope: Envelope) -> SendResult:
        if says := flaw(envelope):
            return SendResult(SendOutcome.FAILED, detail=says)
        url = self._url(envelope)
        if url is None and envelope.channel in ROBOTS:
            return SendResult(SendOutcome.FAILED, detail="没有登记该人员的机器人")
        if url is None:
            return SendResult(SendOutcome.REJECTED, detail="此渠道尚未配置")
        return self._call(url, envelope, self._timeouts.get(envelope.channel, self._timeout))

    def _url(self, envelope: Envelope) -> str | None:
        if envelope.channel not in ROBOTS:
            return self._urls.get(envelope.channel)
        robots = self._robots.get(envelope.channel, {})
        return robots.get(envelope.address, robots.get(OTHERS))


class RecordingSender:
    """Keeps messages in memory and answers by script: per address first, then per channel, else accepted."""

    def __init__(self, script: Mapping[str, SendOutcome] | None = None) -> None:
        self._script = dict(script or {})
        self._lock = threading.Lock()
        self.sent: list[Envelope] = []

    def answer(self, address_or_channel: str, outcome: SendOutcome) -> None:
        """From now on, this address or channel meets this outcome."""
        self._script[str(address_or_channel)] = outcome

    def send(self, envelope: Envelope) -> SendResult:
        if says := flaw(envelope):
            return SendResult(SendOutcome.FAILED, detail=says)
        with self._lock:
            self.sent.append(envelope)
            number = len(self.sent)
        by_channel = self._script.get(envelope.channel.value, SendOutcome.ACCEPTED)
        outcome = self._script.get(envelope.address, by_channel)
        reference = f"recorded-{number}" if outcome is SendOutcome.ACCEPTED else None
        return SendResult(outcome, reference, "演练记录")
