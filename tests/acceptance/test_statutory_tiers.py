"""生物安全法75 as the bureau's list of powers has it: a warning and perhaps a fine to 200,000 yuan; 拒不改正或者造成严重后果 alone
opens what is above, and then stopping the research and the fine are both obligatory."""

from dataclasses import replace
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.proposal_checks import by_the_higher_fine
from tests.acceptance.lawful_cases import (
    LARGE,
    LARGE_POWER,
    allowed,
    investigation,
    on_the_spot,
    refused,
    reported,
    to_be_approved,
    to_be_decided,
    told,
    without,
)
from tests.unit.built_cases import barred, case, did
from tests.unit.sample_payloads import payload
from tests.unit.states.test_discretion_checks import book

BIOSAFETY = "生物安全法75"
RANGE = "行政处罚法4"
HEAVIER = "行政处罚法45"
STOP = {"suspension": "停止该项研究、开发活动，至验收合格"}
ABOUT: dict[str, Any] = {"power": LARGE_POWER}


def cited(*keys: str) -> list[dict[str, str]]:
    return [{"key": key, "evidence": "查询记录" if key in ("repeated", "first_time") else "登记材料"} for key in keys]


def penalty(grade: str, fine: int | None, *keys: str, kinds: Any = ("warning", "fine"), **more: Any) -> dict[str, Any]:
    """A proposal under article 75."""
    details = STOP if "suspension" in kinds else {}
    filled = {"sanctions": list(kinds), "fine": fine, "grade": grade, "circumstances": cited(*keys), "details": details}
    return {**LARGE, **filled, **more}


BOTH = ("fine", "suspension")


ORDERED = did("order_correction", "2026-03-06 09:00", correct_by="2026-03-13")
NOT_OBEYED = did("check_correction", "2026-03-16 09:00", corrected=False)


def facts(*acts: Act) -> CaseFacts:
    """Ordered to correct by 13 March, and found on the 16th not to have."""
    return reported(ORDERED, NOT_OBEYED, *acts, **ABOUT)


@pytest.mark.parametrize(("kinds", "lawful"), [(("warning", "fine"), True), (("warning",), True), (("fine",), False)])
def test_the_first_half_obliges_to_a_warning_and_allows_a_fine(kinds: tuple[str, ...], lawful: bool) -> None:
    fine = 6_000_000 if "fine" in kinds else None
    grade = penalty("ordinary", fine, "cooperative", kinds=kinds)
    if "fine" not in kinds:
        grade |= {"grade": None, "circumstances": []}
    if lawful:
        allowed(facts(), "propose_penalty", BIOSAFETY, **grade)
    else:
        (reason,) = refused(facts(), "propose_penalty", BIOSAFETY, **grade)
        assert "应当给予警告" in reason.says


@pytest.mark.parametrize("circumstance", ["refused_correction", "grave_harm"])
@pytest.mark.parametrize(
    ("kinds", "lawful"),
    [(BOTH, True), (("warning",), False), (("fine",), False), (("suspension",), False), (("warning", *BOTH), False)],
)
def test_the_second_half_obliges_to_stopping_and_the_fine_and_names_nothing_else(
    circumstance: str, kinds: tuple[str, ...], lawful: bool
) -> None:
    fine = 30_000_000 if "fine" in kinds else None
    filled = penalty("grave", fine, circumstance, kinds=kinds)
    if lawful:
        allowed(facts(), "propose_penalty", BIOSAFETY, **filled)
    else:
        refused(facts(), "propose_penalty", BIOSAFETY, **filled)


@pytest.mark.parametrize(
    ("grade", "key", "fine", "inside"),
    [
        ("serious", "long_lasting", 20_000_000, True),  # 二十万元以下，包括二十万元
        ("serious", "long_lasting", 20_000_001, False),
        ("grave", "refused_correction", 19_999_999, False),
        ("grave", "refused_correction", 20_000_000, True),  # 二十万元以上，包括二十万元
        ("grave", "grave_harm", 200_000_000, True),
        ("grave", "grave_harm", 200_000_001, False),
    ],
)
def test_both_halves_include_200_000_yuan(grade: str, key: str, fine: int, inside: bool) -> None:
    filled = penalty(grade, fine, key, kinds=BOTH if grade == "grave" else ("warning", "fine"))
    if inside:
        allowed(facts(), "propose_penalty", RANGE, **filled)
    else:
        (reason,) = refused(facts(), "propose_penalty", RANGE, **filled)
        assert BIOSAFETY in reason.says, "the half of the article is named"


def test_an_emergency_never_opens_the_second_half() -> None:
    """行政处罚法49 is heavier within the tier: without 拒不改正 or 严重后果 there is no million."""
    heavier = ("repeated", "emergency")
    refused(facts(), "propose_penalty", RANGE, **penalty("grave", 100_000_000, *heavier))
    refused(facts(), "propose_penalty", "行政处罚法34", **penalty("grave", 20_000_000, *heavier))
    refused(facts(), "propose_penalty", BIOSAFETY, **penalty("grave", 20_000_000, *heavier, kinds=BOTH))
    allowed(facts(), "propose_penalty", "行政处罚法34", **penalty("serious", 20_000_000, *heavier))
    allowed(
        facts(), "propose_penalty", "行政处罚法34", **penalty("serious", 20_000_000, "no_safety_officer", "emergency")
    )


