"""金科〔2015〕8号四(6): the bureau keeps a register of its legal advisers; an opinion is asked of one who is engaged that day,
what is not followed is answered, and a bureau may ask for an opinion before every major decision."""

from datetime import date
from typing import Any

import pytest

from states.adviser_register import Adviser
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, refused, to_be_approved, to_be_decided, told, under_investigation
from tests.unit.built_cases import ADVISER, did, rules

MAJOR = told({"major": True})
BEFORE = (did("review_legality", by="reviewer-a"), did("discuss_collectively", by="leader-a"), did("assess_risk"))
CONSULTED = did("consult_adviser")


def strict() -> Rules:
    """The rules of a bureau that asks for an opinion before every major decision."""
    body = rules().body
    profile = body.bureau.model_copy(update={"adviser_heard_before": "major_decisions"})
    return Rules("strict", body.model_copy(update={"bureau": profile}))


def engaged(**changes: Any) -> Adviser:
    told_of = {name: getattr(ADVISER, name) for name in Adviser.__slots__}
    return Adviser(**{**told_of, **changes})


@pytest.mark.parametrize(
    ("adviser", "serves"),
    [
        (engaged(), True),
        (engaged(first=date(2026, 3, 20)), True),
        (engaged(first=date(2026, 3, 21)), False),
        (engaged(last=date(2026, 3, 20)), True),
        (engaged(last=date(2026, 3, 19)), False),
        (engaged(ended_on=date(2026, 3, 21)), True),
        (engaged(ended_on=date(2026, 3, 20)), False),
        (engaged(no="GW2026-02"), False),
    ],
)
def test_an_opinion_is_asked_of_an_adviser_engaged_that_day(adviser: Adviser, serves: bool) -> None:
    facts = under_investigation(advisers=(adviser,))
    says = allowed if serves else refused
    says(facts, "consult_adviser", "金科〔2015〕8号四(6)")


def test_without_a_register_nobody_is_asked() -> None:
    refused(under_investigation(advisers=()), "consult_adviser", "金科〔2015〕8号四(6)")


@pytest.mark.parametrize("followed", ["partly", "not_followed"])
def test_an_opinion_that_is_not_followed_is_answered(followed: str) -> None:
    refused(under_investigation(), "consult_adviser", "金科〔2015〕8号四(6)", followed=followed)
    allowed(
        under_investigation(), "consult_adviser", "金科〔2015〕8号四(6)", followed=followed, reason="裁量基准另有规定"
    )
    allowed(under_investigation(), "consult_adviser", "金科〔2015〕8号四(6)", followed="whole")


def test_nothing_bars_a_decision_without_an_opinion_unless_the_bureau_says_so() -> None:
    allowed(to_be_approved(*BEFORE, acts=MAJOR), "approve_decision", "金科〔2015〕8号四(6)")
    refused(to_be_approved(*BEFORE, acts=MAJOR, with_rules=strict()), "approve_decision", "金科〔2015〕8号四(6)")
    allowed(
        to_be_approved(*BEFORE, CONSULTED, acts=MAJOR, with_rules=strict()), "approve_decision", "金科〔2015〕8号四(6)"
    )
    refused(to_be_decided(*BEFORE, acts=MAJOR, with_rules=strict()), "make_decision", "金科〔2015〕8号四(6)")
    allowed(to_be_decided(*BEFORE, CONSULTED, acts=MAJOR, with_rules=strict()), "make_decision", "金科〔2015〕8号四(6)")


def test_even_then_what_is_not_major_needs_no_opinion() -> None:
    allowed(to_be_approved(with_rules=strict()), "approve_decision", "金科〔2015〕8号四(6)")
