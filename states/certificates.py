"""Enforcement certificates (行政执法证): when their end is reminded of, and that nobody without one is named to act. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from states.action import Check
from states.facts import CaseFacts, OfficerFacts
from states.reasons import Reason
from states.vocabulary import Role
from states.workdays import days_after, days_between

CARDS = ("red", "yellow", "none")
"""Of the last rung, of the one before it, and of all earlier ones."""


def all_certified(field: str) -> Check:
    """Everybody chosen for what is still to be done holds a valid certificate that day: an expired one is no choice."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Everybody chosen holds a certificate valid that day (行政处罚法42)."""
        people = [o for i in getattr(payload, field) if (o := facts.officer(i)) is not None]
        without = [person.name for person in people if not person.certified(facts.on)]
        if not without:
            return None
        says = f"{'、'.join(without)}没有在有效期内的行政执法证件，不得指派"
        return Reason("chosen_certified", "行政处罚法42", says)

    return check


@dataclass(frozen=True, slots=True)
class Ending:
    """A certificate that comes to its end: whose, the rung reached with its card, how many days are left."""

    person: OfficerFacts
    rung: int
    left: int
    card: str

    @property
    def cause(self) -> str:
        """Names one rung of one certificate: a renewed one has another last day."""
        return f"certificate:{self.person.id}:{self.person.certificate_to}:{self.rung}"

    def context(self, organ: str, receiver_name: str) -> Mapping[str, Any]:
        """What the reminder is rendered with."""
        return {
            "organ": organ,
            "receiver_name": receiver_name,
            "officer_name": self.person.name,
            "certificate_no": self.person.certificate_no or "",
            "valid_to": str(self.person.certificate_to),
            "days_left": self.left,
            "card": self.card,
        }


def endings(people: Iterable[OfficerFacts], ladder: Iterable[int], day: date) -> list[Ending]:
    """Everybody in post whose certificate has reached a rung, with the newest one reached; the expired are past it."""
    rungs = sorted(set(ladder))
    found = []
    for person in sorted(people, key=lambda one: one.id):
        if not person.active or person.certificate_to is None:
            continue
        left = days_between(day, person.certificate_to)
        reached = next((rung for rung in rungs if 0 <= left <= rung), None)
        if reached is not None:
            found.append(Ending(person, reached, left, CARDS[min(rungs.index(reached), len(CARDS) - 1)]))
    return found


def next_rung(people: Iterable[OfficerFacts], ladder: tuple[int, ...], day: date) -> date | None:
    """The next day on which a certificate reaches a rung."""
    ends = [person.certificate_to for person in people if person.active and person.certificate_to is not None]
    return min((due for end in ends for rung in ladder if (due := days_after(end, -rung)) > day), default=None)


def told(ending: Ending, people: Iterable[OfficerFacts]) -> list[OfficerFacts]:
    """Who hears of it: the person and whoever keeps the register."""
    keepers = [one for one in people if one.active and Role.ADMINISTRATOR in one.roles and one.id != ending.person.id]
    return [ending.person, *sorted(keepers, key=lambda one: one.id)]
