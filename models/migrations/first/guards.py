"""Triggers of the first schema: the rules of ``rules.py`` in the words of each database."""

from collections.abc import Iterator

from alembic import op
from sqlalchemy import text

from models.migrations.first.rules import NEVER, RULES, Rule


def create_guards(dialect: str) -> None:
    """Put every guard in place."""
    for statement in guard_statements(dialect):
        op.get_bind().exec_driver_sql(statement.replace("%", "%%") if dialect == "postgresql" else statement)


def guard_statements(dialect: str, schema: str | None = None) -> Iterator[str]:
    """The statements that create all guards."""
    if dialect == "postgresql" and schema is None:
        schema = str(op.get_bind().execute(text("SELECT quote_ident(current_schema())")).scalar_one())
    for rule in RULES:
        yield from _sqlite(rule) if dialect == "sqlite" else _postgresql(rule, str(schema))


def _must_hold(rule: Rule) -> Iterator[tuple[str, str]]:
    """Verb and condition; nothing is ever deleted from a guarded table."""
    for verb, condition in (("insert", rule.insert), ("update", rule.update), ("delete", NEVER)):
        if condition is not None:
            yield verb, condition


def _sqlite(rule: Rule) -> Iterator[str]:
    for verb, condition in _must_hold(rule):
        yield (
            f"CREATE TRIGGER {rule.table}_guard_{verb} BEFORE {verb.upper()} ON {rule.table} "
            f"WHEN ({condition}) IS NOT 1 BEGIN SELECT RAISE(ABORT, '{rule.says}'); END"
        )


def _postgresql(rule: Rule, schema: str) -> Iterator[str]:
    for verb, condition in _must_hold(rule):
        name = f"{rule.table}_guard_{verb}"
        given = "OLD" if verb == "delete" else "NEW"
        # A fixed search path, its temporary schema last: else a session's own temporary table could stand in.
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$ "
            f"BEGIN IF ({condition}) IS NOT TRUE THEN RAISE EXCEPTION '{rule.says}' USING ERRCODE = '23514'; END IF; "
            f"RETURN {given}; END $$"
        )
        yield (f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    yield (
        f"CREATE TRIGGER {rule.table}_guard_truncate BEFORE TRUNCATE ON {rule.table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {rule.table}_guard_delete()"
    )
