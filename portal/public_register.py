"""``zhifa public-register``: the list of enforcement subjects and officers (行政执法主体、人员公示) of a day, to be published."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from config.errors import BadInput
from models.releases import newest_release, rules_of
from models.roster import roster_kept
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.written_files import write_file
from states.subjects import subjects_on
from states.vocabulary import BUREAU_TZ

SUBJECT = ("执法主体", "性质", "依据", "执法范围", "公告", "自")
OFFICER = ("姓名", "科室", "执法证号", "执法领域", "有效期至")
KINDS = {"organ": "行政机关", "authorised": "法律法规授权的组织", "entrusted": "受委托的组织"}


def run_public_register(*, on: str | None, as_: str, out: Path | None) -> int:
    """What is published: nobody without a certificate valid that day, and no phone or address of anybody."""
    if as_ not in ("md", "csv", "json"):
        raise BadInput("命令行", None, None, "--format", "只能是：md、csv、json")
    with own_store() as store, store.read() as conn:
        day = _day(on) or store.now().astimezone(BUREAU_TZ).date()
        bureau = rules_of(conn, newest_release(conn)).body.bureau
        roster = roster_kept(conn, store.identity)
        fields = {row["officer_id"]: row["certificate_field"] for row in roster.rows if row["effective_on"] <= str(day)}
        people = [person for person in roster.as_of(day).values() if person.certified(day)]
    subjects = [
        (s.name, KINDS[s.kind], s.basis, s.scope, s.published, str(s.in_force_from)) for s in subjects_on(bureau, day)
    ]
    officers = sorted(
        (p.name, p.section, p.certificate_no or "", fields.get(p.id) or "", str(p.certificate_to)) for p in people
    )
    text = _written(as_, {"subjects": (SUBJECT, subjects), "officers": (OFFICER, officers)}, day)
    if out is None:
        say(text)
    else:
        write_file(out, f"{text}\n", "--out")
        say(f"已写到 {out}：执法主体 {len(subjects)} 个，执法人员 {len(officers)} 人（{day}）")
    return DONE


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told)
    except ValueError:
        raise BadInput("命令行", None, None, "--on", "应为日期，如 2026-03-02") from None


Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]


def _written(as_: str, tables: Tables, day: date) -> str:
    if as_ == "json":
        told: dict[str, Any] = {
            name: [dict(zip(columns, row, strict=True)) for row in rows] for name, (columns, rows) in tables.items()
        }
        return json.dumps({"on": day.isoformat(), **told}, ensure_ascii=False, indent=1)
    if as_ == "csv":
        text = io.StringIO()
        for columns, rows in tables.values():
            csv.writer(text, lineterminator="\n").writerows([columns, *rows])
        return text.getvalue().rstrip("\n")
    titles = {"subjects": "行政执法主体", "officers": "行政执法人员"}
    return "\n\n".join(f"## {titles[name]}（{day}）\n\n{_markdown(*told)}" for name, told in tables.items())


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '｜') for cell in line)} |" for line in lines)