def test_what_makes_lighter_stays_in_the_second_half_and_only_what_is_reduced_comes_down_one() -> None:
    """行政处罚法32: 从轻 stays inside the tier, 减轻 is what goes below it, on a proved ground, and no further than one down."""
    ground = ("grave_harm", "harm_mitigated")
    down = penalty("serious", 9_000_000, *ground)
    refused(facts(), "propose_penalty", BIOSAFETY, **down, mitigation="lighter")
    allowed(facts(), "propose_penalty", BIOSAFETY, **down, mitigation="reduced")
    allowed(facts(), "propose_penalty", RANGE, **down, mitigation="reduced")
    refused(facts(), "propose_penalty", BIOSAFETY, **penalty("serious", 9_000_000, "grave_harm"), mitigation="reduced")
    allowed(
        facts(), "propose_penalty", BIOSAFETY, **penalty("grave", 20_000_000, *ground, kinds=BOTH), mitigation="lighter"
    )
    allowed(
        facts(),
        "propose_penalty",
        BIOSAFETY,
        **penalty("serious", 9_000_000, "grave_harm", "minor"),
        mitigation="reduced",
    )


@pytest.mark.parametrize(
    ("acts", "refuses"),
    [
        ((ORDERED, NOT_OBEYED), True),
        ((ORDERED,), False),  # nobody looked
        ((ORDERED, did("check_correction", "2026-03-13 09:00", corrected=False)), False),  # its last day is the party's
        ((ORDERED, did("check_correction", "2026-03-14 09:00", corrected=False)), True),
        ((ORDERED, did("check_correction", "2026-03-16 09:00", corrected=True)), False),
        ((ORDERED, NOT_OBEYED, did("check_correction", "2026-03-17 09:00", corrected=True)), False),
        (
            (ORDERED, did("check_correction", "2026-03-16 09:00", flags=("two_certified_officers",), corrected=False)),
            False,
        ),
        ((NOT_OBEYED, ORDERED), False),  # ordered anew
    ],
)
def test_refusing_to_correct_is_shown_by_a_check_after_the_period_set(acts: tuple[Act, ...], refuses: bool) -> None:
    filled = penalty("grave", 30_000_000, "refused_correction", kinds=BOTH)
    told = case(*without(investigation(), "order_correction"), *acts, step="inspect.reported", **ABOUT)
    if refuses:
        allowed(told, "propose_penalty", BIOSAFETY, **filled)
    else:
        (reason,) = refused(told, "propose_penalty", BIOSAFETY, **filled)
        assert "期限届满后复查仍未改正" in reason.says
    allowed(told, "propose_penalty", BIOSAFETY, **penalty("grave", 30_000_000, "grave_harm", kinds=BOTH))


@pytest.mark.parametrize(("harm", "grave"), [("none", False), ("slight", False), ("real", True)])
def test_grave_harm_is_not_cited_against_a_report_that_found_none(harm: str, grave: bool) -> None:
    """行政处罚法40: what the investigation did not establish founds no heavier part of the article."""
    filled = penalty("grave", 30_000_000, "grave_harm", kinds=BOTH)
    told = reported(report={"harm": harm}, **ABOUT)
    if grave:
        allowed(told, "propose_penalty", BIOSAFETY, **filled)
    else:
        (reason,) = refused(told, "propose_penalty", BIOSAFETY, **filled)
        assert "认定造成了实际危害后果" in reason.says


def test_the_circumstance_of_a_tier_needs_evidence_of_the_case() -> None:
    shown = replace(facts(did("add_evidence", no="9", title="事故调查报告")), book=book())
    filled = penalty("grave", 30_000_000, "grave_harm", kinds=BOTH)
    named = {**filled, "circumstances": [{"key": "grave_harm", "evidence": "事故调查报告"}]}
    unnamed = {**filled, "circumstances": [{"key": "grave_harm", "evidence": "无"}]}
    allowed(shown, "propose_penalty", "行政处罚法40", **named)
    refused(shown, "propose_penalty", "行政处罚法40", **unnamed)


def test_a_revision_and_a_decision_are_held_by_the_same() -> None:
    acts = told(**LARGE)
    light = {key: LARGE[key] for key in ("fine", "grade", "circumstances")} | {"sanctions": ["fine"]}
    revising = to_be_approved(acts=acts, **ABOUT, actor="officer-a")
    refused(revising, "revise_proposal", BIOSAFETY, **light)
    allowed(revising, "revise_proposal", BIOSAFETY, **{**light, "sanctions": ["warning", "fine"], "fine": 5_900_000})
    bare = told(**{**LARGE, "sanctions": ["fine"]})
    refused(replace(to_be_decided(acts=bare, **ABOUT), book=book()), "make_decision", BIOSAFETY)
    only = told(**{**penalty("", None, kinds=("warning",)), "grade": None, "circumstances": []})
    allowed(replace(to_be_decided(acts=only, **ABOUT), book=book()), "make_decision", BIOSAFETY)


