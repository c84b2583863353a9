"""What a fine may come to: statute, band, threshold of the simple procedure, and never above what was told."""

from typing import Any

import pytest

from states import checks
from states.actions import make_spot_decision
from states.vocabulary import PartyKind
from tests.unit.built_cases import barred, case, did, lets_pass
from tests.unit.sample_payloads import STATEMENTS, payload

PERSON, ORGANISATION = PartyKind.PERSON, PartyKind.ORGANISATION

BAND_ENDS = {"slight": (20_000, 60_000), "ordinary": (60_001, 120_000), "serious": (120_001, 160_000)}
GROUNDS = {"slight": "first_time", "ordinary": "cooperative", "serious": "forged"}


def penalty(grade: str, fen: int, **more: Any) -> Any:
    cited = [{"key": GROUNDS[grade], "evidence": "询问笔录"}]
    return payload("propose_penalty", grade=grade, fine=fen, **{"circumstances": cited, **more})


@pytest.mark.parametrize("grade", sorted(BAND_ENDS))
def test_a_fine_lies_in_the_band_of_its_grade_both_ends_included(grade: str) -> None:
    lowest, highest = BAND_ENDS[grade]
    facts = case()
    assert lets_pass(checks.fine_is_lawful, facts, penalty(grade, lowest))
    assert lets_pass(checks.fine_is_lawful, facts, penalty(grade, highest))
    assert barred(checks.fine_is_lawful, facts, penalty(grade, lowest - 1)), "lighter than the band, too, is refused"
    assert barred(checks.fine_is_lawful, facts, penalty(grade, highest + 1))


@pytest.mark.parametrize(("fen", "gate"), [(19_999, "fine_in_range"), (200_001, "fine_in_range")])
def test_a_fine_outside_the_statute_is_refused_as_such(fen: int, gate: str) -> None:
    reason = barred(checks.fine_is_lawful, case(), penalty("slight", fen))
    assert reason is not None
    assert (reason.gate, reason.clause) == (gate, "行政处罚法4")


def test_without_a_standard_the_statute_alone_is_the_band() -> None:
    facts = case(power="KJ-CF-001", at="2026-03-20 09:00")  # 20万元至100万元, no standard
    named = {"sanctions": ["fine"], "grade": None, "circumstances": []}
    assert lets_pass(checks.fine_is_lawful, facts, payload("propose_penalty", fine=20_000_000, **named))
    assert lets_pass(checks.fine_is_lawful, facts, payload("propose_penalty", fine=100_000_000, **named))
    assert barred(checks.fine_is_lawful, facts, payload("propose_penalty", fine=19_999_999, **named))
    assert barred(checks.fine_is_lawful, facts, payload("propose_penalty", fine=100_000_001, **named))


def test_with_neither_statute_nor_standard_no_figure_may_be_named() -> None:
    facts = case(power="KJ-CF-004")
    grave = {"circumstances": [{"key": "grave_circumstances", "evidence": "登记材料"}], "details": {"other": "三年"}}
    kinds = ["criticism", "other", "fine"]
    reason = barred(checks.fine_is_lawful, facts, payload("propose_penalty", fine=1, sanctions=kinds, **grave))
    assert reason is not None
    assert reason.gate == "fine_has_basis"


def test_before_the_standard_took_effect_it_binds_nobody() -> None:
    ungraded = payload("propose_penalty", grade=None, circumstances=[])
    before: Any = {"violated_on": "2025-12-20", "opened_on": "2025-12-22"}
    assert lets_pass(checks.fine_is_lawful, case(at="2025-12-31 23:59", **before), ungraded)
    assert barred(checks.fine_is_lawful, case(at="2026-01-01 00:00", **before), ungraded), "adopted since, it narrows"


@pytest.mark.parametrize(("sanctions", "fine"), [(["fine"], None), (["warning"], 100_000)])
def test_a_fine_is_named_with_its_amount_or_not_at_all(sanctions: list[str], fine: int | None) -> None:
    reason = barred(checks.fine_is_lawful, case(), payload("propose_penalty", sanctions=sanctions, fine=fine))
    assert reason is not None
    assert reason.gate == "fine_named"


