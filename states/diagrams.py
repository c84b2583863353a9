"""Sets of situations as binary decision diagrams: the few operations that the walk through a procedure needs. Pure.

A set of situations over forty facts cannot be listed; as a reduced ordered diagram it takes some hundred nodes. A diagram
is a number: 0 is the empty set, 1 the set of all, any other names a node (variable, diagram if false, diagram if true),
and equal sets have equal numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

NONE, EVERY = 0, 1
LEAF = 1 << 30
"""The variable of the two leaves: later than every other."""

PLACE = 30
"""Two diagrams side by side in one number, as a key: a diagram has fewer bits."""

Values = tuple[tuple[int, bool], ...]
"""Variables with their values, by rising variable."""


class Diagrams:
    """A table of diagrams that share their nodes."""

    def __init__(self) -> None:
        self._variables, self._lows, self._highs = [LEAF, LEAF], [0, 1], [0, 1]
        self._known: dict[tuple[int, int, int], int] = {}
        self._boths: dict[int, int] = {}
        self._eithers: dict[int, int] = {}
        self._lesses: dict[int, int] = {}
        self._withouts: dict[frozenset[int], dict[int, int]] = {}
        self._givens: dict[Values, dict[int, int]] = {}

    def _node(self, variable: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (variable, low, high)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._variables)
            self._variables.append(variable)
            self._lows.append(low)
            self._highs.append(high)
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
        found = self._boths.get(key := one << PLACE | other)
        if found is None:
            found = self._boths[key] = self._split(self.both, one, other)
        return found

    def either(self, one: int, other: int) -> int:
        """The situations in at least one of the sets."""
        if one > other:
            one, other = other, one
        if one < 2:
            return EVERY if one else other
        if one == other:
            return one
        found = self._eithers.get(key := one << PLACE | other)
        if found is None:
            found = self._eithers[key] = self._split(self.either, one, other)
        return found

    def less(self, one: int, other: int) -> int:
        """The situations of the first set that are not in the other."""
        if one == NONE or other == EVERY or one == other:
            return NONE
        if other == NONE:
            return one
        found = self._lesses.get(key := one << PLACE | other)
        if found is None:
            found = self._lesses[key] = self._split(self.less, one, other)
        return found

    def _split(self, operation: Callable[[int, int], int], one: int, other: int) -> int:
        """The operation on the two halves of both sets, by the first variable that either of them asks for."""
        first, second = self._variables[one], self._variables[other]
        if first < second:
            low, high = operation(self._lows[one], other), operation(self._highs[one], other)
            return self._node(first, low, high)
        if second < first:
            low, high = operation(one, self._lows[other]), operation(one, self._highs[other])
            return self._node(second, low, high)
        low = operation(self._lows[one], self._lows[other])
        return self._node(first, low, operation(self._highs[one], self._highs[other]))

    def outside(self, one: int) -> int:
        """The situations not in the set."""
        return self.less(EVERY, one)

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
        known = self._withouts.setdefault(variables, {})
        return self._loose(one, variables, max(variables), known)

    def _loose(self, one: int, variables: frozenset[int], last: int, known: dict[int, int]) -> int:
        variable = self._variables[one]
        if variable > last:  # the leaves among them
            return one
        found = known.get(one)
        if found is None:
            low = self._loose(self._lows[one], variables, last, known)
            if low == EVERY and variable in variables:
                found = EVERY
            else:
                high = self._loose(self._highs[one], variables, last, known)
                found = self.either(low, high) if variable in variables else self._node(variable, low, high)
            known[one] = found
        return found

    def given(self, one: int, values: Values) -> int:
        """The set over the other variables once these have their values."""
        if one < 2 or not values:
            return one
        known = self._givens.setdefault(values, {})
        return self._fixed(one, dict(values), values[-1][0], known)

    def _fixed(self, one: int, values: Mapping[int, bool], last: int, known: dict[int, int]) -> int:
        variable = self._variables[one]
        if variable > last:
            return one
        found = known.get(one)
        if found is None:
            value = values.get(variable)
            if value is not None:
                found = self._fixed(self._highs[one] if value else self._lows[one], values, last, known)
            else:
                low = self._fixed(self._lows[one], values, last, known)
                found = self._node(variable, low, self._fixed(self._highs[one], values, last, known))
            known[one] = found
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
                found.add(self._variables[here])
                waiting += (self._lows[here], self._highs[here])
        return frozenset(found)

    def one_of(self, one: int) -> Mapping[int, bool]:
        """Some situation of a set that is not empty, with as little true in it as the diagram allows."""
        return dict(self._first(one))

    def _first(self, one: int) -> Iterator[tuple[int, bool]]:
        while one > EVERY:
            low = self._lows[one]
            yield self._variables[one], low == NONE
            one = self._highs[one] if low == NONE else low

    def size(self) -> int:
        """How many nodes there are in all."""
        return len(self._variables)
