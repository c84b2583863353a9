"""What comes after the closing (行政复议法20, 48; 行政诉讼法46, 67; 行政处罚法48(2), 75; 行政强制法41): a closed case is reopened,
takes what the law asks for, and closes again only when nothing is open."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.owing import tasks_done
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

SETTLED = (
    did("record_party_answer", "2026-03-23 09:00"),
    did("check_correction", "2026-03-23 10:00"),
    did("record_payment", "2026-03-23 11:00", paid_on="2026-03-23"),
    did("close_case", "2026-03-24 09:00", by="leader-a"),
)
REOPENED = did("reopen_case", "2026-04-20 08:00")
TOLD = did("record_paper_service", "2026-04-20 08:10", kind="reopening_notice")
REVIEW = did("record_review", "2026-04-20 08:30", applied_on="2026-04-17")
TO_CLOSE: dict[str, Any] = {"actor": "leader-a", "at": "2026-06-10 09:00"}


def closed(**about: Any) -> CaseFacts:
    return served(*SETTLED, **{"step": "close.closed", "at": "2026-04-20 09:00", **about})


def reopened(*more: Act, **about: Any) -> CaseFacts:
    return served(*SETTLED, REOPENED, TOLD, *more, **{"step": "close.ended", "at": "2026-04-20 09:00", **about})


REMEDIES: list[tuple[str, str, dict[str, Any]]] = [
    ("record_review", "officer-a", {"applied_on": "2026-04-17"}),
    ("annul_decision", "leader-a", {}),
    ("correct_decision", "leader-a", {}),
    ("record_payment", "officer-a", {"paid_on": "2026-04-20", "receipt_no": "票9"}),
]


@pytest.mark.parametrize(("act", "by", "told"), REMEDIES, ids=[act for act, _, _ in REMEDIES])
def test_what_comes_after_the_closing_is_entered_once_the_case_is_reopened(
    act: str, by: str, told: dict[str, Any]
) -> None:
    found = refused(closed(actor=by), act, "河南省行政执法条例35", **told)
    assert not any(reason.clause == "行政处罚法54" for reason in found)
    assert any("先办理“恢复办理”" in reason.says for reason in found)
    assert allowed(reopened(actor=by), act, "河南省行政执法条例35", **told).after == "close.ended"


@pytest.mark.parametrize("by", ["officer-a", "coordinator-a", "leader-a"])
def test_whoever_takes_the_paper_in_reopens_the_case(by: str) -> None:
    outcome = allowed(closed(actor=by), "reopen_case", "河南省行政执法条例35")
    assert (outcome.after, outcome.closed) == ("close.ended", False)
    assert not outcome.facts.truth["closed"]


def test_only_a_closed_case_is_reopened() -> None:
    refused(reopened(), "reopen_case", "河南省行政执法条例35")
    refused(served(), "reopen_case", "河南省行政执法条例35")


def test_a_reopened_case_closes_only_over_nothing() -> None:
    allowed(reopened(**TO_CLOSE), "close_case", "行政处罚法73(1)")
    refused(reopened(REVIEW, **TO_CLOSE), "close_case", "行政处罚法73(1)")
    result = did("record_review_result", "2026-06-09 09:00", result="revoked")
    refused(reopened(REVIEW, result, **TO_CLOSE), "close_case", "行政强制法41")
    back = did("record_refund", "2026-06-09 10:00", refunded_on="2026-06-09")
    allowed(reopened(REVIEW, result, back, **TO_CLOSE), "close_case", "行政强制法41")
    upheld = did("record_review_result", "2026-06-09 09:00", result="upheld")
    allowed(reopened(REVIEW, upheld, **TO_CLOSE), "close_case", "行政处罚法73(1)")


def test_the_terms_of_the_remedy_run_though_the_case_was_closed() -> None:
    running = {term.key for term in reopened(REVIEW).terms if term.state == "running"}
    assert "review_answer" in running
    assert not running & {"payment", "decision_period", "court_application", "form_return"}, "nothing settled runs anew"


@pytest.mark.parametrize("act", ["propose_penalty", "make_decision", "record_service", "withdraw_case"])
def test_nothing_new_is_decided_in_a_reopened_case(act: str) -> None:
    actor = "leader-a" if act == "withdraw_case" else "officer-a"
    refused(reopened(actor=actor), act, "行政处罚法54")


def test_closing_again_ends_what_the_reopening_began() -> None:
    outcome = allowed(reopened(**TO_CLOSE), "close_case", "行政处罚法47")
    assert outcome.closed
    assert {term.state for term in outcome.facts.terms} <= {"met", "stopped"}
    assert tasks_done(reopened(), outcome.facts) == {"supervise", "serve_reopening"}, "whatever was handed out"
