"""行政处罚法61 and 民事诉讼法87–95: ways to serve, what each needs, from when it counts, and within which days."""

from typing import Any

import pytest

from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, case_told, flagged, refused, served, to_be_served, told
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import RECEIPT

UNSIGNED = {**RECEIPT, "signed": False}
NOTICE = {**UNSIGNED, "way": "public_notice", "recording": "公告1", "tried": "直接、邮寄均退回"}
SOUND: list[tuple[str, dict[str, Any]]] = [
    ("民事诉讼法87", RECEIPT),
    ("民事诉讼法91", {**RECEIPT, "way": "agent"}),
    ("民事诉讼法94", {**RECEIPT, "way": "forwarded"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "witness": "居委会王样例"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "recording": "录像1"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post", "post_receipt": "EMS1", "received_on": "2026-03-20"}),
    ("民事诉讼法95", {**NOTICE, "posted_on": "2026-02-17"}),
]
DEFECTIVE: list[tuple[str, dict[str, Any]]] = [
    ("民事诉讼法87", UNSIGNED),
    ("民事诉讼法91", {**UNSIGNED, "way": "agent"}),
    ("民事诉讼法94", {**UNSIGNED, "way": "forwarded"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "witness": "居委会王样例"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post", "post_receipt": "EMS1", "received_on": "2026-03-19"}),
    ("民事诉讼法95", {**NOTICE, "posted_on": "2026-02-18"}),
    ("民事诉讼法95", {**NOTICE, "posted_on": "2026-02-17", "tried": None}),
    ("民事诉讼法95", {**NOTICE, "posted_on": "2026-02-17", "recording": None}),
    ("民事诉讼法95", NOTICE),
]


@pytest.mark.parametrize(("clause", "receipt"), SOUND)
def test_served_as_the_law_wants_it_is_served_that_day(clause: str, receipt: dict[str, Any]) -> None:
    after = allowed(to_be_served(), "record_service", clause, receipt=receipt)
    assert after.after == "serve.served"
    due = {term.key: term.due.due.isoformat() for term in after.facts.terms}
    assert due["payment"] == "2026-04-07", "fifteen days from that day, the Qingming holiday passed over"


@pytest.mark.parametrize(("clause", "receipt"), DEFECTIVE)
def test_served_otherwise_it_is_not_served(clause: str, receipt: dict[str, Any]) -> None:
    after = flagged(to_be_served(), "record_service", clause, receipt=receipt)
    assert after.after == "serve.decided"
    assert "payment" not in {term.key for term in after.facts.terms}


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-30 18:00", True), ("2026-03-31 09:00", False)])
def test_within_seven_working_days_of_the_decision(at: str, in_time: bool) -> None:
    """Decided on Thursday 19 March: the seventh working day is Monday the 30th."""
    if in_time:
        allowed(to_be_served(at=at), "record_service", "行政处罚法61")
    else:
        flagged(to_be_served(at=at), "record_service", "行政处罚法61")


@pytest.mark.parametrize(("posted", "in_time"), [("2026-03-30 09:00", True), ("2026-03-31 09:00", False)])
def test_a_public_notice_issued_within_them_keeps_them(posted: str, in_time: bool) -> None:
    receipt = {**NOTICE, "posted_on": posted[:10]}
    facts = to_be_served(did("post_public_notice", posted), at="2026-05-08 09:00")
    if in_time:
        allowed(facts, "record_service", "行政处罚法61", receipt=receipt)
    else:
        flagged(facts, "record_service", "行政处罚法61", receipt=receipt)


def test_by_email_only_with_a_signed_consent_and_once() -> None:
    consent = did("record_service_consent")
    refused(to_be_served(), "serve_by_email", "行政处罚法61")
    allowed(to_be_served(consent), "serve_by_email", "行政处罚法61")
    refused(
        to_be_served(did("record_service_consent", signed=False, flags=("signed_consent",))),
        "serve_by_email",
        "行政处罚法61",
    )
    refused(to_be_served(consent, did("serve_by_email")), "serve_by_email", "行政处罚法61")
    failed = did("record_email_outcome", by="system", outcome="failed")
    allowed(to_be_served(consent, did("serve_by_email"), failed), "serve_by_email", "行政处罚法61")


@pytest.mark.parametrize("signed", [True, False])
def test_a_consent_is_signed(signed: bool) -> None:
    if signed:
        allowed(to_be_served(), "record_service_consent", "行政处罚法61", signed=True)
    else:
        flagged(to_be_served(), "record_service_consent", "行政处罚法61", signed=False)


@pytest.mark.parametrize("outcome", ["accepted", "failed", "unknown", "undeliverable", "withheld"])
def test_only_what_arrived_is_served(outcome: str) -> None:
    sent = (did("record_service_consent"), did("serve_by_email"))
    after = allowed(to_be_served(*sent, actor="system"), "record_email_outcome", "行政处罚法61", outcome=outcome)
    assert (after.after == "serve.served") is (outcome == "accepted")


@pytest.mark.parametrize("act", ["record_payment", "urge_performance", "serve_opinion_form"])
def test_what_follows_from_the_decision_waits_for_its_service(act: str) -> None:
    unserved: CaseFacts = case(*told(), step="serve.served", at="2026-04-20 09:00")
    refused(unserved, act, "行政处罚法61")
    paid = {"paid_on": "2026-04-20"} if act == "record_payment" else {}
    allowed(served(at="2026-04-20 09:00"), act, "行政处罚法61", **paid)


def test_the_notice_is_served_in_the_same_ways() -> None:
    flagged(case_told(), "record_notice_service", "民事诉讼法87", receipt=UNSIGNED)
    assert allowed(case_told(), "record_notice_service", "民事诉讼法87").after == "decide.notice_served"
