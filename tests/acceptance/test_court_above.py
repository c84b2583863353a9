"""行政强制法56(2), 58(3): where the court does not take up the application to enforce, or refuses it, the bureau may ask the court
above within fifteen days; it is reminded of them and need not, and the case waits for what it asked."""

from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.acceptance.matter_cases import levied
from tests.unit.built_cases import did, rules

REJECTED = did("record_court_result", "2026-10-12 09:00", result="rejected")
REFUSED = did("record_court_result", "2026-10-12 09:00", result="refused")
ASKED = did("ask_higher_court", "2026-10-20 09:00", by="leader-a")
GRANTED = did("record_court_result", "2026-11-02 09:00", result="granted")
RULINGS = [
    (REJECTED, "court_acceptance_review", "行政强制法56(2)"),
    (REFUSED, "court_execution_review", "行政强制法58(3)"),
]


def at_court(*more: Act, case: Any = served, letter: str = "urging_letter", **about: Any) -> CaseFacts:
    """Applied to the court on 9 October; a ruling of the 12th can be looked at again until Tuesday the 27th."""
    urged = did("record_paper_service", "2026-09-01 09:00", kind=letter)
    applied = did("apply_to_court", "2026-10-09 09:00", by="leader-a")
    found: CaseFacts = case(urged, applied, *more, **{"actor": "leader-a", "at": "2026-10-21 09:00", **about})
    return found


def of_reviews(facts: CaseFacts) -> list[tuple[str, str, str]]:
    return [(t.key, t.due.due.isoformat(), t.state) for t in facts.terms if t.key.endswith("_review")]


@pytest.mark.parametrize(("ruling", "term", "clause"), RULINGS, ids=["not taken up", "not enforced"])
def test_the_fifteen_days_are_shown_and_the_leaders_reminded(ruling: Act, term: str, clause: str) -> None:
    for facts in (at_court(ruling), at_court(ruling, case=levied, letter="levy_urging")):
        assert of_reviews(facts) == [(term, "2026-10-27", "running")]
        assert {rung.to for ladder in facts.procedure.reminders if ladder.term == term for rung in ladder.rungs} == {
            "leaders"
        }
    assert of_reviews(at_court(ruling, ASKED)) == [(term, "2026-10-27", "met")]
    assert of_reviews(at_court(GRANTED, at="2026-11-03 09:00")) == []
    assert next(rule.clause for rule in rules().body.terms if rule.key == term) == clause


@pytest.mark.parametrize(("ruling", "term", "clause"), RULINGS, ids=["not taken up", "not enforced"])
@pytest.mark.parametrize(("at", "in_time"), [("2026-10-27 18:00", True), ("2026-10-28 09:00", False)])
def test_the_court_above_is_asked_in_time(ruling: Act, term: str, clause: str, at: str, in_time: bool) -> None:
    judge = allowed if in_time else refused
    judge(at_court(ruling, at=at), "ask_higher_court", clause)
    judge(at_court(ruling, at=at, case=levied, letter="levy_urging"), "ask_higher_court", clause)


def test_only_against_a_ruling_and_once() -> None:
    allowed(at_court(REFUSED), "ask_higher_court", "行政强制法58(3)")
    refused(at_court(), "ask_higher_court", "行政强制法58(3)")
    refused(at_court(did("record_court_result", "2026-10-12 09:00")), "ask_higher_court", "行政强制法58(3)")
    refused(at_court(REFUSED, ASKED), "ask_higher_court", "行政强制法58(3)")
    again = did("apply_to_court", "2026-10-19 09:00", by="leader-a")
    refused(at_court(REJECTED, again), "ask_higher_court", "行政强制法58(3)")


def test_by_a_certified_leader_who_does_not_handle_the_case() -> None:
    refused(at_court(REFUSED, actor="officer-a"), "ask_higher_court", "金科〔2015〕8号四(7)")
    refused(at_court(REFUSED, actor="officer-a"), "ask_higher_court", "行政处罚法57")


def test_nobody_must_ask_and_what_was_asked_is_waited_for() -> None:
    """The ruling alone keeps no case open; a question to the court above does until it is answered."""
    about: dict[str, Any] = {"at": "2026-11-03 09:00", "step": "visit.answered"}
    gone: dict[str, Any] = {"ground": "organisation_ended"}
    allowed(at_court(REFUSED, **about), "discontinue_case", "行政强制法57", **gone)
    refused(at_court(REFUSED, ASKED, **about), "discontinue_case", "行政强制法57", **gone)
    allowed(at_court(REFUSED, ASKED, actor="officer-a", at="2026-11-02 09:00"), "record_court_result", "行政强制法55")
    upheld = did("record_court_result", "2026-11-02 09:00", result="refused")
    allowed(at_court(REFUSED, ASKED, upheld, **about), "discontinue_case", "行政强制法57", **gone)


