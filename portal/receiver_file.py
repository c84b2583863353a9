"""The receivers of a mass prompt (群发名单) as a CSV file tells them; every bad row with its line and field."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from config.errors import BadInput
from config.reading import read_text
from models.campaigns import RECEIVERS_MOST, Addressee
from notifications.channels import CONTROL, MAILBOX, PHONE

COLUMNS = {"name": ("name", "名称", "姓名", "单位"), "phone": ("phone", "手机", "手机号"), "email": ("email", "邮箱")}
NAME_MOST = 200
FILE_MOST = 20_000_000


@dataclass(frozen=True)
class ReceiverFile:
    """What can be sent, and what cannot."""

    good: list[Addressee]
    bad: list[BadInput]
    repeated: int = 0
    columns: tuple[str, ...] = field(default=())


def read_receivers(path: Path) -> ReceiverFile:
    """Read a UTF-8 CSV file with a head line. Raises BadInput for a file that is no such thing."""
    text = read_text(path, FILE_MOST)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    good: list[Addressee] = []
    bad: list[BadInput] = []
    seen: set[tuple[str | None, str | None]] = set()
    repeated = 0
    try:
        columns = _columns(path, next(rows, []))
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            found = _addressee(path, rows.line_num, columns, row)
            if isinstance(found, BadInput):
                bad.append(found)
            elif (found.phone, found.email) in seen:
                repeated += 1
            else:
                seen.add((found.phone, found.email))
                good.append(found)
    except csv.Error:
        raise BadInput(str(path), rows.line_num, None, "", "这一行不是合格的 CSV（引号没有配对）") from None
    if len(good) > RECEIVERS_MOST:
        raise BadInput(str(path), None, None, "", f"名单超过 {RECEIVERS_MOST} 个接收人，请分次报批")
    return ReceiverFile(good, bad, repeated, tuple(columns))


def _columns(path: Path, head: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, title in enumerate(head):
        for column, titles in COLUMNS.items():
            if title.strip().lower() in titles:
                if column in places:
                    raise BadInput(str(path), 1, None, title.strip(), "栏目重复")
                places[column] = place
    if "name" not in places or not places.keys() & {"phone", "email"}:
        says = "第一行须为栏目名：名称，以及手机、邮箱至少一项"
        raise BadInput(str(path), 1, None, "", says)
    return places


def _addressee(path: Path, line: int, columns: dict[str, int], row: list[str]) -> Addressee | BadInput:
    def cell(column: str) -> str:
        place = columns.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""

    name, phone, email = cell("name"), cell("phone").replace(" ", "").replace("-", ""), cell("email")
    if not name or len(name) > NAME_MOST or CONTROL.search(name) or "\n" in name:
        return BadInput(str(path), line, None, "名称", "没有填写、过长或者含有不可见的字符")
    if phone and not PHONE.fullmatch(phone):
        return BadInput(str(path), line, None, "手机", "不是电话号码")
    if email and not MAILBOX.fullmatch(email):
        return BadInput(str(path), line, None, "邮箱", "不是邮箱地址")
    if not phone and not email:
        return BadInput(str(path), line, None, "手机", "手机和邮箱至少填写一项")
    return Addressee(line, name, phone or None, email or None)
