"""A place for an amount in a text for people, as ``{service_period}``, names a term or a figure of the release."""

import ast
from collections.abc import Iterator

from states.wording import PLACE, amount_of
from tests.contract.repository import relative, sources
from tests.unit.built_cases import rules


def texts() -> Iterator[tuple[str, str]]:
    """Every text for people in states/, apart from docstrings."""
    for path in sources("states"):
        place = relative(path)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                yield place, node.value


def test_every_place_names_a_term_or_a_figure() -> None:
    body = rules().body
    named = {name for _, text in texts() for name in PLACE.findall(text)}
    assert {"decision_period", "service_period", "officers_at_least", "child_age"} <= named
    assert sorted(name for name in named if amount_of(body, name) is None) == []
