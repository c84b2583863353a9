"""Tables: what is stored. Dumb rows; payloads are validated before, constraints are the last guard.

Instants are fixed-width UTC text (``2026-03-02T01:00:00.000000Z``) and days ISO text, so that what is hashed is exactly
what is stored. Integers carry a type check because SQLite would store text in them.
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def _integers(*columns: str) -> tuple[CheckConstraint, ...]:
    return tuple(CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative") for column in columns)


_REFERRED = text("reference IS NOT NULL")
_PROVISIONAL = text("provisional = 1")


class Bureau(SQLModel, table=True):
    """One row: the clock this database lives on, and the head of the bureau stream."""

    __tablename__ = "bureau"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("clock IN ('wall', 'virtual')", name="clock_kind"),
    )

    id: int = Field(default=1, primary_key=True)
    identity: str  # random, told in every checkpoint: another database is not this one
    clock: str
    virtual_now: str | None = None  # where the clock of a virtual database stands
    created_at: str
    seq: int = 0
    head: str
    last_recorded_at: str


class Event(SQLModel, table=True):
    """The record (记录): append-only streams, one per case and one ``bureau``; ``body`` is exactly what is hashed."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("command_key", name="one_event_per_command"),
        *_integers("seq"),
    )

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    action: str
    command_key: str | None = None
    command_digest: str | None = None
    occurred_at: str
    recorded_at: str
    body: str
    prev: str
    hash: str


class Case(SQLModel, table=True):
    """The head of one case (案件): where it stands. Rebuilt from its stream by ``zhifa verify``."""

    __tablename__ = "enforcement_case"
    __table_args__ = (*_integers("revision"), Index("ix_case_stage", "stage", "opened_on"))

    no: str = Field(primary_key=True)
    procedure: str
    release: str = Field(foreign_key="release.digest")
    power: str
    violated_on: str
    party_name: str
    step: str
    stage: str
    revision: int
    opened_on: str
    closed_on: str | None = None
    ending: str | None = None
    handlers: str = ""  # officer ids joined by one space
    flags: int = 0
    head: str  # hash of the last event, not part of the row's own hash
    lead: str | None = None  # number of the lead (线索编号) it was opened on


class Party(SQLModel, table=True):
    """The party (当事人) of a case as told at opening or corrected since."""

    __tablename__ = "party"
    __table_args__ = (Index("ix_party_identifier", "identifier"),)

    case_no: str = Field(primary_key=True, foreign_key="enforcement_case.no")
    kind: str
    name: str
    identifier: str | None = None  # 统一社会信用代码 or identity card number
    address: str
    representative: str | None = None
    phone: str | None = None
    email: str | None = None


class Officer(SQLModel, table=True):
    """The officer register (执法人员名录): one row per change, read as of the day of the act."""

    __tablename__ = "officer"
    __table_args__ = (UniqueConstraint("officer_id", "version", name="one_officer_version"), *_integers("version"))

    officer_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    effective_on: str
    name: str
    section: str
    roles: str  # role values joined by one space
    certificate_no: str | None = None
    certificate_field: str | None = None
    certificate_from: str | None = None
    certificate_to: str | None = None
    legal_qualification_no: str | None = None
    state: str = "active"  # active | suspended | left
    phone: str | None = None
    email: str | None = None
    deputy_for: str | None = None  # whose duties this person takes (代理), on the days between, both included
    deputy_from: str | None = None
    deputy_to: str | None = None
    bureau_seq: int  # the event of the bureau stream that wrote this row


class ReleaseRow(SQLModel, table=True):
    """A release (版本): law, procedures, standards, calendar and templates as one immutable text under its digest."""

    __tablename__ = "release"

    digest: str = Field(primary_key=True)
    body: str
    published_at: str
    published_by: str
    second_by: str
    note: str


class NumberSeries(SQLModel, table=True):
    """Counters of case and document numbers (文号): per kind and year, without gaps."""

    __tablename__ = "number_series"
    __table_args__ = (*_integers("last"),)

    kind: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class Document(SQLModel, table=True):
    """A document (文书) issued by an event: number, context, hash now; a later event binds its rendered file."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("stream", "seq", "kind", name="one_document_per_event"), *_integers("seq"))

    number: str = Field(primary_key=True)
    kind: str
    case_no: str = Field(foreign_key="enforcement_case.no", index=True)
    stream: str
    seq: int
    title: str
    context: str
    digest: str
    state: str = "issued"  # issued | void (作废)


class Outbox(SQLModel, table=True):
    """Owed work: one row is one effect, on one receiver by one channel."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key", name="one_row_per_effect"),
        CheckConstraint(
            "state IN ('queued','claimed','calling','accepted','rejected','unknown','delivered','undeliverable',"
            "'withheld','cancelled','quarantined','failed','done')",
            name="outbox_state",
        ),
        *_integers("fence", "attempts"),
        Index("ix_outbox_state", "state", "due_at"),
        Index("ix_outbox_event", "stream", "seq"),
        Index("ix_outbox_case", "case_no"),
        Index("ix_outbox_reference", "reference", sqlite_where=_REFERRED, postgresql_where=_REFERRED),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    stream: str
    seq: int
    case_no: str | None = None
    kind: str  # message | document | publication | task
    template: str  # message template, document kind or task key
    receiver: str  # party | officer id | system
    channel: str | None = None
    address: str | None = None
    context: str  # canonical JSON
    digest: str  # of the immutable columns, bound in the event
    state: str = "queued"
    due_at: str  # not before
    lease_until: str | None = None  # by the database's clock
    worker: str | None = None
    fence: int = 0
    attempts: int = 0
    reference: str | None = None
    detail: str | None = None
    created_at: str
    settled_at: str | None = None


