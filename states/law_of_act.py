"""Which law judges the act (行政处罚法37): the law of its day, or a newer one where that is lighter. Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from config.schema.law import FineRange, Power, Sanction, Standard, StatutoryMultiple, Tier
from states.act_days import last_day
from states.discretion import band, by_gains, statutory_range, weigh
from states.tiers import imposes_fine, keys_of, opened

if TYPE_CHECKING:
    from states.facts import CaseFacts


@dataclass(frozen=True, slots=True)
class LawOfAct:
    """The row of the power list on the day of the act, the one in force now, and whether the newer one applies."""

    then: Power
    now: Power
    gains: int | None = None  # 违法所得 in fen; not told yet: the newer text must be lighter whatever they are

    @property
    def newer(self) -> bool:
        """The newer text is lighter, so it applies (从旧兼从轻)."""
        return self.now is not self.then and lighter(self.now, self.then, self.gains)

    @property
    def applied(self) -> Power:
        """The row whose kinds and range bind this case."""
        return self.now if self.newer else self.then


def law_of_act(facts: CaseFacts) -> LawOfAct | None:
    """The choice for this case; ``None`` if no row of the list ever named the power. A row that ended since the case
    was opened still names what happened under it; where the list began later than the act, its first row is all there
    is, and whether the statute itself was in force is asked of the clauses cited."""
    now = facts.power or facts.rules.power(facts.power_code, facts.opened_on)
    then = facts.rules.power(facts.power_code, last_day(facts)) or now
    if then is None:
        return None
    report = facts.last("report_investigation")
    gains = report.data.get("gains") if report is not None else None
    return LawOfAct(then, now or then, int(gains) if gains is not None else None)


MILD: frozenset[Sanction] = frozenset({"warning", "criticism"})
"""Kinds that touch the reputation alone; beside a heavier kind they are the milder choice, and add nothing to it."""


def lighter(new: Power, old: Power, gains: int | None = None) -> bool:
    """Whether the newer text punishes less: no further kind that is heavier than what the old one names, and a lower
    fine or, the fine being the same, fewer heavy kinds, or a fine that need no longer be imposed. ``gains``: the unlawful
    gains of the case in fen; not known: the text must be lighter whatever they are."""
    kinds, before = set(new.sanctions), set(old.sanctions)
    further = kinds - before
    if further - MILD or (further and before <= MILD) or _tier_heavier(new, old, gains):
        return False
    if "fine" in kinds and (turn := _fine_compared(new, old, gains)):
        return turn < 0
    if "fine" not in kinds and "fine" in before:
        return True
    return (
        bool((before - kinds) - MILD)
        or (not further and kinds < before)
        or (imposes_fine(old) > imposes_fine(new))
        or _tier_lighter(new, old, gains)
    )


def _tier_heavier(new: Power, old: Power, gains: int | None) -> bool:
    """Whether some tier (法定档次) of the newer text is heavier than before, or opens to more: then the whole cannot be
    called lighter, whatever its ends are. Texts of which only one has tiers are compared as a whole."""
    if not (new.tiers and old.tiers):
        return False
    return any((was := old.tier(tier.key)) is None or _heavier_than(tier, was, gains) for tier in new.tiers)


def _tier_lighter(new: Power, old: Power, gains: int | None) -> bool:
    """Whether some tier opens to less, obliges to less or has a lower fine, where none is heavier."""
    pairs = [(tier, was) for tier in new.tiers if (was := old.tier(tier.key)) is not None]
    return any(
        keys_of(tier) < keys_of(was)
        or set(was.obligatory) > set(tier.obligatory)
        or _fine_compared(tier, was, gains) < 0
        for tier, was in pairs
    )


def _heavier_than(tier: Tier, was: Tier, gains: int | None) -> bool:
    opens, opened = keys_of(tier), keys_of(was)
    wider = bool(opened) and not (opens and opens <= opened)
    obliged = any(group not in was.obligatory and not set(group) <= MILD for group in tier.obligatory)
    return (
        wider
        or obliged
        or bool(set(tier.sanctions) - set(was.sanctions) - MILD)
        or _fine_compared(tier, was, gains) > 0
    )


def _fine_compared(new: Power | Tier, old: Power | Tier, gains: int | None) -> int:
    """Below zero: the newer fine is lower; above: higher, or not to be told; zero: the same."""
    if gains is not None:
        return _compared(statutory_range(new, gains), statutory_range(old, gains))
    parts = (_compared(new.fine, old.fine), _multiples_compared(new.multiple, old.multiple))
    return max(parts) if max(parts) > 0 else min(parts)


def _compared(new: FineRange | None, old: FineRange | None) -> int:
    if new == old:
        return 0
    return -1 if _lower(new, old) else 1


def _multiples_compared(new: StatutoryMultiple | None, old: StatutoryMultiple | None) -> int:
    if new == old:
        return 0
    if new is None or old is None or new.gains_from < old.gains_from:  # it may reach cases that the other one leaves
        return 1
    times, before = (new.highest, new.lowest), (old.highest, old.lowest)
    return -1 if times < before else 1 if times > before else 0


def _lower(new: FineRange | None, old: FineRange | None) -> bool:
    if new is None or old is None:  # a statute without figures cannot be called lighter than one with them
        return False
    return (new.highest, new.lowest) < (old.highest, old.lowest)


@dataclass(frozen=True, slots=True)
class StandardOfAct:
    """The discretion standard (裁量基准) that binds this proposal, and the other one if there were two."""

    applied: Standard | None
    other: Standard | None = None


def standard_of_act(facts: CaseFacts, grade: str, cited: Set[str]) -> StandardOfAct:
    """The standard of the day of the act, or today's where it is lighter for these circumstances; a standard adopted
    since binds too where there was none, for it only narrows what the statute allows."""
    then = facts.standard(last_day(facts))
    now = facts.standard(facts.on)
    if then is None or now is None or then is now:
        return StandardOfAct(now or then)
    before, after = (_band(facts, standard, grade, cited) for standard in (then, now))
    if after is not None and (before is None or _lighter_band(after, before)):
        return StandardOfAct(now, then)
    return StandardOfAct(then, now)


def _band(facts: CaseFacts, standard: Standard, key: str, cited: Set[str]) -> tuple[FineRange | None] | None:
    """The band that follows from the circumstances and the gains of the case; where the circumstances are not this
    standard's, that of the grade named."""
    power = facts.law.applied if facts.law is not None else None
    weighed = weigh(standard, sorted(cited), power)
    grade = weighed.grade if weighed is not None else standard.grade(key)
    if grade is None or power is None:
        return None if grade is None else (grade.fine,)
    law, gains = opened(power, cited) or power, facts.all_gains
    if by_gains(law, gains) and not any(one.multiple for one in standard.grades):
        return (statutory_range(law, gains),)
    return (band(standard, grade, law, gains),)


def _lighter_band(new: tuple[FineRange | None], old: tuple[FineRange | None]) -> bool:
    return old[0] is not None and (new[0] is None or _lower(new[0], old[0]))
