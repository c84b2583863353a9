"""Moving cases to a newer release (改用新版本): which cases there are, and the dry run of one by the kernel itself."""

from dataclasses import dataclass

from sqlalchemy import select

from models.casework import perform, validated
from models.commands import Answer, Command
from models.database import Store
from models.queries import load_facts
from models.releases import published_after
from models.tables import Case
from states.actions import ACTIONS
from states.acts import CHANGE
from states.lifecycle import decide
from states.moving import Difference, differences
from states.reasons import ActionRefused, Reason

_CASE = Case.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Move:
    """Who moves cases to which release, confirmed by whom and why."""

    release: str
    by: str
    second: str
    reason: str

    def command(self, case_no: str, revision: int | None = None) -> Command:
        """The command for one case; its key names case and release, so that a case is moved there once."""
        told = {"release": self.release, "reason": self.reason, "second_person": self.second}
        return Command(case_no, CHANGE, told, self.by, f"move:{case_no}:{self.release}", revision)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a move would come to for one case: what is otherwise afterwards, or why it stays."""

    no: str
    step: str
    revision: int
    differences: tuple[Difference, ...]
    reasons: tuple[Reason, ...] = ()


def open_cases_before(store: Store, release: str) -> list[str]:
    """Numbers of the open cases that stand under a release published before this one, oldest first."""
    with store.read() as conn:
        query = select(_CASE.c.no, _CASE.c.release).where(_CASE.c.closed_on.is_(None)).order_by(_CASE.c.no)
        rows = conn.execute(query).all()
        older = {own for own in {row.release for row in rows} if published_after(conn, release, own)}
    return [row.no for row in rows if row.release in older]


def try_move(store: Store, move: Move, case_no: str) -> Tried:
    """Judge the move as :func:`perform` would, writing nothing. Raises NoSuchCase, CommandInvalid."""
    payload, data = validated(ACTIONS[CHANGE].payload, move.command(case_no).payload)
    at = store.now()
    with store.read() as conn:
        stands = load_facts(conn, store, case_no, actor=move.by, at=at)
        try:
            facts = load_facts(conn, store, case_no, actor=move.by, at=at, under=payload.decided_under)
            outcome = decide(facts, ACTIONS[CHANGE], payload, data)
        except ActionRefused as refused:
            return Tried(case_no, stands.step, stands.revision, (), refused.reasons)
    assert facts.left is not None, "a case that leaves no release is refused"
    changed = differences(facts.left, outcome.facts)
    return Tried(case_no, facts.step, facts.revision, tuple(changed))


def perform_move(store: Store, move: Move, tried: Tried) -> Answer:
    """Move one case that may be moved, if nobody acted in it since it was tried.

    Raises ActionRefused, StaleCase.
    """
    return perform(store, move.command(tried.no, tried.revision))
