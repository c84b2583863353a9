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
TRUTHS = st.fixed_dictionaries({name: st.booleans() for name in NAMES})


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


@given(FORMULAS, st.sampled_from(NAMES))
def test_what_is_left_no_longer_looks_at_the_deleted_fact(formula: Formula, name: str) -> None:
    rest = without(formula, name)
    left = set() if rest is None else set(rest.facts())
    assert left == set(formula.facts()) - {name}


@given(FORMULAS, TRUTHS)
def test_nothing_both_holds_and_does_not(formula: Formula, truth: dict[str, bool]) -> None:
    assert (~formula).holds(truth) is not formula.holds(truth)


@given(FORMULAS, FORMULAS, TRUTHS)
def test_not_both_is_either_not(one: Formula, other: Formula, truth: dict[str, bool]) -> None:
    assert (~(one & other)).holds(truth) is (~one | ~other).holds(truth)


@given(FORMULAS, TRUTHS, st.booleans())
def test_a_verdict_depends_on_the_named_facts_alone(formula: Formula, truth: dict[str, bool], other: bool) -> None:
    named = set(formula.facts())
    elsewhere = {key: value if key in named else other for key, value in truth.items()}
    assert formula.holds(elsewhere) is formula.holds(truth)
