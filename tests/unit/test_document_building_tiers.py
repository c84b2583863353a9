"""Papers name the part of the article (法定档次) that is applied, and what it asks."""

from typing import Any

import pytest

from notifications.rendering import render_html
from states.documents import DOCUMENTS
from tests.unit.built_cases import did
from tests.unit.case_builders import BIOSAFETY, LARGE, LARGE_CASE, build, decided, noticed
from tests.unit.test_documents_rendering import texts

GRAVE: dict[str, Any] = {
    **LARGE,
    "sanctions": ["fine", "suspension"],
    "fine": 20_000_000,
    "details": {"suspension": "停止该项研究、开发活动，至验收合格"},
    "grade": "grave",
    "circumstances": [{"key": "grave_harm", "evidence": "登记材料"}],
}
FIRST_HALF = (
    "本案适用《中华人民共和国生物安全法》第七十五条对“未遵守安全管理规范”的规定，应当给予警告，可以给予罚款，"
    "法定罚款幅度为20,000元以上200,000元以下。"
)
SECOND_HALF = (
    "本案适用《中华人民共和国生物安全法》第七十五条对“拒不改正或者造成严重后果”的规定，具有法定情形“造成严重后果”，"
    "应当给予罚款、责令停产停业，法定罚款幅度为200,000元以上2,000,000元以下。"
)
REDUCED = {
    **LARGE,
    "grade": "serious",
    "fine": 9_000_000,
    "mitigation": "reduced",
    "circumstances": [*GRAVE["circumstances"], {"key": "harm_mitigated", "evidence": "登记材料"}],
}


@pytest.mark.parametrize(("penalty", "says"), [(LARGE, FIRST_HALF), (GRAVE, SECOND_HALF)])
def test_notice_and_decision_name_the_half_of_the_article(penalty: dict[str, Any], says: str) -> None:
    told = build("prior_notice", *noticed(**penalty)[:-1], at="2026-03-09 10:00", **LARGE_CASE)
    assert told.discretion.tier == says
    found = build("decision", *decided(penalty=penalty), **LARGE_CASE)
    assert found.discretion.tier == says
    page = render_html(texts()[DOCUMENTS["decision"].template], found.model_dump(mode="json"), texts(), "decision")
    assert says in page


def test_the_band_told_is_that_of_the_grade_inside_its_tier() -> None:
    found = build("decision", *decided(penalty=GRAVE), **LARGE_CASE).discretion
    assert (found.band.low_fen, found.band.high_fen) == (20_000_000, 200_000_000)


def test_what_is_reduced_says_from_where_it_came_down() -> None:
    told = build("decision", *decided(penalty=REDUCED), **LARGE_CASE).discretion.tier
    assert told.startswith(
        "本案属于“拒不改正或者造成严重后果”，因依法减轻处罚，适用轻一档，即《中华人民共和国生物安全法》第七十五条"
    )


def test_the_form_for_approval_names_it_before_the_reasons() -> None:
    found = build("decision_approval", *noticed(**LARGE), did("approve_decision", by="leader-a"), **LARGE_CASE)
    assert found.reasoning.startswith(FIRST_HALF)


def test_on_the_spot_it_is_named_too_and_a_power_of_one_tier_names_none() -> None:
    warning: dict[str, Any] = {"sanctions": ["warning"], "fine": None, "grade": None, "circumstances": []}
    acts = (did("record_guidance"), did("make_spot_decision", violated=BIOSAFETY, basis=BIOSAFETY, **warning))
    spot = build("spot_decision", *acts, procedure="penalty_simple", **LARGE_CASE)
    assert spot.tier == FIRST_HALF
    page = render_html(
        texts()[DOCUMENTS["spot_decision"].template], spot.model_dump(mode="json"), texts(), "spot_decision"
    )
    assert FIRST_HALF in page
    assert build("decision", *decided()).discretion.tier is None
