"""M10: the event of each guidance act tells the version of the rules in force on its day, and the check asks for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
from sqlalchemy import text

from models.checks import check
from models.checks.replay import replay_gives_the_same
from models.registers import publish_release
from tests.integration.bureau_desk import Desk, events, founded
from tests.integration.one_case import OneCase
from tests.integration.test_registers import changed_release
from tests.unit.states.test_subjects import version

VERSIONS = (version("规范一", date(2014, 1, 1), date(2026, 3, 9)), version("规范二", date(2026, 3, 10)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    body = changed_release(guidance_rules=VERSIONS)
    publish_release(store, body, by="admin-a", second="leader-a", note="两个版本")
    yield Desk(store)
    store.close()


def kept(desk: Desk, case: OneCase) -> list[str | None]:
    return [body.get("guidance_rules") for body in events(desk.store, case.no)[1:]]


def test_each_act_of_guidance_keeps_the_version_of_its_day(desk: Desk) -> None:
    case = OneCase(desk.at("2026-03-09 09:00"))
    case.do("record_guidance")
    desk.at("2026-03-10 00:00")
    case.do("record_guidance")
    case.do("record_inspection")
    assert kept(desk, case) == ["规范一", "规范二", None]
    assert check(desk.store) == []


def test_another_version_in_the_record_is_found(desk: Desk) -> None:
    case = OneCase(desk.at("2026-03-09 09:00"))
    case.do("record_guidance")
    with desk.store.write() as conn:
        row = conn.execute(text("SELECT rowid, body FROM event WHERE action = 'record_guidance'")).one()
        told = orjson.dumps({**orjson.loads(row.body), "guidance_rules": "规范二"}).decode()
        triggers = conn.execute(text("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='event'"))
        for name in triggers.scalars().all():
            conn.execute(text(f"DROP TRIGGER {name}"))
        conn.execute(text("UPDATE event SET body = :body WHERE rowid = :rowid"), {"body": told, "rowid": row.rowid})
    found = check(desk.store, checks=(replay_gives_the_same,))
    assert [finding.says for finding in found] == ["所记的行政指导规范不是当日施行的版本"]
