"""What rests on a clause: nothing that names it is forgotten, and an article takes its paragraphs and items with it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.schema.release import ReleaseBody
from config.schema.terms import ExtensionRule
from config.settings import CHECKOUT
from states.law_basis import all_resting, part_of, resting_on, reviews_due, without_basis
from tests.integration.bureau_desk import sample_release


def ended(*clauses: str) -> ReleaseBody:
    """The sample release with these clauses over since the end of June."""
    body = sample_release()
    rows = [
        row.model_copy(update={"in_force_to": date(2026, 6, 30)}) if row.clause in clauses else row
        for row in body.clauses
    ]
    return body.model_copy(update={"clauses": tuple(rows)})


def test_every_clause_that_the_code_names_has_something_resting_on_it() -> None:
    resting = {one.clause for one in all_resting(sample_release())}
    registered = {row.clause for row in sample_release().clauses}
    texts = "\n".join(path.read_text("utf-8") for path in Path(CHECKOUT / "states").rglob("*.py"))
    written = set(re.findall(r'"([^"\n]+)"', texts)) & registered
    assert len(written) > 100
    assert sorted(written - resting) == []


@pytest.mark.parametrize("article", ["行政处罚法64", "行政处罚法36", "行政处罚法72"])
def test_an_article_that_ends_takes_its_parts_with_it(article: str) -> None:
    lost = {one.clause for one in without_basis(ended(article), date(2026, 7, 1))}
    parts = {one.clause for one in all_resting(sample_release()) if part_of(one.clause, article)}
    assert len(parts) > 1
    assert parts <= lost
    assert not parts & {one.clause for one in without_basis(ended(article), date(2026, 6, 30))}
    assert {one.clause for one in resting_on(sample_release(), article)} == parts


def test_a_part_is_no_article_of_a_longer_number() -> None:
    assert part_of("行政处罚法6(一)", "行政处罚法6")
    assert not part_of("行政处罚法64(一)", "行政处罚法6")
    assert not part_of("行政处罚法6", "行政处罚法6(一)")


def test_extensions_and_suspensions_rest_on_their_clauses() -> None:
    told = {(one.kind, one.key) for one in all_resting(sample_release())}
    assert {("延长", rule.key) for rule in sample_release().extensions} <= told
    assert {("中止", ground.key) for ground in sample_release().suspensions} <= told
    assert isinstance(sample_release().extensions[0], ExtensionRule)


def test_a_standard_is_reviewed_when_the_article_its_power_rests_on_an_item_of_ends() -> None:
    body: Any = sample_release()
    power = next(p for p in body.powers if p.code == "KJ-CF-017")
    (clause,) = power.basis
    assert clause.endswith("(一)")
    article = clause.removesuffix("(一)")
    whole = next(row for row in body.clauses if row.clause == clause).model_copy(update={"clause": article})
    before = body.model_copy(update={"clauses": (*body.clauses, whole)})
    after = body.model_copy(
        update={"clauses": (*body.clauses, whole.model_copy(update={"in_force_to": date(2026, 6, 30)}))}
    )
    assert [(change.clause, row.power) for change, row in reviews_due(before, after)].count((article, "KJ-CF-017")) == 1
