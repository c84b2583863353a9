"""The role the software works under on PostgreSQL: it may add to the record and never change or delete it."""

import re

from sqlalchemy import Connection, text

from models.record import OUTBOX_WORK_COLUMNS

_NAME = re.compile(r"^[a-z_][a-z0-9_]{0,62}$")

_APPEND_ONLY = ("event", "release", "officer", "stored_file")
_CHANGING = ("bureau", "enforcement_case", "party", "number_series", "attempt", "message_part", "receipt_inbox",
             "channel_pace", "campaign")  # fmt: skip
_PROJECTIONS = ("term", "reminder")  # rebuilt from the record, so rows may go
_BY_COLUMN = {"document": ("state",), "outbox": tuple(sorted(OUTBOX_WORK_COLUMNS))}


def is_role_name(name: str) -> bool:
    """Whether this is a name that needs no quotes."""
    return _NAME.match(name) is not None


def grant_application_role(conn: Connection, role: str) -> None:
    """Create the role if it is missing and give it what the software needs, no more.

    Run once by the owner of the tables after ``create_store`` or ``upgrade_store``, in a writing transaction; then
    ``GRANT <role> TO <login of the software>``. The owner's own login is used for migrations only.
    """
    if not is_role_name(role):
        raise ValueError(f"角色名只能用小写字母、数字和下划线：{role!r}")
    known = conn.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first()
    if known is None:
        conn.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
    for statement in _grants(role):
        conn.exec_driver_sql(statement)


def _grants(role: str) -> list[str]:
    every = (*_APPEND_ONLY, *_CHANGING, *_PROJECTIONS, *_BY_COLUMN)
    return [
        f"REVOKE ALL ON {', '.join(every)} FROM {role}",
        f"GRANT SELECT ON alembic_version TO {role}",
        f"GRANT SELECT, INSERT ON {', '.join(every)} TO {role}",
        f"GRANT UPDATE ON {', '.join((*_CHANGING, *_PROJECTIONS))} TO {role}",
        f"GRANT DELETE ON {', '.join(_PROJECTIONS)} TO {role}",
        *(f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {role}" for table, columns in _BY_COLUMN.items()),
        f"GRANT USAGE ON SEQUENCE outbox_id_seq TO {role}",
    ]
