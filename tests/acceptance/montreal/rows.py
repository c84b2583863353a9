"""The Montreal food convictions, read strictly: one row, one conviction; a bad row is named with its line and field."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from config.errors import BadInput

SHIFT_DAYS = 3843
"""Every date is moved by 549 whole weeks, so that weekdays stay: the oldest offence, 2011-01-12, becomes 2021-07-21, the
first such Wednesday under the Administrative Penalty Law of 2021-07-15. A smaller shift would leave rows without law; any
larger one would leave more of them beyond the workday calendar (2026-12-31), where dates are provisional (暂定)."""

COLUMNS = (
    "id_poursuite",
    "business_id",
    "date",
    "description",
    "adresse",
    "date_jugement",
    "etablissement",
    "montant",
    "proprietaire",
    "ville",
    "statut",
    "date_statut",
    "categorie",
)
FILE = Path("ca_montreal_food") / "montreal_food_convictions.csv"
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Conviction:
    """One row as published, dates already moved."""

    id: str
    business: str
    offence_on: date
    judged_on: date
    fine_yuan: int
    description: str
    establishment: str
    owner: str
    address: str


def shared_file() -> Path | None:
    """The file in the folder of shared data beside the checkout, where there is one."""
    found = Path(__file__).resolve().parents[4] / "shared" / "data" / FILE
    return found if found.is_file() else None


def read_convictions(path: Path) -> tuple[Conviction, ...]:
    """All rows of the file, or ``BadInput`` about the first thing that is wrong with it."""
    table = _table(path)
    header = next(table, None)
    if header is None:
        raise BadInput(str(path), 1, None, "", "文件是空的")
    if tuple(header[1]) != COLUMNS:
        raise BadInput(str(path), 1, None, "", f"表头应为 {','.join(COLUMNS)}")
    rows: list[Conviction] = []
    seen: dict[str, int] = {}
    for line, cells in table:
        row = _Cells(path, line, cells).conviction()
        if row.id in seen:
            raise BadInput(str(path), line, None, "id_poursuite", f"与第{seen[row.id]}行重复")
        seen[row.id] = line
        rows.append(row)
    if not rows:
        raise BadInput(str(path), 1, None, "", "只有表头，没有数据")
    return tuple(rows)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line it begins on, cells) of every row; a cell may hold line breaks."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(str(path), content.count(b"\n", 0, error.start) + 1, None, "", "不是 UTF-8 编码") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(str(path), line, None, "", f"不是规范的 CSV：{error}") from None
        yield line, cells


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row on their way to a conviction."""

    path: Path
    line: int
    cells: Sequence[str]

    def conviction(self) -> Conviction:
        if len(self.cells) != len(COLUMNS):
            raise self._bad("", f"应有 {len(COLUMNS)} 栏，实有 {len(self.cells)} 栏")
        return Conviction(
            id=self._digits("id_poursuite"),
            business=self._digits("business_id"),
            offence_on=self._day("date"),
            judged_on=self._day("date_jugement"),
            fine_yuan=int(self._digits("montant")),
            description=self._words("description", 2000),
            establishment=self._words("etablissement"),
            owner=self._words("proprietaire"),
            address=self._words("adresse"),
        )

    def _bad(self, field: str, problem: str) -> BadInput:
        return BadInput(str(self.path), self.line, None, field, problem)

    def _cell(self, field: str) -> str:
        return self.cells[COLUMNS.index(field)]

    def _digits(self, field: str) -> str:
        text = self._cell(field)
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise self._bad(field, "应为不超过九位的数字")
        return text

    def _day(self, field: str) -> date:
        text = self._cell(field)
        if len(text) != 8 or not (text.isascii() and text.isdigit()):
            raise self._bad(field, "日期应写成 20161026 的样子")
        try:
            told = datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day, not an instant
        except ValueError:
            raise self._bad(field, "没有这一天") from None
        return told + timedelta(days=SHIFT_DAYS)

    def _words(self, field: str, most: int = LONGEST) -> str:
        text = " ".join(self._cell(field).split())
        if not text:
            raise self._bad(field, "不能为空")
        if len(text) > most or not text.isprintable():
            raise self._bad(field, f"应为不超过{most}字的可见文字")
        return text
