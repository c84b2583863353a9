"""Prefect is a disposable executor: wiping its database in the middle of the demo leaves identical case heads."""

import asyncio
import re
from datetime import date
from pathlib import Path

import pytest

from config.dockets import load_docket
from config.loader import load_folder, load_officers
from config.schema.days import read_moment
from flows.compose import compose
from flows.rehearsal import ActReport, Rehearsal
from flows.server import PrefectServer
from flows.submit import Executor, Mode
from models.checks import check
from models.database import create_store
from models.queries import case_heads
from models.registers import enter_officers, publish_release
from notifications.channels import RecordingSender
from tests.prefect_homes import with_tables

ROOT = Path(__file__).resolve().parents[2]
DOCKET = ROOT / "config" / "dockets" / "demo" / "02-paid.yaml"


def heads_after(folder: Path, mode: Mode, server: PrefectServer | None = None) -> dict[str, tuple[str, str]]:
    """Run the docket; with a server, stop and wipe it after the tenth act."""
    folder.mkdir()
    store = create_store(f"sqlite:///{folder}/z.sqlite3", "virtual")
    store.set_clock(read_moment("2020-01-01 08:00"))
    publish_release(store, load_folder(ROOT / "config", ROOT / "templates"), by="a", second="b", note="wipe")
    enter_officers(store, load_officers(ROOT / "config"), by="a", effective_on=date(2020, 1, 1))
    told: list[str] = []
    acts: list[ActReport] = []

    def heard(report: ActReport) -> None:
        acts.append(report)
        if server is not None and len(acts) == 10:
            server.stop()
            server.wipe()

    runtime = compose(store, RecordingSender(), folder / "archive")
    rehearsal = Rehearsal(store, runtime, Executor(mode, tell=told.append), heard, carry_out_at_once=True)
    docket, _ = load_docket(DOCKET)
    asyncio.run(rehearsal.run(docket))
    assert rehearsal.unmet == 0
    assert check(store) == []
    assert len(told) == (1 if server is not None else 0)
    heads = {row["no"]: (row["step"], row["head"]) for row in case_heads(store)}
    store.close()
    return heads


def test_wiping_prefects_database_in_the_middle_leaves_identical_case_heads(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    undisturbed = heads_after(tmp_path / "plain", "plain")
    server = PrefectServer(with_tables(tmp_path / "prefect", tmp_path_factory), services=False)
    with server:
        wiped = heads_after(tmp_path / "wiped", "prefect", server)
    assert wiped == undisturbed
    assert all(re.fullmatch(r"[0-9a-f]{64}", head) for _, head in wiped.values())
