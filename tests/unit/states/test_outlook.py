"""By when the deeds of a way are to be done: by the terms that run, and by those that would begin on the way."""

from datetime import date

from states.actions import ACTIONS
from states.outlook import LastDay, last_days
from states.ways import Deed
from tests.unit.built_cases import case


def deeds(*acts: str) -> list[Deed]:
    """A way of these acts; a term is waited for where ``wait:`` stands before its name."""
    found = []
    for act in acts:
        kind, _, term = act.rpartition(":")
        found.append(Deed(None, "", term) if kind else Deed(ACTIONS[act], ""))
    return found


def told(*acts: str, running: tuple[dict[str, str], ...] = ()) -> list[str]:
    facts = case(step="prompt.opened", at="2026-03-02 09:00")
    return [one.told() if one is not None else "" for one in last_days(facts, deeds(*acts), running)]


def test_a_new_case_tells_by_when_it_would_have_to_be_decided() -> None:
    """Filed on 2 March, ninety days on is Sunday 31 May, so Monday 1 June (行政处罚法60)."""
    way = told("skip_prompt", "propose_filing", "approve_filing", "make_decision")
    assert way[:3] == ["", "", ""]
    assert way[3] == "预计2026-06-01"


def test_what_is_waited_for_moves_the_days_after_it() -> None:
    """The notice served on 2 March, its five working days end on the 9th; decided on the 10th, served within seven working days."""
    way = told("record_notice_service", "wait:statement_period", "make_decision", "record_service")
    assert way[1] == "预计2026-03-09"
    assert way[3] == "预计2026-03-19"


def test_a_term_that_runs_is_no_forecast() -> None:
    running = ({"key": "decision_period", "due_on": "2026-04-01"},)
    assert told("make_decision", running=running) == ["2026-04-01"]
    assert LastDay(date(2026, 4, 1), expected=True).told() == "预计2026-04-01"


def test_of_two_that_run_side_by_side_the_first_to_end_binds() -> None:
    running = tuple({"key": "review_answer", "due_on": day} for day in ("2026-04-16", "2026-04-22"))
    assert told("answer_review", running=running) == told("answer_review", running=running[::-1]) == ["2026-04-16"]