@pytest.mark.parametrize(
    ("change", "gate"),
    [
        ({"grade": "unheard_of"}, "grade_exists"),
        ({"grade": None}, "grade_exists"),
        ({"circumstances": []}, "grade_has_grounds"),
        ({"circumstances": [{"key": "forged", "evidence": "样本"}]}, "grade_has_grounds"),
        ({"circumstances": [{"key": "cooperative", "evidence": "检查笔录"}, {"key": "forged", "evidence": "样本"}]},
         "grade_has_grounds"),
    ],
)  # fmt: skip
def test_a_grade_rests_on_circumstances_of_its_own(change: dict[str, Any], gate: str) -> None:
    reason = barred(checks.fine_is_lawful, case(), payload("propose_penalty", **change))
    assert reason is not None
    assert reason.gate == gate


def test_only_kinds_of_penalty_that_the_power_names() -> None:
    facts = case()
    assert lets_pass(checks.sanctions_in_power, facts, payload("propose_penalty"))
    assert barred(checks.sanctions_in_power, facts, payload("propose_penalty", sanctions=["fine", "closure"]))


@pytest.mark.parametrize(("fen", "passes"), [(100_000, True), (99_999, True), (100_001, False)])
def test_after_the_notice_the_fine_only_goes_down(fen: int, passes: bool) -> None:
    acts = (did("propose_penalty", fine=100_000), did("give_prior_notice"), did("record_notice_service"))
    revised = payload("revise_proposal", fine=fen)
    assert (barred(checks.not_heavier_than_told, case(*acts), revised) is None) is passes
    assert lets_pass(checks.not_heavier_than_told, case(acts[0]), revised), "nothing was told yet"


@pytest.mark.parametrize(
    ("kind", "fen", "passes"),
    [
        (PERSON, 200_00, True),
        (PERSON, 200_00 + 1, False),
        (ORGANISATION, 3_000_00, True),
        (ORGANISATION, 3_000_00 + 1, False),
    ],
)
def test_on_the_spot_only_small_fines(kind: PartyKind, fen: int, passes: bool) -> None:
    on_site = case(procedure="penalty_simple", step="inspect.on_site", kind=kind, power="KJ-CF-018")
    filled_in = payload("make_spot_decision", fine=fen)
    assert (barred(make_spot_decision.small_enough, on_site, filled_in) is None) is passes


@pytest.mark.parametrize(
    ("sanctions", "passes"), [(["warning"], True), (["warning", "fine"], True), (["fine", "confiscation"], False)]
)
def test_on_the_spot_only_a_warning_or_a_fine(sanctions: list[str], passes: bool) -> None:
    on_site = case(procedure="penalty_simple", step="inspect.on_site", power="KJ-CF-018")
    filled_in = payload("make_spot_decision", sanctions=sanctions)
    assert (barred(make_spot_decision.small_enough, on_site, filled_in) is None) is passes


@pytest.mark.parametrize(("officers", "passes"), [(["officer-a", "officer-b"], True), (["officer-a"], False)])
def test_on_the_spot_two_certified_officers_decide(officers: list[str], passes: bool) -> None:
    filled_in = payload("make_spot_decision", officers=officers)
    assert (barred(make_spot_decision.two_on_the_spot, case(), filled_in) is None) is passes


@pytest.mark.parametrize(
    ("told", "statements", "passes"),
    [(True, {}, True), (False, {}, False), (True, {"identity_stated": False}, False)],
)
def test_on_the_spot_too_the_party_is_told_first(told: bool, statements: dict[str, bool], passes: bool) -> None:
    filled_in = payload("make_spot_decision", rights_told=told, statements={**STATEMENTS, **statements})
    assert (barred(make_spot_decision.told_and_heard, case(), filled_in) is None) is passes
