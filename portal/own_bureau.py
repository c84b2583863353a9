"""The bureau's own installation: made, opened, swept and delivered."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager

from config.errors import BadInput
from config.loader import load_folder, load_officers
from config.reading import read_file
from config.schema.channels import Channels, is_loopback
from config.settings import Settings
from flows.compose import compose
from flows.runtime import Runtime
from flows.submit import Executor
from models.checkpoint import create_key
from models.database import Store, create_store, open_store
from models.registers import enter_officers, publish_release
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from portal.doors import DONE, say
from states.vocabulary import BUREAU_TZ, Channel

KEY = "checkpoint.pem"
ARCHIVE = "archive"


def run_init() -> int:
    """Make an empty bureau from the configuration folder; refuses where one already stands."""
    settings = Settings.from_environment()
    body = load_folder(settings.config, settings.templates)
    people = load_officers(settings.config)
    if settings.data.joinpath("zhifa.sqlite3").exists() and settings.database.startswith("sqlite"):
        raise BadInput(str(settings.data), None, None, "ZHIFA_DATA", "这里已有数据库，不能重复建库")
    settings.data.mkdir(parents=True, exist_ok=True)
    key = settings.keys / KEY
    if not key.exists():
        settings.keys.mkdir(parents=True, exist_ok=True)
        create_key(key, settings.data)
    store = create_store(settings.database, "wall")
    try:
        today = store.now().astimezone(BUREAU_TZ).date()
        digest = publish_release(store, body, by="init-1", second="init-2", note="建库")
        entered = enter_officers(store, people, by="init-1", effective_on=today)
    finally:
        store.close()
    say(f"已建库：{settings.data}；版本 {digest[:12]}；名录 {entered} 人。渠道按 channels.yaml 处于测试模式。")
    say("下一步：zhifa case open … 登记线索，zhifa case why 案号 查看下一步")
    return DONE


@contextmanager
def own_store() -> Iterator[Store]:
    """The bureau's database."""
    store = open_store(Settings.from_environment().database)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def own_runtime(store: Store) -> Iterator[Runtime]:
    """The bureau's runtime with the channels its configuration allows."""
    settings = Settings.from_environment()
    channels = read_file(settings.config / "channels.yaml", Channels)
    urls = {Channel(name): route.resolve(os.environ) for name, route in channels.routes().items()}
    if store.is_virtual and not all(is_loopback(url) for url in urls.values()):
        raise BadInput("channels.yaml", None, None, "mode", "演练数据库只能使用本机回环地址的渠道")
    listed = None if channels.mode == "live" else frozenset(channels.test_receivers)
    archive = settings.data / ARCHIVE
    if missing_packages():
        yield compose(store, AppriseSender(urls), archive, only_addresses=listed)
        return
    with PdfPool(1) as pdf:
        yield compose(store, AppriseSender(urls), archive, pdf=pdf, only_addresses=listed)


def run_sweep() -> int:
    """Owe what fell due today."""
    with own_store() as store, own_runtime(store) as runtime:
        today = store.now().astimezone(BUREAU_TZ).date()
        counted = asyncio.run(Executor("plain").sweep(runtime, today))
    say(f"巡检完成：{'，'.join(f'{k} {v}' for k, v in sorted(counted.items())) or '没有到期事项'}")
    return DONE


def run_deliver() -> int:
    """Carry out everything that is due."""
    with own_store() as store, own_runtime(store) as runtime:
        counted = asyncio.run(Executor("plain").deliver(runtime))
    say(f"执行完成：{'，'.join(f'{k} {v}' for k, v in sorted(counted.items())) or '没有待办'}")
    return DONE
