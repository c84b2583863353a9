"""Formulas over facts: what a gate says, evaluated at run time and walked by the proof with the same code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class Formula:
    """All / any / not over named facts. ``&``, ``|`` and ``~`` build them."""

    def holds(self, truth: Mapping[str, bool]) -> bool:
        raise AssertionError("abstract")

    def facts(self) -> Iterator[str]:
        raise AssertionError("abstract")

    def __and__(self, other: "Formula") -> "Formula":
        return All((self, other))

    def __or__(self, other: "Formula") -> "Formula":
        return AnyOf((self, other))

    def __invert__(self) -> "Formula":
        return Not(self)


@dataclass(frozen=True, slots=True)
class Fact(Formula):
    """The fact called ``key`` is true."""

    key: str

    def holds(self, truth: Mapping[str, bool]) -> bool:
        return truth[self.key]

    def facts(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True, slots=True)
class All(Formula):
    """Every part holds."""

    parts: tuple[Formula, ...]

    def holds(self, truth: Mapping[str, bool]) -> bool:
        return all(part.holds(truth) for part in self.parts)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class AnyOf(Formula):
    """At least one part holds."""

    parts: tuple[Formula, ...]

    def holds(self, truth: Mapping[str, bool]) -> bool:
        return any(part.holds(truth) for part in self.parts)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class Not(Formula):
    """The part does not hold."""

    part: Formula

    def holds(self, truth: Mapping[str, bool]) -> bool:
        return not self.part.holds(truth)

    def facts(self) -> Iterator[str]:
        yield from self.part.facts()


def without(formula: Formula, key: str) -> Formula | None:
    """The formula with one fact deleted; nothing left: ``None``. Used to prove that each fact is needed."""
    match formula:
        case Fact(key=own):
            return None if own == key else formula
        case Not(part=part):
            rest = without(part, key)
            return None if rest is None else Not(rest)
        case All(parts=parts) | AnyOf(parts=parts):
            left = tuple(rest for part in parts if (rest := without(part, key)) is not None)
            return None if not left else type(formula)(left)
    return formula
