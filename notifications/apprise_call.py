"""The one place that calls Apprise: one URL, one receiver, one service, and an outcome beside its boolean."""

import warnings
from urllib.parse import quote, unquote, urlsplit

import apprise
from apprise import NotifyBase
from apprise.manager_plugins import NotificationManager

from notifications.channels import Envelope, SendResult
from notifications.private_log import hidden, keep_private
from notifications.robot_plugin import DingTalkRobot, FeishuRobot, WeComRobot
from notifications.smpp_plugin import SmppPlugin
from notifications.sms_plugin import SmsPlugin
from notifications.smtp_plugin import MailPlugin
from states.vocabulary import ROBOTS, Channel, SendOutcome

OWN = (MailPlugin, SmsPlugin, SmppPlugin, DingTalkRobot, WeComRobot, FeishuRobot)
RECEIVER = "{address}"
CHECKING_KEY = "config-check"
CHECKING_ADDRESSES = {
    Channel.SMS: "10000000000",
    Channel.EMAIL: "check@example.org",
    **dict.fromkeys(ROBOTS, "officer-check"),
}
SHORTEST_HIDDEN = 3


class UrlRefused(Exception):
    """The URL of a channel (渠道) cannot be used; the text never repeats the URL, which holds secrets."""


def _prepare() -> None:
    """Register our plugins and quiet the logger; once per process, at import."""
    with warnings.catch_warnings():
        # Apprise loads all its services here, one of which imports a deprecated module of the standard library.
        warnings.simplefilter("ignore", DeprecationWarning)
        known = NotificationManager()
        for plugin in OWN:
            if plugin.protocol not in known:
                known.add(plugin)
    keep_private()


_prepare()


def check_url(channel: Channel, url: str) -> None:
    """Refuse a URL that Apprise would drop, or that sends to more than one receiver or more than once."""
    with hidden(_secrets(url, ())):
        _only(_service(url, CHECKING_KEY, CHECKING_ADDRESSES[channel], timeout=1.0, to_robot=channel in ROBOTS))


def call(url: str, envelope: Envelope, timeout: float) -> SendResult:
    """Hand over once. ``unknown`` unless something is certain."""
    with hidden(_secrets(url, (envelope.address, envelope.title, envelope.body))):
        try:
            service = _service(url, envelope.key, envelope.address, timeout, to_robot=envelope.channel in ROBOTS)
            single = _only(service)
            _attach(service, envelope)
        except UrlRefused as refused:
            return SendResult(SendOutcome.REJECTED, detail=str(refused))
        answered = single.notify(body=envelope.body, title=envelope.title)
    if isinstance(service, OWN):
        # No result means the plugin broke off somewhere: it may have sent.
        return service.result or SendResult(SendOutcome.UNKNOWN, detail="发送过程中断，结果不明")
    return _by_boolean(answered)


def _by_boolean(answered: bool | None) -> SendResult:
    """A stock plugin says False for a refusal and for an answer that came late alike."""
    if answered is None:
        return SendResult(SendOutcome.REJECTED, detail="没有调用任何发送服务")
    if answered:
        return SendResult(SendOutcome.ACCEPTED, detail="发送服务已接收，未给出编号")
    return SendResult(SendOutcome.UNKNOWN, detail="发送服务报告失败，是否已发出不明")


def _service(url: str, key: str, address: str, timeout: float, *, to_robot: bool) -> NotifyBase:
    """One service for one receiver, checked to be just that; the address of a robot is its URL."""
    if any(char.isspace() for char in url):
        raise UrlRefused("渠道地址只能有一个，不能有空格")
    own = urlsplit(url).scheme in {schema for plugin in OWN for schema in (plugin.protocol, plugin.secure_protocol)}
    if not own and url.count(RECEIVER) != (0 if to_robot else 1):
        raise UrlRefused("渠道地址中须有且只有一处 {address}，用来填入接收人；机器人地址中不得有")
    filled = url if own else url.replace(RECEIVER, quote(address, safe=""))
    try:
        service = apprise.Apprise.instantiate(filled, asset=_asset(), suppress_exceptions=False)
    except (TypeError, ValueError, AttributeError, LookupError):
        # AttributeError is Apprise's own answer to a URL with no host.
        raise UrlRefused("渠道地址无法识别") from None
    if not isinstance(service, NotifyBase):
        raise UrlRefused("渠道地址无法识别")
    if service.retry or service.optional or service.overflow_mode != apprise.OverflowMode.UPSTREAM:
        raise UrlRefused("渠道地址不得带 retry、optional、overflow 参数")
    if isinstance(service, OWN):
        service.key, service.address = key, address
    elif len(service) != 1:
        raise UrlRefused("渠道地址须只有一个接收人")
    service.socket_connect_timeout = service.socket_read_timeout = timeout
    return service


def _attach(service: NotifyBase, envelope: Envelope) -> None:
    """Documents go by our own mail plugin only: a stock one would send the message without saying they were lost."""
    if isinstance(service, MailPlugin):
        service.attachments = envelope.attachments
    elif envelope.attachments:
        raise UrlRefused("此渠道不能带附件，邮件未发出")


def _only(service: NotifyBase) -> apprise.Apprise:
    """Apprise with this service alone; what `add` refuses would otherwise be dropped in silence."""
    one = apprise.Apprise(asset=service.asset)
    if not one.add(service) or len(one.servers) != 1:
        raise UrlRefused("渠道地址未被接受")
    return one


def _asset() -> apprise.AppriseAsset:
    # No threads of its own, so that the log filter sees whom this call is for; no redirects, which resend.
    return apprise.AppriseAsset(
        async_mode=False, secure_logging=True, interpret_emojis=False, http_redirects=False, default_service_retry=0
    )


def _secrets(url: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Every part of the URL but its schema, and the message: none of it may reach a log. Longest first."""
    parts = urlsplit(url)
    pieces = [url, parts.username or "", parts.password or "", parts.query, *parts.path.split("/"), *texts]
    both = {form for piece in pieces for form in (piece, unquote(piece), quote(piece, safe=""))}
    return tuple(sorted((form for form in both if len(form) >= SHORTEST_HIDDEN), key=len, reverse=True))
