"""The discretion standard applied (裁量): circumstances with their evidence give the grade, the grade gives the band.

The grade is not chosen, it follows. A circumstance founds the lightest grade that lists it; of several so founded the
heaviest stands (就高). Circumstances that move (从轻、从重) then shift it by steps, never beyond the first or the last
grade of its statutory tier (法定档次): what mitigates changes the grade with its evidence, never the band; what aggravates
never opens a tier. Pure; money in fen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from config.schema.law import Circumstance, FineMultiple, FineRange, Grade, Power, Standard, Tier
from states import tiers

PERCENT = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a set of circumstances comes to under one standard."""

    founded: Grade  # the grade the circumstances found
    grade: Grade  # the grade after what moves it
    founding: tuple[Circumstance, ...]  # those that name the founded grade
    moving: tuple[Circumstance, ...]

    @property
    def steps(self) -> int:
        """By how many steps the circumstances would move the grade, ends aside (负数为从轻)."""
        return sum(circumstance.shift for circumstance in self.moving)


def weigh(
    standard: Standard, cited: Iterable[str], power: Power | None = None, *, reduced: bool = False
) -> Weighed | None:
    """The grade that follows from these circumstances; ``None`` if one is not of the standard or none founds a grade.
    ``power``: whose tiers bound the shift; ``reduced``: the penalty is reduced (减轻) on a ground of the law."""
    known = {circumstance.key: circumstance for circumstance in standard.circumstances}
    keys = tuple(dict.fromkeys(cited))
    if not set(keys) <= known.keys():
        return None
    found = {key: place for key in keys if (place := founds(standard, known[key])) is not None}
    if not found:
        return None
    base = max(found.values())
    moving = tuple(known[key] for key in keys if known[key].shift)
    steps = sum(circumstance.shift for circumstance in moving)
    grounded = any(circumstance.shift < 0 and circumstance.clause for circumstance in moving)
    first, last = tiers.movable(standard, power, base, reduced=reduced and grounded)
    place = min(max(base + steps, first), last)
    founding = tuple(known[key] for key, at in found.items() if at == base)
    return Weighed(standard.grades[base], standard.grades[place], founding, moving)


def founds(standard: Standard, circumstance: Circumstance) -> int | None:
    """Place of the grade a circumstance founds: the lightest that lists it; one that moves grades founds none."""
    if circumstance.shift:
        return None
    places = (place for place, grade in enumerate(standard.grades) if circumstance.key in grade.circumstances)
    return next(places, None)


def reachable(standard: Standard, power: Power | None = None) -> frozenset[str]:
    """Keys of the grades that some set of circumstances comes to, without leaving a tier of the power."""
    bases = {place for c in standard.circumstances if (place := founds(standard, c)) is not None}
    sums: Set[int] = {0}
    for circumstance in standard.circumstances:
        sums = {*sums, *(total + circumstance.shift for total in sums)}
    found = set()
    for base in bases:
        first, last = tiers.movable(standard, power, base)
        found |= {min(max(base + steps, first), last) for steps in sums}
    return frozenset(standard.grades[place].key for place in found)


def statutory_range(law: Power | Tier, gains: int) -> FineRange | None:
    """What the statute allows for these unlawful gains (违法所得, in fen), in one of its tiers or as a whole; ``None``
    where it gives no figure."""
    if law.multiple is None or gains < law.multiple.gains_from:
        return law.fine
    return times(law.multiple, gains)


def by_gains(law: Power | Tier, gains: int) -> bool:
    """Whether the statute fines these gains by their multiple."""
    return law.multiple is not None and gains >= law.multiple.gains_from


def band(standard: Standard, grade: Grade, law: Power | Tier, gains: int) -> FineRange | None:
    """The band of a grade for these gains; ``None`` if the grade carries no fine (不罚款)."""
    if not by_gains(law, gains):
        return grade.fine
    if grade.multiple is None:
        return None
    lighter = any(
        g.multiple is not None and g.multiple.highest == grade.multiple.lowest for g in before(standard, grade)
    )
    return times(grade.multiple, gains, above_lowest=lighter)


def before(standard: Standard, grade: Grade) -> tuple[Grade, ...]:
    """The grades lighter than this one."""
    return standard.grades[: standard.grades.index(grade)]


def times(multiple: FineMultiple, gains: int, *, above_lowest: bool = False) -> FineRange | None:
    """The range in fen that a multiple of the gains comes to, rounded inwards; ``None`` if no fen lies in it."""
    lowest, highest = gains * multiple.lowest, gains * multiple.highest // PERCENT
    first = lowest // PERCENT + 1 if above_lowest else -(-lowest // PERCENT)
    return FineRange(lowest=first, highest=highest) if 0 < first <= highest else None


def titles(standard: Standard) -> Mapping[str, str]:
    """Titles of the circumstances by key."""
    return {circumstance.key: circumstance.title for circumstance in standard.circumstances}
