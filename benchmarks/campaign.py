"""A mass prompt to a loopback SMTP server against one connection that pushes the same mails as fast as it can."""

import asyncio
import multiprocessing
import smtplib
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.measuring import Ratio
from config.loader import load_folder, load_officers
from config.settings import CHECKOUT
from flows.campaign import send_open
from flows.compose import compose
from models import campaigns
from models.campaigns import Addressee
from models.checks import check
from models.database import create_store
from models.registers import enter_officers, publish_release
from notifications.catchers import MailCatcher
from notifications.channels import AppriseSender
from states.vocabulary import BUREAU_TZ, Channel

SENDER = "zhifa@bureau.example"


def serve(pipe: Connection, folder: str) -> None:
    """An SMTP server in a process of its own, so that it does not share the sender's interpreter."""
    with MailCatcher(Path(folder), durable=False) as mail:
        pipe.send((mail.port, mail.url))
        pipe.recv()


@contextmanager
def mail_server(folder: Path) -> Iterator[tuple[int, str]]:
    """Port and URL."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, str(folder)), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send(None)
        process.join()


def pushed(port: int, number: int) -> float:
    """Mails per second over one connection that does nothing else."""
    started = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, "bureau.example") as client:
        for each in range(number):
            mail = EmailMessage(policy=SMTP)
            mail["From"], mail["To"], mail["Subject"] = SENDER, f"r{each}@party.example", "关于科技资金的提示"
            mail["X-Zhifa-Key"] = f"push:{each}"
            mail.set_content("您好！现就科技项目资金的使用提示您……" * 5, charset="utf-8", cte="base64")
            client.send_message(mail)
    return number / (time.perf_counter() - started)


def campaign_rate(folder: Path, url: str, number: int) -> float:
    """Messages per second of a mass prompt from its release to its last result; every row is checked afterwards."""
    store = create_store(f"sqlite:///{folder}/bench.sqlite3")
    publish_release(store, load_folder(CHECKOUT / "config", CHECKOUT / "templates"), by="a", second="b", note="bench")
    today = store.now().astimezone(BUREAU_TZ).date()
    enter_officers(store, load_officers(CHECKOUT / "config"), by="a", effective_on=today)
    people = [Addressee(n + 2, f"第{n}号样例公司", None, f"r{n}@party.example") for n in range(number)]
    no = campaigns.propose(store, "测量", "KJ-CF-017", people, by="officer-a")
    campaigns.release(store, no, by="leader-a")
    runtime = compose(store, AppriseSender({Channel.EMAIL: url}), folder / "archive")
    started = time.perf_counter()
    done = asyncio.run(send_open(runtime, no))
    taken = time.perf_counter() - started
    assert done == {"accepted": number}, done
    assert check(store) == []
    store.close()
    return number / taken


def mass_prompt(number: int) -> list[Ratio]:
    """The line of the table."""
    with tempfile.TemporaryDirectory(prefix="zhifa-bench-") as name:
        folder = Path(name)
        with mail_server(folder / "mail") as (port, url):
            pushed(port, 50)
            before = pushed(port, max(number // 5, 50))
            ours = campaign_rate(folder, url, number)
            theirs = (before + pushed(port, max(number // 5, 50))) / 2  # a slow spell of the machine falls on both
    name = f"群发 {number} 条 ÷ 一个 SMTP 连接"
    return [Ratio(name, f"{ours:.0f} 条/秒", f"{theirs:.0f} 条/秒", ours / theirs, "at least", 0.5)]


if __name__ == "__main__":
    sys.stdout.write(f"{mass_prompt(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)}\n")
