"""行政处罚法61 and 民事诉讼法87–95: ways to serve, what each needs, from when it counts, and within which days."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from states.acts import Act
from states.facts import CaseFacts
from states.reaching import addresses
from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import (
    allowed,
    case_told,
    flagged,
    punished_on_the_spot,
    refused,
    served,
    to_be_served,
    told,
)
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import RECEIPT, payload

UNSIGNED = {**RECEIPT, "signed": False}
NOTICE = {**UNSIGNED, "way": "public_notice", "recording": "公告1", "tried": "直接、邮寄均退回"}
SOUND: list[tuple[str, dict[str, Any]]] = [
    ("民事诉讼法87", RECEIPT),
    ("民事诉讼法91", {**RECEIPT, "way": "agent"}),
    ("民事诉讼法94", {**RECEIPT, "way": "forwarded"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "witness": "居委会王样例"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "recording": "录像1"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post", "post_receipt": "EMS1", "received_on": "2026-03-20"}),
    ("民事诉讼法88", {**RECEIPT, "relation": "法定代表人"}),
    ("民事诉讼法88", {**RECEIPT, "relation": "收发部门（前台）"}),
    ("民事诉讼法88", {**RECEIPT, "way": "agent", "relation": "委托代理人"}),
    (
        "民事诉讼法89",
        {**UNSIGNED, "way": "left", "refusal": "拒收", "recording": "录像1", "place": "当事人主要办事机构"},
    ),
]
DEFECTIVE: list[tuple[str, dict[str, Any]]] = [
    ("民事诉讼法87", UNSIGNED),
    ("民事诉讼法91", {**UNSIGNED, "way": "agent"}),
    ("民事诉讼法94", {**UNSIGNED, "way": "forwarded"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "witness": "居委会王样例"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post", "post_receipt": "EMS1", "received_on": "2026-03-19"}),
    ("民事诉讼法91", {**UNSIGNED, "way": "post", "post_receipt": "EMS1"}),
    ("民事诉讼法95", NOTICE),
    ("民事诉讼法88", {**RECEIPT, "relation": "同事的朋友"}),
    ("民事诉讼法88", {**RECEIPT, "relation": "法定代表人的司机"}),
    ("民事诉讼法88", {**RECEIPT, "relation": "财务负责人"}),
    ("民事诉讼法88", {**RECEIPT, "relation": "同住成年家属"}),  # of an organisation
    ("民事诉讼法88", {**RECEIPT, "way": "agent", "relation": "路人"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "recording": "录像1", "place": "路边停车场"}),
    ("民事诉讼法89", {**UNSIGNED, "way": "left", "refusal": "拒收", "witness": "邻居某甲"}),
    ("民事诉讼法90", {**UNSIGNED, "way": "fax", "recording": "传真报告1", "received_on": "2026-03-20"}),
    ("民事诉讼法90", {**UNSIGNED, "way": "email", "recording": "邮件回执1", "received_on": "2026-03-20"}),
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


@pytest.mark.parametrize(
    ("relation", "signs"),
    [
        *((one, True) for one in ("本人", "同住成年家属", "同住的母亲", "委托代理人", "指定代收人")),
        *((one, False) for one in ("母亲", "同住的室友", "同事", "法定代表人")),
    ],
)
def test_a_person_signs_himself_or_whoever_of_age_lives_with_him(relation: str, signs: bool) -> None:
    facts = to_be_served(kind=PartyKind.PERSON)
    receipt = {**RECEIPT, "relation": relation}
    if signs:
        assert allowed(facts, "record_service", "民事诉讼法88", receipt=receipt).after == "serve.served"
    else:
        assert flagged(facts, "record_service", "民事诉讼法88", receipt=receipt).after == "serve.decided"


POSTED = did("post_public_notice", "2026-03-20 09:00")
PUBLIC = {**NOTICE, "posted_on": "2026-03-20"}
BY_NOTICE: list[tuple[tuple[Act, ...], dict[str, Any], str, bool]] = [
    ((POSTED,), PUBLIC, "2026-04-21 09:00", True),  # the thirty days end on a Sunday and roll to Monday the 20th
    ((POSTED,), PUBLIC, "2026-04-20 09:00", False),
    ((POSTED,), {**PUBLIC, "tried": None}, "2026-04-21 09:00", False),
    ((POSTED,), {**PUBLIC, "recording": None}, "2026-04-21 09:00", False),
    ((POSTED,), {**PUBLIC, "posted_on": "2026-03-21"}, "2026-04-30 09:00", False),
    ((), PUBLIC, "2026-04-21 09:00", False),
    ((did("post_public_notice", "2026-03-20 09:00", document="prior_notice"),), PUBLIC, "2026-04-21 09:00", False),
]


@pytest.mark.parametrize(("notices", "receipt", "at", "comes"), BY_NOTICE)
def test_a_public_notice_of_this_paper_stands_for_thirty_days(
    notices: tuple[Act, ...], receipt: dict[str, Any], at: str, comes: bool
) -> None:
    facts = to_be_served(*notices, at=at)
    if comes:
        assert allowed(facts, "record_service", "民事诉讼法95", receipt=receipt).after == "serve.served"
    else:
        assert flagged(facts, "record_service", "民事诉讼法95", receipt=receipt).after == "serve.decided"


def test_a_notice_older_than_the_paper_serves_it_not() -> None:
    """Posted in December, long before there was anything to serve: neither notice nor decision."""
    early = did("post_public_notice", "2025-12-01 09:00")
    old = {**NOTICE, "posted_on": "2025-12-01"}
    decided = case(early, *to_be_served().acts, step="serve.decided", at="2026-04-21 09:00")
    assert flagged(decided, "record_service", "民事诉讼法95", receipt=old).after == "serve.decided"
    noticed = case(did("post_public_notice", "2025-12-01 09:00", document="prior_notice"), *told()[:-1])
    told_of = replace(noticed, step="decide.notice_given")
    assert flagged(told_of, "record_notice_service", "民事诉讼法95", receipt=old).after == "decide.notice_given"


def test_only_what_was_made_is_made_public() -> None:
    allowed(to_be_served(), "post_public_notice", "民事诉讼法95")
    refused(case_told(), "post_public_notice", "民事诉讼法95")
    allowed(case_told(), "post_public_notice", "民事诉讼法95", document="prior_notice")


APRIL_22: dict[str, Any] = {"at": "2026-04-22 09:00"}
ENTERED_LATE = did("post_public_notice", "2026-04-22 08:00", posted_on="2026-03-20", flags=("entered_when_posted",))


def test_a_notice_entered_after_it_went_out_is_a_flag_and_no_refusal() -> None:
    allowed(to_be_served(**APRIL_22), "post_public_notice", "民事诉讼法95")
    allowed(to_be_served(**APRIL_22), "post_public_notice", "民事诉讼法95", posted_on="2026-04-22")
    flagged(to_be_served(**APRIL_22), "post_public_notice", "民事诉讼法95", posted_on="2026-03-20")
    dated_back = to_be_served(at="2026-03-20 09:00", recorded="2026-04-22 09:00")
    flagged(dated_back, "post_public_notice", "民事诉讼法95")


def test_so_it_is_when_the_case_has_gone_on_since() -> None:
    """A change served by public notice of 26 March, entered once the party was visited in April."""
    changed = did("annul_decision", "2026-03-25 09:00", by="leader-a", what="change", ground="excessive", fine=70_000)
    paper = ({"kind": "annulment_decision", "title": "变更决定书", "number": "金科销字〔2026〕第1号"},)
    visited = served(changed, did("record_party_answer", "2026-04-08 09:00"), step="visit.answered", **APRIL_22)
    gone_on = replace(
        visited,
        acts=tuple(replace(a, documents=paper) if a.action == "annul_decision" else a for a in visited.acts),
    )
    flagged(gone_on, "post_public_notice", "民事诉讼法95", document="annulment_decision", posted_on="2026-03-26")
    refused(gone_on, "post_public_notice", "民事诉讼法95", document="annulment_decision", posted_on="2026-03-24")


def test_a_notice_goes_out_after_the_paper_was_made_and_not_tomorrow() -> None:
    """Decided on 19 March."""
    flagged(to_be_served(**APRIL_22), "post_public_notice", "民事诉讼法95", posted_on="2026-03-19")
    refused(to_be_served(**APRIL_22), "post_public_notice", "民事诉讼法95", posted_on="2026-03-18")
    refused(to_be_served(**APRIL_22), "post_public_notice", "行政处罚法47", posted_on="2026-04-23")


@pytest.mark.parametrize(
    ("receipt", "at", "comes"),
    [
        (PUBLIC, "2026-04-22 09:00", True),
        (PUBLIC, "2026-04-21 09:00", True),
        (PUBLIC, "2026-04-20 09:00", False),
        ({**PUBLIC, "posted_on": "2026-04-22"}, "2026-04-23 09:00", False),
        ({**PUBLIC, "posted_on": "2026-04-22"}, "2026-06-01 09:00", False),
    ],
    ids=["on the day of entry", "the first day", "too early", "posted when entered", "posted on no such day"],
)
def test_the_thirty_days_run_from_the_posting_and_not_from_its_entry(
    receipt: dict[str, Any], at: str, comes: bool
) -> None:
    """Posted on 20 March, entered on 22 April: served once the thirty days from the posting are over."""
    facts = to_be_served(ENTERED_LATE, at=at, recorded="2026-06-01 10:00")
    judge = allowed if comes else flagged
    outcome = judge(facts, "record_service", "民事诉讼法95", receipt=receipt)
    assert outcome.after == ("serve.served" if comes else "serve.decided")


@pytest.mark.parametrize(("posted", "in_time"), [("2026-03-30", True), ("2026-03-31", False)])
def test_a_notice_entered_late_keeps_the_seven_days_by_its_posting(posted: str, in_time: bool) -> None:
    late = did("post_public_notice", "2026-05-07 09:00", posted_on=posted)
    facts = to_be_served(late, at="2026-05-08 09:00")
    receipt = {**NOTICE, "posted_on": posted}
    (allowed if in_time else flagged)(facts, "record_service", "行政处罚法61", receipt=receipt)


def test_nothing_is_served_before_it_is_made() -> None:
    early = to_be_served(at="2026-03-18 18:00", recorded="2026-03-20 09:00")
    early = replace(early, acts=tuple(replace(act, step="serve.decided") for act in early.acts))
    flagged(early, "record_service", "民事诉讼法87")
    allowed(to_be_served(at="2026-03-19 18:00", recorded="2026-03-20 09:00"), "record_service", "民事诉讼法87")


@pytest.mark.parametrize("way", ["email", "fax"])
def test_what_the_party_agreed_to_may_be_mailed_or_faxed(way: str) -> None:
    """The prior notice too: 行政处罚法61(2) with 民事诉讼法90."""
    receipt = {**UNSIGNED, "way": way, "recording": "发送报告1", "received_on": "2026-03-20"}
    address: dict[str, dict[str, Any]] = {
        "email": {"email": "party@example.cn"},
        "fax": {"email": None, "fax": "0371-00000000"},
    }
    other = {"email": "fax", "fax": "email"}
    agreed, elsewhere = (did("record_service_consent", **address[to]) for to in (way, other[way]))
    unsigned = did("record_service_consent", flags=("signed_consent",), **address[way])
    for act, stands in (("record_notice_service", case_told), ("record_service", to_be_served)):
        assert not allowed(stands(agreed), act, "民事诉讼法90", receipt=receipt).flags
        for missing in (stands(), stands(elsewhere), stands(unsigned)):
            flagged(missing, act, "民事诉讼法90", receipt=receipt)
        flagged(stands(agreed), act, "民事诉讼法90", receipt={**receipt, "recording": None})
        flagged(stands(agreed), act, "民事诉讼法90", receipt={**receipt, "received_on": None})
        flagged(stands(agreed), act, "民事诉讼法90", receipt={**receipt, "received_on": "2026-03-19"})


def test_a_fax_number_is_no_consent_to_e_mail() -> None:
    fax = did("record_service_consent", email=None, fax="0371-00000000")
    refused(to_be_served(fax), "serve_by_email", "行政处罚法61")
    both = to_be_served(did("record_service_consent"), fax)
    assert allowed(both, "serve_by_email", "行政处罚法61")
    assert addresses(both, "party", "email_service")["email"] == "party@example.cn"
    with pytest.raises(ValidationError):
        payload("record_service_consent", email=None)


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


def test_only_the_decision_on_the_spot_is_left_without_witness_or_recording() -> None:
    """行政处罚法52(1) lets the refusal be noted on that decision; a letter that urges later is left as any paper is."""
    left = {**UNSIGNED, "way": "left", "refusal": "拒收"}
    facts = punished_on_the_spot(served_too=False)
    allowed(facts, "record_service", "民事诉讼法89", receipt=left)
    later = replace(punished_on_the_spot(at="2026-04-20 09:00"), actor="officer-a")
    issued = did("urge_performance", "2026-04-17 09:00")
    urged = replace(later, acts=(*later.acts, replace(issued, seq=later.revision + 1, documents=LETTER)))
    seen = {**left, "recording": "录像1", "place": "当事人住所"}
    flagged(urged, "record_paper_service", "民事诉讼法89", kind="urging_letter", receipt=left)
    allowed(urged, "record_paper_service", "民事诉讼法89", kind="urging_letter", receipt=seen)


LETTER = ({"kind": "urging_letter", "title": "催告书", "number": "金科催〔2026〕1号"},)
