"""A case read from its rows into :class:`CaseFacts`: the record as it stands, corrections applied."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, func, select

from models.instants import moment
from models.prepared import Prepared
from models.register_book import BOOK_SIZE
from models.tables import Case, Event, Officer
from states.acts import RECOUNT, Act, calendar_told
from states.facts import CaseFacts, Earlier, OfficerFacts, PartyFacts
from states.registers.entries import Registers
from states.release import Rules
from states.vocabulary import PartyKind

_CASE = Case.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]

_REGISTER_SIZE = select(func.count()).select_from(Officer.__table__).scalar_subquery()  # type: ignore[attr-defined]
_CASE_COLUMNS = [column.name for column in _CASE.columns]
_LOCK_CASE = Prepared(
    select(_CASE, _REGISTER_SIZE.label("register_size"), func.coalesce(BOOK_SIZE, 0).label("entries"))
    .where(_CASE.c.no == bindparam("no"))
    .with_for_update(of=_CASE)
)
READ_CASE = select(_CASE).where(_CASE.c.no == bindparam("no"))
EVENTS = (
    select(_EVENT.c.seq, _EVENT.c.body, _EVENT.c.hash)
    .where(_EVENT.c.stream == bindparam("stream"))
    .order_by(_EVENT.c.seq)
)


class NoSuchCase(LookupError):
    """There is no case of this number (没有这个案号)."""

    code = "unknown"

    def __init__(self, case_no: str) -> None:
        super().__init__(f"没有案号为 {case_no} 的案件")
        self.case_no = case_no


def locked_case(conn: Connection, case_no: str) -> tuple[dict[str, Any], int, int]:
    """The case row, locked until the transaction ends, and the sizes of officer register and registers; one round trip."""
    row = _LOCK_CASE.one(conn, {"no": case_no})
    if row is None:
        raise NoSuchCase(case_no)
    return dict(zip(_CASE_COLUMNS, row[:-2], strict=True)), row[-2], row[-1]


@dataclass(frozen=True, slots=True)
class Standing:
    """The record of one case up to one head."""

    no: str
    head: str
    acts: tuple[Act, ...]
    recorded_at: str
    known: Mapping[str, Any]  # what was worked out of these acts when the last of them was recorded


_STANDINGS: OrderedDict[tuple[str, str], Standing] = OrderedDict()
"""Records read lately in this process. A head is the hash of all that was before it, so one that equals the locked
row's head is the whole record; anything else is read again."""
_KEPT = 512


def standing_of(conn: Connection, database: str, row: Mapping[str, Any]) -> Standing:
    """The record of the case as this row of it tells: locked, or read in one snapshot with it."""
    kept = _STANDINGS.get((database, row["no"]))
    if kept is not None and kept.head == row["head"]:
        return kept
    rows = events_of(conn, row["no"])
    recorded_at = orjson.loads(rows[-1][1])["recorded_at"]
    return Standing(row["no"], rows[-1][2], acts_from(rows), recorded_at, {})


def remember(
    database: str, after: CaseFacts, head: str, recorded_at: str, documents: Sequence[Mapping[str, Any]]
) -> None:
    """Keep the record as it is with one more event; a rolled back transaction leaves a head that nothing equals."""
    last = replace(after.acts[-1], hash=head, documents=tuple(documents))
    known = {"latches": after.latches, "latches_at": after.latches_at, "terms": after.terms}
    _STANDINGS[(database, after.no)] = Standing(after.no, head, (*after.acts[:-1], last), recorded_at, known)
    _STANDINGS.move_to_end((database, after.no))
    if len(_STANDINGS) > _KEPT:
        _STANDINGS.popitem(last=False)


def corrected(acts: tuple[Act, ...], body: Mapping[str, Any]) -> tuple[Act, ...]:
    """The acts once the event with this body is on record: a correction replaces what the corrected entry said."""
    if body["action"] != "correct_record":
        return acts
    wrong = body["payload"]["seq"] - 1
    flags = frozenset(flag["gate"] for flag in body["corrected_flags"])
    mended = replace(acts[wrong], data=body["payload"]["corrected"], flags=flags)
    return (*acts[:wrong], mended, *acts[wrong + 1 :])


