"""The days that do not count into the term of a seizure (查封、扣押期间): those of a test, an inspection, a quarantine or an
appraisal (检测、检验、检疫、技术鉴定) whose period was named and told to the party in writing (行政强制法25(3)). Pure.

From the day the party was told, and not before the period begins, to its last day, or to the day the result came if that
is earlier; both ends included, for the law leaves out the period itself. What was not told, or runs longer than told, counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from states.acts import Act
from states.facts import CaseFacts
from states.terms import Suspension

Appraisal = Literal["test", "inspection", "quarantine", "appraisal"]

APPRAISAL_TITLES: dict[Appraisal, str] = {
    "test": "检测",
    "inspection": "检验",
    "quarantine": "检疫",
    "appraisal": "技术鉴定",
}

LEFT_OUT_OF = frozenset({"seizure", "seizure_extended"})
"""Rules of terms whose days a period of appraisal leaves out."""

CLAUSE = "行政强制法25(3)"


@dataclass(frozen=True, slots=True)
class Period:
    """One period as it was named, with the act that told the party of it and the one that brought the result."""

    ordered: Act
    told: Act | None
    ended: Act | None

    @property
    def left_out(self) -> tuple[date, date] | None:
        """The first and the last day left out; ``None``: none are."""
        if self.told is None:
            return None
        first = max(date.fromisoformat(self.ordered.data["begins_on"]), self.told.on)
        last = date.fromisoformat(self.ordered.data["ends_on"])
        last = min(last, self.ended.on) if self.ended is not None else last
        return (first, last) if first <= last else None


def periods(facts: CaseFacts) -> Iterator[Period]:
    """Every period of the case, oldest first."""
    served = [a for a in facts.acts_of("record_paper_service") if a.served and a.data["kind"] == "appraisal_notice"]
    results = facts.acts_of("record_appraisal")
    orders = facts.acts_of("order_appraisal")
    for place, act in enumerate(orders):
        until = orders[place + 1].seq if place + 1 < len(orders) else facts.revision + 1
        told = next((a for a in served if act.seq < a.seq < until), None)
        yield Period(act, told, next((a for a in results if act.seq < a.seq < until), None))


def not_counted(facts: CaseFacts, rule: str, start: date) -> list[tuple[int, Suspension]]:
    """Number of the order and days left out of a term of this rule that runs from ``start``."""
    if rule not in LEFT_OUT_OF:
        return []
    found: list[tuple[int, Suspension]] = []
    for period in periods(facts):
        days = period.left_out
        if days is not None and days[1] >= start:
            reason = f"{APPRAISAL_TITLES[period.ordered.data['kind']]}期间"
            found.append((period.ordered.seq, Suspension(first=days[0], last=days[1], clause=CLAUSE, reason=reason)))
    return found
