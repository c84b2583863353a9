"""A bureau that works and sends through real loopback channels, for faults of backup and restore."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.settings import CHECKOUT
from flows.compose import compose
from flows.runtime import Runtime
from flows.submit import Executor
from models.backup import Places
from models.checkpoint import create_key
from models.database import Store
from models.restoring import Target
from models.signing import load_key, public_path
from notifications.catchers import Caught, MailCatcher, SmsCatcher, read_log
from notifications.channels import AppriseSender
from states.vocabulary import BUREAU_TZ, Channel
from tests.integration.bureau_desk import Desk

PROMPT = {"channel": "sms", "note": "请于期限内改正"}


@dataclass(frozen=True)
class Gateway:
    """The loopback channels; what they caught is the judge of what left the bureau."""

    urls: dict[Channel, str]
    logs: tuple[Path, ...]

    def caught(self) -> list[Caught]:
        return [one for log in self.logs for one in read_log(log)]

    def runtime(self, store: Store, archive: Path) -> Runtime:
        return compose(store, AppriseSender(self.urls), archive)


@contextmanager
def gateway(folder: Path) -> Iterator[Gateway]:
    """Real servers for mail and SMS on this machine."""
    with MailCatcher(folder / "mail", durable=False) as mail, SmsCatcher(folder / "sms", durable=False) as sms:
        yield Gateway({Channel.EMAIL: mail.url, Channel.SMS: sms.url}, (folder / "mail", folder / "sms"))


def places(home: Path) -> Places:
    """Where one installation keeps its things; its key is made at the first call."""
    key = home / "keys" / "checkpoint.pem"
    if not key.exists():
        key.parent.mkdir(parents=True)
        create_key(key, home / "data")
    return Places(
        archive=home / "data" / "archive",
        checkpoints=home / "data" / "checkpoints",
        config=CHECKOUT / "config",
        public_key=public_path(key),
        key=load_key(key),
    )


def target(home: Path, own: Places, database: str | None = None) -> Target:
    """An empty place with the same key at hand."""
    file = home / "data" / "zhifa.db"
    return Target(
        data=home / "data",
        database=database or f"sqlite:///{file}",
        database_file=None if database else file,
        config=home / "config",
        public_key=own.public_key,
    )


def prompted(desk: Desk, **told: Any) -> str:
    """A case whose party is owed a message."""
    no = desk.open(**told)
    desk.act(no, "issue_prompt", PROMPT)
    return no


def day_of_work(store: Store, runtime: Runtime) -> dict[str, int]:
    """One sweep and one delivery."""

    async def work() -> dict[str, int]:
        executor = Executor("plain")
        await executor.sweep(runtime, store.now().astimezone(BUREAU_TZ).date())
        return dict(await executor.deliver(runtime))

    return asyncio.run(work())
