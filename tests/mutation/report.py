"""What became of the mutants (``var/mutants.jsonl``, one line for each), and what is told of it."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import Any

from tests.mutation.survivors import change_of, explained

Row = dict[str, Any]
KILLED = frozenset({"dead", "endless"})
BAR = 0.85
NORMAL_95 = 1.96


def read(path: Path) -> list[Row]:
    """The lines of a report."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write(path: Path, rows: Iterable[Row]) -> None:
    """Replace a report."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def lives(row: Row) -> bool:
    """Whether no test noticed, be it that none calls it. ``import``: not yet tried, so it counts as alive."""
    return row["end"] not in KILLED and not row["end"].startswith("signal")


def merged(before: list[Row], again: list[Row]) -> list[Row]:
    """Who was tried again with other tests lives only if it lived both times."""
    latest = {tuple(row["mutant"]): row for row in again}
    if not before:
        return again
    return [_later(row, latest.get(tuple(row["mutant"]), row)) for row in before]


def _later(row: Row, again: Row) -> Row:
    return again if again["end"] != "unreached" else row


def interval(killed: int, tried: int) -> tuple[float, float]:
    """The share killed among all, in 95 of 100 samples of this size (Wilson)."""
    share, square = killed / tried, NORMAL_95**2
    middle = (share + square / (2 * tried)) / (1 + square / tried)
    width = NORMAL_95 * sqrt(share * (1 - share) / tried + square / (4 * tried**2)) / (1 + square / tried)
    return middle - width, middle + width


def tell(rows: list[Row], tree: Path) -> int:
    """Each survivor with what it changes and, if it is in the list, why it may; a line for each module; the whole."""
    counts = _survivors(rows, tree)
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        ends[row["mutant"][0]]["lives" if lives(row) else "killed"] += 1
    for module, count in sorted(ends.items(), key=lambda pair: -pair[1]["lives"]):
        if count["lives"]:
            _say(f"{module}: {count['lives']} of {count.total()} live")
    whole = sum(ends.values(), Counter())
    low, high = interval(whole["killed"], whole.total())
    _say(f"alive: {counts['explained']} explained, {counts['unexplained']} unexplained; {counts['unreached']} of them")
    _say("are called by no test. Explained ones count as alive in the share, too.")
    share = whole["killed"] / whole.total()
    _say(f"killed: {whole['killed']} of {whole.total()} = {share:.1%}, of all {low:.1%} to {high:.1%} (95 %)")
    return int(share < BAR)


def _survivors(rows: list[Row], tree: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    reasons = explained()
    for row in sorted(filter(lives, rows), key=lambda row: row["mutant"]):
        change = change_of(tree, row["mutant"])
        why = reasons.get(change)
        counts["explained" if why else "unexplained"] += 1
        counts["unreached"] += row["end"] == "unreached"
        _say(f"{change.function}{' (called by no test)' * (row['end'] == 'unreached')}")
        _say(f"  - {change.was}\n  + {change.becomes}\n  {f'lives: {why}' if why else 'unexplained'}")
    return counts


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
