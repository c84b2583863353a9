"""What the database itself guards in the first schema, told once for both kinds of database.

A rule of ``insert`` or ``update`` says what must hold, with ``NEW`` and ``OLD``; anything but true, also NULL, is
refused.
"""

from dataclasses import dataclass

FIXED_OUTBOX = (
    "id", "key", "stream", "seq", "case_no", "kind", "template", "receiver", "channel", "address", "context", "digest",
    "created_at",
)  # fmt: skip
FIXED_DOCUMENT = ("number", "kind", "case_no", "stream", "seq", "title", "context", "digest")
CLOCK_MOVES = (
    "NEW.seq = OLD.seq AND NEW.head = OLD.head AND NEW.last_recorded_at = OLD.last_recorded_at "
    "AND OLD.clock = 'virtual' AND (OLD.virtual_now IS NULL OR NEW.virtual_now >= OLD.virtual_now)"
)


@dataclass(frozen=True)
class Rule:
    """One table's guard; ``None`` for ``insert`` or ``update`` leaves that alone, ``never`` forbids it."""

    table: str
    insert: str | None = None
    update: str | None = None
    says: str = "数据库拒绝"


def _same(*columns: str) -> str:
    return " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in columns)


def _new(table: str, *conditions: str) -> str:
    """No row yet with any of these: else ``INSERT OR REPLACE`` could push an old row out."""
    return " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} WHERE {condition})" for condition in conditions)  # noqa: S608 (constants)


NEVER = "1 = 0"

_NEXT_EVENT = (
    "(CASE WHEN NEW.seq = 1 THEN NOT EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream) "
    "ELSE NEW.seq = (SELECT max(seq) FROM event WHERE stream = NEW.stream) + 1 "
    "AND NEW.prev = (SELECT hash FROM event WHERE stream = NEW.stream AND seq = NEW.seq - 1) END) AND "
    "NOT EXISTS (SELECT 1 FROM event WHERE command_key = NEW.command_key)"
)

RULES = (
    Rule("event", insert=_NEXT_EVENT, update=NEVER, says="记录只能逐条追加，不得修改、删除、插入"),
    Rule("release", insert=_new("release", "digest = NEW.digest"), update=NEVER, says="版本一经发布不得修改、删除"),
    Rule(
        "officer",
        insert=_new("officer", "officer_id = NEW.officer_id AND version = NEW.version"),
        update=NEVER,
        says="执法人员名录只能追加，不得修改、删除",
    ),
    Rule(
        "stored_file",
        insert=_new("stored_file", "sha256 = NEW.sha256"),
        update=NEVER,
        says="归档文件的登记只能追加，不得修改、删除",
    ),
    Rule(
        "document",
        insert=_new("document", "number = NEW.number", "stream = NEW.stream AND seq = NEW.seq AND kind = NEW.kind"),
        update=f"OLD.state = 'issued' AND NEW.state = 'void' AND {_same(*FIXED_DOCUMENT)}",
        says="文书只能作废，不得修改、删除",
    ),
    Rule(
        "enforcement_case",
        insert=_new("enforcement_case", "no = NEW.no"),
        update=f"NEW.revision = OLD.revision + 1 AND {_same('no', 'opened_on')}",
        says="案件只能随一条新记录变动，不得删除",
    ),
    Rule("outbox", update=_same(*FIXED_OUTBOX), says="待办事项的内容不得修改、删除"),
    Rule(
        "bureau",
        insert=_new("bureau", "id = NEW.id"),
        update=f"{_same('id', 'identity', 'clock', 'created_at')} AND (({CLOCK_MOVES}) OR (NEW.seq = OLD.seq + 1 AND "
        "NEW.last_recorded_at >= OLD.last_recorded_at AND NEW.virtual_now IS NOT DISTINCT FROM OLD.virtual_now))",
        says="记录的首行只能前移一条，不得删除",
    ),
)

GUARD_NAMES = tuple(
    f"{rule.table}_guard_{verb}"
    for rule in RULES
    for verb in ("insert", "update", "delete")
    if verb == "delete" or getattr(rule, verb) is not None
)
"""Names of the row triggers on both databases; ``zhifa verify`` misses any that is gone."""
