"""The plain loop that drains the outbox without Prefect."""

import asyncio
from collections import Counter

from flows.carry_out import deliver_batch
from flows.runtime import Runtime

BATCH = 200
POLL_SECONDS = 1.0


async def drain(
    runtime: Runtime, *, until_idle: bool = True, stop: asyncio.Event | None = None, poll_seconds: float = POLL_SECONDS
) -> Counter[str]:
    """Carry out due rows until none is left, or, with ``until_idle=False``, until ``stop`` is set."""
    stop = stop or asyncio.Event()
    total: Counter[str] = Counter()
    while not (stop.is_set() or runtime.stopping()):
        done = await deliver_batch(runtime, BATCH)
        total += done
        if done:
            continue
        if until_idle:
            break
        # Polling is the truth: a notification that is lost can delay nothing by more than this.
        await _set_within(stop, poll_seconds)
    return total


async def _set_within(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
