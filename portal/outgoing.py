"""``zhifa sweep`` and ``zhifa deliver``: one round of the loop on the bureau's own database, without Prefect."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

from flows.ends import ENDS
from flows.own_runtime import own_runtime
from flows.runtime import Runtime
from flows.submit import Executor
from models.database import Store
from models.quarantine import hold_in_force
from portal.doors import DONE, REFUSED, complain, say
from portal.own_bureau import own_store
from states.vocabulary import BUREAU_TZ


def run_sweep() -> int:
    """Owe what fell due today."""
    with own_store() as store, told_runtime(store) as runtime:
        today = store.now().astimezone(BUREAU_TZ).date()
        counted = asyncio.run(Executor("plain").sweep(runtime, today))
    say(f"巡检完成：{_told(counted) or '没有到期事项'}")
    return DONE


def run_deliver() -> int:
    """Carry out everything that is due."""
    with own_store() as store, told_runtime(store) as runtime, asked_to_stop() as stopping:
        counted = asyncio.run(Executor("plain").deliver(replace(runtime, stopping=stopping)))
        held = hold_in_force(store)
    if stopping():
        say("已按要求停止：正在发送的已发完，其余的留待下次")
    say(f"执行完成：{_told(counted) or '没有待办'}")
    return DONE if held is None else REFUSED


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether SIGINT or SIGTERM came: what is being sent is finished first. The second one ends at once."""
    asked = threading.Event()

    def heard(number: int, frame: FrameType | None) -> None:
        asked.set()
        signal.signal(number, signal.SIG_DFL)

    before = {number: signal.signal(number, heard) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def told_runtime(store: Store) -> Iterator[Runtime]:
    """The bureau's runtime; whoever starts it is told where nothing may leave."""
    with own_runtime(store) as runtime:
        tell_hold(store)
        yield runtime


def tell_hold(store: Store) -> None:
    """Say that nothing leaves, and why, where that is so."""
    if hold := hold_in_force(store):
        complain(f"隔离中，不发送通知、不公示：{hold.says}")
        complain(
            "查明后由协调员、管理员或者负责人处理：zhifa outbox list；zhifa outbox release --all --by … --reason …"
        )


def _told(counted: Mapping[str, int]) -> str:
    return "，".join(f"{ENDS.get(end, end)} {number}" for end, number in sorted(counted.items()))
