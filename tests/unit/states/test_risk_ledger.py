"""The ledger of events: whether what came of a case was foreseen in its assessment, the share with its n, the points met."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from states.risk import KINDS
from states.risk_ledger import Ledger, LedgerAct, ledger_of

DAY = date(2026, 3, 2)


def assessed(seq: int, *kinds: str, no: str = "2026-0001", on: date = DAY, grade: str = "high") -> LedgerAct:
    points = [{"kind": kind, "grade": grade, "what": None, "measure": "样例"} for kind in kinds]
    return LedgerAct(no, seq, "assess_risk", on, {"points": points})


def happened(seq: int, kind: str, point: str | None, *, no: str = "2026-0001", on: str = "2026-04-01") -> LedgerAct:
    told: dict[str, Any] = {"kind": kind, "risk_point": point}
    if kind in ("reconsideration", "lawsuit"):
        return LedgerAct(no, seq, "record_review", DAY, {**told, "applied_on": on})
    return LedgerAct(no, seq, "record_incident", DAY, {**told, "happened_on": on})


def counted(ledger: Ledger, point: str) -> tuple[int, int, int]:
    found = next(one for one in ledger.points if one.point == point)
    return found.cases, found.events, found.foreseen


def test_without_events_there_is_no_rate() -> None:
    ledger = ledger_of([assessed(5, "lax_enforcement")])
    assert (ledger.events, ledger.judged, ledger.rate) == ((), 0, None)
    assert [one.point for one in ledger.points] == list(KINDS)
    assert counted(ledger, "lax_enforcement") == (1, 0, 0)


def test_an_event_whose_point_was_listed_was_foreseen_and_the_grade_is_told() -> None:
    ledger = ledger_of([happened(9, "petition", "lax_enforcement"), assessed(5, "lax_enforcement", grade="medium")])
    (event,) = ledger.events
    assert (event.foreseen, event.assessed, event.grade) == (True, True, "medium")
    assert ledger.rate == 1


@pytest.mark.parametrize(
    ("acts", "was_assessed"),
    [
        ([assessed(5, "uncivil_manner")], True),
        ([], False),
        ([assessed(5, "lax_enforcement", no="2026-0002")], False),
        ([assessed(10, "lax_enforcement")], False),
        ([assessed(5, "lax_enforcement", on=date(2026, 4, 2))], False),
    ],
    ids=["another point", "never assessed", "another case", "entered afterwards", "made after the day"],
)
def test_what_was_not_listed_before_was_not_foreseen(acts: list[LedgerAct], was_assessed: bool) -> None:
    ledger = ledger_of([*acts, happened(9, "petition", "lax_enforcement")])
    (event,) = ledger.events
    assert (event.foreseen, event.assessed) == (False, was_assessed)
    assert (ledger.judged, ledger.foreseen, ledger.rate) == (1, 0, Fraction(0))


def test_an_assessment_of_the_day_itself_still_foresees() -> None:
    (event,) = ledger_of(
        [assessed(5, "lax_enforcement", on=date(2026, 4, 1)), happened(9, "petition", "lax_enforcement")]
    ).events
    assert event.foreseen


def test_a_point_once_seen_stays_seen_with_its_newest_grade() -> None:
    acts = [assessed(5, "lax_enforcement", grade="low"), assessed(6, "lax_enforcement"), assessed(7, "uncivil_manner")]
    ledger = ledger_of([*acts, happened(9, "petition", "lax_enforcement")])
    assert ledger.events[0].grade == "high"
    assert counted(ledger, "lax_enforcement") == (1, 1, 1)


def test_a_remedy_that_names_no_point_is_counted_apart() -> None:
    acts = [assessed(5, "irregular_procedure"), happened(9, "reconsideration", None)]
    ledger = ledger_of(acts)
    assert (len(ledger.events), ledger.judged, ledger.rate) == (1, 0, None)
    assert ledger.events[0].foreseen is None


def test_the_rate_is_over_all_events_that_name_a_point() -> None:
    acts = [
        assessed(5, "irregular_procedure", "corrupt_enforcement"),
        happened(9, "lawsuit", "irregular_procedure", on="2026-05-01"),
        happened(10, "accountability", "corrupt_enforcement"),
        happened(7, "mass_incident", "lax_enforcement", no="2026-0002"),
        happened(8, "compensation", None, no="2026-0002"),
    ]
    ledger = ledger_of(acts)
    assert (ledger.foreseen, ledger.judged, ledger.rate) == (2, 3, Fraction(2, 3))
    assert ledger.unassessed == 2
    assert [event.kind for event in ledger.events] == ["accountability", "mass_incident", "compensation", "lawsuit"]
    assert counted(ledger, "lax_enforcement") == (0, 1, 0)


def test_an_entry_from_before_points_were_asked_for_names_none() -> None:
    old = LedgerAct("2026-0001", 9, "record_review", DAY, {"kind": "lawsuit", "applied_on": "2026-04-01"})
    assert ledger_of([old]).events[0].point is None
