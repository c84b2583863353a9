"""I1: every command that was answered with *done* is recorded, exactly once."""

from collections.abc import Iterator

from sqlalchemy import func, select

from models.checks.finding import BATCH, Finding, Snapshot
from models.checks.streams import EVENT


def acknowledged_are_recorded(snapshot: Snapshot) -> Iterator[Finding]:
    """One event per acknowledged key."""
    keys = snapshot.acknowledged
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        counted = (
            select(EVENT.c.command_key, func.count())
            .where(EVENT.c.command_key.in_(batch))
            .group_by(EVENT.c.command_key)
        )
        found = {key: count for key, count in snapshot.conn.execute(counted)}
        for key in batch:
            if found.get(key, 0) != 1:
                yield Finding("I1", key, f"已答复完成的操作有 {found.get(key, 0)} 条记录，应为 1 条")
