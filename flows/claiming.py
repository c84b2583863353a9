"""Which owed rows this process takes next: no more of a channel than its pace allows, no reminders still gathered."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy import ColumnElement, or_

from flows.runtime import Runtime
from models import outbox, pace
from models.outbox import OUTBOX, Job
from models.outbox_review import any_due
from models.pace import Pace
from states.vocabulary import WorkKind

OWN_KINDS = (WorkKind.DOCUMENT, WorkKind.PUBLICATION, WorkKind.MESSAGE)
LONGEST_WAIT, SHORTEST_WAIT = 60.0, 0.25
TOO_FAST = "按渠道限速，稍后再发"


def claim(runtime: Runtime, limit: int, event: tuple[str, int] | None) -> list[Job]:
    """Up to ``limit`` due rows under a lease."""

    def take(kinds: Sequence[WorkKind], most: int, *narrowed: ColumnElement[bool], tasks: bool = False) -> list[Job]:
        if most <= 0:
            return []
        return outbox.claim(
            runtime.store,
            worker=runtime.worker,
            kinds=kinds,
            limit=most,
            lease_seconds=runtime.lease_seconds,
            event=event,
            templates=tuple(runtime.tasks) if tasks else None,
            narrowed=narrowed,
        )

    jobs: list[Job] = []
    paces, apart = _paces(runtime), _not_gathered(runtime)
    for each in paces:
        most = min(limit - len(jobs), pace.room(runtime.store, each))
        jobs += _paced(runtime, each, take((WorkKind.MESSAGE,), most, OUTBOX.c.channel == each.channel, *apart))
    free = [or_(OUTBOX.c.channel.is_(None), OUTBOX.c.channel.not_in([each.channel for each in paces]))] if paces else []
    jobs += take(OWN_KINDS, limit - len(jobs), *free, *apart)
    if runtime.tasks:
        # Only tasks the software can do itself; the others are a person's and stay queued for the inbox.
        jobs += take((WorkKind.TASK,), limit - len(jobs), tasks=True)
    return jobs


async def once_open(runtime: Runtime, batch: Callable[[], Awaitable[Counter[str]]]) -> Counter[str]:
    """What the batch did; where it found nothing because a channel's pace was used up, once that channel is open again.

    Rows that are due and still not taken although their channel is open are in other hands, or paused.
    """
    while True:
        done = await batch()
        seconds = None if done else _seconds_to_wait(runtime)
        if seconds == 0:  # it opened after the batch had looked
            done, seconds = await batch(), None
        if seconds is None:
            return done
        await asyncio.sleep(seconds)


def _seconds_to_wait(runtime: Runtime) -> float | None:
    """How long until a channel for which rows are due opens, 0 if it is open; None where no row is due."""
    apart = _not_gathered(runtime)
    waits = [
        0.0 if pace.room(runtime.store, each) else each.interval.total_seconds()
        for each in _paces(runtime)
        if any_due(runtime.store, OUTBOX.c.kind == WorkKind.MESSAGE.value, OUTBOX.c.channel == each.channel, *apart)
    ]
    if not waits or min(waits) == 0:
        return 0.0 if waits else None
    return min(max(min(waits), SHORTEST_WAIT), LONGEST_WAIT)


def _paces(runtime: Runtime) -> list[Pace]:
    """A virtual clock stands still while messages are sent, so there is no pace in a rehearsal."""
    if runtime.channels is None or runtime.store.is_virtual:
        return []
    return [Pace(channel, limits.per_minute) for channel, limits in runtime.channels.pacing().items()]


def _paced(runtime: Runtime, each: Pace, jobs: list[Job]) -> list[Job]:
    """The claimed rows for which a slot was free; another worker may have taken some since we looked."""
    granted = pace.take(runtime.store, each, len(jobs)) if jobs else 0
    if late := jobs[granted:]:
        due = runtime.store.now() + each.interval
        outbox.defer(runtime.store, [(job, due) for job in late], TOO_FAST)
    return jobs[:granted]


def _not_gathered(runtime: Runtime) -> list[ColumnElement[bool]]:
    """Reminders that are gathered into digests are claimed by receiver, never here."""
    templates = runtime.gathered
    return (
        [or_(OUTBOX.c.kind != WorkKind.MESSAGE.value, OUTBOX.c.template.not_in(sorted(templates)))] if templates else []
    )
