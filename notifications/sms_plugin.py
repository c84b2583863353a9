"""Apprise plugin for SMS through a bureau's HTTP gateway, which has one small contract whatever provider stands behind.

URL: ``zhifasms://token@host:port/path?sign=署名`` (``zhifasmss://`` for https). One call is one receiver:

* ``POST /path`` with JSON ``{"key", "to", "text", "sign"}``, all strings, and the headers
  ``Authorization: Bearer <token>`` and ``Idempotency-Key: <key>``. A gateway should send once per key and answer a
  repeated key with the first answer; this plugin does not rely on it.
* ``2xx`` with JSON ``{"id": "<its own name for the message>"}``: it has the message.
* ``4xx``: it will never send it (bad number, refused text). ``401``, ``403``, ``408``, ``429`` and ``503``: it has not
  sent it, and may be asked again. ``409`` and everything else: nobody knows whether it was sent.
"""

import json
import ssl
from typing import Any

import requests
from apprise import NotifyBase, NotifyFormat, NotifyType
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError

from notifications.channels import SendResult
from states.vocabulary import SendOutcome

ANSWER_MOST = 64 * 1024
REFERENCE_MOST = 200
NOT_SENT = frozenset({401, 403, 408, 429, 503})
IN_PROGRESS = 409


class SmsPlugin(NotifyBase):
    """One text to one phone number; the outcome stands in ``result`` beside Apprise's boolean."""

    # Apprise annotates these three by their default, None.
    service_name = "zhifa sms"  # type: ignore[assignment]
    protocol = "zhifasms"  # type: ignore[assignment]
    secure_protocol = "zhifasmss"  # type: ignore[assignment]
    notify_format = NotifyFormat.TEXT
    body_maxlen = 10_000
    title_maxlen = 200  # the gateway has no title; 0 would make Apprise write it into the text
    request_rate_per_sec = 0

    def __init__(self, sign: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        if not self.host or not (self.user or "").isascii():
            raise TypeError("短信网关地址或口令无效")
        # Apprise takes any schema that ends in "s" for a secure one.
        self.secure = self.schema == self.secure_protocol
        self.sign = sign
        self.key = ""
        self.address = ""
        self.result: SendResult | None = None

    @staticmethod
    def parse_url(url: str, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        results = NotifyBase.parse_url(url)
        if not results:
            return None
        results["sign"] = NotifyBase.unquote(results["qsd"].get("sign") or "")
        return dict(results)

    def url(self, privacy: bool = False, *args: Any, **kwargs: Any) -> str:
        """Only for display: Apprise asks for it, and it never carries the token."""
        return f"{self.secure_protocol if self.secure else self.protocol}://{self.host}"

    def __len__(self) -> int:
        return 1

    def send(self, body: str, title: str = "", notify_type: NotifyType = NotifyType.INFO, **kwargs: Any) -> bool:
        self.result = self._hand_over(body)
        return self.result.outcome is SendOutcome.ACCEPTED

    def _hand_over(self, body: str) -> SendResult:
        content = json.dumps(
            {"key": self.key, "to": self.address, "text": body, "sign": self.sign}, ensure_ascii=False
        ).encode()
        with requests.Session() as session:
            session.trust_env = False  # a ~/.netrc would replace the token, a proxy would see it
            try:
                with session.post(
                    self._endpoint(),
                    data=content,
                    headers=self._headers(),
                    timeout=(self.socket_connect_timeout, self.socket_read_timeout),
                    verify=self.verify_certificate,
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    return _result(answer.status_code, answer.raw.read(ANSWER_MOST, decode_content=True))
            except requests.ConnectTimeout:
                return SendResult(SendOutcome.REJECTED, detail="短信网关连接超时，短信未发出")
            except requests.ConnectionError as error:
                return _broken(error)
            except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader):
                return SendResult(SendOutcome.REJECTED, detail="短信网关地址或口令无效，短信未发出")
            except (requests.RequestException, HTTPError, OSError):
                return SendResult(SendOutcome.UNKNOWN, detail="短信已提交，未得到网关答复")

    def _endpoint(self) -> str:
        host = f"[{self.host}]" if ":" in self.host and not self.host.startswith("[") else self.host
        port = f":{self.port}" if self.port else ""
        return f"{'https' if self.secure else 'http'}://{host}{port}{NotifyBase.quote(self.fullpath, safe='/')}"

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": self.key}
        if self.user:
            headers["Authorization"] = f"Bearer {self.user}"
        return headers


def _broken(error: requests.ConnectionError) -> SendResult:
    """A connection that was never made is certain; one that broke later is not."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    untrusted = isinstance(error, requests.exceptions.SSLError) and _is_about_certificate(reason)
    if untrusted or isinstance(reason, NewConnectionError):
        return SendResult(SendOutcome.REJECTED, detail="无法连接短信网关，短信未发出")
    return SendResult(SendOutcome.UNKNOWN, detail="短信已提交，连接中断，未得到网关答复")


def _is_about_certificate(reason: object) -> bool:
    """The handshake failed over the certificate, so no request followed."""
    return isinstance(reason, Exception) and any(isinstance(arg, ssl.SSLCertVerificationError) for arg in reason.args)


def _result(status: int, content: bytes) -> SendResult:
    if 200 <= status < 300:
        reference = _reference(content)
        if reference is None:
            return SendResult(SendOutcome.UNKNOWN, detail="短信网关答复无法识别")
        return SendResult(SendOutcome.ACCEPTED, reference, "短信网关已接收")
    if status in NOT_SENT:
        return SendResult(SendOutcome.REJECTED, detail=f"短信网关暂未受理（{status}）")
    if 400 <= status < 500 and status != IN_PROGRESS:
        return SendResult(SendOutcome.FAILED, detail=f"短信网关拒绝该短信（{status}）")
    return SendResult(SendOutcome.UNKNOWN, detail=f"短信网关异常，是否已发出不明（{status}）")


def _reference(content: bytes) -> str | None:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return None
    reference = answer.get("id") if isinstance(answer, dict) else None
    if not isinstance(reference, str) or not reference.isprintable() or not 0 < len(reference) <= REFERENCE_MOST:
        return None
    return reference
