"""Formulas over facts: what they say, which facts they look at, and what is left when one is deleted."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from states.formula import All, AnyOf, Fact, Formula, Not, without

A, B, C = Fact("a"), Fact("b"), Fact("c")
NAMES = ("a", "b", "c", "d")
FORMULAS = st.recursive(
    st.sampled_from(NAMES).map(Fact),
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=1, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(parts, min_size=1, max_size=3).map(lambda p: AnyOf(tuple(p))),
    ),
    max_leaves=8,
)
TRUTHS = [dict(zip(NAMES, values, strict=True)) for values in product((False, True), repeat=len(NAMES))]


def table(formula: Formula) -> list[bool]:
    return [formula.holds(dict(zip("abc", truth, strict=True))) for truth in product((False, True), repeat=3)]


def test_both_means_each_of_them() -> None:
    assert table(A & B) == [False, False, False, False, False, False, True, True]


def test_either_means_at_least_one_of_them() -> None:
    assert table(A | B) == [False, False, True, True, True, True, True, True]


def test_not_turns_the_verdict() -> None:
    assert table(~A) == [True, True, True, True, False, False, False, False]


def test_a_formula_names_every_fact_it_looks_at() -> None:
    assert list(((A & ~B) | C).facts()) == ["a", "b", "c"]


def test_deleting_the_only_fact_leaves_nothing() -> None:
    assert without(A, "a") is None
    assert without(~A, "a") is None
    assert without(A & (~A | A), "a") is None


def test_deleting_one_fact_leaves_the_others_standing() -> None:
    assert without((A & B) | ~C, "b") == AnyOf((All((A,)), Not(C)))
    assert without((A & B) | ~C, "c") == AnyOf((All((A, B)),))


def test_deleting_a_fact_that_is_not_there_changes_nothing() -> None:
    assert without((A & B) | ~C, "z") == (A & B) | ~C


def left(formula: Formula, name: str) -> set[str]:
    """The facts that a formula looks at once this one is deleted."""
    rest = without(formula, name)
    return set() if rest is None else set(rest.facts())


@given(FORMULAS, FORMULAS)
def test_what_is_so_of_every_formula(one: Formula, other: Formula) -> None:
    """Four things are asked of the same formulas, for making them up is what takes the time; each that fails is told."""
    named = set(one.facts())
    assert {name: left(one, name) for name in NAMES} == {name: named - {name} for name in NAMES}, "deleted, yet read"
    holding = [truth for truth in TRUTHS if one.holds(truth)]
    assert [truth for truth in TRUTHS if not (~one).holds(truth)] == holding, "it both holds and does not"
    neither = [truth for truth in TRUTHS if (~one | ~other).holds(truth)]
    assert [truth for truth in TRUTHS if (~(one & other)).holds(truth)] == neither, "not both is either not"
    unread = [name for name in NAMES if name not in named]
    changed = [(truth, truth | dict.fromkeys(unread, value)) for truth in TRUTHS for value in (False, True)]
    assert [pair for pair in changed if one.holds(pair[0]) is not one.holds(pair[1])] == [], (
        "it reads what it names not"
    )
