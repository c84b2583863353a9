"""Apprise's own ways of hiding what happened, and its logs, do not get past us."""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from notifications.apprise_call import UrlRefused, check_url
from notifications.catchers import Conduct, MailCatcher, SmsCatcher
from notifications.channels import AppriseSender, Envelope
from states.vocabulary import Channel, SendOutcome

PHONE = "13987654321"
MAILBOX = "canary.dangshiren@party.example"
TOKEN = "canary/token:7f3a x"
PASSWORD = "canary@pass:word/9 %"
USER = "canaryuser"
BODY = "张金丝雀，您的身份证号 110101199003077777 已登记。"
TITLE = "关于金丝雀的告知"
CANARIES = [
    PHONE, MAILBOX, TOKEN, PASSWORD, USER, BODY, TITLE, quote(TOKEN, safe=""), quote(PASSWORD, safe=""),
    quote(MAILBOX, safe=""), "canary", "金丝雀", "110101199003077777", "7f3a",
]  # fmt: skip


def make_envelope(channel: Channel) -> Envelope:
    return Envelope("k1", channel, PHONE if channel is Channel.SMS else MAILBOX, TITLE, BODY)


class Everything(logging.Handler):
    """All that any logger says at any level, with tracebacks."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname} {self.format(record)}")


@pytest.fixture
def everything() -> Iterator[Everything]:
    """Every logger wide open, as a careless admin would set it while looking for a fault."""
    handler = Everything()
    names = [None, "apprise", "urllib3", "urllib3.connectionpool", "requests", "mail.log", "asyncio"]
    loggers = [logging.getLogger(name) for name in names]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(1)
        logger.addHandler(handler)
    yield handler
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)
        logger.removeHandler(handler)


def urls(mail: MailCatcher, sms: SmsCatcher) -> list[tuple[Channel, str]]:
    password = quote(PASSWORD, safe="")
    dead = "127.0.0.1:1"
    return [
        (Channel.EMAIL, mail.url),
        (Channel.EMAIL, f"zhifamail://{USER}:{password}@127.0.0.1:{mail.port}/?from=a@b.example"),
        (Channel.EMAIL, f"zhifamails://{USER}:{password}@{dead}/?from=a@b.example"),
        (Channel.SMS, sms.url),
        (Channel.SMS, f"zhifasmss://{quote(TOKEN, safe='')}@127.0.0.1:{sms.port}/send"),
        (Channel.SMS, f"zhifasms://{quote(TOKEN, safe='')}@{dead}/send"),
        (Channel.EMAIL, f"mailto://{USER}:{password}@127.0.0.1:{mail.port}/?from=a@b.example&to={{address}}"),
        (Channel.EMAIL, f"mailto://127.0.0.1:{mail.port}/?from=a@b.example&to={{address}}"),
        (Channel.SMS, f"json://{USER}:{password}@127.0.0.1:{sms.port}/canary-{{address}}"),
        (Channel.SMS, f"json://{USER}:{password}@{dead}/canary-{{address}}"),
    ]


def test_no_log_at_any_level_holds_a_receiver_a_secret_or_a_text(tmp_path: Path, everything: Everything) -> None:
    with MailCatcher(tmp_path / "m") as mail, SmsCatcher(tmp_path / "s", token=TOKEN) as sms:
        mail.script.always(MAILBOX, Conduct.PROPER)
        for channel, url in urls(mail, sms):
            sender = AppriseSender({channel: url}, timeout=0.5)
            for conduct in (Conduct.PROPER, Conduct.REJECT, Conduct.RESET):
                (mail if channel is Channel.EMAIL else sms).script.always(make_envelope(channel).address, conduct)
                sender.send(make_envelope(channel))
        assert mail.caught()
        assert sms.caught()
    logging.getLogger("apprise").info("the handler works")
    text = "\n".join(everything.lines)
    assert "the handler works" in text
    assert [canary for canary in CANARIES if canary in text] == []


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL])
@pytest.mark.parametrize("broken", ["nosuchservice://{}@host/", "zhifasms://{}@", "http//{}", "json://{}@:x/", "{}"])
def test_a_url_that_cannot_be_used_is_refused_without_being_shown(
    channel: Channel, broken: str, everything: Everything
) -> None:
    with pytest.raises(UrlRefused) as refused:
        check_url(channel, broken.format(quote(TOKEN, safe="")))
    shown = str(refused.value) + "\n".join(everything.lines)
    assert [canary for canary in CANARIES if canary in shown] == []


@pytest.mark.parametrize(
    "url",
    [
        "zhifasms://t@127.0.0.1:9/send?retry=2",
        "zhifasms://t@127.0.0.1:9/send?optional=yes",
        "zhifasms://t@127.0.0.1:9/send?overflow=split",
        "zhifasms://%E4%BB%A4@127.0.0.1:9/send",  # a token that no HTTP header can carry
        "zhifamail://u:%E4%BB%A4@127.0.0.1:9/?from=a@b.example",
        "zhifamail://127.0.0.1:9/",  # nobody it could be from
        "json://127.0.0.1:9/",  # no place for the receiver
        "json://127.0.0.1:9/{address}/{address}",
        "mailto://127.0.0.1:9/?from=a@b.example&to={address}&retry=1",
        "mailto://127.0.0.1:9/?from=a@b.example&to={address},c@d.example",
        "zhifasms://t@127.0.0.1:9/send, zhifasms://t@127.0.0.1:8/send",
    ],
)
def test_a_url_that_would_send_twice_or_hide_a_failure_is_refused(url: str) -> None:
    channel = Channel.SMS if "sms" in url else Channel.EMAIL
    with pytest.raises(UrlRefused):
        AppriseSender({channel: url})


def test_a_stock_service_that_says_yes_is_accepted_without_a_reference(tmp_path: Path) -> None:
    with MailCatcher(tmp_path) as mail:
        url = f"mailto://127.0.0.1:{mail.port}/?from=a@b.example&to={{address}}"
        result = AppriseSender({Channel.EMAIL: url}).send(make_envelope(Channel.EMAIL))
        assert (result.outcome, result.reference) == (SendOutcome.ACCEPTED, None)
        assert [copy.to for copy in mail.caught()] == [MAILBOX]


@pytest.mark.parametrize(("conduct", "copies"), [(Conduct.HANG, 1), (Conduct.REJECT, 0), (Conduct.RESET, 1)])
def test_a_stock_service_that_says_no_may_have_sent_all_the_same(tmp_path: Path, conduct: Conduct, copies: int) -> None:
    with MailCatcher(tmp_path) as mail:
        mail.script.then(conduct)
        url = f"mailto://127.0.0.1:{mail.port}/?from=a@b.example&to={{address}}"
        result = AppriseSender({Channel.EMAIL: url}, timeout=0.5).send(make_envelope(Channel.EMAIL))
        assert result.outcome is SendOutcome.UNKNOWN
        assert len(mail.caught()) == copies


def test_a_plugin_that_breaks_off_leaves_the_outcome_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*args: object) -> None:
        raise RuntimeError(PHONE)

    monkeypatch.setattr("notifications.sms_plugin.SmsPlugin._hand_over", break_off)
    with SmsCatcher(tmp_path) as sms:
        assert AppriseSender({Channel.SMS: sms.url}).send(make_envelope(Channel.SMS)).outcome is SendOutcome.UNKNOWN


def test_what_is_printed_of_an_envelope_or_a_result_is_not_personal() -> None:
    assert repr(make_envelope(Channel.SMS)) == "Envelope(key='k1', channel=<Channel.SMS: 'sms'>)"
