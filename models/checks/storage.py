"""I15: the database is sound, its foreign keys hold and its guards are in place."""

from collections.abc import Iterator

from sqlalchemy import Table, and_, func, select, text
from sqlmodel import SQLModel

from models import tables
from models.checks.finding import Finding, Snapshot
from models.migrations.first.rules import GUARD_NAMES

_OURS: tuple[Table, ...] = tuple(
    model.__table__
    for model in vars(tables).values()
    if isinstance(model, type) and issubclass(model, SQLModel) and hasattr(model, "__table__")
)
_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def storage_is_sound(snapshot: Snapshot) -> Iterator[Finding]:
    """What the database can tell about itself."""
    present = set(snapshot.conn.execute(text(_GUARDS[snapshot.store.dialect])).scalars())
    for name in GUARD_NAMES:
        if name not in present:
            yield Finding("I15", name, "数据库中的保护触发器缺失或被停用")
    if snapshot.store.dialect == "sqlite":
        yield from _sqlite(snapshot)
    else:
        yield from _postgresql(snapshot)


def _sqlite(snapshot: Snapshot) -> Iterator[Finding]:
    for (said,) in snapshot.conn.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Finding("I15", "integrity_check", f"数据库文件受损：{said}")
    for table, rowid, parent, _ in snapshot.conn.execute(text("PRAGMA foreign_key_check")):
        yield Finding("I15", f"{table}:{rowid}", f"引用的 {parent} 不存在")


def _postgresql(snapshot: Snapshot) -> Iterator[Finding]:
    unproved = "SELECT conname FROM pg_constraint WHERE NOT convalidated"
    for (name,) in snapshot.conn.execute(text(unproved)):
        yield Finding("I15", name, "数据库约束未经验证")
    for table in _OURS:
        for constraint in table.foreign_key_constraints:
            pairs = [(element.parent, element.column) for element in constraint.elements]
            parent = constraint.referred_table
            held = select(1).where(and_(*(child == column for child, column in pairs))).correlate(table)
            lost = (
                select(func.count())
                .select_from(table)
                .where(pairs[0][0].is_not(None), ~held.select_from(parent).exists())
            )
            count = snapshot.conn.execute(lost).scalar_one()
            if count:
                yield Finding("I15", table.name, f"{count} 行引用的 {parent.name} 不存在")
