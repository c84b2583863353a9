"""What a case waits for from each person of the bureau, and the terms that run (待办与期限)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.duties import acts_owed, is_concerned, running_terms
from states.facts import CaseFacts
from states.vocabulary import Role
from tests.unit.built_cases import did, officer, roster
from tests.unit.case_builders import facts_of, investigated, served

FILED = (did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"))


def owed(facts: CaseFacts) -> dict[str, tuple[str, ...]]:
    """Whom the case waits for, and for what."""
    found = {person.id: acts_owed(facts, person) for person in roster().values()}
    return {person: acts for person, acts in found.items() if acts}


def test_a_case_just_opened_waits_for_whoever_opened_it() -> None:
    opened = facts_of(step="prompt.opened", at="2026-03-02 09:00")
    assert owed(opened) == {"officer-a": ("issue_prompt",)}


def test_a_case_with_handlers_waits_for_them_and_for_no_other_officer() -> None:
    skipped = did("skip_prompt", "2026-03-02 08:50")
    proposed = facts_of(skipped, *FILED[:1], step="prompt.proposed", at="2026-03-02 09:30")
    assert owed(proposed) == {"leader-a": ("approve_filing",), "leader-b": ("approve_filing",)}
    reported = facts_of(*investigated(), step="inspect.reported", at="2026-03-09 09:00")
    assert owed(reported) == {"officer-a": ("propose_penalty",), "officer-b": ("propose_penalty",)}


def test_nobody_who_left_is_waited_for_and_nothing_once_the_case_is_closed() -> None:
    opened = facts_of(step="prompt.opened", at="2026-03-02 09:00")
    assert acts_owed(opened, officer(active=False)) == ()
    closed = facts_of(did("close_case", "2026-03-09 09:00", by="leader-a"), step="prompt.opened")
    assert owed(closed) == {}


def test_what_is_asked_for_on_the_spot_is_owed_until_it_is_done() -> None:
    asked = (*FILED, did("ask_recusal", "2026-03-03 09:00"))
    waiting, settled = facts_of(*asked), facts_of(*asked, did("decide_recusal", "2026-03-03 10:00", by="leader-a"))
    assert "decide_recusal" in {act for acts in owed(waiting).values() for act in acts}
    assert "decide_recusal" not in {act for acts in owed(settled).values() for act in acts}


def opened_by(by: str, *acts: Act) -> CaseFacts:
    facts = facts_of(*acts)
    return replace(facts, acts=(replace(facts.acts[0], by=by), *facts.acts[1:]))


@pytest.mark.parametrize(
    ("facts", "concerned"),
    [
        (opened_by("officer-c", *FILED), {"officer-a", "officer-b"}),  # the handlers, whoever opened it
        (opened_by("officer-c"), {"officer-c"}),  # whoever opened it, if an officer
        (opened_by("coordinator-a"), {"officer-a", "officer-b"}),  # else the section that the power belongs to
        (replace(opened_by("coordinator-a"), power_code="unknown"), set()),
    ],
)
def test_a_case_is_the_handlers_then_the_openers_then_the_sections(facts: CaseFacts, concerned: set[str]) -> None:
    officers = [person for person in roster().values() if Role.OFFICER in person.roles]
    assert {person.id for person in officers if is_concerned(facts, person)} == concerned


def test_the_terms_that_run_come_the_first_to_end_first_with_whom_they_bind() -> None:
    terms = running_terms(facts_of(*served(), step="serve.served", at="2026-03-30 09:00"))
    assert [(t.key, t.title, t.due.isoformat(), t.binds_bureau) for t in terms] == [
        ("form_return", "交回行政执法回访意见表的期限", "2026-04-03", False),
        ("payment", "缴纳罚款、没收违法所得的期限", "2026-04-07", False),
        ("reconsideration", "申请行政复议的期限", "2026-05-19", False),
        ("lawsuit", "直接提起行政诉讼的期限", "2026-09-20", False),
        ("urging_time", "救济期限届满后制作催告书的期限", "2026-10-10", True),
        ("court_application", "申请法院强制执行的期限", "2026-12-21", True),
    ]
    assert [term.provisional for term in terms] == [False] * 6


@pytest.mark.parametrize(
    ("day", "card", "told"),
    [
        ("2026-04-01", "none", set()),
        ("2026-05-27", "yellow", set()),  # the handlers are told, who are no role
        ("2026-06-01", "red", {Role.LEADER}),
        ("2026-06-02", "red", {Role.LEADER, Role.SUPERVISOR}),
    ],
)
def test_a_term_has_the_gravest_card_its_reminders_have_reached(day: str, card: str, told: set[Any]) -> None:
    (term,) = running_terms(facts_of(*FILED, at=f"{day} 09:00"))
    assert (term.key, term.due) == ("decision_period", date(2026, 6, 1))
    assert (day, term.card, set(term.told)) == (day, card, told)
