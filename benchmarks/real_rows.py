"""The Montreal convictions through the kernel: cases per second, agreement with the independent count, the layers."""

import cProfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.layers import by_layer
from models.checks import check
from tests.acceptance.montreal.independent import foresee, totals
from tests.acceptance.montreal.rehearsing import Rehearsed, founded, montreal_docket, on_record, rehearse, scratch
from tests.acceptance.montreal.rows import Conviction, read_convictions, shared_file

ABSENT = "没有真实数据：仓库旁边没有 shared/data/ca_montreal_food，略过这一部分"
SHARE = 100
"""Every hundredth row is run under the profiler, and is all that a quick run does."""


def run_real_rows(console: Console, *, quick: bool) -> bool:
    """Print what came of the rows; false if the rehearsal and the independent count disagree."""
    file = shared_file()
    if file is None:
        console.print(ABSENT)
        return True
    rows = read_convictions(file)
    sample = [row for row in rows if int(row.id) % SHARE == 0]
    agreed = _counted(console, file, sample if quick else rows)
    _layers(console, file, sample)
    return agreed


def _counted(console: Console, file: Path, rows: Sequence[Conviction]) -> bool:
    every = foresee(file)
    foreseen = {row.id: every[row.id] for row in rows}
    with TemporaryDirectory(prefix="zhifa-bench-") as name:
        store = founded(scratch(Path(name)))
        done = rehearse(store, *montreal_docket(rows, foreseen))
        findings = check(store)
        found = {"rows": len(rows), **done.counted(), **on_record(store)}
        store.close()
    wanted = totals(foreseen)
    agreed = all(found.get(key, 0) == count for key, count in wanted.items()) and not done.unmet and not findings
    table = Table("真实数据（蒙特利尔食品处罚）", "演练结果", "独立计数")
    for key, count in wanted.items():
        table.add_row(TITLES[key], f"{found.get(key, 0):,}", f"{count:,}")
    console.print(table)
    console.print(_speed(done), "记录核验无误" if not findings else f"记录核验发现 {len(findings)} 处问题")
    for says in [*done.unmet, *map(str, findings)][:20]:
        console.print(f"[red]{says}[/red]")
    return agreed


TITLES = {
    "rows": "行数",
    "closed": "结案",
    "flagged": "结案但有瑕疵（超过九十日）",
    "refused": "依法被拒绝（陈述申辩期限未满，行政处罚法62）",
    "impossible": "不可能的行",
    "fined_yuan": "罚款合计（元，已缴）",
    "hearings_offered": "告知听证",
}


def _speed(done: Rehearsed) -> str:
    cases = len(done.outcomes) / done.seconds
    return f"{cases:.1f} 件/秒，{done.acts / done.seconds:.0f} 项/秒，共 {done.acts:,} 项、{done.seconds:.0f} 秒。"


def _layers(console: Console, file: Path, rows: Sequence[Conviction]) -> None:
    with TemporaryDirectory(prefix="zhifa-bench-") as name:
        store = founded(scratch(Path(name)))
        docket, impossible = montreal_docket(rows, foresee(file))
        profile = cProfile.Profile()
        profile.runcall(rehearse, store, docket, impossible)
        store.close()
    table = Table("时间用在哪里（不等磁盘）", "份额")
    for layer, share in by_layer(profile).items():
        table.add_row(layer, f"{share:.0%}")
    console.print(table)
