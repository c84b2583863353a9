"""Age and capacity of the party when the act was done (行政处罚法30, 31). Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from states.act_days import last_day
from states.vocabulary import PartyKind

if TYPE_CHECKING:
    from states.facts import CaseFacts

IDENTITY_LENGTH = 18
CHILD = "child_age"
ADULT = "adult_age"
"""Figures of the law: below the first no penalty, below the second a lighter one."""


def born_on(facts: CaseFacts) -> date | None:
    """The birthday as established, else as the identity number (身份证号) tells it; ``None`` if neither does."""
    told = _newest(facts, "born_on")
    if told is not None:
        return date.fromisoformat(told)
    number = facts.party.identifier or ""
    if facts.party.kind is not PartyKind.PERSON or len(number) != IDENTITY_LENGTH:
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:  # not a birthday: whoever opened the case wrote another kind of number
        return None


def age_at_act(facts: CaseFacts) -> int | None:
    """Full years (周岁) on the day of the act, of one that went on when it ended; one counts from the day after the birthday, which protects the party."""
    born, day = born_on(facts), last_day(facts)
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


def under_fourteen(facts: CaseFacts) -> bool:
    """Too young to be punished (行政处罚法30)."""
    age = age_at_act(facts)
    return age is not None and age < facts.rules.figure(CHILD)


def minor_offender(facts: CaseFacts) -> bool:
    """Old enough to be punished, young enough to be punished less (行政处罚法30)."""
    age = age_at_act(facts)
    return age is not None and facts.rules.figure(CHILD) <= age < facts.rules.figure(ADULT)


def incapable(facts: CaseFacts) -> bool:
    """Could not recognise or control the act when doing it (行政处罚法31)."""
    return _newest(facts, "mind") == "none"


def _newest(facts: CaseFacts, field: str) -> str | None:
    """What was established last of this; an entry about the other says nothing of it."""
    told = (act.data[field] for act in reversed(facts.acts_of("record_capacity")) if act.data[field])
    return next(told, None)
