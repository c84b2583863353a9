"""Founded bureaus as files (已建立的机关): founded once in a process and copied for every test that begins with one.

Founding walks every migration and proves every procedure, which takes longer than most of what is then done in a bureau. A
bureau just founded on a virtual clock is always the same but for its random identity, and each copy gets one of its own:
what is kept in a process of a bureau is kept under its identity.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from models.database import Store, create_store, open_store
from models.engines import newer_sqlite
from models.instants import stamp
from models.record import BUREAU, canonical, event_hash, genesis

Founding = Callable[[Store], None]
"""What is done in an empty database before the bureau begins its work."""

GUARDS = ("event_guard_update", "bureau_guard_update")
"""What keeps anybody from giving a bureau another identity."""


def file_of(founding: Founding) -> bytes:
    """The whole file of a bureau that is founded so."""
    return _file_when_closed(lambda path: copied(_empty("virtual"), _scratch(path), path), founding)


def copied(founded: bytes, url: str, path: Path) -> Store:
    """A bureau of its own in this new file, private as the software makes it."""
    _written(founded, path)
    _name_anew(path)
    return open_store(url)


def empty_one(url: str, path: Path) -> Store:
    """A database of its own in this new file, on the real clock and made just now, in which nothing has happened yet."""
    _written(_empty("wall"), path)
    _name_anew(path, made=stamp(datetime.now(UTC)))
    return open_store(url)


def _written(founded: bytes, path: Path) -> None:
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(founded)


@cache
def _empty(clock: str) -> bytes:
    return _file_when_closed(lambda path: create_store(_scratch(path), clock), lambda store: None)


def _file_when_closed(made: Callable[[Path], Store], founding: Founding) -> bytes:
    with TemporaryDirectory(prefix="zhifa-founded-") as folder:
        path = Path(folder, "founding.sqlite3")
        store = made(path)
        try:
            founding(store)
        finally:
            store.close()
        assert [beside.name for beside in path.parent.iterdir()] == [path.name], "a part of it stands beside it"
        return path.read_bytes()


def _scratch(path: Path) -> str:
    return f"sqlite:///{path}?scratch=1"


def _name_anew(path: Path, made: str | None = None) -> None:
    """Give it another identity, as if it had been founded under it: the first event tells it, and each hash binds it.
    ``made`` is when an empty one was made."""
    with closing(newer_sqlite.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = memory")
        conn.execute("PRAGMA synchronous = off")
        conn.execute("BEGIN")
        guards = [_taken_off(conn, name) for name in GUARDS]
        identity, head = secrets.token_hex(16), genesis(BUREAU)
        found = conn.execute("SELECT seq, body FROM event WHERE stream = ? ORDER BY seq", (BUREAU,)).fetchall()
        for seq, body in found:
            told = _named(body, identity, made) if seq == 1 else body
            own = event_hash(head, told)
            changed = (told, head, own, BUREAU, seq)
            conn.execute("UPDATE event SET body = ?, prev = ?, hash = ? WHERE stream = ? AND seq = ?", changed)
            head = own
        conn.execute("UPDATE bureau SET identity = ?, head = ?", (identity, head))
        if made is not None:
            conn.execute("UPDATE event SET occurred_at = ?, recorded_at = ?", (made, made))
            conn.execute("UPDATE bureau SET created_at = ?, last_recorded_at = ?", (made, made))
        for guard in guards:
            conn.execute(guard)
        conn.execute("COMMIT")


def _taken_off(conn: Any, guard: str) -> str:
    """The text of the guard, which stands no more."""
    ((text,),) = conn.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (guard,)).fetchall()
    conn.execute(f"DROP TRIGGER {guard}")
    return str(text)


def _named(body: str, identity: str, made: str | None) -> str:
    told = orjson.loads(body)
    told["bureau"]["identity"] = identity
    if made is not None:
        told["bureau"]["created_at"] = told["occurred_at"] = told["recorded_at"] = made
    return canonical(told)
