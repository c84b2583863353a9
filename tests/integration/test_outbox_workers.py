"""Several worker processes on one outbox; the catcher's log, outside the database, is the judge."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import insert

from models import outbox_review
from models.database import create_store, open_store
from models.instants import stamp
from models.outbox import OUTBOX
from notifications.catchers import SmsCatcher, read_log

ROWS = 300
WORKERS = 4
WORKER = """
import asyncio, json, sys
from pathlib import Path
from flows.runtime import Runtime, TemplateText
from flows.worker_loop import drain
from models.database import open_store
from notifications.channels import AppriseSender
from states.vocabulary import Channel

url, gateway, folder = sys.argv[1:]
store = open_store(url)
runtime = Runtime(
    store=store, sender=AppriseSender({Channel.SMS: gateway}), archive=Path(folder),
    template=lambda store, job: TemplateText("第 {{ n }} 号通知"),
    bind_document=lambda *_: None, sweep_due=lambda *_: 0,
)
sys.stdin.readline()
print(json.dumps(asyncio.run(drain(runtime))))
store.close()
"""


@pytest.mark.timeout(120)
def test_four_workers_send_three_hundred_messages_once_each(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'case.db'}"
    _owe_messages(url)
    with SmsCatcher(tmp_path / "gateway", durable=False) as gateway:
        workers = [_start(url, gateway.url, tmp_path) for _ in range(WORKERS)]
        answers = [worker.communicate("go\n", timeout=90)[0] for worker in workers]
    sent = [Counter(json.loads(answer)) for answer in answers]
    assert sum(sent, Counter()) == Counter(accepted=ROWS)
    assert Counter(caught.key for caught in read_log(tmp_path / "gateway")) == Counter(f"k{n}" for n in range(ROWS))
    store = open_store(url)
    assert outbox_review.counts(store) == {"accepted": ROWS}
    store.close()


def _start(url: str, gateway: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, url, gateway, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def _owe_messages(url: str) -> None:
    store = create_store(url)
    now = stamp(store.now())
    row = {
        "stream": "2026-0001", "seq": 1, "case_no": "2026-0001", "kind": "message", "template": "reminder",
        "receiver": "party", "channel": "sms", "digest": "0" * 64, "state": "queued", "due_at": now,
        "created_at": now, "fence": 0, "attempts": 0,
    }  # fmt: skip
    with store.write() as connection:
        rows = [{**row, "key": f"k{n}", "address": f"138{n:08d}", "context": json.dumps({"n": n})} for n in range(ROWS)]
        connection.execute(insert(OUTBOX), rows)
    store.close()
