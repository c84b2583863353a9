"""Apprise plugin for mail over SMTP that says in which phase a hand-over ended, so that a lost answer is `unknown`.

``zhifamail://user:password@host:port/?from=box@bureau&name=署名`` speaks STARTTLS, which is required except on
loopback; ``zhifamails://`` speaks TLS from the first byte. ``verify=no`` accepts a certificate nobody signed.
"""

import hashlib
import ipaddress
import smtplib
import ssl
import time
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Any, ClassVar

from notifications import smtp_pool
from notifications.channels import Attachment, SendResult
from notifications.own_plugin import OwnPlugin
from states.vocabulary import SendOutcome

REFERENCE_MOST = 200
LOOPBACK_PORT, STARTTLS_PORT, TLS_PORT = 25, 587, 465
SHORTEST_WAIT = 0.001
CLOSING = 421  # the server has had enough of this connection, not of the mail


class HandOverStopped(Exception):
    """The server said no, or something odd, in a phase where that is certain."""

    def __init__(self, outcome: SendOutcome, detail: str, code: int = 0) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.code = code


class MailPlugin(OwnPlugin):
    """One mail to one mailbox; the outcome stands in ``result`` beside Apprise's boolean."""

    # Apprise annotates these three by their default, None.
    service_name = "zhifa mail"  # type: ignore[assignment]
    protocol = "zhifamail"  # type: ignore[assignment]
    secure_protocol = "zhifamails"  # type: ignore[assignment]
    body_maxlen = 1_000_000
    asked: ClassVar[dict[str, str]] = {"from": "sender", "name": "sender_name"}

    def __init__(self, sender: str, sender_name: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        local, _, domain = sender.rpartition("@")
        if not local or not domain or not sender.isascii():
            raise TypeError("发件人地址无效")
        if not f"{self.user or ''}{self.password or ''}".isascii():
            raise TypeError("邮件账号或口令只能用 ASCII 字符")  # smtplib can send no other
        self.sender = Address(sender_name, local, domain)
        self.attachments: tuple[Attachment, ...] = ()

    def _hand_over(self, body: str, title: str) -> SendResult:
        try:
            content = self._message(body, title).as_bytes()
        except (ValueError, MessageError):
            return SendResult(SendOutcome.FAILED, detail="邮件内容无法编码")
        deadline = time.monotonic() + self.socket_read_timeout
        pool = smtp_pool.current()
        client = pool.borrow(self._server()) if pool else None
        try:
            client = self._opened(client, deadline)
            result = self._transmit(client, content, deadline)
        except HandOverStopped as stopped:
            result = SendResult(stopped.outcome, detail=stopped.detail)
        except smtplib.SMTPAuthenticationError:
            result = SendResult(SendOutcome.REJECTED, detail="邮件服务器不接受本单位账号，邮件未发出")
        except (OSError, UnicodeError, smtplib.SMTPException):
            # `_transmit` answers for itself once content is on its way; until then nothing can have been sent.
            result = SendResult(SendOutcome.REJECTED, detail="无法连接邮件服务器，邮件未发出")
        if client is not None:
            self._let_go(client, result)
        return result

    def _opened(self, kept: smtplib.SMTP | None, deadline: float) -> smtplib.SMTP:
        """A connection on which the server waits for the content of this mail.

        One kept from the mail before may be gone by now; as no content was sent on it, another is opened instead.
        """
        if kept is not None:
            try:
                self._address(kept, deadline)
            except HandOverStopped as stopped:
                kept.close()
                if stopped.code != CLOSING:
                    raise
            except (OSError, smtplib.SMTPException):
                kept.close()
            else:
                return kept
        client = self._connect(deadline)
        try:
            self._encrypt(client, deadline)
            self._introduce(client, deadline)
            self._address(client, deadline)
        except BaseException:
            client.close()
            raise
        return client

    def _let_go(self, client: smtplib.SMTP, result: SendResult) -> None:
        pool = smtp_pool.current()
        if result.outcome is not SendOutcome.ACCEPTED or client.sock is None:
            client.close()
        elif pool is not None:
            pool.give_back(self._server(), client)
        else:
            smtp_pool.leave(client)

    def _server(self) -> tuple[object, ...]:
        return (self.secure, self.host, self.port, self.user, self.password, self.sender.domain)

    def _connect(self, deadline: float) -> smtplib.SMTP:
        name = self.sender.domain  # asking the system for its own full name may wait for a DNS that is not there
        if self.secure:
            return smtplib.SMTP_SSL(
                self.host, self.port or TLS_PORT, name, timeout=_left(deadline), context=self._tls()
            )
        port = LOOPBACK_PORT if _is_loopback(self.host) else STARTTLS_PORT
        return smtplib.SMTP(self.host, self.port or port, name, timeout=_left(deadline))

    def _encrypt(self, client: smtplib.SMTP, deadline: float) -> None:
        """Never in clear beyond this machine, whatever the server offers: somebody between may hide its STARTTLS."""
        _patience(client, deadline)
        client.ehlo_or_helo_if_needed()
        if not self.secure and (client.has_extn("starttls") or not _is_loopback(self.host)):
            client.starttls(context=self._tls())
            client.ehlo_or_helo_if_needed()

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if not self.verify_certificate:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    def _introduce(self, client: smtplib.SMTP, deadline: float) -> None:
        """Who we are; once per connection."""
        if self.user and self.password:
            _patience(client, deadline)
            client.login(self.user, self.password)

    def _address(self, client: smtplib.SMTP, deadline: float) -> None:
        """From whom and for whom. Nothing sent yet: only the receiver's own 5xx is final."""
        _patience(client, deadline)
        code, _ = client.mail(self.sender.addr_spec)
        if code != 250:
            raise HandOverStopped(SendOutcome.REJECTED, f"邮件服务器暂不接受本单位发件（{code}）", code)
        _patience(client, deadline)
        code, _ = client.rcpt(self.address)
        if code not in (250, 251):
            raise HandOverStopped(_refusal(code), f"邮件服务器拒收该收件人（{code}）")
        _patience(client, deadline)
        code, _ = client.docmd("data")
        if code != 354:
            raise HandOverStopped(_refusal(code), f"邮件服务器未接收正文（{code}）")

    def _transmit(self, client: smtplib.SMTP, content: bytes, deadline: float) -> SendResult:
        """From the first byte of content a missing or odd answer means: it may have been sent."""
        try:
            _patience(client, deadline)
            client.send(_dotted(content))
            _patience(client, deadline)
            code, answer = client.getreply()
        except (OSError, smtplib.SMTPException):
            return SendResult(SendOutcome.UNKNOWN, detail="正文已提交，未得到邮件服务器答复")
        if code == 250:
            return SendResult(SendOutcome.ACCEPTED, _reference(answer), "邮件服务器已接收")
        if 400 <= code < 600:
            return SendResult(_refusal(code), detail=f"邮件服务器拒收正文（{code}）")
        return SendResult(SendOutcome.UNKNOWN, detail="正文已提交，邮件服务器答复无法识别")

    def _message(self, body: str, title: str) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self.sender
        mail["To"] = self.address
        mail["Subject"] = title
        mail["Date"] = formatdate()
        mail["Message-ID"] = message_id(self.key, self.sender.domain)
        mail["X-Zhifa-Key"] = self.key
        mail["Auto-Submitted"] = "auto-generated"  # so that an absence notice does not answer it
        mail.set_content(body, charset="utf-8", cte="base64")
        for attachment in self.attachments:
            main, _, sub = attachment.media_type.partition("/")
            mail.add_attachment(attachment.data, maintype=main, subtype=sub, filename=attachment.name)
        return mail


def message_id(key: str, domain: str) -> str:
    """Every attempt of one outbox row bears the same Message-ID: a duplicate is recognisable everywhere."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _refusal(code: int) -> SendOutcome:
    return SendOutcome.FAILED if 500 <= code < 600 else SendOutcome.REJECTED


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), SHORTEST_WAIT)


def _patience(client: smtplib.SMTP, deadline: float) -> None:
    """All commands share one deadline; smtplib would grant each of them the whole time."""
    if client.sock is not None:
        client.sock.settimeout(_left(deadline))


def _dotted(content: bytes) -> bytes:
    """Lines that begin with a dot doubled, and the closing dot (RFC 5321 4.5.2)."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in ended.split(b"\r\n")) + b".\r\n"


def _reference(answer: bytes) -> str:
    text = answer.decode("ascii", "replace")
    return "".join(char for char in text if char.isprintable())[:REFERENCE_MOST]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