def with_correction(facts: CaseFacts, body: Mapping[str, Any]) -> CaseFacts:
    """The case once this event is on record; what a correction changes counts at once, for terms and handlers too."""
    if body["action"] != "correct_record":
        return facts
    acts = corrected(facts.acts, body)
    return replace(facts, acts=acts, party=party_facts(acts[0].data["party"]))


def acts_from(rows: Iterable[Sequence[Any]]) -> tuple[Act, ...]:
    """Acts from (seq, body, hash) rows, oldest first, corrections applied."""
    acts: tuple[Act, ...] = ()
    for seq, text, own in rows:
        body = orjson.loads(text)
        acts = corrected((*acts, act_from(seq, body, own)), body)
    return acts


def act_from(seq: int, body: Mapping[str, Any], own: str) -> Act:
    """One act from the body of its event."""
    return Act(
        seq=seq,
        action=body["action"],
        at=moment(body["occurred_at"]),
        by=body["actor"]["id"],
        data=body["payload"],
        step=body["after"],
        flags=frozenset(flag["gate"] for flag in body["flags"]),
        hash=own,
        documents=tuple(body["documents"]),
        release=body["release"],
        others=body.get("others"),
    )


def party_facts(data: Mapping[str, Any]) -> PartyFacts:
    """The party from the payload of the opening, corrections applied."""
    return PartyFacts(
        kind=PartyKind(data["kind"]),
        name=data["name"],
        identifier=data.get("uscc") or data.get("identity_no"),
        address=data.get("address") or "",
        representative=data.get("representative"),
        phone=data.get("phone"),
        email=data.get("email"),
    )


def facts_from(
    row: Mapping[str, Any],
    acts: tuple[Act, ...],
    rules: Rules,
    roster: Mapping[str, OfficerFacts],
    registers: Registers | None,
    *,
    actor: str,
    at: datetime,
    recorded: datetime,
    rehearsal: bool,
    earlier: tuple[Earlier, ...] = (),
) -> CaseFacts:
    """The frozen snapshot a rule looks at; a year of the calendar that was entered in the case counts in it."""
    recounts = [act for act in acts if act.action == RECOUNT]
    rules = rules.with_calendar(calendar_told(recounts)) if recounts else rules
    party = party_facts(acts[0].data["party"])
    return CaseFacts(
        no=row["no"],
        step=row["step"],
        revision=row["revision"],
        power_code=row["power"],
        violated_on=date.fromisoformat(row["violated_on"]),
        opened_on=date.fromisoformat(row["opened_on"]),
        party=party,
        acts=acts,
        procedure=rules.procedures[row["procedure"]],
        rules=rules,
        roster=roster,
        actor=actor,
        at=at,
        recorded=recorded,
        head=row["head"],
        rehearsal=rehearsal,
        book=None if registers is None else registers.book,
        relations=() if registers is None else registers.relations_to(party.identifier),
        advisers=() if registers is None else registers.advisers,
        earlier=earlier,
    )


def as_it_stood(facts: CaseFacts, act: Act, people: Mapping[str, OfficerFacts]) -> CaseFacts:
    """The case as it stood when this act was entered, with the people of that day, under the release it names."""
    before = facts.acts[: act.seq - 1]
    rules = facts.rules_at(act.seq)
    return replace(
        facts,
        acts=before,
        revision=act.seq - 1,
        step=before[-1].step,
        at=act.at,
        actor=act.by,
        roster=people,
        rules=rules,
        procedure=rules.procedures[facts.procedure.key],
        others=act.others,
        earlier=tuple(left for left in facts.earlier if left.last < act.seq - 1),
    )


def events_of(conn: Connection, stream: str) -> list[Sequence[Any]]:
    """(seq, body, hash) of a stream, oldest first."""
    return list(conn.execute(EVENTS, {"stream": stream}))
