"""First schema: all tables and their guards."""

from alembic import op

from models.migrations.first.guards import create_guards
from models.migrations.first.tables import create_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_tables()
    create_guards(op.get_bind().dialect.name)


def downgrade() -> None:
    raise NotImplementedError("记录不得销毁：首个版本不能降级")
