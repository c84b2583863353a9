"""The register of legal advisers (法律顾问): who was engaged under which contract for which term (金科〔2015〕8号四(6)). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

ENGAGE, END = "engage_adviser", "end_engagement"


@dataclass(frozen=True, slots=True)
class Adviser:
    """One engagement (聘任) of one adviser."""

    no: str  # our own number of the engagement: GW2026-01
    name: str
    contract: str
    first: date
    last: date
    ended_on: date | None = None  # from this day on no longer engaged
    ended_because: str | None = None

    def serves(self, day: date) -> bool:
        """Whether the adviser is engaged on that day; both ends of the term count."""
        return self.first <= day <= self.last and (self.ended_on is None or day < self.ended_on)


def entered(advisers: dict[str, Adviser], act: str, subject: str, data: Mapping[str, Any]) -> None:
    """Take one entry of the registers in; one that is not about advisers changes nothing."""
    if act == ENGAGE:
        days = (date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
        advisers[subject] = Adviser(subject, data["name"], data["contract"], *days)
    elif act == END:
        ended = date.fromisoformat(data["ended_on"])
        advisers[subject] = replace(advisers[subject], ended_on=ended, ended_because=data["reason"])
