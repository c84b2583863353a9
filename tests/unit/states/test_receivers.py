"""To whom the software writes (通知对象): supervisors of another section than the one that handles the case, if there are."""

from dataclasses import replace

from states.owing import officers_of, outside_section
from states.vocabulary import Role
from tests.unit.built_cases import did, officer, roster
from tests.unit.case_builders import facts_of

FILED = (did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"))
INSIDE = replace(officer("supervisor-a"), id="supervisor-b", section=officer("officer-a").section)


def test_supervisors_outside_the_handling_section_are_told_and_those_inside_only_if_there_is_no_other() -> None:
    people = {**roster(), INSIDE.id: INSIDE}
    facts = replace(facts_of(*FILED), roster=people)
    assert [one.id for one in officers_of(facts, "supervisors")] == ["supervisor-a"]
    alone = {key: one for key, one in people.items() if Role.SUPERVISOR not in one.roles or key == INSIDE.id}
    assert [one.id for one in officers_of(replace(facts, roster=alone), "supervisors")] == [INSIDE.id]


def test_whoever_handled_the_case_stands_not_outside_it_whatever_his_section() -> None:
    moved = replace(officer("officer-a"), section="办公室")
    facts = replace(facts_of(*FILED), roster={**roster(), moved.id: moved})
    people = [moved, officer("officer-b"), officer("officer-c"), officer("coordinator-a")]
    assert [one.id for one in outside_section(facts, people)] == ["officer-c"]


def test_handlers_are_those_of_the_case_and_leaders_those_in_post() -> None:
    facts = facts_of(*FILED)
    assert [one.id for one in officers_of(facts, "handlers")] == ["officer-a", "officer-b"]
    gone = {**roster(), "leader-a": replace(roster()["leader-a"], active=False)}
    everybody = [one.id for one in officers_of(facts, "leaders")]
    assert "leader-a" in everybody
    assert [one.id for one in officers_of(replace(facts, roster=gone), "leaders")] == [
        one for one in everybody if one != "leader-a"
    ]


def test_nobody_is_called_to_review_what_he_or_whom_he_stands_for_handles_or_handled() -> None:
    """行政处罚法57, 58: he would be refused at the act, and the days of the review would run on."""
    reviewer = roster()["reviewer-a"]
    deputy = replace(reviewer, id="reviewer-b", deputy_for="officer-a")
    handed_over = did("hand_over_case", "2026-03-03 09:00", by="leader-a")
    was_handler = replace(reviewer, id="officer-a")
    facts = replace(facts_of(*FILED, handed_over), roster={**roster(), deputy.id: deputy, "officer-a": was_handler})
    assert "officer-a" not in facts.handlers
    assert [one.id for one in officers_of(facts, "reviewers")] == ["reviewer-a"]
