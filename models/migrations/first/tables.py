"""The tables of the first schema, frozen: a later change of ``models.tables`` is a later migration."""

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, UniqueConstraint, text
from sqlalchemy.schema import SchemaItem

_OUTBOX_STATES = (
    "'queued','claimed','calling','accepted','rejected','unknown','delivered','undeliverable',"
    "'withheld','cancelled','quarantined','failed','done'"
)


def _key(name: str, to: str | None = None) -> Column[str]:
    return Column(name, String(), *([ForeignKey(to)] if to else []), primary_key=True)


def _integer_key(name: str, to: str | None = None) -> Column[int]:
    return Column(name, Integer(), *([ForeignKey(to)] if to else []), primary_key=True, autoincrement=False)


def _line(name: str, to: str | None = None) -> Column[str]:
    return Column(name, String(), *([ForeignKey(to)] if to else []), nullable=False)


def _maybe(*names: str) -> list[SchemaItem]:
    return [Column(name, String(), nullable=True) for name in names]


def _lines(*names: str) -> list[SchemaItem]:
    return [_line(name) for name in names]


def _integer(name: str) -> Column[int]:
    return Column(name, Integer(), nullable=False)


def _not_negative(*columns: str) -> list[SchemaItem]:
    return [CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative") for column in columns]


def _typed(*columns: str) -> list[SchemaItem]:
    # SQLite stores text in an integer column without complaint; PostgreSQL has no need of this.
    return [
        CheckConstraint(f"typeof({column}) = 'integer'", name=f"{column}_is_integer").ddl_if(dialect="sqlite")
        for column in columns
    ]


def create_tables() -> None:
    """All tables, those first that others point at."""
    _record()
    _registers()
    _case()
    _documents_and_files()
    _owed_work()
    _terms()


def _record() -> None:
    op.create_table(
        "bureau",
        Column("id", Integer(), primary_key=True),
        *_lines("identity", "clock"),
        *_maybe("virtual_now"),
        *_lines("created_at"),
        _integer("seq"),
        *_lines("head", "last_recorded_at"),
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("clock IN ('wall', 'virtual')", name="clock_kind"),
        *_typed("seq"),
    )
    op.create_table(
        "event",
        _key("stream"),
        _integer_key("seq"),
        *_lines("action"),
        *_maybe("command_key", "command_digest"),
        *_lines("occurred_at", "recorded_at", "body", "prev", "hash"),
        UniqueConstraint("command_key", name="one_event_per_command"),
        *_not_negative("seq"),
        *_typed("seq"),
    )


def _registers() -> None:
    op.create_table(
        "officer",
        _key("officer_id"),
        _integer_key("version"),
        *_lines("effective_on", "name", "section", "roles"),
        *_maybe("certificate_no", "certificate_field", "certificate_from", "certificate_to", "legal_qualification_no"),
        *_lines("state"),
        *_maybe("phone", "email"),
        _integer("bureau_seq"),
        UniqueConstraint("officer_id", "version", name="one_officer_version"),
        *_not_negative("version"),
        *_typed("version", "bureau_seq"),
    )
    op.create_table("release", _key("digest"), *_lines("body", "published_at", "published_by", "second_by", "note"))
    op.create_table(
        "number_series",
        _key("kind"),
        _integer_key("year"),
        _integer("last"),
        *_not_negative("last"),
        *_typed("year", "last"),
    )


def _case() -> None:
    op.create_table(
        "enforcement_case",
        _key("no"),
        *_lines("procedure"),
        _line("release", "release.digest"),
        *_lines("power", "violated_on", "party_name", "step", "stage"),
        _integer("revision"),
        *_lines("opened_on"),
        *_maybe("closed_on", "ending"),
        *_lines("handlers"),
        _integer("flags"),
        *_lines("head"),
        *_not_negative("revision"),
        *_typed("revision", "flags"),
    )
    op.create_index("ix_case_stage", "enforcement_case", ["stage", "opened_on"])
    op.create_table(
        "party",
        _key("case_no", "enforcement_case.no"),
        *_lines("kind", "name"),
        *_maybe("identifier"),
        *_lines("address"),
        *_maybe("representative", "phone", "email"),
    )


def _documents_and_files() -> None:
    op.create_table(
        "document",
        _key("number"),
        *_lines("kind"),
        _line("case_no", "enforcement_case.no"),
        *_lines("stream"),
        _integer("seq"),
        *_lines("title", "context", "digest", "state"),
        UniqueConstraint("stream", "seq", "kind", name="one_document_per_event"),
        *_not_negative("seq"),
        *_typed("seq"),
    )
    op.create_index("ix_document_case_no", "document", ["case_no"])
    op.create_table(
        "stored_file",
        _key("sha256"),
        *_lines("media_type"),
        _integer("size"),
        _line("case_no", "enforcement_case.no"),
        *_maybe("document_number"),
        *_lines("stream"),
        _integer("seq"),
        *_typed("size", "seq"),
    )
    op.create_index("ix_stored_file_case_no", "stored_file", ["case_no"])
    op.create_index("ix_stored_file_document", "stored_file", ["document_number"])


def _owed_work() -> None:
    op.create_table(
        "outbox",
        Column("id", Integer(), primary_key=True),
        *_lines("key", "stream"),
        _integer("seq"),
        *_maybe("case_no"),
        *_lines("kind", "template", "receiver"),
        *_maybe("channel", "address"),
        *_lines("context", "digest", "state", "due_at"),
        *_maybe("lease_until", "worker"),
        _integer("fence"),
        _integer("attempts"),
        *_maybe("reference", "detail"),
        *_lines("created_at"),
        *_maybe("settled_at"),
        UniqueConstraint("key", name="one_row_per_effect"),
        CheckConstraint(f"state IN ({_OUTBOX_STATES})", name="outbox_state"),
        *_not_negative("fence", "attempts"),
        *_typed("seq", "fence", "attempts"),
    )
    op.create_index("ix_outbox_state", "outbox", ["state", "due_at"])
    op.create_index("ix_outbox_event", "outbox", ["stream", "seq"])
    op.create_index("ix_outbox_case", "outbox", ["case_no"])
    only = text("reference IS NOT NULL")
    op.create_index("ix_outbox_reference", "outbox", ["reference"], sqlite_where=only, postgresql_where=only)
    op.create_table(
        "attempt",
        _integer_key("outbox_id", "outbox.id"),
        _integer_key("n"),
        *_lines("started_at"),
        *_maybe("outcome", "ended_at", "reference", "detail"),
        *_not_negative("n"),
        *_typed("outbox_id", "n"),
    )


def _terms() -> None:
    op.create_table(
        "term",
        _key("case_no", "enforcement_case.no"),
        _key("key"),
        _integer_key("started_seq"),
        *_lines("starts_on", "due_on"),
        _integer("provisional"),
        *_lines("state", "explains"),
        CheckConstraint("state IN ('running','met','stopped')", name="term_state"),
        *_typed("started_seq", "provisional"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_term_due", "term", ["state", "due_on"])
    op.create_table(
        "reminder",
        _key("case_no", "enforcement_case.no"),
        _key("term_key"),
        _integer_key("started_seq"),
        _integer_key("rung"),
        *_lines("due_on", "card", "state"),
        CheckConstraint("state IN ('waiting','owed','cancelled')", name="reminder_state"),
        *_typed("started_seq", "rung"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reminder_due", "reminder", ["state", "due_on"])
