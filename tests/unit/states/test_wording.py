"""A refusal names the amounts in force: who changes a figure finds it in the sentence."""

from datetime import date
from typing import Any

import pytest

from states.further_gates import FURTHER_GATES
from states.lifecycle import in_words
from states.reasons import Reason
from states.wording import amount_of, worded
from tests.unit.built_cases import case, rules
from tests.unit.case_builders import with_rules


def shorter(key: str, value: int) -> Any:
    def change(body: Any) -> Any:
        terms = tuple(t.model_copy(update={"amount": value}) if t.key == key else t for t in body.terms)
        figures = tuple(f.model_copy(update={"value": value}) if f.key == key else f for f in body.figures)
        return body.model_copy(update={"terms": terms, "figures": figures})

    return change


@pytest.mark.parametrize(
    ("gate", "key", "shipped", "changed"),
    [
        ("decision_in_time", "decision_period", "90日", "60日"),
        ("served_in_time", "service_period", "7个工作日", "60个工作日"),
        ("court_in_time", "court_application", "3个月", "60个月"),
        ("two_certified_handlers", "officers_at_least", "2人", "60人"),
        ("old_enough", "child_age", "14周岁", "60周岁"),
    ],
)
def test_a_gate_says_the_amount_in_force(gate: str, key: str, shipped: str, changed: str) -> None:
    found = FURTHER_GATES[gate]
    reason = Reason(found.key, found.clause, found.says, remedy=found.remedy)
    assert shipped in in_words(case(), [reason])[0].says
    assert changed in in_words(case(with_rules=with_rules(shorter(key, 60))), [reason])[0].says


def test_the_text_in_force_on_the_day_counts_and_before_there_was_one_the_newest() -> None:
    def in_two_texts(body: Any) -> Any:
        old = next(t for t in body.terms if t.key == "decision_period")
        texts = (
            old.model_copy(update={"amount": 70, "in_force": date(2021, 7, 15), "until": date(2026, 3, 31)}),
            old.model_copy(update={"amount": 80, "in_force": date(2026, 4, 1), "until": None}),
        )
        return body.model_copy(update={"terms": (*(t for t in body.terms if t.key != old.key), *texts)})

    body = with_rules(in_two_texts).body
    assert worded(body, "{decision_period}", date(2026, 3, 31)) == "70日"
    assert worded(body, "{decision_period}", date(2026, 4, 1)) == "80日"
    assert worded(body, "{decision_period}", date(1999, 1, 1)) == "80日"
    assert worded(body, "{decision_period}") == "80日"


def test_braces_that_name_nothing_stay() -> None:
    assert worded(rules().body, "当事人称“{abc}”") == "当事人称“{abc}”"
    assert amount_of(rules().body, "spot_collection_most") == "100元"


def test_every_term_and_figure_can_be_put_into_words() -> None:
    body = rules().body
    for key in {rule.key for rule in body.terms} | {figure.key for figure in body.figures}:
        assert amount_of(body, key), key
