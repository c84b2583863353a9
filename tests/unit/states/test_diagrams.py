"""Sets of situations: the diagrams agree with what one gets by listing every situation."""

from functools import cache
from itertools import product

from states.diagrams import Diagram, Diagrams

VARIABLES = 4
ALL = list(product((False, True), repeat=VARIABLES))
Listed = frozenset[tuple[bool, ...]]

#: Of the 65,536 sets of situations those of one situation, of all but one, and every 401st: of each size some.
NUMBERS = sorted(
    {0, 0xFFFF, *(1 << n for n in range(16)), *(0xFFFF ^ 1 << n for n in range(16)), *range(0, 1 << 16, 401)}
)
SETS = [frozenset(one for place, one in enumerate(ALL) if number >> place & 1) for number in NUMBERS]
#: Each of them beside two others, and beside itself.
PAIRS = [
    (one, other) for place, one in enumerate(SETS) for other in (one, SETS[-1 - place], SETS[place * 7 % len(SETS)])
]


@cache
def shared() -> Diagrams:
    """One for all: a new table is laid out for millions of nodes."""
    return Diagrams(VARIABLES)


@cache
def drawn(situations: Listed) -> Diagram:
    return shared().any_of(shared().exactly(tuple(enumerate(one))) for one in sorted(situations))


def changed(one: tuple[bool, ...], variable: int, value: bool) -> tuple[bool, ...]:
    return tuple(value if number == variable else each for number, each in enumerate(one))


def test_sets_are_joined_met_and_taken_away_as_lists_are() -> None:
    def otherwise(one: Listed, other: Listed) -> list[str]:
        a, b = drawn(one), drawn(other)
        told = {"&": (a & b, one & other), "|": (a | b, one | other), "-": (a & ~b, one - other)}
        told["~"] = (~a, frozenset(ALL) - one)
        return [sign for sign, (found, listed) in told.items() if found != drawn(listed)]

    assert len(PAIRS) > 500
    assert [(one, other, signs) for one, other in PAIRS if (signs := otherwise(one, other))] == []


def test_a_fact_is_left_open_or_taken_as_given() -> None:
    wrong = []
    for one, variable in product(SETS, range(VARIABLES)):
        open_ = frozenset(changed(each, variable, v) for each in one for v in (False, True))
        if shared().without(drawn(one), frozenset({variable})) != drawn(open_):
            wrong.append((one, variable, "open"))
        for value in (False, True):
            taken = frozenset(each for each in ALL if changed(each, variable, value) in one)
            if shared().given(drawn(one), ((variable, value),)) != drawn(taken):
                wrong.append((one, variable, f"{value}"))
    assert wrong == []


def test_one_situation_of_a_set_lies_in_it() -> None:
    assert not drawn(frozenset()).satisfiable()
    for one in filter(None, SETS):
        values = tuple(sorted(shared().one_of(drawn(one)).items()))
        assert not (shared().exactly(values) & ~drawn(one)).satisfiable(), one
        assert shared().read_by(drawn(one)) <= set(range(VARIABLES)), one


def test_nothing_and_everything_are_their_own_sets() -> None:
    assert (drawn(frozenset()), drawn(frozenset(ALL))) == (shared().none, shared().every)
