"""Messages handed over: rendered with no transaction open, the call marked before, its outcome written after."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.documents import template_of
from flows.isolation import CannotBeDone, NotYetRendered, attempt, is_final, says
from flows.quiet_hours import quiet_until
from flows.runtime import Runtime
from models import outbox, outbox_review, receipts
from models.files import EXTENSIONS, files_of_number, read_bytes
from models.killpoints import killpoint
from models.outbox import Job, Sent
from notifications.channels import Attachment, Envelope, SendResult
from notifications.rendering import render
from notifications.smtp_pool import pooled
from states.vocabulary import Channel, SendOutcome

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Doubtful:
    """The sender broke down in the call: nobody knows whether the message left."""

    detail: str
    outcome: SendOutcome = SendOutcome.UNKNOWN
    reference: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Rows that one envelope settles: one row as a rule, several in a digest, whose name ``told`` adds to each."""

    jobs: tuple[Job, ...]
    envelope: Envelope
    told: str = ""


async def send_messages(runtime: Runtime, jobs: Sequence[Job]) -> Counter[str]:
    """Send claimed messages wave by wave; each row ends in its own state."""
    now, waiting = later(runtime, jobs)
    total: Counter[str] = Counter(later=waiting)
    with pooled():
        for wave in _waves(runtime, now):
            if runtime.stopping():
                total["later"] += give_back(runtime, wave)
                continue
            ready: list[Group] = []
            for job in wave:
                prepared = await attempt(prepare(runtime, job))
                if isinstance(prepared, Envelope):
                    ready.append(Group((job,), prepared))
                else:
                    total[not_called(runtime, job, prepared)] += 1
            if ready:
                total += await hand_over(runtime, ready)
    return +total


def later(runtime: Runtime, jobs: Sequence[Job]) -> tuple[list[Job], int]:
    """The jobs that may go now, and how many were put off to the end of quiet hours."""
    if runtime.channels is None:
        return list(jobs), 0
    now = runtime.store.now()
    quiet = {
        job.id: until
        for job in jobs
        if (until := quiet_until(runtime.channels, job.channel or "", job.template, now)) is not None
    }
    put_off = [(job, quiet[job.id]) for job in jobs if job.id in quiet]
    moved = outbox.defer(runtime.store, put_off, "免打扰时段，顺延发送") if put_off else 0
    return [job for job in jobs if job.id not in quiet], moved


def give_back(runtime: Runtime, jobs: Sequence[Job]) -> int:
    """What was claimed and not begun when the process was asked to stop is free again at once."""
    now = runtime.store.now()
    return outbox.defer(runtime.store, [(job, now) for job in jobs], "停止前未开始，留待下次")


def _waves(runtime: Runtime, jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Several ordinary messages at once; one of legal effect goes alone, so that a crash leaves one in doubt."""
    plain = [job for job in jobs if job.template not in runtime.legal_effects]
    yield from ([job] for job in jobs if job.template in runtime.legal_effects)
    yield from (plain[start : start + runtime.wave] for start in range(0, len(plain), runtime.wave))


async def prepare(runtime: Runtime, job: Job) -> Envelope | None:
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


def not_called(runtime: Runtime, job: Job, why: Exception | None) -> str:
    """End a row for which no call is made, and say which end it was."""
    if why is None:
        held, end = outbox.withhold(runtime.store, job, "测试模式：收件人不在名单内，未发送"), "withheld"
    elif is_final(why):
        held, end = outbox.finish(runtime.store, job, ok=False, detail=says(why)), "failed"
    else:
        held, end = outbox.put_back(runtime.store, job, says(why), backoff=runtime.backoff), "again"
    log.info("message_not_sent", extra={"outbox_id": job.id, "end": end})
    if end == "failed" and held and not job.address:
        runtime.fall_back(runtime.store, [job.key])
    return end if held else "lost"


async def hand_over(runtime: Runtime, groups: Sequence[Group]) -> Counter[str]:
    """Mark the calls, make them, and settle every row of every group by what its envelope came to."""
    asked = [job for group in groups for job in group.jobs]
    held = {job.id for job in outbox.begin_calls(runtime.store, asked, lease_seconds=runtime.lease_seconds)}
    live = [(group, rows) for group in groups if (rows := [job for job in group.jobs if job.id in held])]
    killpoint("send.before")
    answers = await asyncio.gather(*(attempt(_send(runtime, group.envelope)) for group, _ in live))
    killpoint("send.after")
    results: list[tuple[Job, Sent]] = [
        (job, _outcome(job, answer, group.told))
        for (group, rows), answer in zip(live, answers, strict=True)
        for job in rows
    ]
    settled = outbox.settle_calls(runtime.store, results, backoff=runtime.backoff)
    after_settling(runtime, settled, [result.reference for _, result in results if result.reference])
    kept = {job.id for job in settled}
    ends = Counter(result.outcome.value if job.id in kept else "lost" for job, result in results)
    ends["lost"] += len(asked) - len(held)
    return +ends


async def _send(runtime: Runtime, envelope: Envelope) -> Sent:
    return await asyncio.to_thread(runtime.sender.send, envelope)


def _outcome(job: Job, answer: Sent | Exception, told: str) -> Sent:
    if isinstance(answer, Exception):
        log.error("sender_broke_down", extra={"outbox_id": job.id, "error": type(answer).__name__})
        return Doubtful("；".join(filter(None, (says(answer), told))))
    if not told:
        return answer
    detail = "；".join(filter(None, (answer.detail, told)))
    return SendResult(answer.outcome, answer.reference, detail, answer.parts)


def after_settling(runtime: Runtime, settled: Sequence[Job], references: Sequence[str]) -> None:
    """What an outcome brings at once; the sweep repeats it for those that a crash cut off here.

    Receipts that came before our own commit are matched, what carries legal effect enters its case, and a certain
    failure goes to the receiver's next channel.
    """
    keys = [job.key for job in settled]
    if not keys:
        return
    receipts.match_waiting(runtime.store, references=references, keys=keys)
    if any(job.template in runtime.legal_effects for job in settled):
        enter_effects(runtime, keys)
    runtime.fall_back(runtime.store, keys)


def enter_effects(runtime: Runtime, keys: Sequence[str]) -> None:
    """Enter the outcomes of these rows that their cases do not know yet."""
    if keys and runtime.legal_effects:
        for owed in outbox_review.pending_effects(runtime.store, runtime.legal_effects, keys=keys):
            runtime.enter_effect(runtime.store, owed)