class Attempt(SQLModel, table=True):
    """One call to a channel, committed before the call is made."""

    __tablename__ = "attempt"
    __table_args__ = (*_integers("n"),)

    outbox_id: int = Field(primary_key=True, foreign_key="outbox.id")
    n: int = Field(primary_key=True)
    started_at: str
    outcome: str | None = None
    ended_at: str | None = None
    reference: str | None = None
    detail: str | None = None


class Term(SQLModel, table=True):
    """A term (期限) of a case, started by one event; a projection of the record, kept for the sweep."""

    __tablename__ = "term"
    __table_args__ = (
        CheckConstraint("state IN ('running','met','stopped')", name="term_state"),
        Index("ix_term_due", "state", "due_on"),
        Index("ix_term_provisional", "due_on", sqlite_where=_PROVISIONAL, postgresql_where=_PROVISIONAL),
    )

    case_no: str = Field(primary_key=True, foreign_key="enforcement_case.no")
    key: str = Field(primary_key=True)
    started_seq: int = Field(primary_key=True)
    starts_on: str
    due_on: str
    provisional: int = 0
    state: str = "running"
    explains: str


class Reminder(SQLModel, table=True):
    """A rung of a term's reminder ladder (提醒): handed over once per (term, rung), gone when the term ends."""

    __tablename__ = "reminder"
    __table_args__ = (
        CheckConstraint("state IN ('waiting','owed','cancelled')", name="reminder_state"),
        Index("ix_reminder_due", "state", "due_on"),
    )

    case_no: str = Field(primary_key=True, foreign_key="enforcement_case.no")
    term_key: str = Field(primary_key=True)
    started_seq: int = Field(primary_key=True)
    rung: int = Field(primary_key=True)
    due_on: str
    card: str  # none | yellow | red
    state: str = "waiting"


class StoredFile(SQLModel, table=True):
    """A file of the archive, named by the hash of its bytes and bound by an event."""

    __tablename__ = "stored_file"
    __table_args__ = (Index("ix_stored_file_document", "document_number"),)

    sha256: str = Field(primary_key=True)
    media_type: str
    size: int
    case_no: str = Field(foreign_key="enforcement_case.no", index=True)
    document_number: str | None = None
    stream: str
    seq: int


class MessagePart(SQLModel, table=True):
    """One part of a message that its gateway took in several (长短信的分条); receipts come for each part."""

    __tablename__ = "message_part"
    __table_args__ = (
        CheckConstraint("state IN ('delivered','undeliverable')", name="part_state"),
        Index("ix_message_part_reference", "reference"),
    )

    outbox_id: int = Field(primary_key=True, foreign_key="outbox.id")
    n: int = Field(primary_key=True)  # of the attempt
    part: int = Field(primary_key=True)
    reference: str
    state: str | None = None


class ReceiptInbox(SQLModel, table=True):
    """Delivery receipts (送达回执) as gateways sent them, whatever they were found to belong to."""

    __tablename__ = "receipt_inbox"
    __table_args__ = (
        CheckConstraint("state IN ('delivered','undeliverable')", name="receipt_state"),
        CheckConstraint("verdict IN ('waiting','applied','repeated','contrary')", name="receipt_verdict"),
        Index("ix_receipt_verdict", "verdict", "received_at"),
    )

    channel: str = Field(primary_key=True)
    reference: str = Field(primary_key=True)
    state: str = Field(primary_key=True)
    outbox_key: str | None = None  # our own key, where the gateway repeats it
    received_at: str
    times: int
    verdict: str
    matched_at: str | None = None
    outbox_id: int | None = Field(default=None, foreign_key="outbox.id")


class ChannelPace(SQLModel, table=True):
    """When the next message of a channel may leave; all workers together keep the gateway's limit by this row."""

    __tablename__ = "channel_pace"

    channel: str = Field(primary_key=True)
    free_at: str  # by the database's clock


class Campaign(SQLModel, table=True):
    """A mass prompt (群发提示): proposed by one person, released by another, owed as outbox rows by one event."""

    __tablename__ = "campaign"
    __table_args__ = (
        CheckConstraint("state IN ('proposed','released','paused')", name="campaign_state"),
        Index("ix_campaign_owed_seq", "owed_seq"),
    )

    no: str = Field(primary_key=True)
    title: str
    power: str
    release: str = Field(foreign_key="release.digest")
    content: str  # canonical JSON: the receivers as read from the file
    digest: str  # of content, told in the event of the proposal
    state: str = "proposed"
    proposed_by: str
    proposed_at: str
    released_by: str | None = None
    released_at: str | None = None
    owed_seq: int | None = None  # the bureau event that owes its messages
