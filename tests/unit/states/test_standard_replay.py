"""Past decisions under a draft standard (裁量基准试算): the same, heavier, lighter, or why nothing can be said."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.schema.law import Standard
from states.standard_replay import PastDecision, power_cited, replay, unjudged
from tests.unit.built_cases import rules

POWERS = {power.code: power for power in rules().body.powers}
DRAFT = next(row for row in rules().body.standards if row.power == "KJ-CF-017")
PLAIN = PastDecision("2025-0001", "KJ-CF-017", date(2025, 3, 3), None)
BANDS = [(grade.title, grade.fine) for grade in DRAFT.grades]


def tried(past: PastDecision, draft: Standard = DRAFT, powers: Any = POWERS) -> Any:
    (found,) = replay([draft], powers, [past])
    assert found.past == past
    return found


@pytest.mark.parametrize(
    ("past", "draft", "powers", "why"),
    [
        (replace(PLAIN, unknown="处罚依据不是本局的职权"), DRAFT, POWERS, "处罚依据不是本局的职权"),
        (replace(PLAIN, power=None), DRAFT, POWERS, "草案没有这项职权的基准"),
        (replace(PLAIN, power="KJ-CF-003"), DRAFT, POWERS, "草案没有这项职权的基准"),
        (PLAIN, DRAFT, {}, "现行权责清单中没有这项职权"),
        (PLAIN, DRAFT, POWERS, "决定没有列明情节"),
        (replace(PLAIN, circumstances=("no_such",)), DRAFT, POWERS, "所列情节不在草案之中"),
        (replace(PLAIN, historical=True), DRAFT, POWERS, "没有读出罚款数额"),
        (replace(PLAIN, historical=True, fine=0), DRAFT, POWERS, "没有读出罚款数额"),
        (
            replace(PLAIN, historical=True, fine=100, power="KJ-CF-002"),
            DRAFT.model_copy(update={"power": "KJ-CF-002"}),
            POWERS,
            "这项职权按违法所得倍数罚款，历史记录没有写明违法所得",
        ),
    ],
)
def test_what_cannot_be_judged_says_why(past: PastDecision, draft: Standard, powers: Any, why: str) -> None:
    found = tried(past, draft, powers)
    assert (found.verdict, found.why, found.grade, found.nearest) == ("unjudged", why, None, None)


def test_the_reasons_are_counted_the_most_frequent_first() -> None:
    past = [PLAIN, replace(PLAIN, power=None), replace(PLAIN, no="2025-0002"), judged(1)]
    assert unjudged(replay([DRAFT], POWERS, past)) == [("决定没有列明情节", 2), ("草案没有这项职权的基准", 1)]


def judged(fine: int) -> PastDecision:
    return replace(PLAIN, historical=True, fine=fine)


def test_a_historical_fine_that_a_band_holds_stays_and_one_outside_goes_to_the_nearest_end() -> None:
    band = next(band for _, band in BANDS if band is not None)
    for fine in (band.lowest, band.highest):
        found = tried(judged(fine))
        assert (found.verdict, found.nearest, found.why) == ("same", fine, None)
    bands = [one for _, one in BANDS if one is not None]
    low, high = min(one.lowest for one in bands), max(one.highest for one in bands)
    above, below = tried(judged(high + 1)), tried(judged(low - 1)) if low > 1 else None
    assert (above.verdict, above.nearest) == ("falls", high)
    assert below is None or (below.verdict, below.nearest) == ("rises", low)


def test_where_no_grade_has_a_fine_a_past_fine_falls_to_nothing() -> None:
    bare = DRAFT.model_copy(update={"grades": tuple(g.model_copy(update={"fine": None}) for g in DRAFT.grades)})
    found = tried(judged(100), bare)
    assert (found.verdict, found.grade, found.band, found.nearest) == ("falls", DRAFT.grades[0].title, None, 0)


@pytest.mark.parametrize(
    ("text", "power", "why"),
    [
        ("依据《中华人民共和国生物安全法》第七十五条", "KJ-CF-003", None),
        ("依据《中华人民共和国 生物安全法》 第七十五条", "KJ-CF-003", None),  # blanks are no words
        ("依据《中华人民共和国科学技术进步法》第七十五条", None, "处罚依据不是本局的职权"),
        ("依据《中华人民共和国生物安全法》和《某办法》第七十五条", None, "处罚依据不是本局的职权"),
        ("依据《河南省技术市场条例》第二十六条", None, "处罚依据没有写到款、项，不能确定职权"),
        ("", None, "处罚依据不是本局的职权"),
    ],
)
def test_the_power_of_a_historical_case_is_the_one_its_text_names(
    text: str, power: str | None, why: str | None
) -> None:
    assert power_cited(text, rules().body.powers) == (power, why)


def test_an_item_is_the_same_however_its_number_is_written() -> None:
    for item in ("第二十六条第（一）项", "第二十六条第(一)项", "第二十六条第一项"):
        assert power_cited(f"《河南省技术市场条例》{item}", rules().body.powers) == ("KJ-CF-017", None)


def test_a_text_that_names_two_powers_is_not_decided_by_guessing() -> None:
    text = "依据《生物安全法》第七十五条、《科学技术进步法》第一百一十条"
    assert power_cited(text, rules().body.powers) == (None, "处罚依据对应不止一项职权")
