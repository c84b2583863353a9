"""Ledger of what came of the cases afterwards (事件台账), held against what their assessments foresaw (金科〔2015〕8号四(4):
预防复议、诉讼、赔偿、责任追究、上访、群体事件). Pure.

Foreseen (预见) means: an assessment on record before the event, made by the day it happened, lists the risk point that the
event touches. A remedy whose entry names no point can be neither, and is counted apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from states.risk import ASSESS, GRADES, KINDS

REMEDY, INCIDENT = "record_review", "record_incident"
LEDGER_ACTS = (ASSESS, REMEDY, INCIDENT)

EVENT_TITLES: Mapping[str, str] = {
    "reconsideration": "行政复议",
    "lawsuit": "行政诉讼",
    "compensation": "行政赔偿",
    "accountability": "执法责任追究",
    "petition": "上访事件",
    "mass_incident": "群体事件",
}
"""What the plan wants prevented, as the record calls it."""


@dataclass(frozen=True, slots=True)
class LedgerAct:
    """One act of a case that the ledger reads, corrections applied; or an entry of the registers about a closed one."""

    case_no: str
    seq: int  # of the event; of a late one its entry
    action: str
    on: date
    data: Mapping[str, Any]
    late: bool = False


@dataclass(frozen=True, slots=True)
class RiskEvent:
    """One event with the risk point it touches, and how that stood in the assessment."""

    case_no: str
    seq: int
    kind: str
    on: date
    point: str | None  # none: the entry names no point
    assessed: bool  # an assessment was on record before it
    grade: str | None  # of the point in the newest such assessment that lists it; none: not foreseen

    @property
    def foreseen(self) -> bool | None:
        """Whether its point was foreseen; ``None`` where no point was named."""
        return None if self.point is None else self.grade is not None


@dataclass(frozen=True, slots=True)
class PointCount:
    """One risk point of the register: assessments that list it, events that touch it, how many of these were foreseen."""

    point: str
    cases: int
    events: int
    foreseen: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All events, oldest first, and the points of the register."""

    events: tuple[RiskEvent, ...]
    points: tuple[PointCount, ...]

    @property
    def judged(self) -> int:
        """Events that name a point: the n of the rate."""
        return sum(event.point is not None for event in self.events)

    @property
    def foreseen(self) -> int:
        return sum(event.foreseen is True for event in self.events)

    @property
    def rate(self) -> Fraction | None:
        """Share of events foreseen; none where there is nothing to judge."""
        return Fraction(self.foreseen, self.judged) if self.judged else None

    @property
    def unassessed(self) -> int:
        """Events of cases that had no assessment before them."""
        return sum(not event.assessed for event in self.events)


def ledger_of(acts: Iterable[LedgerAct]) -> Ledger:
    """The ledger of these acts, whatever their order."""
    cases: dict[str, list[LedgerAct]] = {}
    for act in sorted(acts, key=lambda act: (act.case_no, act.late, act.seq)):
        cases.setdefault(act.case_no, []).append(act)
    events = sorted((e for own in cases.values() for e in _events(own)), key=lambda e: (e.on, e.case_no, e.seq))
    listed = {
        no: {p["kind"] for act in own if act.action == ASSESS for p in act.data["points"]} for no, own in cases.items()
    }
    return Ledger(tuple(events), tuple(_counted(point, events, listed) for point in KINDS))


def _events(acts: list[LedgerAct]) -> Iterator[RiskEvent]:
    assessments: list[LedgerAct] = []
    for act in acts:
        if act.action == ASSESS:
            assessments.append(act)
            continue
        on = date.fromisoformat(act.data["applied_on" if act.action == REMEDY else "happened_on"])
        before = [one for one in assessments if one.on <= on]
        point = act.data.get("risk_point")
        yield RiskEvent(act.case_no, act.seq, act.data["kind"], on, point, bool(before), _grade(before, point))


def _grade(assessments: list[LedgerAct], point: str | None) -> str | None:
    for act in reversed(assessments):
        for listed in act.data["points"]:
            if listed["kind"] == point:
                return str(listed["grade"])
    return None


def _counted(point: str, events: Iterable[RiskEvent], listed: Mapping[str, set[str]]) -> PointCount:
    own = [event for event in events if event.point == point]
    return PointCount(
        point, sum(point in points for points in listed.values()), len(own), sum(e.grade is not None for e in own)
    )


def grade_title(grade: str | None) -> str:
    """The grade at which a point was foreseen."""
    return "—" if grade is None else GRADES[grade]
