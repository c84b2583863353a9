"""金科〔2015〕8号四(4): a major matter is assessed before it is decided, in three respects, and what is found grave is met by a
measure on the day of the decision."""

from typing import Any

import pytest

from states.actions import ACTIONS
from states.acts import Act
from states.facts import CaseFacts
from states.lifecycle import reasons_against
from tests.acceptance.lawful_cases import (
    LARGE,
    LARGE_POWER,
    allowed,
    refused,
    to_be_approved,
    to_be_decided,
    told,
    under_investigation,
    unpunished,
)
from tests.acceptance.matter_cases import contract, dispute, levied, permit, urged
from tests.unit.built_cases import case, did, officer, roster
from tests.unit.sample_payloads import sample

WAIVED = did("record_waiver", rights=["hearing"])
REVIEWED = did("review_legality", by="reviewer-a")
DISCUSSED = did("discuss_collectively", by="leader-a")
ASSESSED = did("assess_risk")
BEFORE = (WAIVED, REVIEWED, DISCUSSED)
LARGE_CASE = {"acts": told(**LARGE), "power": LARGE_POWER}
CALLED_MAJOR = {"acts": told({"major": True})}


def point(**told_otherwise: Any) -> dict[str, Any]:
    """The sample point, graded high, some things otherwise."""
    return {**sample("assess_risk")["points"][0], **told_otherwise}


def assessed(*points: dict[str, Any]) -> Act:
    return did("assess_risk", points=list(points))


@pytest.mark.parametrize("about", [LARGE_CASE, CALLED_MAJOR])
def test_a_major_penalty_is_neither_approved_nor_made_without_an_assessment(about: dict[str, Any]) -> None:
    refused(to_be_approved(*BEFORE, **about), "approve_decision", "金科〔2015〕8号四(4)")
    allowed(to_be_approved(*BEFORE, ASSESSED, **about), "approve_decision", "金科〔2015〕8号四(4)")
    refused(to_be_decided(*BEFORE, **about), "make_decision", "金科〔2015〕8号四(4)")
    allowed(to_be_decided(*BEFORE, ASSESSED, **about), "make_decision", "金科〔2015〕8号四(4)")


@pytest.mark.parametrize("about", [{}, {"acts": told({"complex": True})}])
def test_what_is_not_major_needs_none(about: dict[str, Any]) -> None:
    allowed(to_be_approved(*BEFORE, **about), "approve_decision", "金科〔2015〕8号四(4)")


def test_a_major_case_is_assessed_even_if_no_penalty_follows() -> None:
    major = unpunished(major=True, minor=True, corrected=True, harm="none")
    taught = did("record_education")
    stands: dict[str, Any] = {"step": "decide.proposed", "actor": "leader-a"}
    refused(case(*major, taught, **stands), "approve_decision", "金科〔2015〕8号四(4)")
    allowed(case(*major, taught, ASSESSED, **stands), "approve_decision", "金科〔2015〕8号四(4)")


MAJOR_MATTERS = {
    "permit": (permit, "propose_permit", "decide_permit", "decide.notice_served"),
    "confirmation": (contract, "propose_confirmation", "decide_confirmation", "decide.notice_served"),
    "adjudication": (dispute, "propose_ruling", "decide_ruling", "decide.proposed"),
    "execution": (urged, "propose_execution", "decide_execution", "decide.proposed"),
    "levy": (levied, "propose_levy", "decide_levy", "decide.notice_served"),
}


@pytest.mark.parametrize("family", MAJOR_MATTERS)
def test_the_other_matters_called_major_are_assessed_too(family: str) -> None:
    stands_at, proposes, decides, step = MAJOR_MATTERS[family]

    def stands(*more: Act, major: bool) -> CaseFacts:
        return stands_at(did(proposes, major=major), *more, step=step, actor="leader-a")

    def says_of_risk(facts: CaseFacts) -> set[str]:
        reasons = refused_with(facts, decides)
        return {key for key, clause in reasons if clause == "金科〔2015〕8号四(4)"}

    assert says_of_risk(stands(major=True)) == {"risk_assessed"}
    assert says_of_risk(stands(ASSESSED, major=True)) == set()
    assert says_of_risk(stands(major=False)) == set()


def refused_with(facts: CaseFacts, action: str) -> set[tuple[str, str]]:
    """Gate and clause of every reason against an act, whatever else is still missing."""
    return {(reason.gate, reason.clause) for reason in reasons_against(facts, ACTIONS[action], None)}


@pytest.mark.parametrize("respect", ["legality", "stability", "safety"])
def test_a_grade_without_a_word_is_no_assessment(respect: str) -> None:
    blank = {respect: {"grade": "low", "text": "　"}}
    found = refused(under_investigation(), "assess_risk", "金科〔2015〕8号四(4)", **blank)
    assert [reason.gate for reason in found] == ["dimension_told"]
    allowed(under_investigation(), "assess_risk", "金科〔2015〕8号四(4)")


