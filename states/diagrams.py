"""Sets of situations as binary decision diagrams: the few operations that the walk through a procedure needs. Pure.

A set of situations over forty facts cannot be listed; as a reduced ordered diagram it takes some hundred nodes. A diagram
is a number: 0 is the empty set, 1 the set of all, any other names a node (variable, diagram if false, diagram if true),
and equal sets have equal numbers.
"""

from collections.abc import Iterable, Iterator, Mapping

NONE, EVERY = 0, 1
LEAF = 1 << 30
"""The variable of the two leaves: later than every other."""

Values = tuple[tuple[int, bool], ...]
"""Variables with their values, by rising variable."""


class Diagrams:
    """A table of diagrams that share their nodes."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, int, int]] = [(LEAF, 0, 0), (LEAF, 1, 1)]
        self._known: dict[tuple[int, int, int], int] = {}
        self._ands: dict[tuple[int, int], int] = {}
        self._nots: dict[int, int] = {0: 1, 1: 0}
        self._withouts: dict[tuple[int, frozenset[int]], int] = {}
        self._givens: dict[tuple[int, Values], int] = {}

    def _node(self, variable: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (variable, low, high)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return found

    def variable(self, variable: int) -> int:
        """The situations in which this variable is true."""
        return self._node(variable, NONE, EVERY)

    def both(self, one: int, other: int) -> int:
        """The situations in both sets."""
        if one > other:
            one, other = other, one
        if one < 2:  # 0 and 1 are the leaves
            return other if one else NONE
        if one == other:
            return one
        key = (one, other)
        found = self._ands.get(key)
        if found is None:
            a, a_low, a_high = self._nodes[one]
            b, b_low, b_high = self._nodes[other]
            if a < b:
                found = self._node(a, self.both(a_low, other), self.both(a_high, other))
            elif b < a:
                found = self._node(b, self.both(one, b_low), self.both(one, b_high))
            else:
                found = self._node(a, self.both(a_low, b_low), self.both(a_high, b_high))
            self._ands[key] = found
        return found

    def outside(self, one: int) -> int:
        """The situations not in the set."""
        found = self._nots.get(one)
        if found is None:
            variable, low, high = self._nodes[one]
            found = self._nots[one] = self._node(variable, self.outside(low), self.outside(high))
            self._nots[found] = one
        return found

    def either(self, one: int, other: int) -> int:
        """The situations in at least one of the sets."""
        if one == other or other == NONE:
            return one
        if one == NONE:
            return other
        return self.outside(self.both(self.outside(one), self.outside(other)))

    def less(self, one: int, other: int) -> int:
        """The situations of the first set that are not in the other."""
        return self.both(one, self.outside(other))

    def all_of(self, sets: Iterable[int]) -> int:
        found = EVERY
        for one in sets:
            found = self.both(found, one)
        return found

    def any_of(self, sets: Iterable[int]) -> int:
        found = NONE
        for one in sets:
            found = self.either(found, one)
        return found

    def without(self, one: int, variables: frozenset[int]) -> int:
        """The set once these variables may be anything: whatever is in it for some value of theirs."""
        if one < 2 or not variables:
            return one
        key = (one, variables)
        found = self._withouts.get(key)
        if found is None:
            variable, low, high = self._nodes[one]
            low, high = self.without(low, variables), self.without(high, variables)
            found = self.either(low, high) if variable in variables else self._node(variable, low, high)
            self._withouts[key] = found
        return found

    def given(self, one: int, values: Values) -> int:
        """The set over the other variables once these have their values."""
        if one < 2 or not values:
            return one
        key = (one, values)
        found = self._givens.get(key)
        if found is None:
            variable, low, high = self._nodes[one]
            rest = values
            while rest and rest[0][0] < variable:
                rest = rest[1:]
            if rest and rest[0][0] == variable:
                found = self.given(high if rest[0][1] else low, rest[1:])
            else:
                found = self._node(variable, self.given(low, rest), self.given(high, rest))
            self._givens[key] = found
        return found

    def exactly(self, values: Values) -> int:
        """The situations in which these variables have these values."""
        found = EVERY
        for variable, value in reversed(values):
            found = self._node(variable, NONE, found) if value else self._node(variable, found, NONE)
        return found

    def read_by(self, one: int) -> frozenset[int]:
        """The variables on which the set depends."""
        found: set[int] = set()
        waiting, seen = [one], {NONE, EVERY}
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                variable, low, high = self._nodes[here]
                found.add(variable)
                waiting += (low, high)
        return frozenset(found)

    def one_of(self, one: int) -> Mapping[int, bool]:
        """Some situation of a set that is not empty, with as little true in it as the diagram allows."""
        return dict(self._first(one))

    def _first(self, one: int) -> Iterator[tuple[int, bool]]:
        while one > EVERY:
            variable, low, high = self._nodes[one]
            yield variable, low == NONE
            one = high if low == NONE else low

    def size(self) -> int:
        """How many nodes there are in all."""
        return len(self._nodes)
