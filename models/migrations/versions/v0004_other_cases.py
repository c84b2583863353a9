"""What is looked up in other cases: the lead a case was opened on, and the cases of one party."""

from alembic import op
from sqlalchemy import Column, String

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("enforcement_case", Column("lead", String(), nullable=True))
    op.create_index("ix_party_identifier", "party", ["identifier"])


def downgrade() -> None:
    raise NotImplementedError("记录不得销毁：不能降级")
