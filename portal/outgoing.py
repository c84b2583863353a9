"""``zhifa sweep`` and ``zhifa deliver``: one round of the loop on the bureau's own database, without Prefect."""

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from config.errors import BadInput
from config.schema.channels import Source, is_loopback
from config.settings import Settings
from flows.compose import compose
from flows.runtime import Runtime
from flows.submit import Executor
from models.checkpoint_file import FILE_NAME
from models.database import Store
from models.quarantine import hold_if_older, hold_in_force
from notifications.channels import AppriseSender
from notifications.pdf import PdfPool, missing_packages
from portal.channels import only_addresses, own_channels
from portal.doors import DONE, REFUSED, complain, say
from portal.own_bureau import ARCHIVE, CHECKPOINTS, own_store
from states.vocabulary import BUREAU_TZ, Channel

ENDS = {
    "owed": "到期列入",
    "effects": "补记结果",
    "receipts": "回执补配",
    "fallbacks": "改用其他渠道",
    "later": "顺延",
    "done": "完成",
    "accepted": "已送出",
    "rejected": "未送出",
    "unknown": "去向不明",
    "failed": "失败",
    "withheld": "试运行扣下",
    "again": "稍后再试",
    "lost": "已由他人处理",
}


def run_sweep() -> int:
    """Owe what fell due today."""
    with own_store() as store, own_runtime(store) as runtime:
        today = store.now().astimezone(BUREAU_TZ).date()
        counted = asyncio.run(Executor("plain").sweep(runtime, today))
    say(f"巡检完成：{_told(counted) or '没有到期事项'}")
    return DONE


def run_deliver() -> int:
    """Carry out everything that is due."""
    with own_store() as store, own_runtime(store) as runtime:
        counted = asyncio.run(Executor("plain").deliver(runtime))
        held = hold_in_force(store)
    say(f"执行完成：{_told(counted) or '没有待办'}")
    return DONE if held is None else REFUSED


@contextmanager
def own_runtime(store: Store) -> Iterator[Runtime]:
    """The bureau's runtime with the channels its configuration allows."""
    settings = Settings.from_environment()
    refuse_to_send_if_older(store, settings)
    channels = own_channels()
    file = str(settings.config / "channels.yaml")
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
    # A call ends well within its lease, else another worker would take it for lost.
    lease = max(60.0, 3 * max(timeouts.values(), default=0.0))
    listed = only_addresses(store, channels)
    with ExitStack() as stack:
        pdf = None if missing_packages() else stack.enter_context(PdfPool(1))
        yield compose(
            store,
            sender,
            settings.data / ARCHIVE,
            pdf=pdf,
            only_addresses=listed,
            channels=channels,
            lease_seconds=lease,
        )


def refuse_to_send_if_older(store: Store, settings: Settings) -> None:
    """At every start: a database older than its newest checkpoint holds everything back that would leave the bureau."""
    hold_if_older(store, settings.data / CHECKPOINTS / FILE_NAME)
    if hold := hold_in_force(store):
        complain(f"隔离中，不发送通知、不公示：{hold.says}")
        complain(
            "查明后由协调员、管理员或者负责人处理：zhifa outbox list；zhifa outbox release --all --by … --reason …"
        )


def _address(file: str, name: str, route: Source) -> str:
    try:
        return route.resolve(os.environ)
    except ValueError as error:
        raise BadInput(file, None, None, name, str(error)) from None


def _told(counted: Mapping[str, int]) -> str:
    return "，".join(f"{ENDS.get(end, end)} {number}" for end, number in sorted(counted.items()))
