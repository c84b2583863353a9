"""Deputies in the officer register, and the terms a later holiday notice will settle."""

from alembic import op
from sqlalchemy import Column, String, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("deputy_for", "deputy_from", "deputy_to"):
        op.add_column("officer", Column(name, String(), nullable=True))
    only = text("provisional = 1")
    op.create_index("ix_term_provisional", "term", ["due_on"], sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    raise NotImplementedError("记录不得销毁：不能降级")
