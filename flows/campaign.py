"""Sending a mass prompt (群发提示), without Prefect: batch by batch, until nothing is open, it is paused or must wait."""

from collections import Counter
from dataclasses import replace

from flows.carry_out import carry_out_batch
from flows.claiming import once_open
from flows.runtime import Runtime
from models import campaigns
from models.record import BUREAU

BATCH = 200
WAVE = 50
"""Messages per commit: a crash in the call leaves so many in doubt at most, none of which carries legal effect."""


async def send_batch(runtime: Runtime, no: str) -> Counter[str]:
    """The next batch of one mass prompt; empty where it is paused, finished, or must wait for a later hour."""

    async def batch() -> Counter[str]:
        found = campaigns.progress(runtime.store, no)
        if found.state != "released" or not found.open:
            return Counter()
        return await carry_out_batch(replace(runtime, wave=WAVE), BATCH, (BUREAU, found.owed_seq))

    done = await once_open(runtime, batch)
    if runtime.tell_open is not None:
        runtime.tell_open(campaigns.progress(runtime.store, no).open)
    return done


async def send_open(runtime: Runtime, no: str) -> Counter[str]:
    """Everything of one mass prompt that is due."""
    total: Counter[str] = Counter()
    while done := await send_batch(runtime, no):
        total += done
    return total
