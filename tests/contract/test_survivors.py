"""The list of surviving mutants explains lines that stand in the rules (变异测试)."""

from tests.contract.repository import ROOT
from tests.mutation.survivors import explained, gone


def test_each_explained_survivor_changes_a_line_that_stands() -> None:
    """Who edits the line looks at its mutants anew: an old excuse may no longer hold."""
    assert gone(explained(), ROOT) == []


def test_each_explained_survivor_says_why() -> None:
    """A reason is a sentence, not a mark."""
    assert [change for change, why in explained().items() if len(why) < 20] == []
