"""What flows work with: they get ids only and find store, sender and archive here."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from config.schema.channels import Channels
from models.database import Store
from models.files import KeptFile
from models.outbox import BACKOFF, Backoff, Job
from models.outbox_review import Owed
from notifications.channels import Sender
from notifications.pdf import PdfPool


@dataclass(frozen=True)
class TemplateText:
    """Texts of one template in the release that the row's event names."""

    body: str
    title: str = ""
    layout: Mapping[str, str] = field(default_factory=dict)


class TemplateLookup(Protocol):
    """Finds the template of a row in the release pinned in the row's event; LookupError if the release has none."""

    def __call__(self, store: Store, job: Job, /) -> TemplateText: ...


def _no_effect(_: Store, __: Owed) -> None:
    """For compositions whose messages carry no legal effect."""


def _no_fallback(_: Store, __: Collection[str] | None) -> int:
    """For compositions whose receivers have one channel only."""
    return 0


@dataclass(frozen=True, kw_only=True)
class Runtime:
    """The composition of one process: made once by its entry point, found by flows through `current`."""

    store: Store
    sender: Sender
    archive: Path
    template: TemplateLookup
    #: ``models.casework.bind_document``: records that a document was rendered; idempotent by document number.
    bind_document: Callable[[Store, str, tuple[KeptFile, ...]], None]
    #: ``models.sweeping.sweep_due``: owes what fell due until the instant; answers how many rows.
    sweep_due: Callable[[Store, datetime], int]
    #: Enters one settled message into its case; idempotent by the row's ``effect_key``.
    enter_effect: Callable[[Store, Owed], None] = _no_effect
    #: ``models.falling_back.fall_back``: owes the next channel for messages that certainly failed.
    fall_back: Callable[[Store, Collection[str] | None], int] = _no_fallback
    #: Pace, quiet hours and digest of each channel; None where there are none (rehearsal, demo).
    channels: Channels | None = None
    #: Hears how many messages of a mass prompt are still open, for a progress bar.
    tell_open: Callable[[int], None] | None = None
    #: Whether the process was asked to stop: nothing new is begun then, and what was claimed and not begun is
    #: given back.
    stopping: Callable[[], bool] = lambda: False
    #: Message templates whose outcome carries legal effect.
    legal_effects: frozenset[str] = frozenset()
    #: Renders PDFs; None where Pango or the fonts are missing: HTML is kept then.
    pdf: PdfPool | None = None
    #: What the software itself does for a ``task`` row, by task key; other tasks wait for a person.
    tasks: Mapping[str, Callable[[Store, Job], str]] = field(default_factory=dict)
    #: Test mode: the only addresses that may be written to; None where everybody may.
    only_addresses: Collection[str] | None = None
    backoff: Backoff = BACKOFF
    #: How many messages are handed over at once under one commit before and one after.
    wave: int = 4
    lease_seconds: float = 60
    #: New at each start, so that a restarted worker is never mistaken for the one before it.
    worker: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def gathered(self) -> frozenset[str]:
        """Templates whose messages are gathered into digests; never those of legal effect."""
        digest = self.channels.digest if self.channels is not None else None
        return frozenset(digest.templates) - self.legal_effects if digest is not None else frozenset()


class NoRuntime(RuntimeError):
    """A flow was started in a process whose entry point composed no runtime."""


_CURRENT: ContextVar[Runtime] = ContextVar("zhifa_runtime")


def current() -> Runtime:
    """The runtime of this process."""
    try:
        return _CURRENT.get()
    except LookupError:
        raise NoRuntime("本进程没有准备好运行环境，请用 zhifa 命令启动") from None


@contextmanager
def installed(runtime: Runtime) -> Iterator[Runtime]:
    """Let flows called inside the block find this runtime."""
    token = _CURRENT.set(runtime)
    try:
        yield runtime
    finally:
        _CURRENT.reset(token)
