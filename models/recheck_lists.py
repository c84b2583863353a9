"""What a drawing (抽取复核名单) finds in the record: every lenient act entered in the period, and which of them come up."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, select

from models.database import Store
from models.instants import stamp
from models.queries import load_facts
from models.tables import Event
from states.facts import CaseFacts
from states.lenience import LENIENT_ACTS, Place, drawn, kind_of
from states.lifecycle import SYSTEM_ACTOR
from states.recusal import people_named
from states.vocabulary import BUREAU_TZ
from states.workdays import days_after

_EVENT = Event.__table__  # type: ignore[attr-defined]
DRAW = "draw_recheck"


def found_for(conn: Connection, store: Store, action: str, subject: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the software adds to an entry from the record; nothing but a drawing asks for it."""
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
