"""Channels (渠道) by which messages leave: where they go, how fast, when not, and to whom while still testing."""

import ipaddress
import re
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Literal, Self
from urllib.parse import parse_qs, urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from config.schema.base import Key, Line, Strict
from config.schema.bureau import OfficerId

EnvironmentName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{2,59}$")]
"""Name of an environment variable that holds a secret, e.g. ``ZHIFA_SMS_URL``."""

ClockText = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day in Asia/Shanghai: ``21:00``."""

SCHEME = re.compile(r"[a-z][a-z0-9]*")
MAIL_SCHEMES = frozenset({"zhifamail", "zhifamails"})
FORBIDDEN_PARAMETERS = frozenset({"retry", "wait", "optional", "overflow"})
PER_MINUTE_MOST = 60_000
TIMEOUT_MOST = 60


def channel_url(url: str) -> str:
    """One Apprise URL, and nothing in it by which Apprise would send twice or hide a failure."""
    parts = urlsplit(url)
    if not SCHEME.fullmatch(parts.scheme) or not parts.hostname or re.search(r"\s|,", url):
        raise ValueError("渠道地址须是一个 Apprise 地址，不能有空格或逗号")
    if parameters := FORBIDDEN_PARAMETERS & parse_qs(parts.query, keep_blank_values=True).keys():
        raise ValueError(f"渠道地址不得带参数 {'、'.join(sorted(parameters))}")
    return url


def url_in_yaml(url: str) -> str:
    """YAML is read by many: no passwords, and no services that keep their token in the path."""
    channel_url(url)
    parts = urlsplit(url)
    harmless = parts.scheme in MAIL_SCHEMES and parts.username is None
    if not is_loopback(url) and not harmless:
        raise ValueError("渠道地址可能含有口令，请放在环境变量中，用 url_env 写明变量名")
    return url


def is_loopback(url: str) -> bool:
    """Whether what is sent there stays on this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class QuietHours(Strict):
    """Hours (免打扰时段) in which nothing is sent but what is urgent; what falls due in them waits for their end."""

    begins: ClockText
    ends: ClockText

    @model_validator(mode="after")
    def _not_the_whole_day(self) -> Self:
        if self.begins == self.ends:
            raise ValueError("免打扰时段的起止不得相同")
        return self

    @property
    def span(self) -> tuple[time, time]:
        """Begin and end as times of day; the end may be before the begin: then it is on the next day."""
        return time.fromisoformat(self.begins), time.fromisoformat(self.ends)


class Source(Strict):
    """One URL: as such, or by the name of the environment variable that holds it."""

    url: Annotated[str, StringConstraints(max_length=1_000), AfterValidator(url_in_yaml)] | None = None
    url_env: EnvironmentName | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.url is None) == (self.url_env is None):
            raise ValueError("url 与 url_env 须填写且只填写一项")
        return self

    def resolve(self, environment: Mapping[str, str]) -> str:
        """The URL in force. Raises ValueError, naming the variable and never its value."""
        if self.url is not None:
            return self.url
        name = str(self.url_env)
        url = environment.get(name, "")
        if not url:
            raise ValueError(f"环境变量 {name} 没有设置")
        try:
            return channel_url(url)
        except ValueError as error:
            raise ValueError(f"环境变量 {name}：{error}") from None


class Pacing(Strict):
    """How long one call may take, how many may be made, and when none."""

    timeout_seconds: int = Field(default=10, ge=1, le=TIMEOUT_MOST)
    per_minute: int = Field(default=600, ge=1, le=PER_MINUTE_MOST)
    """The gateway's own limit; kept in the database, so that all workers together stay below it."""
    quiet: QuietHours | None = None


class Route(Source, Pacing):
    """Where one channel goes; either the URL, or the name of the environment variable that holds it."""


class Robots(Pacing):
    """Robots (机器人) of one office chat: by officer, and ``others`` for everybody who has none of his own."""

    robots: dict[Literal["others"] | OfficerId, Source] = Field(min_length=1)


class Digest(Strict):
    """Several reminders to one officer by one channel become one message (汇总) instead of a flood."""

    minutes: int = Field(default=30, ge=1, le=24 * 60)
    """Length of the windows in which reminders are gathered; what was owed in one goes out at its end."""
    at_least: int = Field(default=3, ge=2, le=100)
    templates: tuple[Key, ...] = Field(min_length=1)


class Channels(Strict):
    """``channels.yaml``. In test mode (试运行) only listed receivers get messages; the others are withheld."""

    mode: Literal["test", "live"]
    test_receivers: tuple[Line, ...] = ()
    urgent: tuple[Key, ...] = ()
    """Templates that heed no quiet hours, because a statutory term depends on them."""
    digest: Digest | None = None
    sms: Route | None = None
    email: Route | None = None
    dingtalk: Robots | None = None
    wecom: Robots | None = None
    feishu: Robots | None = None

    @model_validator(mode="after")
    def _list_fits_mode(self) -> Self:
        if self.mode == "live" and self.test_receivers:
            raise ValueError("正式发送时不得保留试运行名单 test_receivers")
        if self.digest is not None and (both := set(self.digest.templates) & set(self.urgent)):
            raise ValueError(f"不得既列为紧急又汇总发送：{'、'.join(sorted(both))}")
        return self

    def routes(self) -> dict[str, Route]:
        """Channel key → route, of those configured that write to an address of the receiver's own."""
        return {key: route for key, route in (("sms", self.sms), ("email", self.email)) if route is not None}

    def chats(self) -> dict[str, Robots]:
        """Channel key → robots, of those configured."""
        named = (("dingtalk", self.dingtalk), ("wecom", self.wecom), ("feishu", self.feishu))
        return {key: robots for key, robots in named if robots is not None}

    def pacing(self) -> dict[str, Pacing]:
        """Channel key → its limits, of all configured."""
        return {**self.routes(), **self.chats()}
