"""What rests on a clause: nothing that names it is forgotten, and an article takes its paragraphs and items with it."""

from datetime import date
from functools import cache
from typing import Any

from config.schema.release import ReleaseBody
from config.schema.terms import ExtensionRule
from states.clauses import part_of
from states.law_basis import Resting, all_resting, resting_on, reviews_due, without_basis
from tests.unit.built_cases import rules


def ended(*clauses: str) -> ReleaseBody:
    """The sample release with these clauses over since the end of June."""
    body = rules().body
    rows = [
        row.model_copy(update={"in_force_to": date(2026, 6, 30)}) if row.clause in clauses else row
        for row in body.clauses
    ]
    return body.model_copy(update={"clauses": tuple(rows)})


@cache
def everything() -> tuple[Resting, ...]:
    """All that rests on a clause in the sample release."""
    return tuple(all_resting(rules().body))


ARTICLES = ("行政处罚法64", "行政处罚法36", "行政处罚法72")


def parts_of(article: str) -> set[str]:
    parts = {one.clause for one in everything() if part_of(one.clause, article)}
    assert len(parts) > 1
    return parts


def test_articles_that_end_take_their_parts_with_them_and_nothing_else() -> None:
    body = ended(*ARTICLES)
    lost = {one.clause for one in without_basis(body, date(2026, 7, 1))}
    assert lost == set().union(*map(parts_of, ARTICLES))
    assert without_basis(body, date(2026, 6, 30)) == []


def test_what_rests_on_an_article_rests_on_it_or_on_a_part_of_it() -> None:
    found = {article: {one.clause for one in resting_on(rules().body, article)} for article in ARTICLES}
    assert found == {article: parts_of(article) for article in ARTICLES}


def test_a_part_is_no_article_of_a_longer_number() -> None:
    assert part_of("行政处罚法6(一)", "行政处罚法6")
    assert not part_of("行政处罚法64(一)", "行政处罚法6")
    assert not part_of("行政处罚法6", "行政处罚法6(一)")


def test_extensions_and_suspensions_rest_on_their_clauses() -> None:
    told = {(one.kind, one.key) for one in everything()}
    assert {("延长", rule.key) for rule in rules().body.extensions} <= told
    assert {("中止", ground.key) for ground in rules().body.suspensions} <= told
    assert isinstance(rules().body.extensions[0], ExtensionRule)


def test_a_standard_is_reviewed_when_the_article_its_power_rests_on_an_item_of_ends() -> None:
    body: Any = rules().body
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


def test_a_rule_written_in_the_code_is_told_by_the_act_it_is_looked_at() -> None:
    """Who reads what a clause carries is a lawyer, not a programmer; and each rule is told once."""
    told = {one.key: one.title for one in everything() if one.kind == "办理规则"}
    assert told["actions.record_hearing.chair_was_neutral"] == "办理“听证笔录”时核对"
    assert told["hearing_notice.chaired_as_told"] == "办理“听证笔录”时核对"
    assert told["documents.building_evidence.recusal_decision"] == "制作文书时写明"
    assert "“送达决定书”" in told["checks.servers_certified"]
    assert told["checks.servers_certified"].endswith("等7项时核对")
    assert not [place for place in told if place.startswith("actions.") and place.count(".") == 1]
