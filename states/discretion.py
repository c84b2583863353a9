"""The discretion standard applied (裁量): circumstances with their evidence give the grade, the grade gives the band.

The grade is not chosen, it follows. A circumstance founds the lightest grade that lists it; of several so founded the
heaviest stands (就高). Circumstances that move (从轻、从重) then shift it by steps, never beyond the first or the last
grade: what mitigates changes the grade with its evidence, never the band. Pure; money in fen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from config.schema.law import Circumstance, FineMultiple, FineRange, Grade, Power, Standard

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


def weigh(standard: Standard, cited: Iterable[str]) -> Weighed | None:
    """The grade that follows from these circumstances; ``None`` if one is not of the standard or none founds a grade."""
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
    place = min(max(base + steps, 0), len(standard.grades) - 1)
    founding = tuple(known[key] for key, at in found.items() if at == base)
    return Weighed(standard.grades[base], standard.grades[place], founding, moving)


def founds(standard: Standard, circumstance: Circumstance) -> int | None:
    """Place of the grade a circumstance founds: the lightest that lists it; one that moves grades founds none."""
    if circumstance.shift:
        return None
    places = (place for place, grade in enumerate(standard.grades) if circumstance.key in grade.circumstances)
    return next(places, None)


def reachable(standard: Standard) -> frozenset[str]:
    """Keys of the grades that some set of circumstances comes to."""
    bases = {place for c in standard.circumstances if (place := founds(standard, c)) is not None}
    sums: Set[int] = {0}
    for circumstance in standard.circumstances:
        sums = {*sums, *(total + circumstance.shift for total in sums)}
    last = len(standard.grades) - 1
    return frozenset(standard.grades[min(max(base + steps, 0), last)].key for base in bases for steps in sums)


def statutory_range(power: Power, gains: int) -> FineRange | None:
    """What the statute allows for these unlawful gains (违法所得, in fen); ``None`` where it gives no figure."""
    if power.multiple is None or gains < power.multiple.gains_from:
        return power.fine
    return times(power.multiple, gains)


def by_gains(power: Power, gains: int) -> bool:
    """Whether the statute fines these gains by their multiple."""
    return power.multiple is not None and gains >= power.multiple.gains_from


def band(standard: Standard, grade: Grade, power: Power, gains: int) -> FineRange | None:
    """The band of a grade for these gains; ``None`` if the grade carries no fine (不罚款)."""
    if not by_gains(power, gains):
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
