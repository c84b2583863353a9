"""Historical cases replayed: one event, under its content's own key, and exactly the rows that it calls for."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from sqlalchemy import Table, bindparam, select

from models.case_rows import party_columns
from models.checks.finding import Finding, Snapshot
from models.historical import case_row, command_key
from models.instants import moment
from models.record import case_row_hash
from models.releases import UnknownRelease, rules_of
from models.tables import Document, Outbox, Party, Term
from states.history.entry import HistoricalEntry, party_entry
from states.reasons import CommandInvalid
from states.vocabulary import BUREAU_TZ

_PARTY = Party.__table__  # type: ignore[attr-defined]
_PARTY_OF = select(_PARTY).where(_PARTY.c.case_no == bindparam("no"))
_BESIDE: tuple[tuple[str, Table], ...] = (
    ("待办或者通知", Outbox.__table__),  # type: ignore[attr-defined]
    ("期限", Term.__table__),  # type: ignore[attr-defined]
    ("文书", Document.__table__),  # type: ignore[attr-defined]
)


def historical_case_holds(snapshot: Snapshot, no: str, rows: list[Mapping[str, Any]]) -> Iterator[Finding]:
    """I3 and I6 of an imported case."""
    body = orjson.loads(rows[0]["body"])
    where = f"{no}#1"
    if len(rows) != 1:
        yield Finding("I3", no, "历史案件导入之后又有记录，历史案件不能办理")
    entry = HistoricalEntry.model_validate_json(orjson.dumps(body["payload"]), strict=True)
    if body["command_key"] != command_key(entry.content_key):
        yield Finding("I3", where, "历史案件的标识与原文不符")
    try:
        rules = rules_of(snapshot.conn, body["release"])
        day = moment(body["occurred_at"]).astimezone(BUREAU_TZ).date()
        case = case_row(no, entry, rules, day)
    except (UnknownRelease, CommandInvalid) as missing:
        yield Finding("I3", where, f"重演时被拒绝：{missing}")
        return
    if case_row_hash(case) != body["row_hash"] or not body["before"] == body["after"] == case["step"]:
        yield Finding("I3", where, "重演得出的历史案件与记录不同")
    if any(body[name] for name in ("documents", "terms", "owed", "flags")):
        yield Finding("I6", where, "历史案件不得引出文书、期限、通知")
    kept = snapshot.conn.execute(_PARTY_OF, {"no": no}).mappings().one_or_none()
    if kept is None or dict(kept) != {"case_no": no, **party_columns(party_entry(entry))}:
        yield Finding("I2", no, "当事人信息与记录不符")
    for title, table in _BESIDE:
        if snapshot.conn.execute(select(table.c.case_no).where(table.c.case_no == no).limit(1)).first() is not None:
            yield Finding("I6", no, f"历史案件不得有{title}")
