"""The channels of the bureau's own installation: as configured, and whom they may reach today."""

import os
from typing import NamedTuple

from config.errors import BadInput
from config.reading import read_file
from config.schema.channels import Channels, Source, is_loopback
from config.settings import Settings
from models import channel_mode
from models.database import Store
from notifications.channels import AppriseSender
from states.vocabulary import Channel

FILE = "channels.yaml"


class OwnChannels(NamedTuple):
    """What a runtime needs of them."""

    configured: Channels
    sender: AppriseSender
    listed: frozenset[str] | None  # the only receivers allowed; None: everybody
    lease_seconds: float  # at least: a call ends well within its lease, else another worker takes it for lost


def own_channels() -> Channels:
    """The bureau's channels as configured."""
    return read_file(Settings.from_environment().config / FILE, Channels)


def is_live(channels: Channels, released_by: str | None) -> bool:
    """Both are needed: the configuration says so, and a named person released it on record."""
    return channels.mode == "live" and released_by is not None


def only_addresses(store: Store, channels: Channels) -> frozenset[str] | None:
    """Whom test mode permits; None where everybody may be written to."""
    return None if is_live(channels, channel_mode.released_by(store)) else frozenset(channels.test_receivers)


def opened(store: Store) -> OwnChannels:
    """The channels with their secrets resolved; a rehearsal database reaches this machine only."""
    channels = own_channels()
    file = str(Settings.from_environment().config / FILE)
    urls = {Channel(name): _address(file, name, route) for name, route in channels.routes().items()}
    robots = {
        Channel(name): {who: _address(file, f"{name}.{who}", one) for who, one in chat.robots.items()}
        for name, chat in channels.chats().items()
    }
    reached = [*urls.values(), *(url for chat in robots.values() for url in chat.values())]
    if store.is_virtual and not all(is_loopback(url) for url in reached):
        raise BadInput(file, None, None, "", "演练数据库只能使用本机回环地址的渠道")
    timeouts = {Channel(name): float(limits.timeout_seconds) for name, limits in channels.pacing().items()}
    sender = AppriseSender(urls, robots=robots, timeouts=timeouts)
    return OwnChannels(channels, sender, only_addresses(store, channels), 3 * max(timeouts.values(), default=0.0))


def _address(file: str, name: str, route: Source) -> str:
    try:
        return route.resolve(os.environ)
    except ValueError as error:
        raise BadInput(file, None, None, name, str(error)) from None
