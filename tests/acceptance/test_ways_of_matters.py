"""The way of a matter that is no penalty: to each of its ends, under the articles of its own law."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from states.forecast import terms_on
from states.ways import NOT_ADVISED, Way, ways
from tests.acceptance.matter_cases import rules_with
from tests.unit.built_cases import case, did

POWERS = {
    "permit": "YL-XK-001",
    "confirmation": "KJ-QR-001",
    "adjudication": "YL-CJ-001",
    "levy": "YL-ZS-001",
    "mediation": "KJ-TJ-001",
    "guidance": "KJ-ZD-001",
    "disclosure": "KJ-GK-001",
}
ENDS = {
    "permit": {"准予许可", "不予许可", "不予受理", "撤案"},
    "confirmation": {"准予登记", "不予登记", "不予受理", "撤案"},
    "adjudication": {"裁决", "调解达成协议", "不予受理", "撤案"},
    "levy": {"征收", "撤案"},
    "mediation": {"调解协议已履行", "终止调解", "撤案"},
    "guidance": {"指导已实施", "撤案"},
    "disclosure": {"予以公开", "部分公开", "不予公开", "其他答复", "撤案"},
}


@cache
def from_the_start(procedure: str) -> list[Way]:
    rules = rules_with(procedure)
    return ways(case(step="prompt.opened", procedure=procedure, power=POWERS[procedure], with_rules=rules))


@pytest.mark.parametrize("procedure", ENDS)
def test_each_way_a_matter_may_end_is_told(procedure: str) -> None:
    assert {way.ending for way in from_the_start(procedure)} == ENDS[procedure]


@pytest.mark.parametrize("procedure", ENDS)
def test_nobody_is_advised_to_have_the_applicant_withdraw(procedure: str) -> None:
    deeds = [deed for way in from_the_start(procedure) for deed in way.deeds]
    assert not {deed.action.key for deed in deeds if deed.action} & NOT_ADVISED
    assert "withdraw_application" in NOT_ADVISED


@pytest.mark.parametrize("procedure", ENDS)
def test_no_step_of_a_matter_is_told_with_an_article_for_another_family(procedure: str) -> None:
    found = from_the_start(procedure)
    clauses = {deed.clause for way in found for deed in way.deeds}
    clauses |= {one.clause for way in found for one in way.if_so}
    foreign = ("行政处罚法",) if procedure == "permit" else ("行政处罚法", "行政许可法")
    assert not [clause for clause in clauses if clause.startswith(foreign)]


def test_a_term_of_a_permit_is_told_under_the_act_on_permits() -> None:
    """The time to ask for a hearing, and the time to decide by the rule it counts by once it was extended."""
    acts = (
        *(did("register_application", "2026-03-02 09:00"), did("accept_application", "2026-03-02 10:00")),
        *(did("examine_application", "2026-03-03 09:00"), did("propose_permit", "2026-03-03 10:00")),
        *(did("tell_rights", "2026-03-03 11:00", hearing=True), did("record_notice_service", "2026-03-04 09:00")),
        did("extend_period", "2026-03-05 09:00", by="leader-a"),
    )
    about: dict[str, Any] = {
        "step": "decide.notice_served",
        "at": "2026-03-06 09:00",
        "with_rules": rules_with("permit"),
    }
    facts = case(*acts, procedure="permit", power="YL-XK-001", **about)
    told = {term.key: term for term in terms_on(facts, date(2026, 3, 6))}
    assert told["hearing_request"].clause == "行政许可法47(1)"
    assert told["statement_period"].clause == "行政许可法36"
    assert told["decision_period"].title == "经批准延长后作出行政许可决定的期限"
