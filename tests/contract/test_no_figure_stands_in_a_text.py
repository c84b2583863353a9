"""No text for people carries a figure that the law gives: it is drawn from the terms, figures and clauses in force.

Searched are the string literals of the rules and every template, for Chinese and Arabic numerals with a unit.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contract.repository import ROOT, files, relative, sources

NUMERAL = "(?:[0-9]+|[一二两三四五六七八九十百][一二三四五六七八九十百千万]*)"
UNIT = "(?:个?工作日|日|天|个月|年|周岁|元|万元|人|名|倍|小时)"
FIGURE = re.compile(f"(?<![0-9.,〕年月第]){NUMERAL}(?:至{NUMERAL})?{UNIT}")

NO_FIGURES = {
    "最后一日": "the last day of a term, whatever its length",
    "首尾两日": "the first and the last day",
    "同一人": "the same person",
    "这一天": "that day",
    "一个年份": "a calendar without a year is none",
}
"""Words that look like a figure and are none, with what they are."""

DATE = re.compile("[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?")
SAMPLES = ("EXAMPLE", "KINDS")
NOT_OF_THE_LAW = {
    "states/documents/samples.py": "what stands on a sample page is a sample",
    "states/documents/volume_forms.py:VOLUME_FORMS": "what stands on a sample page is a sample",
    "states/documents/building_approvals.py:RETENTION": "how long a file may be kept is chosen on the form (保管期限)",
    "states/notice_contexts.py:sample_context": "what a message shows when it is tried out is a sample",
    "templates/documents/closing_report.html.j2": "how long a file may be kept is ticked on the form (保管期限)",
    "states/terms.py:WEEKDAYS": "the names of the days of the week",
}
"""Where a figure may stand, and why it is none of the law."""


def figures(text: str) -> list[str]:
    """The figures with units that a text carries itself."""
    for word in NO_FIGURES:
        text = text.replace(word, "")
    return FIGURE.findall(DATE.sub("", text))


def _named(node: ast.stmt) -> str:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return getattr(node, "name", "")


def texts_of_code() -> Iterator[tuple[str, str]]:
    """Every string literal of the rules under the name of what it stands in; docstrings and samples apart."""
    for path in sources("states"):
        for part in ast.parse(path.read_text(encoding="utf-8")).body:
            if _named(part) in SAMPLES:
                continue
            spoken = {id(node.value) for node in ast.walk(part) if isinstance(node, ast.Expr)}
            for node in ast.walk(part):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                    yield f"{relative(path)}:{_named(part)}", node.value


def texts_of_templates() -> Iterator[tuple[str, str]]:
    for path in files():
        if path.relative_to(ROOT).parts[0] == "templates":
            text = re.sub(r"\{[%#].*?[%#]\}|<[^>]+>", "", path.read_text(encoding="utf-8"), flags=re.S)
            yield relative(path), text


def carrying() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, text in (*texts_of_code(), *texts_of_templates()):
        if figures(text):
            found.setdefault(place, []).append(text)
    return found


def test_no_text_carries_a_figure_of_the_law() -> None:
    found = {
        place: texts for place, texts in carrying().items() if not any(place.startswith(one) for one in NOT_OF_THE_LAW)
    }
    assert found == {}


def test_nothing_is_let_off_that_carries_none() -> None:
    found = carrying()
    idle = [one for one in NOT_OF_THE_LAW if not any(place.startswith(one) for place in found)]
    assert idle == []


@pytest.mark.parametrize(
    "text",
    [
        "已超过九十日",
        "超过七日（工作日）",
        "期限三个月",
        "不足两人",
        "不满十四周岁",
        "10个工作日内",
        "委托一至二人",
        "二万元以下",
        "五倍罚款",
        "24小时",
    ],
)
def test_the_search_sees_figures(text: str) -> None:
    assert figures(text), text


@pytest.mark.parametrize(
    "text", ["2026年3月2日", "最后一日为", "复核人不得与办理人为同一人", "第3号", "{service_period}内", "1,000.00"]
)
def test_and_only_figures(text: str) -> None:
    assert figures(text) == []