# ---- 行为义务 ---------------------------------------------------------------------------------------------------------


def conduct(*more: Act, **about: Any) -> CaseFacts:
    opened = did("record_unperformed", "2026-04-10 09:00")
    applied = did("apply_for_conduct", "2026-09-21 09:00", by="leader-a")
    return served(opened, applied, *more, **{"actor": "leader-a", "at": "2026-10-21 09:00", **about})


@pytest.mark.parametrize(
    ("result", "term", "clause"),
    [
        ("rejected", "conduct_acceptance_review", "行政强制法56(2)"),
        ("refused", "conduct_execution_review", "行政强制法58(3)"),
    ],
)
def test_so_for_conduct(result: str, term: str, clause: str) -> None:
    ruling = did("record_conduct_result", "2026-10-12 09:00", result=result)
    asked = did("ask_higher_court_for_conduct", "2026-10-20 09:00", by="leader-a")
    assert of_reviews(conduct(ruling)) == [(term, "2026-10-27", "running")]
    allowed(conduct(ruling, at="2026-10-27 18:00"), "ask_higher_court_for_conduct", clause)
    refused(conduct(ruling, at="2026-10-28 09:00"), "ask_higher_court_for_conduct", clause)
    refused(conduct(), "ask_higher_court_for_conduct", "行政强制法58(3)")
    refused(conduct(ruling, asked), "ask_higher_court_for_conduct", "行政强制法58(3)")
    refused(conduct(ruling, actor="officer-a"), "ask_higher_court_for_conduct", "金科〔2015〕8号四(7)")


# ---- 上一级人民法院的裁定 -----------------------------------------------------------------------------------------------

ABOVE = [("rejected", "行政强制法56(2)"), ("refused", "行政强制法58(3)")]
CASES: dict[str, Any] = {
    "a fine": at_court,
    "a levy": lambda *more, **about: at_court(*more, case=levied, letter="levy_urging", **about),
}


@pytest.mark.parametrize(("says", "clause"), ABOVE)
@pytest.mark.parametrize("ruling", [REJECTED, REFUSED], ids=["not taken up", "not enforced"])
@pytest.mark.parametrize("of", CASES)
def test_the_ruling_of_the_court_above_is_final(of: str, ruling: Act, says: str, clause: str) -> None:
    above = did("record_court_result", "2026-10-23 09:00", result=says)
    facts = CASES[of](ruling, ASKED, above, at="2026-10-26 09:00")
    assert [state for _, _, state in of_reviews(facts)] == ["met"]
    refused(facts, "ask_higher_court", clause)


@pytest.mark.parametrize(("says", "clause"), ABOVE)
def test_so_for_conduct_too(says: str, clause: str) -> None:
    ruling = did("record_conduct_result", "2026-10-12 09:00", result="rejected")
    asked = did("ask_higher_court_for_conduct", "2026-10-20 09:00", by="leader-a")
    above = did("record_conduct_result", "2026-10-23 09:00", result=says)
    facts = conduct(ruling, asked, above, at="2026-10-26 09:00")
    assert [state for _, _, state in of_reviews(facts)] == ["met"]
    refused(facts, "ask_higher_court_for_conduct", clause)
    other = did("record_court_result", "2026-10-26 08:00", result="refused")
    refused(conduct(ruling, asked, above, other, at="2026-10-26 09:00"), "ask_higher_court_for_conduct", clause)


def test_a_ruling_on_another_application_is_looked_at_by_itself() -> None:
    above = did("record_court_result", "2026-10-21 09:00", result="rejected")
    again = did("apply_to_court", "2026-10-22 09:00", by="leader-a")
    ruling = did("record_court_result", "2026-10-23 09:00", result="refused")
    facts = at_court(REJECTED, ASKED, above, again, ruling, at="2026-10-26 09:00")
    assert of_reviews(facts)[-1] == ("court_execution_review", "2026-11-09", "running")
    assert [state for _, _, state in of_reviews(facts)] == ["met", "running"]
    allowed(facts, "ask_higher_court", "行政强制法58(3)")


def test_granted_first_and_then_not_enforced_is_still_the_first_court() -> None:
    granted = did("record_court_result", "2026-10-12 09:00", result="granted")
    facts = at_court(granted, did("record_court_result", "2026-10-20 09:00", result="refused"))
    assert of_reviews(facts) == [("court_execution_review", "2026-11-04", "running")]
    allowed(facts, "ask_higher_court", "行政强制法58(3)")
