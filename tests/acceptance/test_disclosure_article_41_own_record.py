"""政府信息公开条例41, 51 and 行政复议法23: who proves that a record of himself is wrong has it corrected or is told where; who is
refused information goes to reconsideration first, who is answered otherwise may sue at once."""

from dataclasses import replace
from typing import Any

import pytest

from states.documents import DOCUMENTS
from states.documents.building import build_context
from tests.acceptance.disclosure_cases import SCREENED, answered, last_day, request
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.unit.built_cases import did
from tests.unit.case_builders import HEAD

PAPERS = "河南省行政执法条例30"
DEMAND = did("ask_record_correction", "2026-03-10 08:00", by="coordinator-a")


def after(*more: Any, actor: str = "officer-c") -> Any:
    acts = answered(SCREENED).acts[1:]
    return request(*acts, *more, step="serve.served", actor=actor, at="2026-03-10 09:00")


def test_only_a_demand_is_answered_and_none_stays_open() -> None:
    told = {"result": "corrected", "opinion": "属实。", "corrected_to": "样例路9号"}
    refused(after(), "answer_record_correction", "政府信息公开条例41", **told)
    allowed(after(DEMAND), "answer_record_correction", "政府信息公开条例41", **told)
    refused(after(DEMAND, actor="leader-b"), "close_case", "政府信息公开条例41")
    done = did("answer_record_correction", "2026-03-10 08:30", by="officer-c")
    refused(after(DEMAND, done, actor="leader-b"), "close_case", PAPERS)
    came = did("record_paper_service", "2026-03-10 08:40", kind="record_correction_answer")
    allowed(after(DEMAND, done, came, actor="leader-b"), "close_case", "政府信息公开条例41")


def test_one_demand_is_answered_before_the_next_is_entered() -> None:
    refused(after(DEMAND, actor="coordinator-a"), "ask_record_correction", "政府信息公开条例41")
    done = did("answer_record_correction", "2026-03-10 08:30", by="officer-c")
    allowed(after(DEMAND, done, actor="coordinator-a"), "ask_record_correction", "政府信息公开条例41")


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ("corrected", {"corrected_to": "样例路9号"}),
        ("not_proved", {}),
        ("handed_on", {"organ": "样例机关"}),
        ("told_where", {"organ": "样例机关"}),
    ],
)
def test_the_answer_says_what_was_done_or_who_may_correct(result: str, told: dict[str, Any]) -> None:
    none = {"corrected_to": None, "organ": None, "opinion": "已核对。"}
    wrong = {"corrected_to": None if told else "样例路9号", "organ": None}
    allowed(after(DEMAND), "answer_record_correction", "政府信息公开条例41", **{**none, "result": result, **told})
    refused(after(DEMAND), "answer_record_correction", "政府信息公开条例41", **{**none, "result": result, **wrong})


REFUSED: dict[str, Any] = {"kind": "refused", "ground": "secret", "reason": "属于国家秘密。"}


def test_who_is_refused_goes_to_reconsideration_first() -> None:
    withheld, given = answered(**REFUSED), answered(SCREENED)
    assert (last_day(withheld, "lawsuit"), last_day(given, "lawsuit") is not None) == (None, True)
    assert last_day(withheld, "reconsideration") == last_day(given, "reconsideration")
    partial = answered(
        SCREENED,
        kind="partial",
        information="正文",
        form="electronic",
        withheld="附件",
        ground="secret",
        reason="国家秘密。",
    )
    assert last_day(partial, "lawsuit") is None


def test_the_paper_tells_the_way_that_is_open() -> None:
    def paper(facts: Any, kind: str) -> Any:
        made = request(*facts.acts[1:-1], step="serve.decided", actor="coordinator-a", at="2026-03-06 10:00")
        return build_context(DOCUMENTS[kind], replace(made, head=HEAD), "金科公不字〔2026〕第1号", {})

    withheld, given = paper(answered(**REFUSED), "answer_refused"), paper(answered(SCREENED), "answer_supplied")
    assert (withheld.remedies, given.first) == (None, None)
    assert (withheld.first.reconsideration_days, withheld.first.litigation_days) == (60, 15)
    assert given.remedies.litigation_months == 6


@pytest.mark.parametrize(("at", "late"), [("2026-03-30 17:00", False), ("2026-03-31 09:00", True)])
def test_silence_can_be_contested_once_the_time_to_answer_is_over(at: str, late: bool) -> None:
    told = {"kind": "reconsideration", "procedure": "ordinary", "applied_on": "2026-03-30"}
    judged = allowed if late else refused
    judged(request(actor="coordinator-a", at=at), "record_review", "行政复议法20", **told)


def test_who_sues_over_a_refusal_without_reconsideration_is_entered_with_a_flag() -> None:
    def at_court(acts: Any, *more: Any) -> Any:
        return request(*acts.acts[1:], *more, step="serve.served", actor="coordinator-a", at="2026-06-01 09:00")

    suit = {"kind": "lawsuit", "procedure": None, "applied_on": "2026-05-28", "file_no": "行初1号"}
    withheld = answered(**REFUSED)
    flagged(at_court(withheld), "record_review", "行政复议法23(1)(四)", **suit)
    reviewed = (
        did("record_review", "2026-03-20 09:00", kind="reconsideration", procedure="ordinary", file_no="政复1号"),
        did("record_review_result", "2026-05-20 09:00", kind="reconsideration", result="upheld", file_no="政复1号"),
    )
    allowed(at_court(withheld, *reviewed), "record_review", "行政复议法23(1)(四)", **suit)
    allowed(at_court(answered(SCREENED)), "record_review", "行政复议法23(1)(四)", **suit)
