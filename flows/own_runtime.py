"""The runtime of the bureau's own installation, composed from its settings; a run in a process of its own finds it here."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

from config.errors import BadInput
from config.reading import read_file
from config.schema.channels import Channels, Route, is_loopback
from config.settings import Settings
from flows.compose import compose
from flows.runtime import Runtime, current
from models.database import Store, open_store
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from states.vocabulary import Channel

ARCHIVE = "archive"
CATCHERS = "ZHIFA_CATCHERS"
"""Environment variable of a sample bureau's processes: JSON of channel → address of a loopback catcher."""
WORKER = "ZHIFA_WORKER"
"""Environment variable that marks a process of the worker: it composes its runtime for each run."""
LEASE = "ZHIFA_LEASE_SECONDS"
"""Environment variable: how long a claimed row is held; another process takes it up after that."""


@contextmanager
def own_runtime(store: Store) -> Iterator[Runtime]:
    """The bureau's runtime with the channels its configuration allows."""
    settings = Settings.from_environment()
    urls, listed = _channels(settings, store)
    made = compose(store, AppriseSender(urls), settings.data / ARCHIVE, only_addresses=listed)
    if lease := os.environ.get(LEASE):
        made = replace(made, lease_seconds=float(lease))
    if missing_packages():
        yield made
        return
    with PdfPool(1) as pdf:
        yield replace(made, pdf=pdf)


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


def _channels(settings: Settings, store: Store) -> tuple[dict[Channel, str], frozenset[str] | None]:
    """Channel → address, and the only receivers allowed (None: everybody)."""
    if (told := os.environ.get(CATCHERS)) and store.is_virtual:
        caught = {Channel(name): str(url) for name, url in json.loads(told).items()}
        if all(is_loopback(url) for url in caught.values()):
            return caught, None  # nothing leaves this machine, so nobody need be kept back
    file = settings.config / "channels.yaml"
    channels = read_file(file, Channels)
    urls = {Channel(name): _address(str(file), name, route) for name, route in channels.routes().items()}
    if store.is_virtual and not all(is_loopback(url) for url in urls.values()):
        raise BadInput(str(file), None, None, "", "演练数据库只能使用本机回环地址的渠道")
    return urls, None if channels.mode == "live" else frozenset(channels.test_receivers)


def _address(file: str, name: str, route: Route) -> str:
    try:
        return route.resolve(os.environ)
    except ValueError as error:
        raise BadInput(file, None, None, name, str(error)) from None
