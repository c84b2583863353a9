"""Apprise plugins for the robots (机器人) of DingTalk, WeCom and Feishu that read the answer instead of its status.

``zhifadingtalks://token@oapi.dingtalk.com/`` (with a secret: ``token:secret@``), ``zhifawecoms://key@qyapi.weixin.qq.com/``
and ``zhifafeishus://token@open.feishu.cn/``; without the last ``s`` plain http, for a gateway inside the bureau. The host
is written out because many bureaus run their own (政务微信、专有钉钉、飞书私有化部署).

Apprise's own plugins (``dingtalk://``, ``wecombot://``, ``feishu://``) work too. They look at the HTTP status alone, and
these services say 200 to a message they refuse, so an `accepted` of theirs is worth less.
"""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote_plus

from apprise import NotifyBase

from notifications.channels import SendResult
from notifications.http_call import Post, endpoint, post
from notifications.own_plugin import OwnPlugin
from states.vocabulary import SendOutcome


@dataclass(frozen=True)
class Dialect:
    """What the three services call the same things."""

    path: str  # with {token}
    kind: str  # field that names the kind of message
    holder: tuple[str, str]  # where the text stands
    code: str  # field of the answer: 0 is taken
    not_now: frozenset[int]  # it was not sent, and may be asked again


DINGTALK = Dialect(
    "/robot/send?access_token={token}", "msgtype", ("text", "content"), "errcode", frozenset({-1, 130101})
)
WECOM = Dialect("/cgi-bin/webhook/send?key={token}", "msgtype", ("text", "content"), "errcode", frozenset({-1, 45009}))
FEISHU = Dialect("/open-apis/bot/v2/hook/{token}", "msg_type", ("content", "text"), "code", frozenset({9499, 11232}))


class _Robot(OwnPlugin):
    """One text to one robot; the outcome stands in ``result`` beside Apprise's boolean."""

    dialect: ClassVar[Dialect]
    body_maxlen = 20_000

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.host or not self.user or not f"{self.user}{self.password or ''}".isascii():
            raise TypeError("机器人地址或令牌无效")

    def _hand_over(self, body: str, title: str) -> SendResult:
        text = f"{title}\n{body}" if title else body
        outer, inner = self.dialect.holder
        kind = "text"
        content = json.dumps({self.dialect.kind: kind, outer: {inner: text}}, ensure_ascii=False).encode()
        path = self.dialect.path.format(token=NotifyBase.quote(self.user, safe="")) + self._signature()
        timeout = (self.socket_connect_timeout, self.socket_read_timeout)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        call = Post(endpoint(self, path), content, headers, timeout, self.verify_certificate, "机器人", "消息")
        return post(call, self._judge)

    def _signature(self) -> str:
        """Only DingTalk signs the address."""
        return ""

    def _judge(self, content: bytes) -> SendResult:
        try:
            answer = json.loads(content)
        except (ValueError, RecursionError):
            answer = None
        code = answer.get(self.dialect.code) if isinstance(answer, dict) else None
        if type(code) is not int:
            return SendResult(SendOutcome.UNKNOWN, detail="机器人答复无法识别")
        if code == 0:
            return SendResult(SendOutcome.ACCEPTED, detail="机器人已接收，未给出编号")
        if code in self.dialect.not_now:
            return SendResult(SendOutcome.REJECTED, detail=f"机器人暂未受理（{code}）")
        return SendResult(SendOutcome.FAILED, detail=f"机器人拒绝该消息（{code}）")


class DingTalkRobot(_Robot):
    """钉钉."""

    # Apprise annotates these three by their default, None.
    service_name = "zhifa dingtalk"  # type: ignore[assignment]
    protocol = "zhifadingtalk"  # type: ignore[assignment]
    secure_protocol = "zhifadingtalks"  # type: ignore[assignment]
    dialect = DINGTALK

    def _signature(self) -> str:
        if not self.password:
            return ""
        stamp = str(round(time.time() * 1000))
        own = hmac.new(self.password.encode(), f"{stamp}\n{self.password}".encode(), hashlib.sha256).digest()
        return f"&timestamp={stamp}&sign={quote_plus(base64.b64encode(own))}"


class WeComRobot(_Robot):
    """企业微信."""

    service_name = "zhifa wecom"  # type: ignore[assignment]
    protocol = "zhifawecom"  # type: ignore[assignment]
    secure_protocol = "zhifawecoms"  # type: ignore[assignment]
    dialect = WECOM


class FeishuRobot(_Robot):
    """飞书."""

    service_name = "zhifa feishu"  # type: ignore[assignment]
    protocol = "zhifafeishu"  # type: ignore[assignment]
    secure_protocol = "zhifafeishus"  # type: ignore[assignment]
    dialect = FEISHU
