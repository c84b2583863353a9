"""Tasks (事项): handed out by an act, over when their aim is reached, also where the case has left the release that told
of them."""

from config.schema.procedure import Task
from states.acts import Act
from states.facts import CaseFacts, Earlier
from states.owing import tasks_done
from states.release import Rules
from tests.unit.built_cases import case, did, rules

PROCEDURE = "penalty_general"
ASSIGNED = did("assign_visit", "2026-03-18 09:00", by="coordinator-a")
VISITED = did("record_visit", "2026-03-19 09:00", by="officer-c")
VISIT = Task(on="assign_visit", task="visit", title="回访", to="coordinators", until="visit_held")


def release(*tasks: Task) -> Rules:
    body = rules().body
    told = tuple(p.model_copy(update={"tasks": tasks}) if p.key == PROCEDURE else p for p in body.procedures)
    return Rules("told", body.model_copy(update={"procedures": told}))


def over_with(visit: Act, *before: Act, under: Rules, left: Rules | None = None) -> set[str]:
    """The tasks that the visit ends in a case under one release, moved there from another one before it or not."""

    def standing(*acts: Act) -> CaseFacts:
        facts = case(*acts, with_rules=under, step="visit.open")
        earlier = () if left is None else (Earlier(facts.revision, left, True),)
        return facts if left is None else facts.knowing(earlier=earlier)

    return tasks_done(standing(*before), standing(*before, visit))


def test_a_task_is_over_when_its_aim_is_reached_if_it_was_handed_out() -> None:
    assert over_with(VISITED, ASSIGNED, under=release(VISIT)) == {"visit"}
    assert over_with(VISITED, under=release(VISIT)) == set(), "nobody was ever asked"
    assert over_with(did("add_evidence"), ASSIGNED, under=release(VISIT)) == set()


def test_a_task_of_a_release_left_is_over_with_its_aim() -> None:
    assert over_with(VISITED, ASSIGNED, under=release(), left=release(VISIT)) == {"visit"}
    assert over_with(VISITED, under=release(), left=release(VISIT)) == set()


def test_a_task_handed_out_before_is_over_with_the_aim_that_the_procedure_tells_now() -> None:
    """The newer release hands it out at another occasion: whoever got it before is done with it all the same."""
    otherwise = VISIT.model_copy(update={"on": "record_service"})
    assert over_with(VISITED, ASSIGNED, under=release(otherwise), left=release(VISIT)) == {"visit"}
    assert over_with(VISITED, ASSIGNED, under=release(otherwise)) == set()
    later = otherwise.model_copy(update={"until": "complaint_resolved"})
    assert over_with(VISITED, ASSIGNED, under=release(later), left=release(VISIT)) == set()
