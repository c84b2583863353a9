"""科技部令20号53, 54 and the time for legal review (行政处罚法58): no statute gives these days, the bureau set them after the
models of others; they bind the bureau, are reminded of, and bar nothing."""

from datetime import date

import pytest

from states.acts import Act
from states.case_terms import newest_due
from states.facts import CaseFacts
from states.forecast import terms_on
from tests.acceptance.lawful_cases import allowed, refused, served, to_be_approved, told
from tests.unit.built_cases import did

SENT = did("submit_for_review", "2026-03-10 10:00")
REVIEWED = did("review_legality", "2026-03-11 09:00", by="reviewer-a")
RETURNED = did("review_legality", "2026-03-11 09:00", by="reviewer-a", conclusion="returned")


def state(facts: CaseFacts, key: str) -> str | None:
    """What became of the newest term of this key, as it is told today."""
    found = [term for term in terms_on(facts, facts.on, ended=True) if term.key == key]
    if not found:
        return None
    last = max(found, key=lambda term: term.started_on)
    return "overdue" if last.state == "running" and last.days_left < 0 else last.state


def major(*more: Act, actor: str = "officer-a", at: str = "2026-03-12 10:00") -> CaseFacts:
    return to_be_approved(*more, acts=told({"major": True}), actor=actor, at=at)


# ---- 送法制审核 -------------------------------------------------------------------------------------------------------


def test_what_is_intended_is_sent_for_review_once() -> None:
    allowed(major(), "submit_for_review", "行政处罚法58")
    refused(major(SENT), "submit_for_review", "行政处罚法58")


@pytest.mark.parametrize("answer", [REVIEWED, RETURNED], ids=["passed", "sent back"])
def test_once_the_opinion_is_there_it_may_be_sent_again(answer: Act) -> None:
    allowed(major(SENT, answer), "submit_for_review", "行政处罚法58")


def test_the_review_has_seven_working_days_from_then() -> None:
    """Sent on Tuesday 10 March: the seventh working day is Thursday 19 March."""
    due = newest_due(major(SENT), "review_time")
    assert due is not None
    assert due.due == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("more", "at", "told_as"),
    [
        ((SENT,), "2026-03-19 18:00", "running"),
        ((SENT,), "2026-03-20 09:00", "overdue"),
        ((SENT, REVIEWED), "2026-03-20 09:00", "met"),
        ((SENT, RETURNED), "2026-03-20 09:00", "met"),
        ((SENT, did("return_for_rework", "2026-03-11 09:00", by="leader-a")), "2026-03-20 09:00", "met"),
        ((SENT, did("give_prior_notice", "2026-03-11 09:00")), "2026-03-20 09:00", "met"),
        ((SENT, RETURNED, did("submit_for_review", "2026-03-12 09:00")), "2026-03-20 09:00", "running"),
    ],
    ids=["last day", "late", "reviewed", "sent back", "returned", "told to the party", "sent again"],
)
def test_it_ends_with_the_opinion_or_the_return(more: tuple[Act, ...], at: str, told_as: str) -> None:
    assert state(major(*more, at=at), "review_time") == told_as


def test_a_late_review_is_a_review() -> None:
    allowed(major(SENT, actor="reviewer-a", at="2026-03-30 09:00"), "review_legality", "行政处罚法58")


def test_a_review_does_not_wait_for_being_sent() -> None:
    """The law knows no such step: nobody is barred for want of it."""
    allowed(major(actor="reviewer-a"), "review_legality", "行政处罚法58")


# ---- 延期、分期申请的答复 ----------------------------------------------------------------------------------------------

ASKED = did("request_instalments", "2026-03-20 15:00")
GRANTED = did("decide_instalments", "2026-04-01 09:00", by="leader-a")
DECLINED = did("decide_instalments", "2026-04-01 09:00", by="leader-a", result="declined", instalments=[])
PAID = did("record_payment", "2026-04-01 09:00")


@pytest.mark.parametrize(
    ("more", "at", "told_as"),
    [
        ((ASKED,), "2026-04-03 18:00", "running"),
        ((ASKED,), "2026-04-07 09:00", "overdue"),
        ((ASKED, GRANTED), "2026-04-07 09:00", "met"),
        ((ASKED, DECLINED), "2026-04-07 09:00", "met"),
        ((ASKED, PAID), "2026-04-07 09:00", "met"),
        ((), "2026-04-07 09:00", None),
    ],
    ids=["last day", "late", "granted", "declined", "paid", "never asked"],
)
def test_whoever_asks_for_time_to_pay_is_answered_in_ten_working_days(
    more: tuple[Act, ...], at: str, told_as: str | None
) -> None:
    """Asked on Friday 20 March: the tenth working day is Friday 3 April, before the holiday of 4 to 6 April."""
    assert state(served(*more, at=at), "instalment_answer") == told_as


# ---- 催告 ------------------------------------------------------------------------------------------------------------

URGED = did("urge_performance", "2026-04-20 09:00")


@pytest.mark.parametrize(
    ("more", "at", "told_as"),
    [
        ((), "2026-10-10 18:00", "running"),
        ((), "2026-10-11 09:00", "overdue"),
        ((URGED,), "2026-10-11 09:00", "met"),
        ((PAID,), "2026-10-11 09:00", "met"),
    ],
    ids=["last day", "late", "urged before", "paid"],
)
def test_a_fine_unpaid_is_urged_within_ten_working_days_after_the_remedies(
    more: tuple[Act, ...], at: str, told_as: str
) -> None:
    """Served on 20 March, the six months end on 20 September; ten working days after it, without 25 to 27 September and 1
    to 7 October, end on Saturday 10 October, which is worked."""
    assert state(served(*more, at=at), "urging_time") == told_as
