"""A row of an export, read by the map of its source: the entry it makes, or why it cannot be a case. Pure."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from config.schema.sources import AMOUNTS, DAYS, SourceColumn, SourceMap
from states.history import codes, written
from states.history.entry import CELL_LONGEST, KIND_OF_PARTY
from states.history.written import Unreadable

Cells = Sequence[tuple[str, str | None]]
BLANK: Final = frozenset({"", "无", "null", "NULL", "/", "-", "——"})
PAST: Final = frozenset({"decided_on", "published_on"})
"""Days that cannot lie in the future."""


@dataclass(slots=True)
class RowRead:
    """What was made of one row."""

    data: dict[str, Any]
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    """(heading, field, reason)"""
    set_aside: str | None = None
    """Why this row is no case; ``None`` if it is one."""


def map_digest(source: SourceMap) -> str:
    """Names the map by its content."""
    return hashlib.sha256(source.model_dump_json().encode()).hexdigest()


def read_row(
    source: SourceMap, cells: Cells, digest: str, today: date, faults: Sequence[tuple[str, str]] = ()
) -> RowRead:
    """The entry of one row; ``faults`` are (heading, reason) the reader of the file itself found.

    ``original`` keeps the headings of the file; where the map says what its columns really hold, these are read.
    """
    original, renamed = cells, dict(zip(source.header_is, source.data_columns, strict=True))
    if renamed and tuple(heading for heading, _ in cells) == source.header_is:
        cells = [(renamed[heading], text) for heading, text in cells]
        faults = [(renamed[heading], reason) for heading, reason in faults]
    row = _Row(source, today)
    for heading, text in cells:
        column = source.column_of(heading)
        reason = next((why for at, why in faults if at == heading), None)
        if reason is not None:
            row.complain(heading, column, reason)
        elif column is not None:
            row.take(heading, column, text)
    row.refuse_other_currency(cells)
    read = RowRead(row.told(original, digest), row.unread)
    named = row.party.get("name") is not None and not PAST.isdisjoint(row.days)
    decided = row.number is not None and row.authority is not None
    if not (named or decided):
        read.set_aside = "既没有读出机关和文号，也没有读出当事人和日期，不能作为一个案件"
    return read


class _Row:
    """The fields of one row as they are read."""

    def __init__(self, source: SourceMap, today: date) -> None:
        self.source, self.today = source, today
        self.party: dict[str, str | None] = {}
        self.days: dict[str, str] = {}
        self.amounts: dict[str, int] = {}
        self.kinds: list[str] = []
        self.texts: dict[str, str] = {}
        self.number: str | None = None
        self.authority: str | None = None
        self.unread: list[tuple[str, str, str]] = []

    def complain(self, heading: str, column: SourceColumn | None, reason: str) -> None:
        told = (heading, column.field if column else "", reason)
        if told not in self.unread:
            self.unread.append(told)

    def take(self, heading: str, column: SourceColumn, text: str | None) -> None:
        """Read one cell, or note why not."""
        if text is None or written.folded(text) in BLANK:
            if column.required:
                self.complain(heading, column, "此项为空")
            return
        try:
            self._read(heading, column, text)
        except Unreadable as reason:
            self.complain(heading, column, str(reason))

    def _read(self, heading: str, column: SourceColumn, text: str) -> None:
        name = column.field
        if name in DAYS:
            self.days[name] = self._day(name, text).isoformat()
        elif name in AMOUNTS:
            self.amounts[name] = written.read_fen(text, column.unit or "")
        elif (take := self._TAKES.get(name)) is not None:
            take(self, heading, column, text)
        else:
            self._text(name, text)

    def _day(self, name: str, text: str) -> date:
        day = written.read_day(text, self.source.calendar)
        if name in PAST and day > self.today:
            raise Unreadable("日期在将来")
        return day

    def _text(self, name: str, text: str) -> None:
        told = text.strip()
        if name in self.texts:
            told = f"{self.texts[name]}；{told}"
        self.texts[name] = told[:CELL_LONGEST]

    def _name(self, heading: str, column: SourceColumn, text: str) -> None:
        self.party["name"] = written.read_name(text)
        if written.broken(text):
            self.complain(heading, column, "名称中有无法还原的字，按原文保存")

    def _name_and_head(self, heading: str, column: SourceColumn, text: str) -> None:
        name, head = written.split_head(text)
        self._name(heading, column, name)
        self.party["representative"] = head

    def _party_kind(self, heading: str, column: SourceColumn, text: str) -> None:
        kind = KIND_OF_PARTY.get(written.folded(text))
        if kind is None:
            raise Unreadable("不是已知的相对人类别")
        self.party["kind"] = kind.value

    def _uscc(self, heading: str, column: SourceColumn, text: str) -> None:
        self.party["uscc"] = text.strip()
        self.party["uscc"] = codes.check_uscc(text)

    def _identity(self, heading: str, column: SourceColumn, text: str) -> None:
        name = column.field
        self.party[name] = text.strip()
        self.party[name] = codes.check_identity(text, self.today)

    def _representative(self, heading: str, column: SourceColumn, text: str) -> None:
        self.party["representative"] = text.strip()

    def _number(self, heading: str, column: SourceColumn, text: str) -> None:
        self.number = codes.read_number(text, self.source.numbers)

    def _authority(self, heading: str, column: SourceColumn, text: str) -> None:
        self.authority = text.strip()

    def _kinds(self, heading: str, column: SourceColumn, text: str) -> None:
        kinds, reasons = written.read_kinds(text)
        self.kinds += [kind for kind in kinds if kind not in self.kinds]
        for reason in reasons:
            self.complain(heading, column, reason)

    _TAKES: Final[dict[str, Callable[["_Row", str, SourceColumn, str], None]]] = {
        "party_name": _name,
        "party_and_head": _name_and_head,
        "party_kind": _party_kind,
        "uscc": _uscc,
        "identity_no": _identity,
        "representative_identity_no": _identity,
        "representative": _representative,
        "number": _number,
        "authority": _authority,
        "kinds": _kinds,
    }

    def refuse_other_currency(self, cells: Cells) -> None:
        """An amount in another currency than the source's is no amount of ours."""
        if self.amounts and self.texts.get("currency", self.source.currency) != self.source.currency:
            self.amounts.clear()
            heading = next(h for h, _ in cells if (c := self.source.column_of(h)) and c.field == "currency")
            self.complain(heading, self.source.column_of(heading), f"币种不是 {self.source.currency}，金额未读出")

    def told(self, cells: Cells, digest: str) -> dict[str, Any]:
        """The entry as plain data."""
        return {
            "source": self.source.key,
            "source_digest": digest,
            "kind": self.source.kind,
            "party": dict(self.party),
            "number": self.number,
            "authority": self.authority,
            "currency": self.source.currency,
            "days": self.days,
            "amounts": self.amounts,
            "kinds": self.kinds,
            "texts": self.texts,
            "original": [[heading, text] for heading, text in cells],
            "unread": [{"heading": heading, "reason": reason} for heading, _, reason in self.unread],
        }
