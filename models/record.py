"""The record (记录): canonical text, hashes, and the one way an event is appended to a stream."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from models.instants import BadInstant, moment
from models.prepared import Prepared
from models.tables import Case, Document, Event, Officer, Outbox, ReleaseRow, StoredFile

BUREAU = "bureau"
"""Name of the bureau stream; the stream of a case bears the case number."""

OUTBOX_WORK_COLUMNS = frozenset(
    {"state", "due_at", "lease_until", "worker", "fence", "attempts", "reference", "detail", "settled_at"}
)
"""What delivery may change in an outbox row; everything else is fixed and bound by its event."""

BOUND_BY_APPEND = frozenset({"stream", "seq", "action", "command_key", "command_digest", "occurred_at", "recorded_at"})
"""Fields of the hashed body that ``append`` writes itself, so that each column of the row is bound."""

_MAX_DEPTH = 60
_TEXT = frozenset({str})
_LEAVES = frozenset({str, int, bool, type(None)})
_EVENT_COLUMNS = [column.name for column in Event.__table__.columns]  # type: ignore[attr-defined]
_INSERT_EVENT = Prepared(insert(Event.__table__), _EVENT_COLUMNS)  # type: ignore[attr-defined]


class NotCanonical(ValueError):
    """The value has no canonical text: a float, another type, or a key that is not text."""

    code = "not_canonical"


def _refuse_what_is_not_plain(value: object, depth: int = 0) -> None:
    kind = type(value)
    if kind in _LEAVES:
        return
    if depth > _MAX_DEPTH:
        raise NotCanonical("内容嵌套过深，不能入库")
    if kind is dict:
        assert isinstance(value, dict)
        if not _TEXT.issuperset(map(type, value)):
            raise NotCanonical(f"键必须是文本：{next(key for key in value if type(key) is not str)!r}")
        inner: Iterable[object] = value.values()
    elif kind is list:
        assert isinstance(value, list)
        inner = value
    elif isinstance(value, str | int):  # an enum of text
        return
    else:
        raise NotCanonical(f"不能入库的类型：{kind.__name__}")
    for item in inner:
        if type(item) not in _LEAVES:  # asked here too: most items are leaves, and a call costs more than the question
            _refuse_what_is_not_plain(item, depth + 1)


def canonical(value: object) -> str:
    """The one JSON text of a plain value: sorted keys, no white space, no floats."""
    _refuse_what_is_not_plain(value)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError as error:  # lone surrogates, integers beyond 64 bits
        raise NotCanonical(f"不能入库的内容：{error}") from error


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def genesis(stream: str) -> str:
    """What the first event of a stream follows: no two streams begin alike."""
    return digest(f"zhifa/genesis/1\n{stream}")


def event_hash(prev: str, body_text: str) -> str:
    """Hash of an event: the one before it and exactly the stored text of its body."""
    return digest(f"zhifa/event/1\n{prev}\n{body_text}")


def append(
    conn: Connection,
    *,
    stream: str,
    seq: int,
    prev: str,
    action: str,
    body: dict[str, Any],
    command_key: str | None,
    command_digest: str | None,
    occurred_at: str,
    recorded_at: str,
) -> str:
    """Insert exactly one event and return its hash; the caller holds the stream's head locked."""
    columns: dict[str, Any] = {
        "stream": stream,
        "seq": seq,
        "action": action,
        "command_key": command_key,
        "command_digest": command_digest,
        "occurred_at": occurred_at,
        "recorded_at": recorded_at,
    }
    if not BOUND_BY_APPEND.isdisjoint(body):
        raise NotCanonical(f"事件内容不得自带这些字段：{sorted(BOUND_BY_APPEND & body.keys())}")
    moment(recorded_at)
    moment(occurred_at)
    if occurred_at > recorded_at:
        raise BadInstant(f"发生时间 {occurred_at} 晚于记录时间 {recorded_at}")
    text = canonical({**body, **columns})
    own = event_hash(prev, text)
    _INSERT_EVENT.run(conn, {**columns, "body": text, "prev": prev, "hash": own})
    return own


def _columns(table: type[SQLModel], without: Sequence[str] | frozenset[str] = ()) -> tuple[str, ...]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    return tuple(column.name for column in columns if column.name not in without)


_CASE_COLUMNS = _columns(Case, ("head",))
_DOCUMENT_COLUMNS = _columns(Document, ("digest", "state"))
_OUTBOX_COLUMNS = _columns(Outbox, OUTBOX_WORK_COLUMNS | {"id", "digest"})
_OFFICER_COLUMNS = _columns(Officer)
_RELEASE_COLUMNS = _columns(ReleaseRow, ("body",))
_FILE_COLUMNS = _columns(StoredFile)


def _row_digest(tag: str, columns: tuple[str, ...], row: Mapping[str, Any]) -> str:
    # NULL and absent hash alike, so a column added later leaves the hashes of old rows as they are.
    held = {name: row[name] for name in columns if row.get(name) is not None}
    return digest(f"zhifa/{tag}/1\n{canonical(held)}")


def case_row_hash(row: Mapping[str, Any]) -> str:
    """Hash of a case row without its head; ``row_hash`` of the case's last event must equal it."""
    return _row_digest("case", _CASE_COLUMNS, row)


def document_digest(row: Mapping[str, Any]) -> str:
    """Hash of a document as issued: number, kind, case, event, title, context."""
    return _row_digest("document", _DOCUMENT_COLUMNS, row)


def outbox_digest(row: Mapping[str, Any]) -> str:
    """Hash of what is owed: the columns of an outbox row that never change."""
    return _row_digest("outbox", _OUTBOX_COLUMNS, row)


def officer_digest(row: Mapping[str, Any]) -> str:
    """Hash of one version of an officer's entry."""
    return _row_digest("officer", _OFFICER_COLUMNS, row)


def release_digest(row: Mapping[str, Any]) -> str:
    """Hash of a release's entry: the digest of its body, who published it, when."""
    return _row_digest("release", _RELEASE_COLUMNS, row)


def file_digest(row: Mapping[str, Any]) -> str:
    """Hash of a stored file's entry, the hash of its bytes among it."""
    return _row_digest("file", _FILE_COLUMNS, row)


def owed_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an event says in ``owed`` about an outbox row it calls for."""
    return {"key": row["key"], "digest": row["digest"]}


def file_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an event says in ``files`` about a file it binds."""
    return {"sha256": row["sha256"], "digest": file_digest(row)}


def officer_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a bureau event says in ``officers`` about an entry of the officer register."""
    return {"officer_id": row["officer_id"], "version": row["version"], "digest": officer_digest(row)}


def release_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a bureau event says in ``releases`` about a release it publishes."""
    return {"release": row["digest"], "digest": release_digest(row)}
