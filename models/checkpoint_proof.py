"""The proof against checkpoints: a cut tail, a deleted case, an old database, which a chain alone cannot show."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from models.checkpoint_file import Checkpoint, folded, line_digest, parse, root_of
from models.checks.finding import Finding, Snapshot
from models.checks.streams import EVENT, body_of, in_order
from models.database import Store
from models.record import BUREAU

TAKEN = "checkpoint_taken"
"""Action of the bureau event that says a checkpoint was taken."""

_ANCHOR = "checkpoint"


def verify_checkpoints(
    store: Store, file: Path, public_key: Ed25519PublicKey, *, is_copy: bool = False
) -> list[Finding]:
    """Everything in which the record differs from what was signed; a copy made earlier may lack later lines."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return [Finding(_ANCHOR, file.name, f"无法读取检查点文件：{error.strerror}")]
    lines: list[Checkpoint] = []
    findings = list(_file(store, file.name, content, public_key, lines))
    findings.extend(_events(store, file.name, lines, is_copy=is_copy))
    findings.extend(_record(store, lines))
    return findings


def events_of_checkpoints(store: Store) -> dict[int, dict[str, Any]]:
    """What the record says about checkpoints, by number."""
    taken = select(EVENT.c.body).where(EVENT.c.stream == BUREAU, EVENT.c.action == TAKEN).order_by(EVENT.c.seq)
    with store.read() as conn:
        told = [body_of(text).get("checkpoint") for text in conn.execute(taken).scalars()]
    return {each["n"]: each for each in told if isinstance(each, dict) and isinstance(each.get("n"), int)}


def _file(store: Store, name: str, content: bytes, key: Ed25519PublicKey, lines: list[Checkpoint]) -> Iterator[Finding]:
    """The file by itself; sound lines are collected."""
    if content and not content.endswith(b"\n"):
        yield Finding(_ANCHOR, name, "最后一行不完整")
    for at, raw in enumerate(content.removesuffix(b"\n").split(b"\n") if content else [], start=1):
        where = f"{name}:{at}"
        line = parse(raw.decode(errors="replace"))
        if line is None:
            yield Finding(_ANCHOR, where, "此行被改动或损坏")
            continue
        if not line.is_by(key):
            yield Finding(_ANCHOR, where, "签名不符")
            continue
        if line.database != store.identity:
            yield Finding(_ANCHOR, where, "此检查点属于另一个数据库")
            continue
        yield from _follows(lines[-1] if lines else None, line, where)
        lines.append(line)
    if lines and root_of(folded(lines)) != lines[-1].root:
        yield Finding(_ANCHOR, name, "各案首行与最后一个检查点的根不符")


def _follows(before: Checkpoint | None, line: Checkpoint, where: str) -> Iterator[Finding]:
    expected = (1, "") if before is None else (before.n + 1, before.root)
    if (line.n, line.previous) != expected:
        yield Finding(_ANCHOR, where, f"与前一个检查点不相衔接，此处应为第 {expected[0]} 个")
    if before is not None and (line.taken_at < before.taken_at or line.size < before.size):
        yield Finding(_ANCHOR, where, "时间或记录总数早于前一个检查点")


def _events(store: Store, name: str, lines: list[Checkpoint], *, is_copy: bool) -> Iterator[Finding]:
    """The record tells which checkpoints were taken; only the newest line may still lack its event."""
    told = events_of_checkpoints(store)
    held = {line.n: line for line in lines}
    for line in lines:
        if line.n in told and told[line.n].get("line") != line_digest(line):
            yield Finding(_ANCHOR, f"{name}:{line.n}", "与记录中所载的检查点不符")
        elif line.n not in told and line.n != lines[-1].n:
            yield Finding(_ANCHOR, f"{name}:{line.n}", "记录中没有此检查点")
    newest = lines[-1].n if lines else 0
    for n in sorted(told.keys() - held.keys()):
        if n < newest or not is_copy:
            yield Finding(_ANCHOR, name, f"记录载有第 {n} 个检查点，文件中没有：文件被截断或删改")


def _record(store: Store, lines: list[Checkpoint]) -> Iterator[Finding]:
    """Each head ever signed is still there, in its place."""
    signed: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for line in lines:
        for stream, seq, own in line.changed:
            signed.setdefault((stream, seq), []).append((own, line.n))
    last: dict[str, int] = {}
    with store.read() as conn:
        snapshot = Snapshot(conn=conn, store=store)
        for row in snapshot.rows(in_order(conn, EVENT, "stream", "seq", "hash")):
            last[row["stream"]] = row["seq"]
            for own, n in signed.pop((row["stream"], row["seq"]), []):
                if row["hash"] != own:
                    yield Finding(_ANCHOR, f"{row['stream']}#{row['seq']}", f"历史被改写：与第 {n} 个检查点不符")
    yield from _missing(signed.keys(), last)
    yield from _older(lines, last)


def _missing(signed: Iterable[tuple[str, int]], last: dict[str, int]) -> Iterator[Finding]:
    furthest: dict[str, int] = {}
    for stream, seq in signed:
        furthest[stream] = max(seq, furthest.get(stream, 0))
    for stream, seq in sorted(furthest.items()):
        if stream not in last:
            yield Finding(_ANCHOR, stream, "检查点载有此案，记录却已整个不存在")
        else:
            yield Finding(_ANCHOR, f"{stream}#{seq}", "检查点载有此条，记录却已被截去或删去")


def _older(lines: list[Checkpoint], last: dict[str, int]) -> Iterator[Finding]:
    size = sum(seq for seq in last.values() if isinstance(seq, int))
    if lines and size < lines[-1].size:
        says = (
            f"数据库现有 {size} 条记录，少于第 {lines[-1].n} 个检查点的 {lines[-1].size} 条：被删减，或放回了旧的数据库"
        )
        yield Finding(_ANCHOR, "database", says)
