"""What a drawing (抽取复核名单) finds in the record: every lenient act entered in the period, and which of them come up."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, select

from models.database import Store
from models.instants import stamp
from models.queries import load_facts
from models.register_book import load_registers
from models.snapshot import NoSuchCase
from models.tables import Event
from states.facts import CaseFacts
from states.lenience import LENIENT_ACTS, Place, drawn, kind_of
from states.lifecycle import SYSTEM_ACTOR
from states.reasons import CommandInvalid
from states.recusal import people_named
from states.registers.entries import PUT_RIGHT
from states.vocabulary import BUREAU_TZ
from states.workdays import days_after

_EVENT = Event.__table__  # type: ignore[attr-defined]
DRAW = "draw_recheck"


def found_for(conn: Connection, store: Store, action: str, subject: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the software adds to an entry from the record: the list of a drawing, and the act that took up again what a
    re-check found wrong."""
    if action == PUT_RIGHT:
        return {"found": {"seq": _taken_up(conn, store, data)}}
    if action != DRAW:
        return {}
    lenient = dict(lenient_acts(conn, store, date.fromisoformat(data["first"]), date.fromisoformat(data["last"])))
    chosen = drawn(tuple(lenient), data["seed"], data["percent"])
    tasks = [
        {
            "no": f"{subject}-{n:03d}",
            "case_no": place[0],
            "seq": place[1],
            "kind": lenient[place][0],
            "persons": sorted(lenient[place][1]),
        }
        for n, place in enumerate(chosen, 1)
    ]
    return {"found": {"population": [list(place) for place in lenient], "tasks": tasks}}


TAKES_UP = ("reopen_case", "resume_case", "annul_decision", "annul_matter")
"""Acts by which an old case goes on after it was found wrong (恢复办理)."""


def _taken_up(conn: Connection, store: Store, data: Mapping[str, Any]) -> int:
    """The number of the act that takes up the case again: the opening of a new case about the same act of the same party
    since the re-check was concluded, or what reopened the old one since the act that was drawn."""
    registers = load_registers(conn)
    task = registers.recheck(str(data["task"])) if registers is not None else None
    assert task is not None  # judged before
    assert task.concluded_on is not None
    facts = _facts_of(conn, store, str(data["case_no"]))
    if data["how"] == "reopened":
        acts = [act for act in facts.acts_of(*TAKES_UP) if act.seq > task.seq]
        if not acts:
            raise CommandInvalid(f"抽中的事项之后，{facts.no} 没有恢复办理或者撤销原决定的记录", "case_no")
        return acts[-1].seq
    if facts.opened_on < task.concluded_on:
        raise CommandInvalid(f"{facts.no} 在复核办结之前登记，不是因复核重新立案的", "case_no")
    old = _facts_of(conn, store, task.case_no)
    if not _same_party(facts, old):
        raise CommandInvalid(f"{facts.no} 的当事人与 {task.case_no} 不同", "case_no")
    if facts.power_code != old.power_code and facts.violated_on != old.violated_on:
        raise CommandInvalid(f"{facts.no} 的职权和违法行为日期都与 {task.case_no} 不同，不是同一违法行为", "case_no")
    return facts.acts[0].seq


def _facts_of(conn: Connection, store: Store, no: str) -> CaseFacts:
    try:
        return load_facts(conn, store, no, actor=SYSTEM_ACTOR, at=store.now())
    except NoSuchCase:
        raise CommandInvalid(f"没有案号为 {no} 的案件", "case_no") from None


def _same_party(one: CaseFacts, other: CaseFacts) -> bool:
    told = one.party.identifier, other.party.identifier
    return told[0] == told[1] if None not in told else one.party.name == other.party.name


def lenient_acts(
    conn: Connection, store: Store, first: date, last: date
) -> Iterator[tuple[Place, tuple[str, frozenset[str]]]]:
    """Every lenient act entered on these days with its kind and whoever took part in its case. What counts is the day
    of the entry: a period that is over gets no more of them."""
    query = (
        select(_EVENT.c.stream, _EVENT.c.seq)
        .where(
            _EVENT.c.action.in_(LENIENT_ACTS),
            _EVENT.c.recorded_at >= stamp(midnight(first)),
            _EVENT.c.recorded_at < stamp(midnight(days_after(last, 1))),
        )
        .order_by(_EVENT.c.stream, _EVENT.c.seq)
    )
    for case_no, seq in conn.execute(query).all():
        facts = load_facts(conn, store, case_no, actor=SYSTEM_ACTOR, at=store.now())
        kind = kind_of(facts.as_of(seq))
        if kind is not None:
            yield (case_no, seq), (kind, _persons(facts))


def midnight(day: date) -> datetime:
    """The instant at which this day begins in the bureau's time zone."""
    return datetime.combine(day, time.min, BUREAU_TZ).astimezone(UTC)


def _persons(facts: CaseFacts) -> frozenset[str]:
    named = (name for act in facts.acts for name in people_named(_payload(act.data)))
    return frozenset({*(act.by for act in facts.acts), *named, *facts.ever_handlers} - {SYSTEM_ACTOR})


def _payload(data: Mapping[str, Any]) -> SimpleNamespace:
    """The data of an act with its fields as a payload has them."""
    receipt = data.get("receipt")
    told = {**data, "receipt": SimpleNamespace(**receipt)} if isinstance(receipt, Mapping) else data
    return SimpleNamespace(**told)
