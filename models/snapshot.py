"""A case read from its rows into :class:`CaseFacts`: the record as it stands, corrections applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select

from models.instants import moment
from models.tables import Case, Event, Party
from states.facts import Act, CaseFacts, OfficerFacts, PartyFacts
from states.release import Rules
from states.vocabulary import PartyKind

_CASE = Case.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_PARTY = Party.__table__  # type: ignore[attr-defined]

LOCK_CASE = select(_CASE).where(_CASE.c.no == bindparam("no")).with_for_update()
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


def locked_case(conn: Connection, case_no: str) -> dict[str, Any] | None:
    """The case row, locked until the transaction ends."""
    row = conn.execute(LOCK_CASE, {"no": case_no}).mappings().one_or_none()
    return None if row is None else dict(row)


def acts_from(rows: Iterable[Sequence[Any]]) -> tuple[Act, ...]:
    """Acts from (seq, body, hash) rows, oldest first; a correction replaces what the corrected entry said."""
    acts: list[Act] = []
    for seq, text, own in rows:
        body = orjson.loads(text)
        acts.append(act_from(seq, body, own))
        if body["action"] == "correct_record":
            wrong = body["payload"]["seq"] - 1
            data = body["payload"]["corrected"]
            flags = frozenset(flag["gate"] for flag in body["corrected_flags"])
            acts[wrong] = replace(acts[wrong], data=data, flags=flags)
    return tuple(acts)


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
    *,
    actor: str,
    at: datetime,
    recorded: datetime,
    rehearsal: bool,
) -> CaseFacts:
    """The frozen snapshot a rule looks at."""
    return CaseFacts(
        no=row["no"],
        step=row["step"],
        revision=row["revision"],
        power_code=row["power"],
        violated_on=date.fromisoformat(row["violated_on"]),
        opened_on=date.fromisoformat(row["opened_on"]),
        party=party_facts(acts[0].data["party"]),
        acts=acts,
        procedure=rules.procedures[row["procedure"]],
        rules=rules,
        roster=roster,
        actor=actor,
        at=at,
        recorded=recorded,
        head=row["head"],
        rehearsal=rehearsal,
    )


def events_of(conn: Connection, stream: str) -> list[Sequence[Any]]:
    """(seq, body, hash) of a stream, oldest first."""
    return list(conn.execute(EVENTS, {"stream": stream}))
