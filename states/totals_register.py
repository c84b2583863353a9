"""The register of yearly totals (年度行政执法总体情况): where and when those of a year were published, and by when they are owed.
Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from states import yearly_duty
from states.release import Rules

PUBLISH_TOTALS = "publish_totals"
RULE = "yearly_totals"


@dataclass(frozen=True, slots=True)
class PublishedTotals:
    """One publication of the totals of one year; a later one corrects those before it."""

    year: int
    published_on: date
    place: str
    digest: str  # SHA-256 of the file that was published
    by: str
    correction: str | None = None  # what was wrong before


def taken_in(kept: list[PublishedTotals], act: str, by: str, data: Mapping[str, Any]) -> None:
    """Take one entry of the registers in; one that is not about totals changes nothing."""
    if act == PUBLISH_TOTALS:
        day = date.fromisoformat(data["published_on"])
        kept.append(PublishedTotals(data["year"], day, data["place"], data["digest"], by, data["correction"]))


def first_of(published: tuple[PublishedTotals, ...], year: int) -> PublishedTotals | None:
    """The first publication of this year's totals: it is the one that was in time or late."""
    return next((one for one in published if one.year == year), None)


def last_day(rules: Rules, year: int) -> date | None:
    """The last day to publish the totals of a year; ``None`` under a release from before there was the rule."""
    return yearly_duty.last_day(rules, RULE, year)


def years_owed(published: tuple[PublishedTotals, ...], begun: date | None, today: date) -> tuple[int, ...]:
    """The years over since the first case was opened here whose totals were never published."""
    if begun is None:
        return ()
    return tuple(year for year in range(begun.year, today.year) if first_of(published, year) is None)
