"""``zhifa sweep`` and ``zhifa deliver``: one round of the loop on the bureau's own database, without Prefect."""

import asyncio
from collections.abc import Mapping

from flows.own_runtime import own_runtime
from flows.run_state import ENDS
from flows.submit import Executor
from portal.doors import DONE, say
from portal.own_bureau import own_store
from states.vocabulary import BUREAU_TZ


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
    say(f"执行完成：{_told(counted) or '没有待办'}")
    return DONE


def _told(counted: Mapping[str, int]) -> str:
    return "，".join(f"{ENDS.get(end, end)} {number}" for end, number in sorted(counted.items()))