@pytest.mark.parametrize(
    "open_point",
    [
        {"owner": None},
        {"due": None},
        {"owner": None, "due": None},
        {"due": "2026-03-19"},
    ],
)
def test_a_high_risk_without_a_measure_in_force_bars_the_decision(open_point: dict[str, Any]) -> None:
    facts = to_be_approved(*BEFORE, assessed(point(**open_point)), **CALLED_MAJOR)
    found = refused(facts, "approve_decision", "金科〔2015〕8号四(4)")
    assert [reason.gate for reason in found] == ["risks_covered"]


@pytest.mark.parametrize(
    "met",
    [
        point(),
        point(due="2026-03-20"),
        point(owner=None, due=None, done_on="2026-03-18"),
        point(due="2026-03-19", done_on="2026-03-18"),
        point(grade="medium", owner=None, due=None),
        point(grade="low", owner=None, due=None),
    ],
)
def test_a_measure_is_in_force_until_its_day_or_done_and_lesser_risks_need_none(met: dict[str, Any]) -> None:
    allowed(to_be_approved(*BEFORE, assessed(met), **CALLED_MAJOR), "approve_decision", "金科〔2015〕8号四(4)")


def test_a_measure_nobody_in_post_answers_for_is_not_in_force() -> None:
    gone = {**roster(), "officer-c": officer("officer-c", active=False)}
    owned = assessed(point(owner="officer-c"))
    allowed(to_be_approved(*BEFORE, owned, **CALLED_MAJOR), "approve_decision", "金科〔2015〕8号四(4)")
    refused(to_be_approved(*BEFORE, owned, people=gone, **CALLED_MAJOR), "approve_decision", "金科〔2015〕8号四(4)")


def test_the_measure_is_looked_at_again_when_the_decision_is_made() -> None:
    until_the_19th = assessed(point(due="2026-03-19"))
    refused(to_be_decided(*BEFORE, until_the_19th, **CALLED_MAJOR), "make_decision", "金科〔2015〕8号四(4)")
    allowed(to_be_decided(*BEFORE, until_the_19th, ASSESSED, **CALLED_MAJOR), "make_decision", "金科〔2015〕8号四(4)")


def test_the_newest_assessment_counts() -> None:
    worse = assessed(point(owner=None))
    refused(to_be_approved(*BEFORE, ASSESSED, worse, **CALLED_MAJOR), "approve_decision", "金科〔2015〕8号四(4)")
    allowed(to_be_approved(*BEFORE, worse, ASSESSED, **CALLED_MAJOR), "approve_decision", "金科〔2015〕8号四(4)")


@pytest.mark.parametrize(
    ("points", "gate"),
    [
        ([point(), point(grade="low")], "risk_points"),
        ([point(kind="other")], "risk_points"),
        ([point(owner="nobody")], "risk_measures"),
        ([point(due="2026-03-19")], "risk_measures"),
        ([point(done_on="2026-03-21")], "risk_measures"),
    ],
)
def test_points_are_told_once_and_their_measures_can_be_kept(points: list[dict[str, Any]], gate: str) -> None:
    found = refused(under_investigation(), "assess_risk", "金科〔2015〕8号四(4)", points=points)
    assert [reason.gate for reason in found] == [gate]


def test_several_points_and_one_that_the_plan_does_not_name() -> None:
    points = [
        point(),
        point(kind="lax_enforcement"),
        point(kind="other", what="媒体报道"),
        point(kind="other", what="汛期"),
    ]
    allowed(under_investigation(), "assess_risk", "金科〔2015〕8号四(4)", points=points)


def test_a_handler_with_a_certificate_assesses_and_a_recused_person_answers_for_nothing() -> None:
    allowed(under_investigation(), "assess_risk", "行政处罚法42")
    refused(under_investigation(actor="officer-c"), "assess_risk", "行政处罚法42")
    out = did("ask_recusal", person="officer-c", asked_by="self", by="officer-c")
    refused(under_investigation(out), "assess_risk", "行政处罚法43(1)", points=[point(owner="officer-c")])
    allowed(under_investigation(out), "assess_risk", "行政处罚法43(1)", points=[point(owner="officer-b")])


def test_an_incident_comes_after_the_opening_and_not_tomorrow() -> None:
    allowed(under_investigation(), "record_incident", "金科〔2015〕8号四(4)", happened_on="2026-03-02")
    refused(under_investigation(), "record_incident", "金科〔2015〕8号四(4)", happened_on="2026-03-01")
    refused(under_investigation(), "record_incident", "行政处罚法47", happened_on="2026-03-21")
    allowed(under_investigation(), "record_incident", "行政处罚法47", happened_on="2026-03-20")
