"""The paper of the risk assessment, and the adviser's opinion on the papers of a decision."""

from typing import Any

import pytest

from states.acts import Act
from tests.unit.built_cases import ADVISER, did
from tests.unit.case_builders import build, investigated, noticed
from tests.unit.sample_payloads import sample

ASKED = did("consult_adviser", "2026-03-18 09:00", followed="not_followed", reason="裁量基准另有规定")
PAPERS: dict[str, Act] = {
    "discussion_record": did("discuss_collectively", by="leader-a"),
    "legal_review": did("review_legality", by="reviewer-a"),
    "decision_approval": did("approve_decision", by="leader-a"),
}


def test_the_assessment_tells_three_respects_and_every_point_with_who_does_what_until_when() -> None:
    points = [
        *sample("assess_risk")["points"],
        {"kind": "other", "what": "媒体关注", "grade": "low", "measure": "统一答复", "done_on": "2026-03-19"},
    ]
    paper = build("risk_assessment", *noticed(), did("assess_risk", points=points))
    assert [(row.label, row.grade) for row in paper.dimensions] == [
        ("合法性", "低"),
        ("社会稳定", "中"),
        ("公共安全", "低"),
    ]
    first, other = paper.points
    assert (first.label, first.grade, first.owner, str(first.due)) == ("程序不规范", "高", "赵样例", "2026-12-31")
    assert (other.what, other.owner, other.due, str(other.done_on)) == ("媒体关注", None, None, "2026-03-19")
    assert (paper.proposal, paper.assessor) == ("罚款1,000.00元", "赵样例")


def test_an_assessment_may_come_before_anything_is_proposed() -> None:
    assert build("risk_assessment", *investigated(), did("assess_risk")).proposal is None


def opinion_on(kind: str, *before: Act) -> str | None:
    """What the paper shows of the adviser."""
    paper: Any = build(kind, *noticed(), *before, PAPERS[kind])
    if kind == "discussion_record":
        return str(paper.adviser_opinion) if paper.adviser_opinion is not None else None
    rows = paper.points if kind == "legal_review" else paper.opinions
    return next((row.text for row in rows if row.label == "法律顾问意见"), None)


@pytest.mark.parametrize("kind", PAPERS)
def test_each_paper_of_a_decision_shows_the_opinion_and_what_became_of_it(kind: str) -> None:
    shown = opinion_on(kind, ASKED)
    assert shown is not None
    for told in (ADVISER.name, "依据准确，程序完备", "未采纳", "裁量基准另有规定", "2026年3月18日"):
        assert told in shown


@pytest.mark.parametrize("kind", PAPERS)
def test_where_nobody_was_asked_nothing_is_shown(kind: str) -> None:
    assert opinion_on(kind) is None


def test_two_opinions_are_both_shown() -> None:
    second = did("consult_adviser", "2026-03-18 10:00", opinion="可以从轻")
    shown = opinion_on("discussion_record", ASKED, second)
    assert shown is not None
    assert len(shown.splitlines()) == 2
