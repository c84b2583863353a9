"""Canaries: no log at any level holds a number, a name, a token or a password — of channels, outbox, flows, CLI."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from flows.receipts import sink_of
from flows.worker_loop import drain
from models.database import Store
from notifications.catchers import Conduct, MailCatcher, SmsCatcher
from notifications.channels import AppriseSender
from notifications.private_log import LOGGERS, keep_private
from notifications.receipt_callback import ReceiptCallback
from notifications.robot_catcher import RobotCatcher
from notifications.smpp_catcher import SmppCatcher
from notifications.smpp_receipts import SmppReceipts
from portal.main import run
from states.vocabulary import ROBOTS, Channel
from tests.integration.owed_rows import make_runtime, owe
from tests.integration.own_bureau import make_bureau

NUMBER, MAILBOX, NAME, IDENTITY = "13987654321", "jinsique@party.example", "张金丝雀", "110101199003077777"
PASSWORD, SECRET = "canary-secret", "canary-sign"
CANARIES = [NUMBER, MAILBOX, "jinsique", NAME, "金丝雀", IDENTITY, PASSWORD, SECRET, "demo:demo", "access_token=demo",
            "key=demo", "hook/demo", NAME.encode("utf-16-be").hex(), NUMBER.encode().hex()]  # fmt: skip
TRACE = 5


class Everything(logging.Handler):
    """All that any logger says, formatted with its traceback and its extra fields."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {self.format(record)} {record.__dict__}")


@pytest.fixture(params=[logging.DEBUG, TRACE, 1], ids=["debug", "trace", "all"])
def everything(request: pytest.FixtureRequest) -> Iterator[Everything]:
    """Every logger that exists opened to this level, as somebody does who looks for a fault."""
    handler = Everything()
    names = ["", *LOGGERS, *logging.Logger.manager.loggerDict]
    loggers = [logging.getLogger(name) for name in names]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(request.param)
    logging.getLogger().addHandler(handler)
    for name in LOGGERS:
        logging.getLogger(name).addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    for name in LOGGERS:
        logging.getLogger(name).removeHandler(handler)
    for logger, level in before:
        logger.setLevel(level)


def all_channels(folder: Path, stack: ExitStack) -> tuple[AppriseSender, dict[Channel, Any], SmppCatcher]:
    mail = stack.enter_context(MailCatcher(folder / "mail"))
    sms = stack.enter_context(SmsCatcher(folder / "sms", token=PASSWORD))
    chat = stack.enter_context(RobotCatcher(folder / "chat"))
    centre = stack.enter_context(SmppCatcher(folder / "smsc"))
    robots = {channel: {"others": chat.url(channel, SECRET)} for channel in ROBOTS}
    return AppriseSender({Channel.EMAIL: mail.url, Channel.SMS: sms.url}, 0.3, robots=robots), {
        Channel.EMAIL: mail, Channel.SMS: sms, **dict.fromkeys(ROBOTS, chat),
    }, centre  # fmt: skip


ADDRESS = {Channel.SMS: NUMBER, Channel.EMAIL: MAILBOX}


@pytest.mark.parametrize("conduct", [Conduct.PROPER, Conduct.REJECT, Conduct.RESET, Conduct.GARBAGE, Conduct.BREAK])
def test_no_channel_outbox_or_flow_tells_anything_personal(
    sqlite_store: Store, tmp_path: Path, everything: Everything, conduct: Conduct
) -> None:
    with ExitStack() as stack:
        sender, catchers, centre = all_channels(tmp_path, stack)
        told = json.dumps({"n": f"{NAME} {IDENTITY}"}, ensure_ascii=False)
        for channel, catcher in catchers.items():
            address = ADDRESS.get(channel, "officer-a")
            catcher.script.always(channel.value if channel in ROBOTS else address, conduct)
            owe(sqlite_store, f"k-{channel.value}", channel=channel.value, address=address, context=told)
        owe(sqlite_store, "k-poison", template="poison", address=NUMBER, context=told)
        runtime = make_runtime(sqlite_store, tmp_path, sender=sender)
        asyncio.run(drain(runtime))
        by_smpp = make_runtime(sqlite_store, tmp_path, sender=AppriseSender({Channel.SMS: centre.url}, 0.3))
        centre.script.always(NUMBER, conduct)
        owe(sqlite_store, "k-smpp", address=NUMBER, context=told)
        asyncio.run(drain(by_smpp))
        with (
            ReceiptCallback(sink_of(runtime, "sms"), PASSWORD) as callback,
            SmppReceipts(
                "127.0.0.1", centre.port, system_id="zhifa", password="demo", sink=sink_of(runtime, "sms")
            ) as bind,
        ):
            assert bind.bound.wait(5)
            assert callback.port
    logging.getLogger("apprise").info("the handler hears")
    text = "\n".join(everything.lines)
    assert "the handler hears" in text
    assert [canary for canary in CANARIES if canary in text] == []


def test_the_loggers_of_libraries_stay_at_their_level() -> None:
    keep_private()
    assert {name: logging.getLogger(name).level for name in LOGGERS} == LOGGERS


def test_no_error_of_the_command_line_tells_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = f"zhifasmss://{quote(PASSWORD)}@gateway.example/send?retry=3"
    made = make_bureau(
        tmp_path, monkeypatch, mail="zhifamail://127.0.0.1:9/?from=a@b.example", sms="zhifasms://t@127.0.0.1:9/s"
    )
    file = made["config"] / "channels.yaml"
    for text in ("mode: live\nsms: {url_env: ZHIFA_SMS_URL}\n", f"mode: live\nsms: {{url: '{secret}'}}\n"):
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("ZHIFA_SMS_URL", secret)
        assert run(["deliver"]) == 2
    names = tmp_path / "名单.csv"
    names.write_text(f"名称,手机,邮箱\n{NAME},{NUMBER}号,\n{NAME},,坏{MAILBOX}\n", encoding="utf-8")
    assert (
        run(["prompt-many", "propose", str(names), "--power", "KJ-CF-017", "--by", "officer-a", "--title", "提示"]) == 2
    )
    shown = capsys.readouterr()
    assert "ZHIFA_SMS_URL" in shown.err
    assert "第2行" in shown.err
    found = [canary for canary in CANARIES if canary in io.StringIO(shown.out + shown.err).read()]
    assert found == []
