"""Discretion in the words of the law: evidence for each circumstance, lighter by grade and never below the band."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from states import discretion, discretion_checks
from states.documents.reasoning import weighing
from states.facts import CaseFacts
from states.registers.entries import Entry, registers_of
from states.standard_life import Book
from states.standing import standing
from tests.unit.built_cases import barred, case, did, lets_pass, rules
from tests.unit.sample_payloads import payload

EVIDENCE = did("add_evidence", no="1", title="登记材料和交回单")
FOUNDED = ({"key": "benefit_taken", "evidence": "1"},)
MITIGATED = (*FOUNDED, {"key": "harm_mitigated", "evidence": "交回单"})


@cache
def book() -> Book:
    """The register as a new bureau begins it."""
    rows = [row.model_dump(mode="json") for row in rules().body.standards]
    on = rules().body.standards[0].in_force_from
    return registers_of([Entry(1, "standards_taken_over", "setup", on, "", {"rows": rows})]).book


def on_file(*acts: Any, **told: Any) -> CaseFacts:
    """A case judged under the register, with these acts on file."""
    return replace(case(*acts, **told), book=book())


def penalty(grade: str | None, fine: int | None, circumstances: Any, **more: Any) -> Any:
    cited = [dict(one) for one in circumstances]
    return payload("propose_penalty", grade=grade, fine=fine, circumstances=cited, **more)


@pytest.mark.parametrize(
    ("named", "proved"),
    [
        ("1", True),
        ("证据1", True),
        ("登记材料和交回单", True),
        ("交回单", True),
        ("登记材料", True),
        ("材料", False),  # fits any paper, so it names none
        ("无", False),
        ("2", False),
        ("银行流水", False),
    ],
)
def test_each_circumstance_names_evidence_that_lies_in_the_case(named: str, proved: bool) -> None:
    cited = [{"key": "benefit_taken", "evidence": named}]
    filled_in = penalty("ordinary", 100_000, cited)
    reason = barred(discretion_checks.circumstances_proved, on_file(EVIDENCE), filled_in)
    assert (reason is None) is proved
    assert reason is None or (reason.gate, reason.clause) == ("circumstance_proved", "行政处罚法40")


def test_evidence_that_was_excluded_or_unlawfully_obtained_proves_nothing() -> None:
    filled_in = penalty("ordinary", 100_000, FOUNDED)
    excluded = did("exclude_evidence", evidence="1", reason="来源不明")
    flagged = did("add_evidence", flags=("lawfully_obtained",), no="1", title="登记材料")
    assert lets_pass(discretion_checks.circumstances_proved, on_file(EVIDENCE), filled_in)
    assert barred(discretion_checks.circumstances_proved, on_file(EVIDENCE, excluded), filled_in)
    assert barred(discretion_checks.circumstances_proved, on_file(flagged), filled_in)


def test_a_record_of_the_case_is_evidence_once_it_was_made() -> None:
    filled_in = penalty("ordinary", 100_000, [{"key": "cooperative", "evidence": "王某的询问笔录"}])
    assert barred(discretion_checks.circumstances_proved, on_file(EVIDENCE), filled_in)
    asked = on_file(EVIDENCE, did("record_inquiry"))
    assert lets_pass(discretion_checks.circumstances_proved, asked, filled_in)


@pytest.mark.parametrize(
    ("named", "proved"), [("查询记录", True), ("近二年案件查询记录", True), ("无", False), ("记录", False), ("1", True)]
)
def test_what_the_own_record_shows_is_named_as_such_or_lies_in_the_case(named: str, proved: bool) -> None:
    again = penalty("serious", 150_000, [{"key": "repeated", "evidence": named}])
    assert (barred(discretion_checks.circumstances_proved, on_file(EVIDENCE), again) is None) is proved


def test_evidence_found_untrue_proves_nothing() -> None:
    filled_in = penalty("ordinary", 100_000, FOUNDED)
    untrue = did("verify_evidence", evidence="1", true=False)
    assert barred(discretion_checks.circumstances_proved, on_file(EVIDENCE, untrue), filled_in)


def test_what_the_own_record_shows_needs_no_item_of_the_case() -> None:
    assert lets_pass(
        discretion_checks.circumstances_proved,
        on_file(),
        penalty("slight", 30_000, [{"key": "first_time", "evidence": "案件查询记录"}]),
    )


@pytest.mark.parametrize(
    ("grade", "fine", "circumstances", "gate"),
    [
        ("ordinary", 60_001, FOUNDED, None),
        ("ordinary", 120_000, FOUNDED, None),
        ("ordinary", 60_000, FOUNDED, "fine_in_band"),  # lighter than the band
        ("ordinary", 120_001, FOUNDED, "fine_in_band"),
        ("slight", 60_000, FOUNDED, "grade_has_grounds"),  # a lighter grade is not chosen …
        ("slight", 60_000, MITIGATED, None),  # … it follows from what mitigates
        ("slight", 20_000, MITIGATED, None),
        ("slight", 60_001, MITIGATED, "fine_in_band"),
        ("ordinary", 100_000, MITIGATED, "grade_has_grounds"),
        ("serious", 130_000, FOUNDED, "grade_has_grounds"),  # nor a heavier one
        ("slight", 30_000, MITIGATED[1:], "grade_has_grounds"),  # what moves a grade founds none
    ],
)
def test_the_grade_follows_from_the_circumstances_and_the_fine_lies_in_its_band(
    grade: str, fine: int, circumstances: Any, gate: str | None
) -> None:
    reason = barred(discretion_checks.fine_is_lawful, on_file(EVIDENCE), penalty(grade, fine, circumstances))
    assert (reason.gate if reason else None) == gate


def test_several_circumstances_come_to_the_heaviest_and_mitigation_never_below_the_lightest() -> None:
    both = [{"key": "returned_certificate", "evidence": "1"}, {"key": "forged", "evidence": "1"}]
    facts = on_file(EVIDENCE)
    assert lets_pass(discretion_checks.fine_is_lawful, facts, penalty("serious", 130_000, both))
    light = [{"key": "returned_certificate", "evidence": "1"}, *MITIGATED[1:]]
    assert lets_pass(discretion_checks.fine_is_lawful, facts, penalty("slight", 20_000, light))
    reason = barred(discretion_checks.fine_is_lawful, facts, penalty("slight", 19_999, light))
    assert reason is not None
    assert reason.gate == "fine_in_range", "从轻、减轻也不得突破"


def test_a_fine_the_statute_imposes_is_not_left_out_and_one_it_allows_may_be() -> None:
    facts = on_file(EVIDENCE, power="KJ-CF-001", violated_on="2026-02-20")
    left_out = penalty(None, None, (), sanctions=["confiscation"], confiscation=100)
    reason = barred(discretion_checks.fine_is_lawful, facts, left_out)
    assert reason is not None
    assert (reason.gate, reason.clause) == ("fine_left_out", "生物安全法77")
    may = on_file(EVIDENCE, power="KJ-CF-018")
    assert lets_pass(discretion_checks.fine_is_lawful, may, left_out)


@pytest.mark.parametrize(
    ("gains", "fine", "gate"),
    [
        (19_999_999, 100_000_000, None),
        (19_999_999, 100_000_001, "fine_in_range"),
        (20_000_000, 99_999_999, "fine_in_range"),
        (20_000_000, 100_000_000, None),
        (20_000_000, 200_000_000, None),
        (20_000_000, 200_000_001, "fine_in_range"),
    ],
)
def test_from_200_000_yuan_of_gains_on_five_to_ten_times(gains: int, fine: int, gate: str | None) -> None:
    """生物安全法77：违法所得在二十万元以上的，并处五倍以上十倍以下。"""
    facts = on_file(EVIDENCE, power="KJ-CF-001", violated_on="2026-02-20")
    told = penalty(None, fine, (), sanctions=["confiscation", "fine"], confiscation=100, gains=gains)
    reason = barred(discretion_checks.fine_is_lawful, facts, told)
    assert (reason.gate if reason else None) == gate


@pytest.mark.parametrize(("gains", "whole"), [(500, True), (499, False), (501, False), (None, False)])
def test_a_multiple_is_counted_from_all_the_gains_established(gains: int | None, whole: bool) -> None:
    """Also from what is given back, and from no sum that nobody established."""
    report = did("report_investigation", gains=500, restituted=400)
    told = penalty(None, None, (), sanctions=["confiscation"], confiscation=100, gains=gains)
    facts = on_file(report, power="KJ-CF-019")
    assert bool(barred(discretion_checks.gains_are_whole, facts, told)) is not whole
    assert barred(discretion_checks.gains_are_whole, on_file(power="KJ-CF-019"), told)


def test_where_no_multiple_counts_the_gains_need_not_be_told_twice() -> None:
    told = penalty(None, None, (), sanctions=["confiscation"], confiscation=100)
    facts = on_file(did("report_investigation", gains=500, restituted=400), power="KJ-CF-018")
    assert lets_pass(discretion_checks.gains_are_whole, facts, told)


@pytest.mark.parametrize(
    ("gains", "grade", "fine", "gate"),
    [
        (1_000_000, "ordinary", 2_000_001, None),  # above twice
        (1_000_000, "ordinary", 3_000_000, None),
        (1_000_000, "ordinary", 2_000_000, "fine_in_band"),  # twice itself belongs to the lighter grade
        (1_000_000, "ordinary", 3_000_001, "fine_in_band"),
    ],
)
def test_the_band_by_gains(gains: int, grade: str, fine: int, gate: str | None) -> None:
    facts = on_file(EVIDENCE, power="KJ-CF-019")
    cited = [{"key": "qualification_held", "evidence": "1"}]
    told = penalty(grade, fine, cited, sanctions=["confiscation", "fine"], confiscation=gains, gains=gains)
    reason = barred(discretion_checks.fine_is_lawful, facts, told)
    assert (reason.gate if reason else None) == gate


def test_what_no_longer_holds_is_not_decided() -> None:
    """Evidence excluded after the proposal takes its grade away before the decision."""
    proposed = did("propose_penalty", grade="ordinary", fine=100_000, circumstances=list(FOUNDED))
    excluded = did("exclude_evidence", evidence="1", reason="来源不明")
    assert discretion_checks.proposal_still_holds(on_file(EVIDENCE, proposed)) is None
    assert discretion_checks.proposal_still_holds(on_file(EVIDENCE, proposed, excluded)) is not None
    seen = [
        standing(on_file(EVIDENCE, *then), "approve_decision", "leader-a")
        for then in ([proposed], [proposed, excluded])
    ]
    missing = [{reason.gate for reason in one.reasons} for one in seen]
    assert "circumstance_proved" in missing[1] - missing[0], "told before the leader opens the form"


def test_the_reasoning_says_factors_evidence_grade_band_and_figure() -> None:
    facts = on_file(EVIDENCE)
    told = penalty("slight", 50_000, MITIGATED)
    proposed = discretion_checks.Proposed.of(told.model_dump(mode="json"))
    standard = facts.standard(facts.on)
    assert standard is not None
    assert facts.law is not None
    assert weighing(facts, standard, facts.law.applied, proposed) == (
        "对照《郑州市金水区科学技术局行政处罚裁量基准》（金科规〔2026〕1号）“伪造或者骗取技术合同登记证明”项，"
        "你单位具有下列情形：已凭证明享受优惠（证据：1）；主动消除或者减轻违法行为危害后果（证据：交回单）。"
        "“已凭证明享受优惠”属于“一般”阶次的情形，据此违法行为等次为“一般”。"
        "“主动消除或者减轻违法行为危害后果”（行政处罚法32），依法从轻，下调1个阶次。因此适用“轻微”阶次。"
        "该阶次对应的罚款幅度为200元以上600元以下。本案罚款500元，在该幅度之内，没有突破。"
    )


KEYS = [
    circumstance.key for row in rules().body.standards if row.power == "KJ-CF-017" for circumstance in row.circumstances
]
GRADES = {"slight": (20_000, 60_000), "ordinary": (60_001, 120_000), "serious": (120_001, 160_000), "grave": (160_001, 200_000)}  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(GRADES)),
    st.sampled_from([fen + step for ends in GRADES.values() for fen in ends for step in (-1, 0, 1)]),
    st.lists(st.sampled_from(KEYS), unique=True, max_size=4),
)
def test_no_circumstances_and_no_grade_open_a_way_to_a_fine_outside_its_band(
    grade: str, fine: int, cited: list[str]
) -> None:
    """从轻、减轻也不得突破（金科〔2015〕8号四(5)）：whatever is cited, what passes lies in the band of what it comes to."""
    facts = on_file(EVIDENCE)
    reason = barred(
        discretion_checks.fine_is_lawful, facts, penalty(grade, fine, [{"key": k, "evidence": "1"} for k in cited])
    )
    standard = facts.standard(facts.on)
    assert standard is not None
    weighed = discretion.weigh(standard, cited)
    lowest, highest = GRADES[grade]
    lawful = weighed is not None and weighed.grade.key == grade and lowest <= fine <= highest
    assert (reason is None) is lawful
