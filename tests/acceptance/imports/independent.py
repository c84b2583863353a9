"""What an import of the real files must come to, counted with ``csv``, ``json`` and ``decimal`` only, by hand-made rules."""

import csv
import json
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path("cn_real")
CREDIT, ENVIRONMENT, TAIWAN = (
    "creditchina_v2_response_2018.json",
    "env_penalties_10.json",
    "tw_mol_labor_standards_sample.csv",
)


def shared_folder() -> Path | None:
    """The real files beside the checkout, where there are any."""
    for parent in Path(__file__).resolve().parents:
        if (found := parent / "shared" / "data" / FOLDER).is_dir():
            return found
    return None


@dataclass
class Counted:
    """One file: its rows, what cannot be imported, its fines in fen, and every text that stands in it."""

    rows: int = 0
    nameless: int = 0  # the party is no party
    set_aside: int = 0
    conflicts: int = 0
    fen: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    around: list[str] = field(default_factory=list)


def credit(folder: Path) -> Counted:
    told = json.loads((folder / CREDIT).read_text(encoding="utf-8"))
    found = Counted(around=[told["message"], told["seqNum"]])
    for row in told["data"]["items"]:
        found.rows += 1
        found.texts.update(row.values())
        no_name = row["punishName"][-1] == "案" or row["punishName"] == "罚款"
        found.nameless += no_name
        found.set_aside += no_name and "号" not in row["punishNumber"]
    return found


def environment(folder: Path) -> Counted:
    told = json.loads((folder / ENVIRONMENT).read_text(encoding="utf-8"))
    found = Counted(around=[told["note"]])
    for row in told["values"]:
        found.rows += 1
        found.texts.update(value for value in row.values() if isinstance(value, str))
        found.fen += int(Decimal(row["penaltyAmount"] or 0) * 10_000 * 100)
    return found


def taiwan(folder: Path) -> Counted:
    with (folder / TAIWAN).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    found = Counted()
    decisions: set[Any] = set()
    for row in rows:
        found.rows += 1
        found.texts.update(row)
        decision = (row[0], row[4].replace("\n", "").replace(" ", ""))
        if decision in decisions:
            found.conflicts += 1
            continue
        decisions.add(decision)
        found.fen += int(row[7].replace(",", "") or 0) * 100
    return found
