"""Historical cases (历史案件): entered once from an export, part of the record, closed to every act and every message.

The sibling of ``open_case``: one event, the case's row and its party's row in one transaction, and nothing else ever.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import Connection, select

from models.bureau_stream import append_bureau, bureau_seq
from models.case_rows import insert_case
from models.casework import actor_entry, validated
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.numbering import next_number
from models.record import append, case_row_hash, genesis
from models.releases import newest_release, payload_digest, rules_of
from models.roster import Roster, load_roster
from models.tables import Event
from states.history.entry import HISTORICAL, IMPORT_CASE, HistoricalEntry, decision_of, party_entry
from states.reasons import CommandInvalid
from states.release import Rules
from states.vocabulary import BUREAU_TZ, Role

_EVENT = Event.__table__  # type: ignore[attr-defined]
BATCH = 100
"""Rows of one transaction; a run that is killed has lost at most these and enters them again."""
SERIES = "historical"
PREFIX = "H"
ROLES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


class Outcome(StrEnum):
    """What became of one row."""

    IMPORTED = "imported"
    PRESENT = "present"  # the same content is on record already
    CONFLICT = "conflict"  # the same decision is on record with other content
    SET_ASIDE = "set_aside"  # not enough could be read; kept in the bureau stream, word for word


@dataclass(frozen=True, slots=True)
class Offered:
    """One row offered for entry: the entry's data, or why it is none."""

    data: Mapping[str, Any]
    key: str  # content key
    set_aside: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one offered row ended."""

    outcome: Outcome
    case_no: str | None = None


@dataclass
class _Seen:
    """What is on record already, read on as other processes write."""

    keys: dict[str, str] = field(default_factory=dict)
    decisions: dict[tuple[str, str], str] = field(default_factory=dict)
    last: str = PREFIX

    def refresh(self, conn: Connection) -> None:
        newer = (
            select(_EVENT.c.stream, _EVENT.c.command_key, _EVENT.c.body)
            .where(_EVENT.c.stream > self.last, _EVENT.c.action == IMPORT_CASE)
            .order_by(_EVENT.c.stream)
        )
        for stream, key, text in conn.execute(newer):
            payload = orjson.loads(text)["payload"]
            self.note(stream, key, payload["authority"], payload["number"])

    def note(self, no: str, key: str, authority: str | None, number: str | None) -> None:
        self.keys[key] = no
        if (decision := decision_of(authority, number)) is not None:
            self.decisions[decision] = no
        self.last = max(self.last, no)


def import_rows(
    store: Store,
    rows: Sequence[Offered],
    *,
    actor: str,
    auth: str = "cli",
    done: Callable[[int], None] = lambda n: None,
) -> list[Placed]:
    """Enter historical rows (导入历史案件) in order; the same rows again add nothing. ``done`` hears of each batch.

    Raises CommandInvalid if the actor may not, or if the release in force has no procedure for them.
    """
    seen = _Seen()
    placed: list[Placed] = []
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        with store.write() as conn:
            placed += _Entering(store, conn, seen, actor, auth).all(batch)
            killpoint("import.before_commit")
        killpoint("import.after_commit")
        done(len(batch))
    return placed


def foresee(store: Store, rows: Sequence[Offered]) -> list[Placed]:
    """What :func:`import_rows` would come to now; nothing is written."""
    seen = _Seen()
    with store.read() as conn:
        seen.refresh(conn)
    placed: list[Placed] = []
    for row in rows:
        known = _known(seen, row)
        if known is None:
            seen.note("", command_key(row.key), row.data["authority"], row.data["number"])
        placed.append(known or Placed(Outcome.IMPORTED))
    return placed


def command_key(content: str) -> str:
    """Under which a row is entered, once."""
    return f"import:{content}"


def record_file(store: Store, told: Mapping[str, Any], *, actor: str, sha256: str) -> None:
    """Enter in the bureau stream which file was imported and what stood around its rows; the same file once."""
    body = {"by": actor, "sha256": sha256, **told}
    with store.write() as conn:
        _append_once(conn, store, "history_imported", f"import-file:{sha256}:{told['source_digest']}", body)


class _Entering:
    """One transaction: its rules, its people and its lock."""

    def __init__(self, store: Store, conn: Connection, seen: _Seen, actor: str, auth: str) -> None:
        self.store, self.conn, self.seen = store, conn, seen
        bureau_seq(conn)  # one import at a time: which decisions are on record must not change below us
        seen.refresh(conn)
        self.rules = rules_of(conn, newest_release(conn))
        self.now = store.now()
        self.day = self.now.astimezone(BUREAU_TZ).date()
        self.roster = load_roster(conn)
        self.actor, self.auth = actor, auth
        _must_be_allowed(self.roster, actor, self.day)

    def all(self, rows: Sequence[Offered]) -> Iterator[Placed]:
        for row in rows:
            known = _known(self.seen, row)
            if known is None:
                yield Placed(Outcome.IMPORTED, self._enter(row))
                continue
            if known.outcome is not Outcome.PRESENT:
                self._set_aside(row, known)
            yield known

    def _enter(self, row: Offered) -> str:
        entry, data = validated(HistoricalEntry, row.data)
        assert isinstance(entry, HistoricalEntry)
        if entry.content_key != row.key:
            raise CommandInvalid("行的标识与其内容不符", "key")
        no = f"{PREFIX}{self.day.year}-{next_number(self.conn, SERIES, self.day.year):06d}"
        case = case_row(no, entry, self.rules, self.day)
        body = {
            "payload": data,
            "actor": actor_entry(self.roster, self.actor, self.auth, self.day),
            "release": self.rules.digest,
            "procedure": case["procedure"],
            "before": case["step"],
            "after": case["step"],
            "flags": [],
            "documents": [],
            "terms": [],
            "owed": [],
            "register": self.roster.size,
            "row_hash": case_row_hash(case),
        }
        key = command_key(row.key)
        digest = payload_digest(IMPORT_CASE, "", self.actor, data)
        at = stamp(self.now)
        told = {"command_key": key, "command_digest": digest, "occurred_at": at, "recorded_at": at}
        case["head"] = append(
            self.conn, stream=no, seq=1, prev=genesis(no), action=IMPORT_CASE, body=body, **told
        )  # fmt: skip
        insert_case(self.conn, case, party_entry(entry))
        self.seen.note(no, key, entry.authority, entry.number)
        return no

    def _set_aside(self, row: Offered, known: Placed) -> None:
        reason = row.set_aside or f"同一机关的同一文号已有内容不同的历史案件 {known.case_no}"
        body = {"by": self.actor, "source": row.data["source"], "original": row.data["original"], "reason": reason}
        _append_once(self.conn, self.store, "import_row_set_aside", f"import-aside:{row.key}", body)


def _known(seen: _Seen, row: Offered) -> Placed | None:
    """What becomes of a row that is not entered; ``None`` for one that is."""
    if row.set_aside is not None:
        return Placed(Outcome.SET_ASIDE)
    if (no := seen.keys.get(command_key(row.key))) is not None:
        return Placed(Outcome.PRESENT, no or None)
    decision = decision_of(row.data["authority"], row.data["number"])
    if decision is not None and (no := seen.decisions.get(decision)) is not None:
        return Placed(Outcome.CONFLICT, no or None)
    return None


def _append_once(conn: Connection, store: Store, action: str, key: str, body: dict[str, Any]) -> None:
    bureau_seq(conn)
    if conn.execute(select(_EVENT.c.seq).where(_EVENT.c.command_key == key)).first() is None:
        digest = payload_digest(action, "", str(body["by"]), body)
        append_bureau(conn, store, action=action, body=body, command_key=key, command_digest=digest)


def case_row(no: str, entry: HistoricalEntry, rules: Rules, day: date) -> dict[str, Any]:
    """The case's row without its head; power and day of the violation are not told by such exports and stay empty."""
    procedure = rules.procedures.get(f"{HISTORICAL}_{entry.kind}")
    if procedure is None or procedure.start not in rules.lifecycles[procedure.key].final or procedure.moves:
        says = f"现行版本中没有历史案件程序 {HISTORICAL}_{entry.kind}，请先 zhifa config publish"
        raise CommandInvalid(says, "procedure")
    return {
        "no": no,
        "procedure": procedure.key,
        "release": rules.digest,
        "power": "",
        "violated_on": "",
        "party_name": party_entry(entry)["name"],
        "step": procedure.start,
        "stage": procedure.start.split(".")[0],
        "revision": 1,
        "opened_on": day.isoformat(),
        "closed_on": day.isoformat(),
        "ending": HISTORICAL,
        "handlers": "",
        "flags": 0,
    }


def _must_be_allowed(roster: Roster, who: str, day: date) -> None:
    officer = roster.as_of(day).get(who)
    if officer is None or not officer.active or not officer.roles & ROLES:
        raise CommandInvalid("历史案件只能由在岗的案件协调员或者管理员导入", "by")


def refuse_unless_allowed(store: Store, who: str) -> None:
    """The same before any work is done."""
    with store.read() as conn:
        _must_be_allowed(load_roster(conn), who, store.now().astimezone(BUREAU_TZ).date())
