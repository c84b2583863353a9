"""The drawn procedures as a browser renders them: every label fits its card and meets no other."""

import shutil
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from portal.diagram_svg import drawn
from tests.integration.bureau_desk import sample_release

MEASURE = """() => {
  const box = e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const cards = [...document.querySelectorAll('g')].map(g => ({
    frame: box(g.querySelector('rect')), texts: [...g.querySelectorAll('text')].map(t => ({says: t.textContent, box: box(t)})),
  }));
  const svg = document.querySelector('svg');
  return {cards, size: [svg.width.baseVal.value, svg.height.baseVal.value], paths: [...document.querySelectorAll('path[marker-end]')].map(box)};
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def inside(inner: list[float], outer: list[float], slack: float = 0.5) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def apart(one: list[float], other: list[float]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def measured(page: Page, procedure: Any) -> Any:
    page.set_content(drawn(procedure))
    return page.evaluate(MEASURE)


@pytest.mark.parametrize("key", [p.key for p in sample_release().procedures])
def test_every_label_fits_and_no_card_meets_another(page: Page, key: str) -> None:
    (procedure,) = [p for p in sample_release().procedures if p.key == key]
    found = measured(page, procedure)
    assert len(found["cards"]) == len(procedure.steps)
    for card in found["cards"]:
        assert [t["says"] for t in card["texts"] if not inside(t["box"], card["frame"])] == []
        assert all(apart(a["box"], b["box"]) for a, b in combinations(card["texts"], 2))
    assert all(apart(a["frame"], b["frame"]) for a, b in combinations(found["cards"], 2))
    whole = [0.0, 0.0, *found["size"]]
    assert all(inside(card["frame"], whole) for card in found["cards"])
    assert all(inside(path, whole) for path in found["paths"])
    moves = sum(source != move.to for move in procedure.moves for source in move.source)
    assert len(found["paths"]) == moves, "one arrow for each move that leads elsewhere"


def test_a_title_of_the_longest_kind_still_fits(page: Page) -> None:
    (procedure,) = [p for p in sample_release().procedures if p.key == "penalty_simple"]
    long = [
        s.model_copy(update={"title": "等候<当事人>&「缴款」并交回行政执法回访意见表及其附件材料一式两份"})
        for s in procedure.steps
    ]
    found = measured(page, procedure.model_copy(update={"steps": tuple(long)}))
    for card in found["cards"]:
        assert [t["says"] for t in card["texts"] if not inside(t["box"], card["frame"])] == []
