"""Sending a mass prompt (群发提示), without Prefect: batch by batch, until nothing is open, it is paused or must wait."""

import asyncio
from collections import Counter
from dataclasses import replace

from flows.carry_out import carry_out_batch
from flows.claiming import seconds_to_wait
from flows.runtime import Runtime
from models import campaigns
from models.record import BUREAU

BATCH = 200
WAVE = 50
"""Messages per commit: a crash in the call leaves so many in doubt at most, none of which carries legal effect."""


async def send_batch(runtime: Runtime, no: str) -> Counter[str]:
    """The next batch of one mass prompt; empty where it is paused, finished, or must wait for a later hour."""
    while (found := campaigns.progress(runtime.store, no)).state == "released" and found.open:
        done = await carry_out_batch(replace(runtime, wave=WAVE), BATCH, (BUREAU, found.owed_seq))
        if runtime.tell_open is not None:
            runtime.tell_open(campaigns.progress(runtime.store, no).open)
        seconds = None if done else seconds_to_wait(runtime)
        if seconds is None:
            return done
        await asyncio.sleep(seconds)
    return Counter()


async def send_open(runtime: Runtime, no: str) -> Counter[str]:
    """Everything of one mass prompt that is due."""
    total: Counter[str] = Counter()
    while done := await send_batch(runtime, no):
        total += done
    return total
