"""Statutory tiers (法定档次): which part of an article a penalty is judged by. Pure.

A tier is not chosen either: the circumstances that are cited with their evidence open it, of several the heaviest. A power
without tiers is one tier, its whole row; nothing here applies to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from config.schema.law import SANCTION_TITLES, Grade, Power, Sanction, Standard, Tier, TierCircumstance

Places = tuple[int, int]
"""First and last place of the grades of a standard among which circumstances may move."""


def opened(power: Power, cited: Iterable[str]) -> Tier | None:
    """The tier (法定档次) that these circumstances (法定情形) open; ``None`` if the power has no tiers, or if the statute
    punishes only what has a circumstance that is not cited."""
    place = place_of(power, frozenset(cited))
    return None if place is None else power.tiers[place]


def place_of(power: Power, cited: Set[str]) -> int | None:
    """Place of the heaviest tier (法定档次) opened, among the tiers of the power."""
    found = [n for n, tier in enumerate(power.tiers) if not tier.circumstances or cited & keys_of(tier)]
    return found[-1] if found else None


def keys_of(tier: Tier) -> frozenset[str]:
    """Keys of the circumstances (法定情形) that open a tier."""
    return frozenset(circumstance.key for circumstance in tier.circumstances)


def in_words(group: Iterable[Sanction]) -> str:
    """One group of obligatory kinds (应当给予的处罚种类): 警告或者通报批评."""
    return "或者".join(SANCTION_TITLES[kind] for kind in group)


def circumstances_of(power: Power) -> Mapping[str, tuple[Tier, TierCircumstance]]:
    """Every statutory circumstance (法定情形) of a power by its key, with the tier it opens."""
    return {one.key: (tier, one) for tier in power.tiers for one in tier.circumstances}


def place_of_grade(power: Power, grade: Grade) -> int | None:
    """Place of the tier a grade (裁量阶次) lies in: the heaviest that its circumstances open."""
    return place_of(power, frozenset(grade.circumstances))


def tier_of_grade(power: Power, grade: Grade) -> Tier | None:
    """The tier (法定档次) a grade lies in; ``None`` for a power without tiers."""
    place = place_of_grade(power, grade)
    return None if place is None else power.tiers[place]


def movable(standard: Standard, power: Power | None, base: int, *, reduced: bool = False) -> Places:
    """Among which grades circumstances may move the one at ``base``: never into another tier. What is reduced (减轻,
    行政处罚法32) may come down into the tier next below, and no further."""
    last = len(standard.grades) - 1
    if power is None or not power.tiers:
        return 0, last
    places = [place_of_grade(power, grade) for grade in standard.grades]
    own = places[base]
    wanted = {own, own - 1} if reduced and own is not None else {own}
    among = [n for n, place in enumerate(places) if place in wanted]
    return min(among), max(n for n, place in enumerate(places) if place == own)


def clauses_of_power(power: Power) -> tuple[str, ...]:
    """The clauses a power rests on: its basis, those of its tiers, and those on which relief from its fee may rest."""
    relief = power.fee.relief if power.fee is not None else ()
    return tuple(dict.fromkeys((*power.basis, *(tier.clause for tier in power.tiers), *relief)))


def imposes_fine(power: Power) -> bool:
    """Whether the statute says 处 or 并处 whatever the circumstances: of the row, or of each of its tiers."""
    return power.fine_required or (bool(power.tiers) and all(tier.fine_required for tier in power.tiers))
