"""Composition: a store, a sender and an archive become the runtime that flows work with."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from flows.runtime import Runtime, TemplateText
from models.casework import bind_document, perform
from models.commands import Command
from models.database import Store
from models.outbox import Job
from models.outbox_review import Owed
from models.releases import rules_of
from models.sweeping import sweep_due
from models.tables import Case
from notifications.channels import Sender
from notifications.pdf import PdfPool
from states.documents import DOCUMENTS
from states.lifecycle import SYSTEM_ACTOR
from states.vocabulary import WorkKind

_CASE = Case.__table__  # type: ignore[attr-defined]
TITLE = "标题："
LEGAL_EFFECTS = frozenset({"email_service"})
"""Messages whose outcome is itself a step of the case: electronic service (电子送达)."""

ENTERED = {"accepted": "accepted", "delivered": "accepted", "undeliverable": "undeliverable", "failed": "failed"}


def template_text(store: Store, job: Job) -> TemplateText:
    """The template of a row, from the release its case is pinned to."""
    with store.read() as conn:
        release = conn.execute(select(_CASE.c.release).where(_CASE.c.no == job.case_no)).scalar_one()
        templates = rules_of(conn, release).body.templates
    if job.kind is WorkKind.DOCUMENT:
        return TemplateText(templates[DOCUMENTS[job.template].template], layout=templates)
    return split_title(templates[f"notices/{job.template}.j2"])


@lru_cache(maxsize=512)
def split_title(text: str) -> TemplateText:
    """A message template: its first line may be the e-mail's title."""
    first, _, rest = text.partition("\n")
    if first.startswith(TITLE):
        return TemplateText(rest.strip("\n"), title=first.removeprefix(TITLE).strip())
    return TemplateText(text)


def enter_effect(store: Store, owed: Owed) -> None:
    """Enter what came of an electronic service into its case, once, as the software itself."""
    assert owed.case_no is not None
    with store.read() as conn:
        if conn.execute(select(_CASE.c.closed_on).where(_CASE.c.no == owed.case_no)).scalar_one() is not None:
            return  # ended by another way of service meanwhile: nothing is entered in a closed case
    payload: dict[str, Any] = {
        "outbox_key": owed.key,
        "outcome": ENTERED[owed.state],
        "reference": owed.reference,
    }
    perform(
        store,
        Command(owed.case_no, "record_email_outcome", payload, SYSTEM_ACTOR, owed.effect_key, auth="system"),
    )


def compose(
    store: Store,
    sender: Sender,
    archive: Path,
    *,
    pdf: PdfPool | None = None,
    only_addresses: Collection[str] | None = None,
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
        legal_effects=LEGAL_EFFECTS,
        pdf=pdf,
        only_addresses=only_addresses,
    )
