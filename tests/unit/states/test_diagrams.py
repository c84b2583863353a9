"""Sets of situations: the diagrams agree with what one gets by listing every situation."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from states.diagrams import Diagram, Diagrams

VARIABLES = 4
ALL = list(product((False, True), repeat=VARIABLES))
Listed = frozenset[tuple[bool, ...]]

listed = st.frozensets(st.sampled_from(ALL))


def drawn(diagrams: Diagrams, situations: Listed) -> Diagram:
    return diagrams.any_of(diagrams.exactly(tuple(enumerate(one))) for one in sorted(situations))


def changed(one: tuple[bool, ...], variable: int, value: bool) -> tuple[bool, ...]:
    return tuple(value if number == variable else each for number, each in enumerate(one))


@given(listed, listed)
def test_sets_are_joined_met_and_taken_away_as_lists_are(one: Listed, other: Listed) -> None:
    d = Diagrams(VARIABLES)
    a, b = drawn(d, one), drawn(d, other)
    assert a & b == drawn(d, one & other)
    assert a | b == drawn(d, one | other)
    assert a & ~b == drawn(d, one - other)
    assert ~a == drawn(d, frozenset(ALL) - one)


@given(listed, st.integers(0, VARIABLES - 1), st.booleans())
def test_a_fact_is_left_open_or_taken_as_given(one: Listed, variable: int, value: bool) -> None:
    d = Diagrams(VARIABLES)
    open_ = frozenset(changed(each, variable, v) for each in one for v in (False, True))
    assert d.without(drawn(d, one), frozenset({variable})) == drawn(d, open_)
    taken = frozenset(each for each in ALL if changed(each, variable, value) in one)
    assert d.given(drawn(d, one), ((variable, value),)) == drawn(d, taken)


@given(listed)
def test_one_situation_of_a_set_lies_in_it(one: Listed) -> None:
    d = Diagrams(VARIABLES)
    found = drawn(d, one)
    if not found.satisfiable():
        return
    values = tuple(sorted(d.one_of(found).items()))
    assert not (d.exactly(values) & ~found).satisfiable()
    assert d.read_by(found) <= set(range(VARIABLES))


def test_nothing_and_everything_are_their_own_sets() -> None:
    d = Diagrams(VARIABLES)
    assert (drawn(d, frozenset()), drawn(d, frozenset(ALL))) == (d.none, d.every)
