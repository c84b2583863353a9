"""Releases changed in one place, and a case moved to them."""

from typing import Any

import pytest

from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from models.database import Store
from models.moving import Move, perform_move, try_move
from models.registers import publish_release
from models.releases import newest_release
from states.reasons import ActionRefused
from tests.integration.bureau_desk import Desk, rows
from tests.integration.one_case import OneCase, gates

WHY = "程序文件已修订，经局务会同意在办案件一并改用"


def general(body: ReleaseBody) -> Procedure:
    return next(p for p in body.procedures if p.key == "penalty_general")


def with_general(body: ReleaseBody, **changes: Any) -> ReleaseBody:
    """The release with the general procedure otherwise."""
    moved = general(body).model_copy(update=changes)
    return body.model_copy(update={"procedures": tuple(moved if p.key == moved.key else p for p in body.procedures)})


def with_term(body: ReleaseBody, key: str, **changes: Any) -> ReleaseBody:
    return body.model_copy(
        update={"terms": tuple(t.model_copy(update=changes) if t.key == key else t for t in body.terms)}
    )


def without_term(body: ReleaseBody, key: str) -> ReleaseBody:
    told = general(body)
    return with_general(
        body,
        terms=tuple(t for t in told.terms if t.key != key),
        reminders=tuple(r for r in told.reminders if r.term != key),
    )


def published(store: Store, body: ReleaseBody, note: str = "修订程序") -> Move:
    """The move to this release, once it is in force."""
    publish_release(store, body, by="admin-a", second="leader-a", note=note)
    with store.read() as conn:
        return Move(newest_release(conn), "leader-a", "leader-b", WHY)


def renamed(body: ReleaseBody) -> ReleaseBody:
    """A release in which one step is called otherwise: a change that touches no term."""
    steps = general(body).steps
    new = tuple(s.model_copy(update={"title": "调查取证"}) if s.key == "inspect.filed" else s for s in steps)
    return with_general(body, steps=new)


def filed(desk: Desk) -> OneCase:
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")
    case.do("approve_filing", "leader-a")
    return case


def moved(desk: Desk, case: OneCase, move: Move) -> Any:
    return perform_move(desk.store, move, try_move(desk.store, move, case.no))


def refusal(desk: Desk, case: OneCase, move: Move) -> set[str]:
    """The gates that keep the case; the dry run and the act itself say the same."""
    tried = try_move(desk.store, move, case.no)
    with pytest.raises(ActionRefused) as refused:
        perform_move(desk.store, move, tried)
    assert {r.gate for r in tried.reasons} == gates(refused)
    assert all(r.clause for r in tried.reasons)
    return gates(refused)


def term(desk: Desk, key: str) -> dict[str, Any]:
    return next(dict(row) for row in rows(desk.store, "term") if row["key"] == key)


def rungs(desk: Desk, key: str) -> list[tuple[str, str]]:
    found = [row for row in rows(desk.store, "reminder") if row["term_key"] == key]
    return [(row["due_on"], row["state"]) for row in sorted(found, key=lambda row: row["rung"])]
