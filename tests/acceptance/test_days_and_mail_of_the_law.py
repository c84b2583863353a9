"""行政处罚法85, 民事诉讼法90: days are counted by the calendar that was made public, year after year; what was sent by mail
counts when it reached the party's system, and a mail that came back puts the service in doubt."""

import pytest

from tests.acceptance.lawful_cases import allowed, flagged, refused, served, to_be_served, under_investigation
from tests.acceptance.matter_cases import levied, permit, to_be_executed
from tests.unit.built_cases import did, rules
from tests.unit.sample_payloads import YEAR_2027


@pytest.mark.parametrize(
    ("years", "next_ones"),
    [
        ([2027], True),
        ([2027, 2028], True),
        ([2026], False),
        ([2028], False),
        ([2027, 2029], False),
        ([2028, 2027], False),
    ],
)
def test_a_calendar_grows_by_the_next_year(years: list[int], next_ones: bool) -> None:
    told = [{**YEAR_2027, "year": year, "holidays": [f"{year}-01-01"]} for year in years]
    facts = under_investigation(actor="system")
    if next_ones:
        allowed(facts, "recount_terms", "行政处罚法85", years=told)
    else:
        refused(facts, "recount_terms", "行政处罚法85", years=told)


SENT = did("serve_by_email", "2026-03-19 10:00")
CONSENT = did("record_service_consent", "2026-03-19 09:30")


def test_a_mail_that_reached_the_party_serves() -> None:
    came = allowed(to_be_served(CONSENT, SENT, actor="system"), "record_email_outcome", "民事诉讼法90")
    assert came.facts.truth["decision_served"]


def test_a_mail_that_came_back_is_a_defect_with_a_remedy() -> None:
    reached = did("record_email_outcome", "2026-03-19 10:01", by="system")
    facts = to_be_served(CONSENT, SENT, reached, step="serve.served", actor="system")
    came = flagged(facts, "record_bounce", "民事诉讼法90")
    assert came.facts.truth["service_bounced"]


BACK = did("record_bounce", "2026-03-21 09:00", by="system")
AGAIN = did("record_service", "2026-04-20 09:00")


def test_nobody_is_urged_or_brought_to_court_on_a_mail_that_came_back() -> None:
    """Served anew on 20 April, a Monday: the last day to pay is Tuesday 5 May, on which nobody works; so it is the 6th."""
    for facts in (served(BACK, at="2026-04-20 08:00"), served(BACK, actor="leader-a", at="2026-10-09 09:00")):
        refused(facts, "urge_performance", "民事诉讼法90")
    refused(served(BACK, actor="leader-a", at="2026-10-09 09:00"), "apply_to_court", "民事诉讼法90")
    refused(served(BACK, at="2026-04-20 08:00"), "record_unperformed", "民事诉讼法90")
    refused(served(BACK, AGAIN, at="2026-05-06 09:00"), "urge_performance", "行政处罚法72")
    allowed(served(BACK, AGAIN, at="2026-05-07 09:00"), "urge_performance", "民事诉讼法90")


@pytest.mark.parametrize("procedure", sorted(rules().procedures))
def test_wherever_mail_serves_its_coming_back_is_entered_and_mended(procedure: str) -> None:
    found = rules().procedures[procedure]
    acts = {spot.act for spot in found.spot}
    if "serve_by_email" in acts:
        assert {"record_bounce", "record_service"} <= acts
        assert "reservice" in {term.key for term in found.terms}
        assert ("record_bounce", "service_bounced") in {(notice.on, notice.template) for notice in found.notices}


def test_nothing_is_executed_or_collected_on_a_mail_that_came_back() -> None:
    refused(to_be_executed(BACK, at="2026-03-23 09:00"), "carry_out_execution", "民事诉讼法90")
    allowed(to_be_executed(at="2026-03-23 09:00"), "carry_out_execution", "民事诉讼法90")
    refused(levied(BACK, at="2026-04-01 09:00"), "urge_levy", "民事诉讼法90")
    allowed(levied(at="2026-04-01 09:00"), "urge_levy", "民事诉讼法90")


def test_whoever_did_not_agree_is_not_served_by_mail() -> None:
    decided = (
        did("examine_application", "2026-03-03 09:00"),
        did("propose_permit", "2026-03-04 09:00"),
        did("decide_permit", "2026-03-05 09:00", by="leader-a"),
    )
    refused(permit(*decided, step="serve.decided"), "serve_by_email", "民事诉讼法90")
    allowed(permit(*decided, CONSENT, step="serve.decided"), "serve_by_email", "民事诉讼法90")
