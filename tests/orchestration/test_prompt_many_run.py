"""A mass prompt as one Prefect run on a real server: a progress artifact, numbers only, nothing personal anywhere."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert

from flows.server import PrefectServer
from flows.submit import Executor
from models.campaigns import CAMPAIGN, progress
from models.instants import stamp
from models.outbox import OUTBOX
from models.record import BUREAU, canonical, digest
from models.tables import ReleaseRow

NO, NUMBERS = "mass-2026-0001", [f"1380000{n:04d}" for n in range(60)]


def owe_campaign(desk: Any) -> None:
    now = stamp(desk.store.now())
    content = canonical([{"line": n + 2, "name": "甲", "phone": to, "email": None} for n, to in enumerate(NUMBERS)])
    release = {"digest": "r", "body": "{}", "published_at": now, "published_by": "a", "second_by": "b", "note": ""}
    told = {"no": NO, "title": "提示", "power": "x", "release": "r", "content": content, "digest": digest(content),
            "state": "released", "proposed_by": "a", "proposed_at": now, "owed_seq": 9}  # fmt: skip
    rows = [
        {"key": f"{NO}:message:mass_prompt:line-{n}:sms", "stream": BUREAU, "seq": 9, "kind": "message",
         "template": "mass_prompt", "receiver": f"line-{n}", "channel": "sms", "address": to,
         "context": json.dumps({"n": n}), "digest": "0" * 64, "state": "queued", "due_at": now, "created_at": now,
         "fence": 0, "attempts": 0}
        for n, to in enumerate(NUMBERS)
    ]  # fmt: skip
    with desk.store.write() as conn:
        conn.execute(insert(ReleaseRow.__table__), release)  # type: ignore[attr-defined]
        conn.execute(insert(CAMPAIGN), told)
        conn.execute(insert(OUTBOX), rows)


def test_a_mass_prompt_is_one_run_with_its_progress_and_no_numbers(
    server: PrefectServer, make_desk: Any, tmp_path: Path
) -> None:
    heard: list[int] = []
    desk = make_desk(tell_open=heard.append)
    owe_campaign(desk)
    assert asyncio.run(Executor().prompt_many(desk.runtime, NO)) == Counter(accepted=60)
    assert progress(desk.store, NO).open == 0
    assert heard[-1] == 0
    asked = httpx.post(f"{server.api_url}/artifacts/filter", json={"artifacts": {"key": {"any_": ["prompt-many"]}}})
    assert float(asked.json()[0]["data"]) == 100.0
    wanted = {"flows": {"name": {"any_": ["prompt-many"]}}}
    (run,) = httpx.post(f"{server.api_url}/flow_runs/filter", json=wanted, timeout=10).json()
    assert (run["name"], run["parameters"], run["state"]["type"]) == (f"群发 · {NO}", {"no": NO}, "COMPLETED")
    kept = b"".join(file.read_bytes() for file in server.home.glob("prefect.db*"))
    assert b"prompt-many" in kept, "the database was looked at"
    assert not any(number.encode() in kept for number in NUMBERS)
    assert asyncio.run(Executor().prompt_many(desk.runtime, NO)) == Counter()
    assert len(desk.sender.sent) == 60
