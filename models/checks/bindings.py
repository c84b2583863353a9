"""Bindings: each row that an event made is as the event says, and there is no such row without its event."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, literal, select

from models.checks.finding import Finding, Snapshot
from models.checks.streams import EVENT, Position, body_of, entries_of, in_order, position
from models.record import (
    BUREAU,
    NotCanonical,
    digest,
    document_digest,
    file_digest,
    officer_digest,
    outbox_digest,
    release_digest,
)
from models.tables import Document, Officer, Outbox, ReleaseRow, StoredFile

_BINDS = "binding"


@dataclass(frozen=True)
class Bound:
    """One table whose rows are listed in the body of the event that made them."""

    field: str  # of the body
    title: str
    table: Table
    keys: tuple[tuple[str, str], ...]  # (name in the entry, column of the row)
    hashed: Callable[[Mapping[str, Any]], str]
    has_digest: bool = False  # the row keeps its own hash

    def key_of_entry(self, entry: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(entry.get(name) for name, _ in self.keys)

    def key_of_row(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(row[column] for _, column in self.keys)


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


BY_EVENT = (
    Bound("documents", "文书", _table(Document), (("number", "number"),), document_digest, has_digest=True),
    Bound("owed", "待办事项", _table(Outbox), (("key", "key"),), outbox_digest, has_digest=True),
    Bound("files", "归档文件", _table(StoredFile), (("sha256", "sha256"),), file_digest),
)
OFFICERS = Bound(
    "officers",
    "执法人员",
    _table(Officer),
    (("officer_id", "officer_id"), ("version", "version")),
    officer_digest,
)
RELEASES = Bound("releases", "版本", _table(ReleaseRow), (("release", "digest"),), release_digest)


class _Rows:
    """Rows of one table beside the streams: what belongs to an event, and what belongs to none."""

    def __init__(self, snapshot: Snapshot, bound: Bound, statement: Select[Any]) -> None:
        self.bound = bound
        self._rows = snapshot.rows(statement)
        self._next: Mapping[str, Any] = {}
        self._advance()

    def before(self, here: Position | None) -> Iterator[Mapping[str, Any]]:
        """Rows of places already passed (or all that are left): there is no event for them."""
        while self._place is not None and (here is None or self._place < here):
            yield self._advance()

    def at(self, here: Position) -> list[Mapping[str, Any]]:
        found = []
        while self._place == here:
            found.append(self._advance())
        return found

    def _advance(self) -> Mapping[str, Any]:
        """The next row; the one after it is looked at to know its place."""
        current = self._next
        self._next = next(self._rows, {})
        self._place = position(self._next) if self._next else None
        return current


def rows_are_bound(snapshot: Snapshot) -> Iterator[Finding]:
    """Documents, owed work, files, officers and releases against the events that made them."""
    beside = [_Rows(snapshot, bound, in_order(snapshot.conn, bound.table)) for bound in BY_EVENT]
    beside.append(_Rows(snapshot, OFFICERS, _officers()))
    releases: dict[tuple[Any, ...], dict[str, Any]] = {}
    voided: set[Any] = set()
    for event in snapshot.rows(in_order(snapshot.conn, EVENT, "stream", "seq", "body")):
        here = position(event)
        body = body_of(event["body"])
        for rows in beside:
            yield from _without_event(rows.bound, rows.before(here))
            yield from _compare(rows.bound, f"{event['stream']}#{event['seq']}", body, rows.at(here))
        voided.update(str(entry.get("number")) for entry in entries_of(body, "voided"))
        if event["stream"] == BUREAU:
            releases.update({RELEASES.key_of_entry(entry): entry for entry in entries_of(body, RELEASES.field)})
    for rows in beside:
        yield from _without_event(rows.bound, rows.before(None))
    yield from _releases(snapshot, releases)
    yield from _states(snapshot, voided)


def _officers() -> Select[Any]:
    table = OFFICERS.table
    place = (literal(BUREAU).label("stream"), table.c.bureau_seq.label("seq"))
    return select(*table.c, *place).order_by(table.c.bureau_seq)


def _without_event(bound: Bound, rows: Iterator[Mapping[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        yield Finding(_BINDS, _name(bound, bound.key_of_row(row)), "没有对应的记录")


def _compare(bound: Bound, where: str, body: Mapping[str, Any], rows: list[Mapping[str, Any]]) -> Iterator[Finding]:
    listed = entries_of(body, bound.field)
    if not listed and not rows:
        return
    entries = {bound.key_of_entry(entry): entry for entry in listed}
    for row in rows:
        key = bound.key_of_row(row)
        entry = entries.pop(key, None)
        if entry is None:
            yield Finding(_BINDS, _name(bound, key), f"记录 {where} 中没有此项")
        elif not _matches(bound, entry, row):
            yield Finding(_BINDS, _name(bound, key), f"内容与记录 {where} 所载不符，被改动")
    for key in entries:
        yield Finding(_BINDS, _name(bound, key), f"记录 {where} 载明此项，现已不存在")


def _matches(bound: Bound, entry: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    try:
        own = bound.hashed(row)
    except NotCanonical:
        return False
    return entry.get("digest") == own and (not bound.has_digest or row["digest"] == own)


def _releases(snapshot: Snapshot, entries: dict[tuple[Any, ...], dict[str, Any]]) -> Iterator[Finding]:
    for row in snapshot.rows(select(RELEASES.table)):
        key = RELEASES.key_of_row(row)
        entry = entries.pop(key, None)
        if entry is None:
            yield Finding(_BINDS, _name(RELEASES, key), "没有对应的记录")
        elif not _matches(RELEASES, entry, row):
            yield Finding(_BINDS, _name(RELEASES, key), "发布信息与记录所载不符，被改动")
        if not isinstance(row["body"], str) or digest(row["body"]) != row["digest"]:
            yield Finding(_BINDS, _name(RELEASES, key), "版本正文与其摘要不符，被改动")
    for key in entries:
        yield Finding(_BINDS, _name(RELEASES, key), "记录载明此版本，现已不存在")


def _states(snapshot: Snapshot, voided: set[Any]) -> Iterator[Finding]:
    table = _table(Document)
    for row in snapshot.rows(select(table.c.number, table.c.state).where(table.c.state != "issued")):
        if row["number"] in voided and row["state"] == "void":
            voided.discard(row["number"])
        else:
            yield Finding(_BINDS, f"文书 {row['number']}", "没有作废此文书的记录")
    for number in sorted(voided):
        yield Finding(_BINDS, f"文书 {number}", "记录载明已作废，文书却仍有效或不存在")


def _name(bound: Bound, key: tuple[Any, ...]) -> str:
    return f"{bound.title} {'/'.join(str(part) for part in key)}"
