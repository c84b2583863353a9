"""I2 and the heads of I4: a case row, or the bureau row, is exactly what its last event says."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, select

from models.checks.finding import Finding, Snapshot
from models.checks.streams import EVENT, body_of, by_bytes, last_events
from models.record import BUREAU, NotCanonical, case_row_hash, genesis
from models.tables import Bureau, Case

_CASE: Table = Case.__table__  # type: ignore[attr-defined]
_BUREAU: Table = Bureau.__table__  # type: ignore[attr-defined]


def cases_are_their_last_event(snapshot: Snapshot) -> Iterator[Finding]:
    """Revision, row hash and head of every case, and the bureau's head."""
    cases = snapshot.rows(select(_CASE).order_by(by_bytes(snapshot.conn, _CASE.c.no)))
    heads = snapshot.rows(last_events(snapshot.conn, "stream", "seq", "hash", "recorded_at", "body"))
    case = next(cases, None)
    bureau: Mapping[str, Any] | None = None
    for last in heads:
        stream = str(last["stream"])
        if stream == BUREAU:
            bureau = last
            continue
        while case is not None and str(case["no"]) < stream:
            yield _without_events(case)
            case = next(cases, None)
        if case is None or str(case["no"]) != stream:
            yield Finding("I2", stream, "有记录而没有案件：案件被删除")
            continue
        yield from _case(case, last)
        case = next(cases, None)
    while case is not None:
        yield _without_events(case)
        case = next(cases, None)
    yield from _bureau(snapshot, bureau)


def _without_events(case: Mapping[str, Any]) -> Finding:
    return Finding("I2", str(case["no"]), "有案件而没有记录")


def _case(case: Mapping[str, Any], last: Mapping[str, Any]) -> Iterator[Finding]:
    where = str(case["no"])
    if case["revision"] != last["seq"]:
        yield Finding("I2", where, f"案件第 {case['revision']} 版与其记录 {last['seq']} 条不符")
    if case["head"] != last["hash"]:
        yield Finding("I4", where, "案件所记首行与最后一条记录不符")
    try:
        own = case_row_hash(case)
    except NotCanonical:
        own = ""
    if own != body_of(last["body"]).get("row_hash"):
        yield Finding("I2", where, "案件内容与最后一条记录所载不符，案件被改动")


def _bureau(snapshot: Snapshot, last: Mapping[str, Any] | None) -> Iterator[Finding]:
    rows = list(snapshot.rows(select(_BUREAU)))
    if len(rows) != 1:
        yield Finding("I4", BUREAU, "机关首行缺失")
        return
    row = rows[0]
    found = (0, genesis(BUREAU)) if last is None else (last["seq"], last["hash"])
    if (row["seq"], row["head"]) != found:
        yield Finding("I4", BUREAU, "机关首行与最后一条记录不符")
    if last is not None and row["last_recorded_at"] != last["recorded_at"]:
        yield Finding("I4", BUREAU, "机关首行的记录时间与最后一条记录不符")
    yield from _founding(snapshot, row)


def _founding(snapshot: Snapshot, row: Mapping[str, Any]) -> Iterator[Finding]:
    first = select(EVENT.c.body).where(EVENT.c.stream == BUREAU, EVENT.c.seq == 1)
    told = body_of(snapshot.conn.execute(first).scalar_one_or_none()).get("bureau")
    if told != {name: row[name] for name in ("identity", "clock", "created_at")}:
        yield Finding("I4", BUREAU, "机关首行的标识、时钟或建立时间与建库记录不符")
