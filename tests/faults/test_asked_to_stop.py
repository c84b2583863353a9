"""A process that is asked to stop finishes what it is sending, gives the rest back, and leaves nothing in doubt."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from config.settings import CHECKOUT
from models.casework import open_case, perform
from models.checks import check
from models.commands import Command
from models.database import Store, open_store
from models.outbox import OUTBOX
from tests.integration.own_bureau import make_bureau

CASES = 8
DELIVER = [sys.executable, "-m", "portal.main", "deliver"]


class SlowGateway(ThreadingHTTPServer):
    """An SMS gateway that answers only when it is let go; it tells how many messages stand before it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.came, self.go, self.keys = threading.Semaphore(0), threading.Event(), Counter[str]()


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        gateway = self.server
        assert isinstance(gateway, SlowGateway)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        gateway.keys[self.headers.get("Idempotency-Key") or body.decode()] += 1
        gateway.came.release()
        gateway.go.wait(30)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"code": 0, "id": "m1"}')

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def slow_gateway() -> Iterator[SlowGateway]:
    with SlowGateway() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def prompted(store: Store) -> None:
    """Cases that each owe one SMS to their party."""
    for n in range(CASES):
        party = {"kind": "organisation", "name": f"样例{n}号公司", "address": "样例路1号", "phone": f"138{n:08d}"}
        day = store.now().date().isoformat()
        opening = {"procedure": "penalty_general", "power": "KJ-CF-017", "violated_on": day, "party": party}
        no = open_case(store, opening, actor="officer-a", key=f"open-{n}").case_no
        perform(store, Command(no, "issue_prompt", {"channel": "sms"}, "officer-a", f"prompt-{n}", 1))


def states(store: Store) -> Counter[str]:
    with store.read() as conn:
        return Counter(conn.execute(select(OUTBOX.c.state).where(OUTBOX.c.channel == "sms")).scalars())


INTERRUPT = pytest.param(signal.SIGINT, id="SIGINT", marks=pytest.mark.full)


@pytest.mark.parametrize("number", [pytest.param(signal.SIGTERM, id="SIGTERM"), INTERRUPT])
def test_a_stop_leaves_nothing_in_doubt_and_the_rest_for_the_next_run(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slow_gateway() as gateway:
        url = f"zhifasms://demo@127.0.0.1:{gateway.server_address[1]}/send?sign=demo"
        database = make_bureau(
            tmp_path, monkeypatch, mail="zhifamail://127.0.0.1:9/?from=zhifa@bureau.example", sms=url
        )["database"]
        store = open_store(database)
        prompted(store)
        process = subprocess.Popen(
            DELIVER, cwd=CHECKOUT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert gateway.came.acquire(timeout=60), "the process must be in the middle of a call"
        process.send_signal(number)
        gateway.go.set()
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert "已按要求停止" in said
        found = states(store)
        assert found["unknown"] == 0
        assert found["accepted"] > 0
        assert found["queued"] == CASES - found["accepted"] > 0
        again = subprocess.run(DELIVER, cwd=CHECKOUT, env=dict(os.environ), capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stdout + again.stderr
        assert states(store) == Counter(accepted=CASES)
        assert gateway.keys.total() == CASES
        assert set(gateway.keys.values()) == {1}
        assert check(store) == []
        store.close()


@pytest.mark.full
def test_a_second_signal_ends_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with slow_gateway() as gateway:
        url = f"zhifasms://demo@127.0.0.1:{gateway.server_address[1]}/send?sign=demo"
        database = make_bureau(
            tmp_path, monkeypatch, mail="zhifamail://127.0.0.1:9/?from=zhifa@bureau.example", sms=url
        )["database"]
        store = open_store(database)
        prompted(store)
        process = subprocess.Popen(DELIVER, cwd=CHECKOUT, env=dict(os.environ), stdout=subprocess.DEVNULL)
        assert gateway.came.acquire(timeout=60)
        process.send_signal(signal.SIGTERM)
        while process.poll() is None:
            process.send_signal(signal.SIGTERM)
        assert process.returncode == -signal.SIGTERM
        assert states(store)["calling"] > 0, "what was under way is for the review, not lost"
        assert check(store) == []
        store.close()
