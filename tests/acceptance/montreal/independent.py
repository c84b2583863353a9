"""What the rows must come to, counted with nothing of the project: ``csv``, ``datetime`` and ``chinese_calendar`` only."""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

SHIFT = timedelta(weeks=549)
LAST_NOTICE = 2026
ALWAYS_OFF = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
HEARING_FROM = 5000


@dataclass(frozen=True)
class Foreseen:
    """The end of one row: ``closed``, ``flagged`` (decided late), ``refused`` (no time to be heard), ``impossible``."""

    end: str
    fine_yuan: int
    hearing: bool


def foresee(path: Path) -> dict[str, Foreseen]:
    """Row by row, by the number of the prosecution."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id_poursuite"]: _foreseen(row) for row in csv.DictReader(file)}


def totals(found: dict[str, Foreseen]) -> dict[str, int]:
    """The sums that the rehearsal must come to."""
    ends = Counter(one.end for one in found.values())
    decided = [one for one in found.values() if one.end in ("closed", "flagged")]
    return {
        "rows": len(found),
        **{end: ends[end] for end in ("closed", "flagged", "refused", "impossible")},
        "fined_yuan": sum(one.fine_yuan for one in decided),
        "hearings_offered": sum(one.hearing for one in found.values() if one.end != "impossible"),
    }


def _foreseen(row: dict[str, str]) -> Foreseen:
    filed, judged, fine = _day(row["date"]), _day(row["date_jugement"]), int(row["montant"])
    if judged < filed or fine == 0:
        end = "impossible"
    elif judged <= last_day_to_be_heard(filed):
        end = "refused"
    elif judged > ninetieth_day(filed):
        end = "flagged"
    else:
        end = "closed"
    return Foreseen(end, fine, fine >= HEARING_FROM)


def last_day_to_be_heard(told: date) -> date:
    """The fifth working day after the day of the notice."""
    day, left = told, 5
    while left:
        day += timedelta(days=1)
        left -= is_worked(day, for_party=True)
    return day


def ninetieth_day(filed: date) -> date:
    """Ninety calendar days after the filing; moved to the next working day where it is a day off."""
    day = filed + timedelta(days=90)
    while not is_worked(day, for_party=False):
        day += timedelta(days=1)
    return day


def is_worked(day: date, *, for_party: bool) -> bool:
    """By the State Council's notices; beyond the last one Monday to Friday, but never at a party's cost."""
    if day.year <= LAST_NOTICE:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5 and not (for_party and (day.month, day.day) in ALWAYS_OFF)


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:])) + SHIFT
