"""Messages handed over: rendered with no transaction open, the call marked before, its outcome written after."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.documents import template_of
from flows.isolation import CannotBeDone, NotYetRendered, attempt, is_final, says
from flows.runtime import Runtime
from models import outbox, outbox_review
from models.files import EXTENSIONS, files_of_number, read_bytes
from models.killpoints import killpoint
from models.outbox import Job, Sent
from notifications.channels import Attachment, Envelope
from notifications.rendering import render
from states.vocabulary import Channel, SendOutcome

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Doubtful:
    """The sender broke down in the call: nobody knows whether the message left."""

    detail: str
    outcome: SendOutcome = SendOutcome.UNKNOWN
    reference: str | None = None


async def send_messages(runtime: Runtime, jobs: Sequence[Job]) -> Counter[str]:
    """Send claimed messages wave by wave; each row ends in its own state."""
    total: Counter[str] = Counter()
    for wave in _waves(runtime, jobs):
        ready: list[tuple[Job, Envelope]] = []
        for job in wave:
            prepared = await attempt(_prepare(runtime, job))
            if isinstance(prepared, Envelope):
                ready.append((job, prepared))
            else:
                total[_not_called(runtime, job, prepared)] += 1
        if ready:
            total += await _call(runtime, ready)
    return total


def _waves(runtime: Runtime, jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Several ordinary messages at once; one of legal effect goes alone, so that a crash leaves one in doubt."""
    plain = [job for job in jobs if job.template not in runtime.legal_effects]
    yield from ([job] for job in jobs if job.template in runtime.legal_effects)
    yield from (plain[start : start + runtime.wave] for start in range(0, len(plain), runtime.wave))


async def _prepare(runtime: Runtime, job: Job) -> Envelope | None:
    """The message as it will be sent; None where test mode keeps it back."""
    if not job.address or not job.channel:
        raise CannotBeDone("没有可用的联系方式")
    if runtime.only_addresses is not None and job.address not in runtime.only_addresses:
        return None
    text = template_of(runtime, job)
    title = render(text.title, job.context, job.template) if text.title else ""
    body = render(text.body, job.context, job.template)
    channel = Channel(job.channel)
    attachments = _attachments(runtime, job) if job.template in runtime.legal_effects else ()
    return Envelope(job.key, channel, job.address, title, body, attachments)


def _attachments(runtime: Runtime, job: Job) -> tuple[Attachment, ...]:
    """The documents that electronic service (电子送达) serves; without them nothing would be served."""
    return tuple(_attachment(runtime, document["number"], document["title"]) for document in job.context["documents"])


def _attachment(runtime: Runtime, number: str, title: str) -> Attachment:
    files = {kept.media_type: kept for kept in files_of_number(runtime.store, number)}
    kept = files.get("application/pdf") or files.get("text/html")
    if kept is None:
        raise NotYetRendered(f"{title}（{number}）尚未生成，稍后再送")
    name = f"{title} {number}.{EXTENSIONS[kept.media_type]}"
    return Attachment(name, kept.media_type, read_bytes(runtime.archive, kept.sha256, kept.media_type))


def _not_called(runtime: Runtime, job: Job, why: Exception | None) -> str:
    """End a row for which no call is made, and say which end it was."""
    if why is None:
        held, end = outbox.withhold(runtime.store, job, "测试模式：收件人不在名单内，未发送"), "withheld"
    elif is_final(why):
        held, end = outbox.finish(runtime.store, job, ok=False, detail=says(why)), "failed"
    else:
        held, end = outbox.put_back(runtime.store, job, says(why), backoff=runtime.backoff), "again"
    log.info("message_not_sent", extra={"outbox_id": job.id, "end": end})
    return end if held else "lost"


async def _call(runtime: Runtime, ready: Sequence[tuple[Job, Envelope]]) -> Counter[str]:
    envelopes = {job.id: envelope for job, envelope in ready}
    held = outbox.begin_calls(runtime.store, [job for job, _ in ready], lease_seconds=runtime.lease_seconds)
    killpoint("send.before")
    answers = await asyncio.gather(*(attempt(_send(runtime, envelopes[job.id])) for job in held))
    killpoint("send.after")
    results: list[tuple[Job, Sent]] = [(job, _outcome(job, answer)) for job, answer in zip(held, answers, strict=True)]
    settled = outbox.settle_calls(runtime.store, results, backoff=runtime.backoff)
    _enter_effects(runtime, settled)
    kept = {job.id for job in settled}
    ends = Counter(result.outcome.value if job.id in kept else "lost" for job, result in results)
    ends["lost"] += len(ready) - len(held)
    return +ends


async def _send(runtime: Runtime, envelope: Envelope) -> Sent:
    return await asyncio.to_thread(runtime.sender.send, envelope)


def _outcome(job: Job, answer: Sent | Exception) -> Sent:
    if not isinstance(answer, Exception):
        return answer
    log.error("sender_broke_down", exc_info=answer, extra={"outbox_id": job.id})
    return Doubtful(says(answer))


def _enter_effects(runtime: Runtime, settled: Sequence[Job]) -> None:
    """Enter outcomes of legal effect at once; the sweep repeats it for those that a crash cut off here."""
    keys = [job.key for job in settled if job.template in runtime.legal_effects]
    if keys:
        for owed in outbox_review.pending_effects(runtime.store, runtime.legal_effects, keys=keys):
            runtime.enter_effect(runtime.store, owed)
