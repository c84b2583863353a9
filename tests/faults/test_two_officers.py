"""Two officers act on one case at the same moment, on both databases: one is done, the other hears what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select

from models.casework import perform
from models.checks import check
from models.commands import Command
from models.database import open_store
from models.tables import Case, Event
from states.reasons import StaleCase
from tests.faults.racing import overlapped, race
from tests.integration.bureau_desk import Desk, contents
from tests.integration.one_case import OneCase
from tests.unit.sample_payloads import sample

_CASE, _EVENT = Case.__table__, Event.__table__  # type: ignore[attr-defined]
NOTICE, EVIDENCE = ("give_prior_notice", "officer-a"), ("add_evidence", "officer-b")
RETURN, WITHDRAW = ("return_for_rework", "leader-a"), ("withdraw_case", "leader-a")
PAIRS = [
    (NOTICE, ("give_prior_notice", "officer-b")),
    (NOTICE, WITHDRAW),
    (NOTICE, RETURN),
    (WITHDRAW, ("return_for_rework", "leader-b")),
    (EVIDENCE, NOTICE),
    (EVIDENCE, WITHDRAW),
]
Act = tuple[str, str]


def payload(action: str) -> dict[str, Any]:
    """The sample of the action; the evidence is a second item, for the case has one on file."""
    return sample(action) | ({"no": "2"} if action == "add_evidence" else {})


def officer(url: str, command: Command) -> Callable[[], Callable[[], Any]]:
    """An officer's process: the store open, ready to act; what comes of it as plain data."""

    def ready() -> Callable[[], Any]:
        store = open_store(url, wait_seconds=60)

        def act() -> tuple[str, Any]:
            try:
                return "done", perform(store, command).seq
            except StaleCase as stale:
                return "stale", (stale.expected, stale.actual, stale.changes, str(stale))
            finally:
                store.close()

        return act

    return ready


@contextmanager
def case_held(url: str, no: str) -> Iterator[None]:
    """Somebody else holds the case, so that both officers stand before it at one moment."""
    store = open_store(url)
    with store.write() as conn:
        conn.execute(select(_CASE.c.no).where(_CASE.c.no == no).with_for_update()).one()
        yield
    store.close()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " against ".join(action for action, _ in pair))
def test_of_two_officers_one_is_done_and_the_other_hears_what_changed(bureau_url: str, pair: tuple[Act, Act]) -> None:
    store = open_store(bureau_url)
    case = OneCase(Desk(store)).investigated()
    case.do("propose_penalty")
    seen = case.desk.facts(case.no).revision
    store.close()
    commands = [Command(case.no, action, payload(action), by, f"race-{n}", seen) for n, (action, by) in enumerate(pair)]
    told = race(*[officer(bureau_url, each) for each in commands], while_held=lambda: case_held(bureau_url, case.no))
    assert overlapped(told), "both must have been at it at one moment"
    ends = [each.answer[0] for each in told]
    assert sorted(ends) == ["done", "stale"]
    winner, loser = ends.index("done"), ends.index("stale")
    assert told[winner].answer[1] == seen + 1
    expected, actual, changes, says = told[loser].answer[1]
    assert (expected, actual, len(changes)) == (seen, seen + 1, 1)
    assert "请刷新后重新办理" in says
    assert changes[0].startswith(f"第{seen + 1}号")
    _left_nothing(bureau_url, case.no, commands[loser], commands[winner])


def _left_nothing(url: str, no: str, lost: Command, won: Command) -> None:
    store = open_store(url)
    assert check(store, acknowledged=[won.key]) == []
    with store.read() as conn:
        keys = conn.execute(select(_EVENT.c.command_key).where(_EVENT.c.stream == no)).scalars().all()
    assert won.key in keys
    assert lost.key not in keys
    for name, rows in contents(store, without=("event", "refusal")).items():
        assert not [row for row in rows if lost.key in row], name
    store.close()
