"""政府信息公开条例11, 15, 32, 34 and 行政复议法48: what the papers of a request for information say, and to whom they say it."""

from dataclasses import replace
from typing import Any

import pytest

from states.documents.building_annulment import matter_annulment
from states.documents.building_disclosure import organ_letter
from states.documents.building_service import service_receipt
from states.documents.building_side import remedies_anew, remedy_answer
from states.endings import ENDINGS, ending_of
from states.facts import CaseFacts
from states.owing import issued_with_decision
from tests.acceptance.disclosure_cases import SCREENED, answered, request
from tests.unit.built_cases import did

WITHHELD: dict[str, Any] = {"kind": "refused", "ground": "process", "reason": "属于过程性信息。", "duty_checked": True}
PARTIAL: dict[str, Any] = {
    "kind": "partial",
    "information": "正文",
    "form": "electronic",
    "withheld": "附件",
    "ground": "secret",
    "reason": "属于国家秘密。",
}


def with_papers(facts: CaseFacts, *kinds: str) -> CaseFacts:
    """The answer issued these papers; its service is the newest act."""
    papers = tuple({"kind": kind, "title": kind, "number": f"第{n}号"} for n, kind in enumerate(kinds, start=1))
    acts = [replace(a, documents=papers) if a.action == "answer_request" else a for a in facts.acts]
    return replace(facts, acts=tuple(acts))


def test_no_service_on_the_applicant_brings_him_what_is_written_to_a_third_party() -> None:
    facts = with_papers(answered(SCREENED), "answer_supplied", "third_party_decision")
    assert [one["title"] for one in issued_with_decision(facts)] == ["answer_supplied"]
    assert [one.title for one in service_receipt(facts, {})["documents"]] == ["answer_supplied"]


@pytest.mark.parametrize(
    ("answer", "ending"),
    [
        ({}, "予以公开"),
        (PARTIAL, "部分公开"),
        (WITHHELD, "不予公开"),
        ({"kind": "not_held", "searched": "没有。"}, "已作其他答复"),
    ],
)
def test_a_request_ends_as_it_was_answered(answer: dict[str, Any], ending: str) -> None:
    assert ENDINGS[ending_of(answered(SCREENED, **answer))] == ending


def test_who_reviews_a_refusal_is_told_its_ground_and_who_asked() -> None:
    review = did("record_review", "2026-03-10 08:00", kind="reconsideration", organ="样例区人民政府", file_no="1号")
    answer = did("answer_review", "2026-03-10 08:30", by="officer-c")
    told = answered(SCREENED, **WITHHELD)
    facts = with_papers(request(*told.acts[1:], review, answer, at="2026-03-10 09:00"), "answer_refused")
    paper = remedy_answer(facts, {"answer_refused": "第1号"})
    assert [one.article for one in paper["basis"]] == ["第三十六条第（三）项", "第十六条第二款"]
    assert facts.party.name in paper["facts"]
    assert "你" not in paper["facts"], "the paper goes to whoever reviews"


@pytest.mark.parametrize(("cause", "consents"), [("co_made", True), ("concerned", False)])
def test_only_a_co_maker_is_told_that_silence_is_consent(cause: str, consents: bool) -> None:
    leads = cause == "co_made"
    asked = did("consult_organ", "2026-03-04 09:00", by="officer-c", name="样例局", cause=cause, leads=leads)
    paper = str(organ_letter(request(asked), {}))
    assert ("视为同意公开" in paper) is consents
    assert ("第三十四条" in paper) is consents


@pytest.mark.parametrize(("answer", "first"), [(WITHHELD, True), (PARTIAL, True), ({}, False)])
def test_a_refusal_that_is_changed_and_stays_one_goes_to_reconsideration_first(
    answer: dict[str, Any], first: bool
) -> None:
    told = with_papers(answered(SCREENED, **answer), "answer_refused")
    change = did("annul_matter", "2026-03-10 08:00", by="leader-a", what="change", outcome="理由以本决定书为准。")
    paper = matter_annulment(request(*told.acts[1:], change, at="2026-03-10 09:00"), {})
    assert (paper["remedies"] is None) is first
    assert ("应当先申请行政复议" in str(paper["items"])) is first


@pytest.mark.parametrize(("answer", "first"), [(WITHHELD, True), (PARTIAL, True), ({}, False)])
def test_the_way_to_a_remedy_is_told_anew_as_the_law_has_it(answer: dict[str, Any], first: bool) -> None:
    told = answered(SCREENED, **answer)
    anew = did("correct_decision", "2026-03-10 08:00", by="leader-a", where="remedies")
    says = str(remedies_anew(request(*told.acts[1:], anew, at="2026-03-10 09:00")))
    assert ("应当先" in says) is first
    assert ("直接" in says) is not first
