"""Channels (渠道) by which messages leave: where they go, how fast, and to whom while the bureau is still testing."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self
from urllib.parse import parse_qs, urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from config.schema.base import Line, Strict

EnvironmentName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{2,59}$")]
"""Name of an environment variable that holds a secret, e.g. ``ZHIFA_SMS_URL``."""

SCHEME = re.compile(r"[a-z][a-z0-9]*")
MAIL_SCHEMES = frozenset({"zhifamail", "zhifamails"})
FORBIDDEN_PARAMETERS = frozenset({"retry", "wait", "optional", "overflow"})
PER_MINUTE_MOST = 60_000


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


class Route(Strict):
    """Where one channel goes; either the URL, or the name of the environment variable that holds it."""

    url: Annotated[str, StringConstraints(max_length=1_000), AfterValidator(url_in_yaml)] | None = None
    url_env: EnvironmentName | None = None
    timeout_seconds: int = Field(default=10, ge=1, le=60)
    per_minute: int = Field(default=600, ge=1, le=PER_MINUTE_MOST)
    """Hint for bulk sending (群发): the gateway's own limit."""

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


class Channels(Strict):
    """``channels.yaml``. In test mode (试运行) only listed receivers get messages; the others are withheld."""

    mode: Literal["test", "live"]
    test_receivers: tuple[Line, ...] = ()
    sms: Route | None = None
    email: Route | None = None

    @model_validator(mode="after")
    def _list_fits_mode(self) -> Self:
        if self.mode == "live" and self.test_receivers:
            raise ValueError("正式发送时不得保留试运行名单 test_receivers")
        return self

    def routes(self) -> dict[str, Route]:
        """Channel key → route, of those configured."""
        return {key: route for key, route in (("sms", self.sms), ("email", self.email)) if route is not None}

    def permits(self, address: str, url: str) -> bool:
        """Whether this receiver may be written to now; on loopback nobody outside is reached, so anyone may."""
        return self.mode == "live" or address in self.test_receivers or is_loopback(url)
