"""Sets of situations as binary decision diagrams: what the walk through a procedure asks of them. Pure.

A set of situations over a hundred facts cannot be listed; as a reduced ordered diagram it takes some hundred nodes. The
diagrams are OxiDD's: ``a & b`` is the situations in both sets, ``a | b`` those in either, ``~a`` those outside; equal sets
are equal. A set belongs to the table it was drawn in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from operator import and_, or_

from oxidd.bcdd import BCDDFunction as Diagram
from oxidd.bcdd import BCDDManager
from oxidd.util import BooleanOperator, DDMemoryError

from states.formula import All, AnyOf, Fact, Formula, Not

__all__ = ["TOO_LARGE", "Diagram", "Diagrams", "TooMuchWorkError", "Values"]


class TooMuchWorkError(Exception):
    """More was drawn than a proof may take (校验的工作量超出上限)."""


TOO_LARGE = (DDMemoryError, TooMuchWorkError)
"""A procedure with which the table overflows, or which takes more drawing than a proof may."""

NODES, REMEMBERED = 1 << 22, 1 << 16
"""How many nodes a table takes at most (sixteen bytes each, taken when used) and how many results it remembers."""

Values = tuple[tuple[int, bool], ...]
"""Facts, by their numbers, with their values, by rising number."""


class Diagrams:
    """A table of diagrams over so many facts; facts with near numbers stand near each other in it."""

    def __init__(self, facts: int) -> None:
        self._table = BCDDManager(NODES, REMEMBERED, 1)
        self._facts = [self._table.var(number) for number in self._table.add_vars(facts)]
        self._named: dict[frozenset[int], Diagram] = {}
        self.none, self.every = self._table.false(), self._table.true()

    def fact(self, number: int) -> Diagram:
        """The situations in which this fact is so."""
        return self._facts[number]

    def all_of(self, sets: Iterable[Diagram]) -> Diagram:
        """The situations in all of the sets."""
        return reduce(and_, sets, self.every)

    def any_of(self, sets: Iterable[Diagram]) -> Diagram:
        """The situations in at least one of the sets."""
        return reduce(or_, sets, self.none)

    def where(self, formula: Formula, fact: Callable[[str], Diagram]) -> Diagram:
        """The situations in which a formula holds, once for each fact it is known where that holds."""
        match formula:
            case Fact(key=key):
                return fact(key)
            case Not(part=part):
                return ~self.where(part, fact)
            case All(parts=parts):
                return self.all_of(self.where(part, fact) for part in parts)
            case AnyOf(parts=parts):
                return self.any_of(self.where(part, fact) for part in parts)
        raise AssertionError("no further kind of formula")

    def without(self, one: Diagram, facts: frozenset[int]) -> Diagram:
        """The set once these facts may be anything: whatever is in it for some value of theirs."""
        return one.exists(self._all(facts)) if facts else one

    def shared(self, one: Diagram, other: Diagram, facts: frozenset[int]) -> Diagram:
        """The situations in both sets once these facts may be anything."""
        return one.apply_exists(BooleanOperator.AND, other, self._all(facts)) if facts else one & other

    def given(self, one: Diagram, values: Values) -> Diagram:
        """The set over the other facts once these have their values."""
        return self.shared(one, self.exactly(values), frozenset(number for number, _ in values))

    def _all(self, facts: frozenset[int]) -> Diagram:
        found = self._named.get(facts)
        if found is None:
            found = self._named[facts] = self.exactly(tuple((number, True) for number in sorted(facts)))
        return found

    def exactly(self, values: Values) -> Diagram:
        """The situations in which these facts have these values."""
        return self.all_of(self._facts[number] if value else ~self._facts[number] for number, value in reversed(values))

    def read_by(self, one: Diagram) -> frozenset[int]:
        """The facts on which the set depends."""
        found: set[int] = set()
        waiting, seen = [one], set[Diagram]()
        while waiting:
            here = waiting.pop()
            if here not in seen and (halves := here.cofactors()):
                seen.add(here)
                found.add(_first(here))
                waiting += halves
        return frozenset(found)

    def one_of(self, one: Diagram) -> Mapping[int, bool]:
        """Some situation of a set that is not empty, with as little true in it as the diagram allows."""
        return dict(self._down(one))

    def _down(self, one: Diagram) -> Iterator[tuple[int, bool]]:
        while halves := one.cofactors():
            true, false = halves
            yield _first(one), not false.satisfiable()
            one = false if false.satisfiable() else true


def _first(one: Diagram) -> int:
    """The first fact that a set asks for which is neither empty nor the set of all."""
    found = one.node_var()
    assert found is not None
    return found
