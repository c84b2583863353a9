"""I4: every stream is one unbroken chain from its genesis, and each column of an event is the one hashed."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.checks.finding import Finding, Snapshot
from models.checks.streams import body_of, streams
from models.record import BOUND_BY_APPEND, event_hash, genesis

_COLUMNS = (*sorted(BOUND_BY_APPEND), "body", "prev", "hash")


def chain_holds(snapshot: Snapshot) -> Iterator[Finding]:
    """No gap, no fork, nothing changed."""
    for stream, events in streams(snapshot, *_COLUMNS):
        expected_seq, expected_prev = 1, genesis(str(stream))
        for row in events:
            where = f"{stream}#{row['seq']}"
            if row["seq"] != expected_seq:
                yield Finding("I4", where, f"记录缺号：此处应为第 {expected_seq} 条")
            if row["prev"] != expected_prev:
                yield Finding("I4", where, "与前一条记录不相衔接")
            yield from _own(row, where)
            expected_seq, expected_prev = _next(row["seq"], expected_seq), row["hash"]


def _next(seq: Any, expected: int) -> int:
    return seq + 1 if isinstance(seq, int) else expected + 1


def _own(row: Mapping[str, Any], where: str) -> Iterator[Finding]:
    body, prev = row["body"], row["prev"]
    if not isinstance(body, str) or not isinstance(prev, str) or event_hash(prev, body) != row["hash"]:
        yield Finding("I4", where, "内容与其校验值不符，记录被改动")
        return
    told = body_of(body)
    for column in sorted(BOUND_BY_APPEND):
        if column not in told or told[column] != row[column]:
            yield Finding("I4", where, f"字段 {column} 与记录内容不符")
