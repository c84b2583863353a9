"""Composition: a store, a sender and an archive become the runtime that flows work with."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, select

from config.schema.channels import Channels
from flows.runtime import Runtime, TemplateText
from models import outbox_review
from models.campaigns import template_release
from models.casework import bind_document, perform
from models.commands import Command
from models.database import Store
from models.falling_back import fall_back
from models.outbox import Job
from models.outbox_review import Owed
from models.releases import rules_of
from models.sweeping import sweep_due
from models.tables import Case, Event
from notifications.channels import Sender
from notifications.pdf import PdfPool
from states.documents import DOCUMENTS
from states.lifecycle import SYSTEM_ACTOR
from states.reaching import ELECTRONIC_SERVICE
from states.reasons import ActionRefused
from states.vocabulary import WorkKind
from states.work_titles import subject_of

_CASE = Case.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
ENTERED = {"accepted": "accepted", "delivered": "accepted", "undeliverable": "undeliverable", "failed": "failed"}


def template_text(store: Store, job: Job) -> TemplateText:
    """The template of a row, from the release its case (or its mass prompt) is pinned to."""
    with store.read() as conn:
        of_mass_prompt = template_release(conn, job.key) if job.case_no is None else None
        release = of_mass_prompt or _release_of(conn, job)
        templates = rules_of(conn, str(release)).body.templates
    if job.kind is WorkKind.DOCUMENT:
        return TemplateText(templates[DOCUMENTS[job.template].template], layout=templates)
    return split_title(templates[f"notices/{job.template}.j2"])


def _release_of(conn: Connection, job: Job) -> str:
    """The release of the act that owes the row; a reminder is owed under the one its case stood under by then."""
    found = conn.execute(
        select(_EVENT.c.body, _EVENT.c.recorded_at).where(_EVENT.c.stream == job.stream, _EVENT.c.seq == job.seq)
    ).one()
    release = orjson.loads(found.body).get("release")
    return str(release) if release is not None else _stood_under(conn, str(job.case_no), found.recorded_at)


def _stood_under(conn: Connection, case_no: str, then: str) -> str:
    """The release of the newest event the case had by then: entries of old records do not name it."""
    newest = (
        select(_EVENT.c.body)
        .where(_EVENT.c.stream == case_no, _EVENT.c.recorded_at <= then)
        .order_by(_EVENT.c.seq.desc())
        .limit(1)
    )
    return str(orjson.loads(conn.execute(newest).scalar_one())["release"])


@lru_cache(maxsize=512)
def split_title(text: str) -> TemplateText:
    """A message template: its first line may be the e-mail's title."""
    title = subject_of(text)
    return TemplateText(text) if title is None else TemplateText(text.partition("\n")[2].strip("\n"), title=title)


def enter_effect(store: Store, owed: Owed) -> None:
    """Enter what came of an electronic service into its case, once, as the software itself.

    A confirmation of what was entered already, and an outcome that the case no longer takes (it ended, or the decision
    counts as served), is kept in the bureau stream under the same key; the row itself waits for a person.
    """
    assert owed.case_no is not None
    action = "record_email_outcome"
    payload: dict[str, Any] = {"outbox_key": owed.key, "outcome": ENTERED[owed.state], "reference": owed.reference}
    if owed.state == "undeliverable" and _was_accepted(store, owed):  # it had counted as served, and came back
        action, payload = "record_bounce", {"outbox_key": owed.key, "reference": owed.reference}
    if _takes_it(store, owed):
        command = Command(owed.case_no, action, payload, SYSTEM_ACTOR, owed.effect_key, auth="system")
        try:
            perform(store, command)
        except ActionRefused:
            pass  # kept with its reasons; the case has moved on since the mail was accepted
        else:
            return
    outbox_review.keep_outcome(store, owed)


def _takes_it(store: Store, owed: Owed) -> bool:
    with store.read() as conn:
        if conn.execute(select(_CASE.c.closed_on).where(_CASE.c.no == owed.case_no)).scalar_one() is not None:
            return False  # ended by another way of service meanwhile: nothing is entered in a closed case
    return owed.state != "delivered" or not _was_accepted(store, owed)


def _was_accepted(store: Store, owed: Owed) -> bool:
    """The case already holds that the mail was accepted, so that the decision counts as served."""
    accepted = select(_EVENT.c.seq).where(_EVENT.c.command_key == f"outcome:{owed.key}:accepted")
    with store.read() as conn:
        return conn.execute(accepted).first() is not None


def compose(
    store: Store,
    sender: Sender,
    archive: Path,
    *,
    pdf: PdfPool | None = None,
    only_addresses: Collection[str] | None = None,
    channels: Channels | None = None,
    lease_seconds: float = 60,
) -> Runtime:
    """The runtime of one process."""
    return Runtime(
        store=store,
        sender=sender,
        archive=archive,
        template=template_text,
        bind_document=bind_document,
        sweep_due=sweep_due,
        enter_effect=enter_effect,
        legal_effects=ELECTRONIC_SERVICE,
        pdf=pdf,
        only_addresses=only_addresses,
        fall_back=falling_back,
        channels=channels,
        lease_seconds=lease_seconds,
    )


def falling_back(store: Store, keys: Collection[str] | None) -> int:
    """`models.falling_back.fall_back` as the runtime calls it."""
    return fall_back(store, keys=keys)
