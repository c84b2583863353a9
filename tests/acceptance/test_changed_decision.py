"""A decision that the bureau changes (河南省行政执法条例32) stays inside the band of its grade (行政处罚法34; 金科〔2015〕8号四(5)): a
lighter grade needs its own circumstances, and what the statute wants fined is not left without a fine."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, punished_on_the_spot, refused, served
from tests.unit.built_cases import did

CHANGE: dict[str, Any] = {"what": "change", "ground": "excessive"}


def decided(**about: Any) -> CaseFacts:
    return served(**{"actor": "leader-a", **about})


SLIGHT: dict[str, Any] = {"grade": "slight", "circumstances": [{"key": "first_time", "evidence": "查询记录"}]}


@pytest.mark.parametrize(("fine", "in_band"), [(99_999, True), (60_001, True), (60_000, False)])
def test_a_changed_fine_stays_in_the_band_of_the_grade(fine: int, in_band: bool) -> None:
    """Decided were 1,000 yuan in the ordinary grade, from 600.01 to 1,200 yuan."""
    if in_band:
        allowed(decided(), "annul_decision", "行政处罚法34", **CHANGE, fine=fine)
    else:
        refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, fine=fine)


def test_one_fen_is_no_fine() -> None:
    refused(decided(), "annul_decision", "行政处罚法4", **CHANGE, fine=1)


@pytest.mark.parametrize(("fine", "in_band"), [(60_000, True), (20_000, True), (60_001, False)])
def test_a_lighter_grade_is_told_with_its_circumstances(fine: int, in_band: bool) -> None:
    if in_band:
        allowed(decided(), "annul_decision", "行政处罚法34", **CHANGE, **SLIGHT, fine=fine)
    else:
        refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, **SLIGHT, fine=fine)


def test_below_what_the_statute_allows_nothing_is_fined() -> None:
    refused(decided(), "annul_decision", "行政处罚法4", **CHANGE, **SLIGHT, fine=19_999)


def test_a_grade_follows_from_its_circumstances_here_too() -> None:
    forged = [{"key": "forged", "evidence": "登记材料"}]
    refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, grade="slight", circumstances=forged, fine=30_000)
    refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, grade="slight", fine=30_000)
    refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, circumstances=SLIGHT["circumstances"], fine=70_000)
    refused(decided(), "annul_decision", "行政处罚法34", what="annul", **SLIGHT)
    allowed(decided(), "annul_decision", "行政处罚法34", what="annul")


def test_the_grade_of_a_change_holds_for_the_next_one() -> None:
    first = did("annul_decision", "2026-03-21 09:00", by="leader-a", **CHANGE, **SLIGHT, fine=50_000)
    allowed(decided(), "annul_decision", "行政处罚法34", **CHANGE, fine=70_000)
    allowed(served(first, actor="leader-a"), "annul_decision", "行政处罚法34", **CHANGE, fine=30_000)
    refused(decided(), "annul_decision", "行政处罚法34", **CHANGE, fine=30_000)


def test_a_fine_that_the_statute_wants_is_not_left_out() -> None:
    required = decided().power
    assert required is not None
    assert required.fine_required
    refused(decided(), "annul_decision", "河南省技术市场条例26(一)", **CHANGE, confiscation=None)
    allowed(decided(), "annul_decision", "河南省技术市场条例26(一)", **CHANGE, fine=70_000)


def test_on_the_spot_as_well() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "fine": 50_000}
    allowed(punished_on_the_spot(**about), "annul_decision", "行政处罚法4", **CHANGE, fine=40_000)
    refused(punished_on_the_spot(**about), "annul_decision", "行政处罚法4", **CHANGE, fine=19_999)


def test_what_is_taken_back_for_the_public_good_is_compensated() -> None:
    refused(decided(), "annul_decision", "河南省行政执法条例32", what="annul", ground="public_interest")
    allowed(
        decided(),
        "annul_decision",
        "河南省行政执法条例32",
        what="annul",
        ground="public_interest",
        compensation="没有损失",
    )
    allowed(decided(), "annul_decision", "河南省行政执法条例32", what="annul")
