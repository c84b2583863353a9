"""The runtime of the bureau's own installation, composed from its settings; a run in a process of its own finds it here."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path

from config.schema.channels import is_loopback
from config.settings import ARCHIVE, CHECKPOINTS, Settings
from flows.compose import compose
from flows.own_channels import opened
from flows.runtime import Runtime, current
from models.checkpoint_file import FILE_NAME
from models.database import Store, open_store
from models.quarantine import hold_if_older
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from states.vocabulary import Channel

CATCHERS = "ZHIFA_CATCHERS"
"""Environment variable of a sample bureau's processes: JSON of channel → address of a loopback catcher."""
WORKER = "ZHIFA_WORKER"
"""Environment variable that marks a process of the worker: it composes its runtime for each run."""
LEASE_SECONDS = 60
LEASE = "ZHIFA_LEASE_SECONDS"
"""Environment variable: how long a claimed row is held; another process takes it up after that."""


@contextmanager
def own_runtime(store: Store) -> Iterator[Runtime]:
    """The bureau's runtime with the channels its configuration allows; a database older than its newest checkpoint
    holds back everything that would leave the bureau."""
    settings = Settings.from_environment()
    hold_if_older(store, settings.data / CHECKPOINTS / FILE_NAME)
    made = _composed(store, settings.data / ARCHIVE, float(os.environ.get(LEASE, LEASE_SECONDS)))
    if missing_packages():
        yield made
        return
    with PdfPool(1) as pdf:
        yield replace(made, pdf=pdf)


def _composed(store: Store, archive: Path, lease_seconds: float) -> Runtime:
    if (told := os.environ.get(CATCHERS)) and store.is_virtual:
        caught = {Channel(name): str(url) for name, url in json.loads(told).items()}
        if all(is_loopback(url) for url in caught.values()):
            # Nothing leaves this machine, so nobody need be kept back.
            return compose(store, AppriseSender(caught), archive, lease_seconds=lease_seconds)
    own = opened(store)
    return compose(
        store,
        own.sender,
        archive,
        only_addresses=own.listed,
        channels=own.configured,
        lease_seconds=max(lease_seconds, own.lease_seconds),
    )


@asynccontextmanager
async def at_work() -> AsyncIterator[Runtime]:
    """The runtime that this process installed, or, in a run that Prefect started, one composed from the settings."""
    if WORKER not in os.environ:
        yield current()
        return
    store = open_store(Settings.from_environment().database)
    try:
        with own_runtime(store) as runtime:
            yield runtime
    finally:
        await asyncio.to_thread(store.close)