def test_on_the_spot_the_warning_is_given_and_no_fine_stands_alone() -> None:
    spot = on_the_spot(power=LARGE_POWER)
    law: dict[str, Any] = {"violated": BIOSAFETY, "basis": BIOSAFETY, "grade": None, "circumstances": []}
    allowed(spot, "make_spot_decision", BIOSAFETY, sanctions=["warning"], fine=None, **law)
    refused(spot, "make_spot_decision", BIOSAFETY, sanctions=["fine"], fine=20_000, **law)


def test_on_the_spot_too_the_circumstance_lies_in_the_case() -> None:
    """科学技术普及法56 punishes 情节严重 alone."""
    venue = "科学技术普及法56"
    spot = replace(on_the_spot(did("add_evidence", no="9", title="责令改正通知书"), power="KJ-CF-015"), book=book())
    told_of: dict[str, Any] = {"violated": venue, "basis": venue, "sanctions": ["warning"], "fine": None, "grade": None}
    refused(spot, "make_spot_decision", venue, **told_of, circumstances=[])
    for evidence, lies_there in (("责令改正通知书", True), ("无", False)):
        cited_as = [{"key": "grave_circumstances", "evidence": evidence}]
        act = allowed if lies_there else refused
        act(spot, "make_spot_decision", "行政处罚法40", **told_of, circumstances=cited_as)


def test_of_two_norms_the_range_of_the_tier_counts() -> None:
    """行政处罚法29: beside a first-half breach (to 200,000 yuan) a norm that fines to a million is the higher one."""
    other = ["KJ-CF-001"]
    refused(facts(), "propose_penalty", "行政处罚法29", **LARGE, also_broken=other)
    grave = penalty("grave", 30_000_000, "grave_harm", kinds=BOTH)
    allowed(facts(), "propose_penalty", "行政处罚法29", **grave, also_broken=other)


@pytest.mark.parametrize(("other", "higher"), [(["KJ-CF-001"], True), ([], False)])
def test_nor_does_a_revision_come_down_below_the_other_norm(other: list[str], higher: bool) -> None:
    """What comes down into the first half of the article is less than the other norm fines (行政处罚法29)."""
    acts = told(**penalty("grave", 30_000_000, "grave_harm", kinds=BOTH), also_broken=other)
    smaller = penalty("serious", 9_000_000, "long_lasting")
    revised = {key: value for key, value in smaller.items() if key not in ("violated", "basis")}
    reasons = refused(to_be_approved(acts=acts, actor="officer-a", **ABOUT), "revise_proposal", HEAVIER, **revised)
    assert reasons, "a warning is added, so it is told anew in either case"
    if higher:
        refused(to_be_approved(acts=acts, actor="officer-a", **ABOUT), "revise_proposal", "行政处罚法29", **revised)
    else:
        assert barred(by_the_higher_fine, case(*acts, **ABOUT), payload("revise_proposal", **revised)) is None


@pytest.mark.parametrize(("power", "grave_alone"), [("KJ-CF-009", True), (LARGE_POWER, False), ("KJ-CF-001", False)])
def test_what_the_article_does_not_punish_is_withdrawn_and_nothing_else_is(power: str, grave_alone: bool) -> None:
    facts = reported(power=power, actor="leader-a")
    (allowed if grave_alone else refused)(facts, "withdraw_case", RANGE, ground="no_penalty_provided")
    allowed(facts, "withdraw_case", RANGE, ground="no_jurisdiction")


@pytest.mark.parametrize(
    ("power", "report", "nothing"),
    [
        ("KJ-CF-006", {}, True),  # 没收违法所得，而没有违法所得
        ("KJ-CF-006", {"gains": 100}, False),
        ("KJ-CF-012", {}, True),  # 可以处以罚款，而没有幅度、没有基准
        ("KJ-CF-010", {}, False),  # 并处以罚款：应当罚，等基准公布
        ("KJ-CF-018", {}, False),  # 可以并处，幅度已定
    ],
)
def test_nor_is_what_names_nothing_that_can_be_imposed_here(power: str, report: dict[str, Any], nothing: bool) -> None:
    judge = allowed if nothing else refused
    judge(reported(report=report, power=power, actor="leader-a"), "withdraw_case", RANGE, ground="no_penalty_provided")


@pytest.mark.parametrize("power", ["KJ-CF-010", "KJ-CF-011"])
def test_a_fine_that_the_article_imposes_is_not_left_out_for_want_of_a_figure(power: str) -> None:
    """促进科技成果转化法47, 48: 没收违法所得，并处以罚款."""
    clause = {"KJ-CF-010": "促进科技成果转化法47", "KJ-CF-011": "促进科技成果转化法48"}[power]
    taken = {"sanctions": ["confiscation"], "confiscation": 100, "fine": None, "grade": None, "circumstances": []}
    facts = reported(report={"gains": 100}, power=power)
    refused(facts, "propose_penalty", clause, **taken, violated=clause, basis=clause)
