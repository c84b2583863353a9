"""By what a term may be extended (延长期限): a rule for this term, while it runs, within its measure, so many times."""

from typing import Any

import pytest

from config.schema.terms import ExtensionRule
from states.actions.extend_term import EXTEND_TERM, extension_is_lawful
from states.acts import Act
from states.release import Rules
from tests.unit.built_cases import barred, case, did, lets_pass, rules
from tests.unit.sample_payloads import payload

TOLD: dict[str, Any] = {
    "term": "decision_period",
    "unit": "calendar_day",
    "clause": "行政处罚法60",
    "verified": "memory",
}
ONCE = ExtensionRule(key="once", title="案情复杂", most=30, **TOLD)
AGAIN = ExtensionRule(key="again", title="特别复杂", most=20, after="once", times=2, approval="discussion", **TOLD)
UNKNOWN = ExtensionRule(key="unknown", title="无据", most=5, **{**TOLD, "clause": "不存在的规定1"})
RULES = Rules("extended", rules().body.model_copy(update={"extensions": (ONCE, AGAIN, UNKNOWN)}))
FILED = (did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"))


def extended(*keys: str) -> tuple[Act, ...]:
    return tuple(
        did("extend_term", f"2026-03-{day:02} 09:00", by="leader-a", term="decision_period", extension=key, amount=10)
        for day, key in enumerate(keys, start=3)
    )


def asking(extension: str, amount: int = 10, term: str = "decision_period", **more: Any) -> Any:
    return payload("extend_term", term=term, extension=extension, amount=amount, **more)


def refused(*acts: Act, at: str = "2026-03-20 09:00", **asked: Any) -> tuple[str, str, str] | None:
    facts = case(*acts, at=at, with_rules=RULES)
    reason = barred(extension_is_lawful, facts, asking(**asked))
    return None if reason is None else (reason.gate, reason.clause, reason.says)


def test_without_a_rule_for_this_very_term_nothing_is_extended() -> None:
    says = ("extension_has_basis", "行政处罚法60", "没有准许这样延长此期限的规定，期限照常计算")
    assert refused(*FILED, extension="once") is None
    assert refused(*FILED, extension="no_such") == says
    assert refused(*FILED, extension="once", term="payment") == says
    assert refused(*FILED, extension="once", term="no_such") == says


def test_only_a_term_that_runs_is_extended_and_before_it_is_over() -> None:
    clause = "行政处罚法60"
    assert refused(extension="once") == ("term_runs", clause, "本案没有正在计算的此项期限，无从延长")
    made = did("make_decision", "2026-03-05 09:00")
    assert refused(*FILED, made, extension="once") == ("term_runs", clause, "本案没有正在计算的此项期限，无从延长")
    assert refused(*FILED, at="2026-06-01 09:00", extension="once") is None
    over = ("extended_in_time", clause, "期限已于2026年6月1日届满，届满之后不得延长")
    assert refused(*FILED, at="2026-06-02 09:00", extension="once") == over


def test_an_extension_rests_on_a_clause_in_force_and_keeps_its_measure() -> None:
    assert refused(*FILED, extension="once", amount=30) is None
    assert refused(*FILED, extension="once", amount=31) == ("extension_within", "行政处罚法60", "至多延长30日")
    says = "准许延长的条文当日没有施行或者已经失效"
    assert refused(*FILED, extension="unknown", amount=5) == ("extension_in_force", "不存在的规定1", says)


def test_each_extension_is_used_so_many_times_and_in_its_order() -> None:
    clause = "行政处罚法60"
    order = ("extension_order", clause, "须先依前一项规定延长，期满仍不能办结的才可以再延长")
    assert refused(*FILED, extension="again") == order
    assert refused(*FILED, *extended("once"), extension="again") is None
    assert refused(*FILED, *extended("once"), extension="once") == (
        "extension_times",
        clause,
        "“案情复杂”至多1次，已经用完",
    )
    assert refused(*FILED, *extended("once", "again"), extension="again") is None
    assert refused(*FILED, *extended("once", "again", "again"), extension="again") == (
        "extension_times",
        clause,
        "“特别复杂”至多2次，已经用完",
    )


@pytest.mark.parametrize(
    ("extension", "together", "passes"),
    [
        ("once", (), True),
        ("no_such", (), True),  # refused for having no rule, not for this
        ("again", (), False),
        ("again", ("leader-a", "leader-b"), True),
    ],
)
def test_what_the_leaders_decide_together_wants_enough_of_them(
    extension: str, together: tuple[str, ...], passes: bool
) -> None:
    facts = case(*FILED, with_rules=RULES)
    assert lets_pass(EXTEND_TERM.checks[-1], facts, asking(extension, participants=list(together))) is passes
