"""Channels: parts of long messages, delivery receipts, pace per channel, mass prompts."""

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String
from sqlalchemy.schema import SchemaItem

revision = "0002"
down_revision = "0001"


def _typed(*columns: str) -> list[SchemaItem]:
    # SQLite stores text in an integer column without complaint; PostgreSQL has no need of this.
    return [
        CheckConstraint(f"typeof({column}) = 'integer'", name=f"{column}_is_integer").ddl_if(dialect="sqlite")
        for column in columns
    ]


def _text(*names: str, nullable: bool = False) -> list[SchemaItem]:
    return [Column(name, String(), nullable=nullable) for name in names]


def upgrade() -> None:
    op.create_table(
        "message_part",
        Column("outbox_id", Integer(), ForeignKey("outbox.id"), primary_key=True, autoincrement=False),
        Column("n", Integer(), primary_key=True, autoincrement=False),
        Column("part", Integer(), primary_key=True, autoincrement=False),
        *_text("reference"),
        *_text("state", nullable=True),
        CheckConstraint("state IN ('delivered','undeliverable')", name="part_state"),
        *_typed("outbox_id", "n", "part"),
    )
    op.create_index("ix_message_part_reference", "message_part", ["reference"])
    op.create_table(
        "receipt_inbox",
        Column("channel", String(), primary_key=True),
        Column("reference", String(), primary_key=True),
        Column("state", String(), primary_key=True),
        *_text("outbox_key", nullable=True),
        *_text("received_at"),
        Column("times", Integer(), nullable=False),
        *_text("verdict"),
        *_text("matched_at", nullable=True),
        Column("outbox_id", Integer(), ForeignKey("outbox.id"), nullable=True),
        CheckConstraint("state IN ('delivered','undeliverable')", name="receipt_state"),
        CheckConstraint("verdict IN ('waiting','applied','repeated','contrary')", name="receipt_verdict"),
        *_typed("times"),
    )
    op.create_index("ix_receipt_verdict", "receipt_inbox", ["verdict", "received_at"])
    op.create_table("channel_pace", Column("channel", String(), primary_key=True), *_text("free_at"))
    op.create_table(
        "campaign",
        Column("no", String(), primary_key=True),
        *_text("title", "power"),
        Column("release", String(), ForeignKey("release.digest"), nullable=False),
        *_text("content", "digest", "state", "proposed_by", "proposed_at"),
        *_text("released_by", "released_at", nullable=True),
        Column("owed_seq", Integer(), nullable=True),
        CheckConstraint("state IN ('proposed','released','paused')", name="campaign_state"),
    )
    op.create_index("ix_campaign_owed_seq", "campaign", ["owed_seq"])


def downgrade() -> None:
    raise NotImplementedError("记录不得销毁：不能降级")
