"""The opening of a case (登记线索) calls for what the procedure says, as every act after it does."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import update

from config.schema.procedure import Notice, Task
from models.checks import check
from models.sweeping import sweep_due
from states.reasons import CommandInvalid
from tests.integration.bureau_desk import Desk, contents, events, founded_at, rows, sample_release, table
from tests.integration.moved_cases import general, published, rungs, term, with_general, with_term


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    store = founded_at(store_url)
    yield Desk(store)
    store.close()


def with_work_at_the_opening(desk: Desk) -> None:
    """A release whose general procedure tells the coordinators of each lead and gives them a task."""
    told = general(sample_release())
    notices = (*told.notices, Notice(on="open_case", template="visit_wanted", to="coordinators", channels=("email",)))
    tasks = (
        *told.tasks,
        Task(on="open_case", task="look", title="核查线索", to="coordinators", until="prompt_issued"),
    )
    published(desk.store, with_general(sample_release(), notices=notices, tasks=tasks))


def test_a_lead_has_a_last_day_from_its_opening_and_its_event_says_so(desk: Desk) -> None:
    no = desk.open()
    (event,) = events(desk.store, no)
    (entry,) = event["terms"]
    assert (entry["key"], entry["started_seq"], entry["due_on"], entry["state"]) == (
        "lead_check",
        1,
        "2026-03-23",
        "running",
    )
    assert [term(desk, "lead_check")[name] for name in entry] == list(entry.values())
    assert rungs(desk, "lead_check") == [("2026-03-20", "waiting"), ("2026-03-24", "waiting")]
    assert check(desk.store) == []


def test_a_prompt_meets_it_and_nobody_is_reminded(desk: Desk) -> None:
    no = desk.open()
    desk.at("2026-03-03 09:00").act(no, "issue_prompt", {"channel": "document"})
    assert term(desk, "lead_check")["state"] == "met"
    assert {state for _, state in rungs(desk, "lead_check")} == {"cancelled"}
    assert check(desk.store) == []


def test_what_a_procedure_wants_at_the_opening_is_owed_with_it(desk: Desk) -> None:
    with_work_at_the_opening(desk)
    no = desk.open()
    (event,) = events(desk.store, no)
    assert {(one["kind"], one["template"]) for one in event["owed"]} == {("message", "visit_wanted"), ("task", "look")}
    owed = [row for row in rows(desk.store, "outbox") if row["case_no"] == no]
    assert sorted(row["key"] for row in owed) == sorted(one["key"] for one in event["owed"])
    assert check(desk.store) == []
    desk.act(no, "issue_prompt", {"channel": "document"})
    assert {row["state"] for row in rows(desk.store, "outbox") if row["kind"] == "task"} == {"done"}
    assert check(desk.store) == []


def test_a_day_before_the_term_of_a_lead_began_is_a_mistake_of_the_command(desk: Desk) -> None:
    published(desk.store, with_term(sample_release(), "lead_check", in_force=date(2026, 3, 10)))
    before = contents(desk.store)
    with pytest.raises(CommandInvalid, match="没有有效的规定"):
        desk.open()
    assert contents(desk.store) == before
    desk.at("2026-03-10 09:00").open()


def test_an_opening_asked_for_twice_is_one_opening(desk: Desk) -> None:
    first = desk.open(key="the-lead")
    before = contents(desk.store)
    assert desk.open(key="the-lead") == first
    assert contents(desk.store) == before


def test_a_lead_nobody_touched_reaches_coordinators_then_leaders(desk: Desk) -> None:
    desk.open()
    assert reminded(desk, "2026-03-19 08:00") == set()
    assert reminded(desk, "2026-03-20 08:00") == {"coordinator"}
    assert reminded(desk, "2026-03-24 08:00") == {"coordinator", "leader"}


def reminded(desk: Desk, at: str) -> set[str]:
    sweep_due(desk.at(at).store, desk.store.now())
    told = (row["receiver"] for row in rows(desk.store, "outbox") if row["template"] == "term_reminder")
    return {receiver.partition("-")[0] for receiver in told}


def test_a_last_day_moved_in_its_table_alone_is_found_though_the_case_was_only_opened(desk: Desk) -> None:
    desk.open()
    with desk.store.write() as conn:
        conn.execute(update(table("term")).values(due_on="2030-01-01"))
    assert "I2" in {finding.invariant for finding in check(desk.store)}
