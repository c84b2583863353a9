"""Checkpoints (检查点): signed heads of all streams, kept in a file outside the database, and the proof against them.

Order: the line is durable in the file first, its event ``checkpoint_taken`` follows in the bureau stream. So the file
is never behind the record; a crash between the two leaves a line whose event the next checkpoint adds.
"""

from pathlib import Path
from typing import IO

from sqlalchemy import select

from models.bureau_stream import append_bureau
from models.checkpoint_file import Checkpoint, Head, append_line, cut_to, folded, line_digest, locked, parse, root_of
from models.checkpoint_proof import TAKEN, events_of_checkpoints, verify_checkpoints
from models.checks.streams import EVENT, last_events
from models.database import Store
from models.instants import stamp
from models.signing import create_key, load_key, refuse_inside

__all__ = ["Checkpoint", "CheckpointRefused", "create_key", "take_checkpoint", "verify_checkpoints"]


class CheckpointRefused(RuntimeError):
    """The record is not a continuation of the last checkpoint; signing it would hide that."""

    code = "checkpoint_refused"


def take_checkpoint(store: Store, folder: Path, key_path: Path) -> Checkpoint:
    """Sign where all streams stand and append that to the folder's file; raises if history was changed since."""
    refuse_inside(key_path, folder.parent)
    key = load_key(key_path)
    with locked(folder) as file:
        lines = _lines(store, file)
        if lines and lines[-1].n not in events_of_checkpoints(store):
            _record(store, lines[-1])
        before = folded(lines)
        with store.read() as conn:
            rows = conn.execute(last_events(conn, "stream", "seq", "hash"))
            heads = {stream: Head(stream, seq, own) for stream, seq, own in rows}
        _refuse_unless_continued(store, before, heads)
        checkpoint = Checkpoint(
            n=len(lines) + 1,
            taken_at=stamp(store.now()),
            database=store.identity,
            size=sum(head.seq for head in heads.values()),
            root=root_of(heads),
            previous=lines[-1].root if lines else "",
            changed=[heads[stream] for stream in sorted(heads) if before.get(stream) != heads[stream]],
        ).signed(key)
        append_line(file, checkpoint)
        _record(store, checkpoint)
    return checkpoint


def _record(store: Store, checkpoint: Checkpoint) -> None:
    body = {"checkpoint": {"n": checkpoint.n, "root": checkpoint.root, "line": line_digest(checkpoint)}}
    with store.write() as conn:
        append_bureau(conn, store, action=TAKEN, body=body)


def _lines(store: Store, file: IO[bytes]) -> list[Checkpoint]:
    file.seek(0)
    content = file.read()
    whole, newline, rest = content.rpartition(b"\n")
    lines = [parse(line.decode(errors="replace")) for line in whole.split(b"\n")] if newline else []
    good = [line for line in lines if line is not None and line.database == store.identity]
    if len(good) != len(lines) or [line.n for line in good] != list(range(1, len(good) + 1)):
        raise CheckpointRefused("检查点文件已损坏或不属于本数据库，请先核验")
    if any(n > len(good) for n in events_of_checkpoints(store)):
        raise CheckpointRefused("检查点文件比记录旧或被截断，请先核验")
    if rest:  # never acknowledged: its event would have been found above
        cut_to(file, len(whole) + len(newline))
    return good


def _refuse_unless_continued(store: Store, before: dict[str, Head], now: dict[str, Head]) -> None:
    moved = {stream: head for stream, head in before.items() if now.get(stream) != head}
    if not moved:
        return
    statement = select(EVENT.c.stream, EVENT.c.seq, EVENT.c.hash)
    with store.read() as conn:
        for stream, head in moved.items():
            there = statement.where(EVENT.c.stream == stream, EVENT.c.seq == head.seq)
            if conn.execute(there).one_or_none() != tuple(head):
                raise CheckpointRefused(f"{stream} 的记录与上一检查点不相衔接，请先核验")
