"""When the act (违法行为) began, when it ended, and when it was found, as the record tells it last. Pure.

An act that goes on is judged by its end (行政处罚法36(2)): the law and the standard of that day, the age of that day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts

PERIOD = ("acted_on", "ended_on", "continuing")
"""What a report of the investigation tells of the days of the act; where it tells none, the filing stands."""


def _telling(facts: CaseFacts) -> Act | None:
    """The newest act that tells the days: a report that tells any, else the proposal to file."""
    reports = (a for a in reversed(facts.acts_of("report_investigation")) if any(a.data.get(f) for f in PERIOD))
    return next(reports, None) or facts.last("propose_filing")


def first_day(facts: CaseFacts) -> date:
    """The day the act was done or began, as established; before that as the case was opened."""
    told = _telling(facts)
    day = told.data.get("acted_on") if told is not None else None
    return date.fromisoformat(day) if day else facts.violated_on


def goes_on(facts: CaseFacts) -> bool:
    """The act had not ended when it was told of last (连续或者继续状态)."""
    told = _telling(facts)
    return told is not None and bool(told.data.get("continuing"))


def last_day(facts: CaseFacts) -> date:
    """The day the act ended; of one that goes on, the day up to which it is on record."""
    told = _telling(facts)
    if told is None:
        return facts.violated_on
    if told.data.get("continuing"):
        return told.on
    ended = told.data.get("ended_on")
    return date.fromisoformat(ended) if ended else first_day(facts)


def found_on(facts: CaseFacts) -> date:
    """The day the act was found (被发现): when the case was opened, or earlier by whoever sent it here, such as the police
    (行政处罚法27(1), 36(1))."""
    filing = facts.last("propose_filing")
    told = filing.data.get("found_on") if filing is not None else None
    return min(facts.opened_on, date.fromisoformat(told)) if told else facts.opened_on
