"""What flows do, without Prefect: claim owed rows and carry each out; a failing row never stops the others."""

import logging
import time as clock
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TypeAlias

from flows.claiming import claim, once_open
from flows.documents import make_document, publish
from flows.gathering import send_gathered
from flows.isolation import attempt, is_final, says
from flows.messages import give_back, send_messages
from flows.runtime import Runtime
from models import outbox, outbox_review, receipts
from models.files import remove_parts
from models.outbox import Job
from states.vocabulary import BUREAU_TZ, WorkKind

log = logging.getLogger(__name__)

Counts: TypeAlias = Counter[str]
"""How many rows came to which end."""

EVENT_ROWS = 50
LEFT_AFTER_SECONDS = 24 * 60 * 60.0
"""Age of a file that nobody can still be writing."""


async def carry_out_event(runtime: Runtime, stream: str, seq: int) -> Counts:
    """Carry out everything one event owes and that is due; nothing is left to do when another run was first."""
    total: Counts = Counter()
    while done := await carry_out_batch(runtime, EVENT_ROWS, (stream, seq)):
        total += done
    return total


async def carry_out_batch(runtime: Runtime, limit: int, event: tuple[str, int] | None) -> Counts:
    """Up to ``limit`` due rows of one event, or of any; empty where none could be claimed."""
    return await _carry_out(runtime, claim(runtime, limit, event))


async def deliver_batch(runtime: Runtime, limit: int) -> Counts:
    """Carry out up to ``limit`` due rows of any event; empty counts mean that nothing was due.

    Where due messages only wait for the pace of their channel, it waits with them.
    """

    async def batch() -> Counts:
        return await carry_out_batch(runtime, limit, None) + await send_gathered(runtime)

    return await once_open(runtime, batch)


async def sweep(runtime: Runtime, today: date) -> Counts:
    """Owe what fell due until ``today`` (never looking ahead) and repair effects that a crash kept from the record."""
    end_of_day = datetime.combine(today, time.max, BUREAU_TZ)
    until = min(runtime.store.now(), end_of_day)
    found: Counts = Counter(owed=runtime.sweep_due(runtime.store, until))
    found["receipts"] = len(receipts.match_waiting(runtime.store))
    found["effects"] = enter_pending_effects(runtime)
    found["fallbacks"] = runtime.fall_back(runtime.store, None)
    found["leftovers"] = clear_leftovers(runtime)
    return +found


def clear_leftovers(runtime: Runtime) -> int:
    """Remove what writers that died left in the archive (残留文件); the archive of a rehearsal goes as a whole."""
    if runtime.store.is_virtual:
        return 0
    return remove_parts(runtime.archive, older_than=clock.time() - LEFT_AFTER_SECONDS)


def enter_pending_effects(runtime: Runtime) -> int:
    """Enter every settled outcome of legal effect that its case does not know yet."""
    pending = outbox_review.pending_effects(runtime.store, runtime.legal_effects)
    for owed in pending:
        runtime.enter_effect(runtime.store, owed)
    return len(pending)


async def _carry_out(runtime: Runtime, jobs: Sequence[Job]) -> Counts:
    total: Counts = Counter()
    for job in jobs:
        if job.kind is WorkKind.MESSAGE:
            continue
        if runtime.stopping():
            total["later"] += give_back(runtime, [job])
        else:
            total[await _without_call(runtime, job)] += 1
    total += await send_messages(runtime, [job for job in jobs if job.kind is WorkKind.MESSAGE])
    return total


async def _without_call(runtime: Runtime, job: Job) -> str:
    """One row that nobody outside hears of: made, recorded, done."""
    result = await attempt(_work(runtime, job))
    if not isinstance(result, Exception):
        return "done" if outbox.finish(runtime.store, job, ok=True, detail=result or None) else "lost"
    log.warning("work_not_done", extra={"outbox_id": job.id, "kind": job.kind.value, "says": says(result)})
    if is_final(result):
        return "failed" if outbox.finish(runtime.store, job, ok=False, detail=says(result)) else "lost"
    return "again" if outbox.put_back(runtime.store, job, says(result), backoff=runtime.backoff) else "lost"


async def _work(runtime: Runtime, job: Job) -> str:
    match job.kind:
        case WorkKind.DOCUMENT:
            return await make_document(runtime, job)
        case WorkKind.PUBLICATION:
            return publish(runtime, job)
        case _:
            return runtime.tasks[job.template](runtime.store, job)
