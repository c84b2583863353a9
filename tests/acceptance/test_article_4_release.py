"""行政处罚法4: what is done follows the procedure in force; a case under way is moved to a newer text of it openly, by two
people, and never back (改用新版本)."""

from dataclasses import replace

from states.facts import CaseFacts, Earlier
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, refused, under_investigation
from tests.unit.built_cases import rules

LAW = "行政处罚法4"


def moving(facts: CaseFacts, *, superseded: bool = True) -> CaseFacts:
    """The case as it is about to leave the release it stands under."""
    return replace(facts, actor="leader-a", earlier=(Earlier(facts.revision, rules(), superseded),))


def without_step(step: str) -> Rules:
    """The rules of a release that has everything but this step of the general procedure."""
    told = rules().body
    kept = [
        p.model_copy(
            update={
                "steps": tuple(s for s in p.steps if s.key != step),
                "moves": tuple(m for m in p.moves if step not in (*m.source, m.to)),
            }
        )
        for p in told.procedures
    ]
    return Rules("newer", told.model_copy(update={"procedures": tuple(kept)}))


def test_a_case_is_moved_to_a_release_that_was_published_after_its_own() -> None:
    allowed(moving(under_investigation()), "change_procedure", LAW)
    refused(moving(under_investigation(), superseded=False), "change_procedure", LAW)


def test_it_is_not_moved_to_where_it_stands() -> None:
    allowed(moving(under_investigation()), "change_procedure", LAW)
    refused(replace(under_investigation(), actor="leader-a"), "change_procedure", LAW)


def test_it_is_moved_only_where_it_can_go_on() -> None:
    filed = moving(under_investigation())
    allowed(filed, "change_procedure", LAW)
    newer = without_step("inspect.filed")
    refused(replace(filed, rules=newer, procedure=newer.procedures[filed.procedure.key]), "change_procedure", LAW)


def test_the_power_is_known_to_the_release_moved_to() -> None:
    filed = moving(under_investigation())
    allowed(filed, "change_procedure", "行政处罚法17")
    told = rules().body
    others = tuple(p for p in told.powers if p.code != filed.power_code)
    fewer = Rules("fewer", told.model_copy(update={"powers": others}))
    refused(replace(filed, rules=fewer), "change_procedure", "行政处罚法17")


def test_a_leader_who_handles_no_part_of_the_case_is_one_of_the_two() -> None:
    clause = "金科〔2015〕8号四(7)"
    clerk = replace(moving(under_investigation()), actor="admin-a")
    allowed(clerk, "change_procedure", clause, second_person="leader-a")
    refused(clerk, "change_procedure", clause, second_person="officer-c")
