"""``make bench``: ratios against something measured in the same run, printed as one table."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text

from config.loader import load_folder, load_officers
from config.schema.days import read_moment
from models.casework import open_case, perform
from models.commands import Command
from models.database import Store, create_store
from models.instants import stamp
from models.outbox import claim
from models.registers import enter_officers, publish_release
from models.tables import Outbox

ROOT = Path(__file__).resolve().parents[1]
OUTBOX = Outbox.__table__  # type: ignore[attr-defined]


def median_ms(work: Callable[[], object], times: int) -> float:
    """Median wall time of one call in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def founded(url: str) -> Store:
    """A bureau with the sample configuration."""
    store = create_store(url, "virtual")
    store.set_clock(read_moment("2026-03-02 09:00"))
    publish_release(store, load_folder(ROOT / "config", ROOT / "templates"), by="a", second="b", note="bench")
    enter_officers(store, load_officers(ROOT / "config"), by="a", effective_on=date(2020, 1, 1))
    return store


STATEMENTS = {key: True for key in ("certificate_shown", "identity_stated", "purpose_stated", "method_stated")}


def one_case(store: Store, name: str) -> list[float]:
    """The acts of one case up to the end of its investigation; milliseconds of each."""
    party = {"kind": "organisation", "name": "样例公司", "address": "样例路1号", "phone": "13800000001"}
    opening = {"procedure": "penalty_general", "power": "KJ-CF-017", "violated_on": "2026-02-20", "party": party}
    no = open_case(store, opening, actor="officer-a", key=name).case_no
    team = ["officer-a", "officer-b"]
    acts: list[tuple[str, str, dict[str, object]]] = [
        ("officer-a", "skip_prompt", {"ground": "found_on_the_spot", "reason": "当场发现"}),
        (
            "officer-a",
            "propose_filing",
            {"facts": "骗取登记", "suspected": "河南省技术市场条例26(一)", "handlers": team},
        ),
        ("leader-a", "approve_filing", {"opinion": "同意"}),
        (
            "officer-a",
            "record_inspection",
            {
                "officers": team,
                "place": "样例路1号",
                "statements": STATEMENTS,
                "party_present": True,
                "findings": "属实",
            },
        ),
        (
            "officer-a",
            "add_evidence",
            {"no": "1", "kind": "document", "title": "合同", "obtained": "调取", "lawfully": True, "officers": team},
        ),
        (
            "officer-a",
            "record_guidance",
            {"form": "advise", "cause": "不熟悉规定", "help": "讲解", "correction": "改正", "officers": team},
        ),
        ("officer-a", "order_correction", {"requirement": "停止使用", "correct_by": "2026-03-20"}),
        ("officer-a", "report_investigation", {"established": "属实", "suggestion": "penalty"}),
    ]
    taken = []
    for revision, (by, action, payload) in enumerate(acts, 1):
        start = time.perf_counter()
        perform(store, Command(no, action, payload, by, f"{name}/{revision}", revision))
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def gated_actions(store: Store, cases: int) -> float:
    """Median milliseconds of a durable gated action over whole cases."""
    one_case(store, "warm")
    return statistics.median([ms for n in range(cases) for ms in one_case(store, f"case-{n}")])


def raw_commits(store: Store, times: int) -> float:
    """Median milliseconds of a one-row commit on the driver's own connection to the same database."""
    with store.write() as conn:
        conn.execute(text("CREATE TABLE bench_row (id INTEGER PRIMARY KEY, told TEXT)"))
    with store.engine.connect() as conn:
        raw = conn.connection.driver_connection
        assert raw is not None
        mark, begin = ("?", "BEGIN IMMEDIATE") if store.dialect == "sqlite" else ("%s", "")
        counter = iter(range(times))

        def commit() -> None:
            if begin:
                raw.execute(begin)
            raw.execute(f"INSERT INTO bench_row VALUES ({mark}, {mark})", (next(counter), "x" * 200))  # noqa: S608
            raw.commit()

        return median_ms(commit, times)


def claims(store: Store, settled: int) -> float:
    """Median milliseconds of claiming one row beside many settled ones."""
    now = stamp(store.now())
    row = {
        "stream": "bench",
        "seq": 1,
        "kind": "message",
        "template": "t",
        "receiver": "party",
        "context": "{}",
        "digest": "d",
        "due_at": now,
        "created_at": now,
        "fence": 0,
        "attempts": 0,
    }
    with store.write() as conn:
        first = conn.execute(text("SELECT count(*) FROM outbox")).scalar_one()
        keys = range(first, first + settled)
        conn.execute(insert(OUTBOX), [{**row, "key": f"s{n}", "state": "accepted"} for n in keys])
        conn.execute(insert(OUTBOX), [{**row, "key": f"q{first}-{n}", "state": "queued"} for n in range(60)])
    return median_ms(lambda: claim(store, worker="bench", limit=1), 50)


def command_ms(*words: str) -> float:
    """Median wall time of a command."""
    return median_ms(lambda: subprocess.run(words, check=True, capture_output=True), 5)


def main() -> int:
    """Measure, print, and answer 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="zhifa benchmarks")
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    cases = 10 if parser.parse_args().quick else 60
    rows: list[tuple[str, str, str, float, float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        store = founded(f"sqlite:///{folder}/bench.sqlite3")
        raw, own = raw_commits(store, 500), gated_actions(store, cases)
        rows.append(
            ("有关口的持久办理 / 单行提交（SQLite FULL）", f"{own:.2f} ms", f"{raw:.2f} ms", raw / own, 0.2, True)
        )
        few, many = claims(store, 1_000), claims(store, 99_000)
        rows.append(("领取待办：10 万已结 / 1 千已结", f"{many:.2f} ms", f"{few:.2f} ms", many / few, 1.5, False))
        store.close()
    help_ms = command_ms(sys.executable, "-m", "portal.main", "--help")
    typer_ms = command_ms(sys.executable, "-c", "import typer")
    rows.append(
        ("zhifa --help / import typer", f"{help_ms:.0f} ms", f"{typer_ms:.0f} ms", help_ms / typer_ms, 3.0, False)
    )
    table = Table("量", "本软件", "对照", "比值", "目标", "结果")
    missed = 0
    for name, ours, theirs, ratio, target, at_least in rows:
        met = ratio >= target if at_least else ratio <= target
        missed += not met
        table.add_row(
            name, ours, theirs, f"{ratio:.2f}", f"{'≥' if at_least else '≤'} {target}", "达到" if met else "未达到"
        )
    Console().print(table)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
