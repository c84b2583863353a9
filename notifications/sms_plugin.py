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
from typing import Any, ClassVar

from apprise import NotifyBase

from notifications.channels import SendResult
from notifications.http_call import Post, endpoint, post
from notifications.own_plugin import OwnPlugin
from states.vocabulary import SendOutcome

REFERENCE_MOST = 200


class SmsPlugin(OwnPlugin):
    """One text to one phone number; the outcome stands in ``result`` beside Apprise's boolean."""

    # Apprise annotates these three by their default, None.
    service_name = "zhifa sms"  # type: ignore[assignment]
    protocol = "zhifasms"  # type: ignore[assignment]
    secure_protocol = "zhifasmss"  # type: ignore[assignment]
    body_maxlen = 10_000
    asked: ClassVar[dict[str, str]] = {"sign": "sign"}

    def __init__(self, sign: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.host or not (self.user or "").isascii():
            raise TypeError("短信网关地址或口令无效")
        self.sign = sign

    def _hand_over(self, body: str, title: str) -> SendResult:
        content = json.dumps(
            {"key": self.key, "to": self.address, "text": body, "sign": self.sign}, ensure_ascii=False
        ).encode()
        path = NotifyBase.quote(self.fullpath, safe="/")
        timeout = (self.socket_connect_timeout, self.socket_read_timeout)
        call = Post(
            endpoint(self, path), content, self._headers(), timeout, self.verify_certificate, "短信网关", "短信"
        )
        return post(call, _result)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": self.key}
        if self.user:
            headers["Authorization"] = f"Bearer {self.user}"
        return headers


def _result(content: bytes) -> SendResult:
    reference = _reference(content)
    if reference is None:
        return SendResult(SendOutcome.UNKNOWN, detail="短信网关答复无法识别")
    return SendResult(SendOutcome.ACCEPTED, reference, "短信网关已接收")


def _reference(content: bytes) -> str | None:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return None
    reference = answer.get("id") if isinstance(answer, dict) else None
    if not isinstance(reference, str) or not reference.isprintable() or not 0 < len(reference) <= REFERENCE_MOST:
        return None
    return reference
