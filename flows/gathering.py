"""A digest (汇总) instead of a flood: reminders to one person by one channel go out as one message."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from flows.documents import template_of
from flows.isolation import CannotBeDone, attempt
from flows.messages import Group, hand_over, later, not_called, prepare, send_messages
from flows.runtime import Runtime
from models import digests, outbox
from models.outbox import Job
from notifications.channels import Envelope
from notifications.rendering import TemplateRefused, render

MOST = 200
TEMPLATE = "digest"
GATHERED = "并入下一次汇总"


async def send_gathered(runtime: Runtime) -> Counter[str]:
    """The reminders of one receiver whose window is over: together if they are many, else one by one."""
    if runtime.channels is None or runtime.channels.digest is None or not runtime.gathered:
        return Counter()
    jobs = digests.claim_digest(
        runtime.store,
        worker=runtime.worker,
        templates=runtime.gathered,
        limit=MOST,
        lease_seconds=runtime.lease_seconds,
    )
    minutes, now = runtime.channels.digest.minutes, runtime.store.now()
    early = {job.id: until for job in jobs if (until := digests.gathered_until(job, minutes)) > now}
    total: Counter[str] = Counter()
    if early:
        total["later"] += _put_off(runtime, [(job, early[job.id]) for job in jobs if job.id in early])
    ripe, waiting = later(runtime, [job for job in jobs if job.id not in early])
    total["later"] += waiting
    if len(ripe) < runtime.channels.digest.at_least:
        return +(total + await send_messages(runtime, ripe))
    return +(total + await _send_as_one(runtime, ripe))


def _put_off(runtime: Runtime, until: Sequence[tuple[Job, datetime]]) -> int:
    return outbox.defer(runtime.store, until, GATHERED)


async def _send_as_one(runtime: Runtime, jobs: Sequence[Job]) -> Counter[str]:
    total: Counter[str] = Counter()
    ready: list[tuple[Job, Envelope]] = []
    for job in jobs:
        prepared = await attempt(prepare(runtime, job))
        if isinstance(prepared, Envelope):
            ready.append((job, prepared))
        else:
            total[not_called(runtime, job, prepared)] += 1
    if not ready:
        return total
    envelope = digest_of(runtime, ready)
    if envelope is None:  # the release of these cases is older than digests
        return total + await send_messages(runtime, [job for job, _ in ready])
    group = Group(tuple(job for job, _ in ready), envelope, f"并入汇总 {envelope.key}")
    return total + await hand_over(runtime, [group])


def digest_of(runtime: Runtime, ready: Sequence[tuple[Job, Envelope]]) -> Envelope | None:
    """One message that holds all of them; its key names its rows, so that another try bears the same."""
    first, envelope = ready[0]
    listed = sorted(job.key for job, _ in ready)
    key = f"{TEMPLATE}:{hashlib.sha256(chr(10).join(listed).encode()).hexdigest()[:40]}"
    context = {
        "receiver_name": first.context.get("receiver_name", ""),
        "organ": first.context.get("organ", ""),
        "items": [{"title": each.title, "body": each.body} for _, each in ready],
    }
    try:
        text = template_of(runtime, replace(first, template=TEMPLATE))
        title, body = render(text.title, context, TEMPLATE), render(text.body, context, TEMPLATE)
    except (CannotBeDone, TemplateRefused):
        return None
    return Envelope(key, envelope.channel, envelope.address, title, body)
