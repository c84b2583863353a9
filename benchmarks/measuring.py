"""Ratios against something measured in the same run, and the one table they are printed in."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.table import Table

SIGN = {"at least": "≥", "at most": "≤"}


@dataclass(frozen=True)
class Ratio:
    """One line of the table: ours against theirs, the ratio of the two, and what it must be, if anything."""

    name: str
    ours: str
    theirs: str
    ratio: float
    bound: Literal["at least", "at most"] = "at least"
    target: float = 0.0

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.ratio >= self.target if self.bound == "at least" else self.ratio <= self.target


def taken_ms(work: Callable[[], object]) -> float:
    """Wall time of one call in milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def alternately(times: int, *works: Callable[[], object]) -> tuple[float, ...]:
    """Median milliseconds of each, run in turn so that a slow spell of the machine falls on all of them alike."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for found, work in zip(taken, works, strict=True):
            found.append(taken_ms(work))
    return tuple(statistics.median(found) for found in taken)


def ms(value: float) -> str:
    """As printed."""
    return f"{value:.2f} ms" if value < 100 else f"{value:.0f} ms"


def print_table(console: Console, ratios: Iterable[Ratio]) -> None:
    """All ratios with their targets."""
    table = Table("量", "本软件", "对照", "比值", "目标", "结果", title="同一次运行中测得的比值（中位数）")
    for one in ratios:
        met = "[green]达到[/green]" if one.met else "[red]未达到[/red]"
        target = f"{SIGN[one.bound]} {one.target}" if one.target else "—"
        table.add_row(one.name, one.ours, one.theirs, f"{one.ratio:.2f}", target, met if one.target else "")
    console.print(table)
