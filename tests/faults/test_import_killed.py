"""Kill -9 in the middle of an import: run again, it ends where an undisturbed run ends."""

import os
import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from config.schema.days import read_moment
from config.sources import load_sources
from models import historical, killpoints
from models.checks import check
from models.database import open_store
from models.historical import Offered, Outcome, import_rows
from states.history.entry import content_key
from states.history.reading import map_digest, read_row
from tests.faults.killed_cases import SqliteBureaus, in_child

ROOT = Path(__file__).resolve().parents[2]
(SOURCE,) = (source for source in load_sources(ROOT / "config") if source.key == "penalty_publicity")
ROWS = 25
BATCH = 5


def offered() -> list[Offered]:
    made = []
    for n in range(ROWS):
        number = f"金科罚决字〔2024〕第{n}号" if n % 7 else "看不清"
        party = "样例公司" if n % 14 else None  # every other unread number leaves nothing to go by
        cells = [("CF_XDR_MC", party), ("CF_WSH", number), ("CF_CFJG", "样例局"), ("CF_JDRQ", f"2024-01-{n + 1:02d}")]
        read = read_row(SOURCE, cells, map_digest(SOURCE), date(2026, 11, 24))
        made.append(Offered(read.data, content_key(SOURCE.key, cells), read.set_aside))
    return made


def founded(folder: Path) -> str:
    folder.mkdir()
    return SqliteBureaus().new(folder, read_moment("2026-11-24 09:00"))


def run(url: str) -> None:
    store = open_store(url)
    import_rows(store, offered(), actor="coordinator-a")
    store.close()


def on_record(url: str) -> list[Any]:
    """Which cases there are and what they say; who said it when may differ."""
    store = open_store(url)
    try:
        assert check(store) == []
        with store.read() as conn:
            cases = conn.execute(text("SELECT no, party_name FROM enforcement_case ORDER BY no")).all()
            keys = conn.execute(text("SELECT command_key FROM event WHERE command_key LIKE 'import%' ORDER BY 1")).all()
    finally:
        store.close()
    return [*cases, *keys]


@pytest.mark.parametrize("point", ["import.before_commit", "import.after_commit"])
@pytest.mark.parametrize("nth", [1, 3, ROWS // BATCH])
def test_a_killed_import_continues_to_the_same_result(
    tmp_path: Path, point: str, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(historical, "BATCH", BATCH)
    whole, torn = founded(tmp_path / "whole"), founded(tmp_path / "torn")
    run(whole)

    def killed() -> None:
        killpoints.arm(point, nth)
        run(torn)

    status = in_child(killed)
    assert os.WIFSIGNALED(status), f"{point} #{nth} was not reached"
    assert os.WTERMSIG(status) == signal.SIGKILL
    half = on_record(torn)
    done = nth if point == "import.after_commit" else nth - 1
    assert (half == on_record(whole)) is (done == ROWS // BATCH)
    run(torn)
    assert on_record(torn) == on_record(whole)
    assert any(row.set_aside for row in offered())
    assert {Outcome.IMPORTED, Outcome.SET_ASIDE} == {
        Outcome.SET_ASIDE if row.set_aside else Outcome.IMPORTED for row in offered()
    }
