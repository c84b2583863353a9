"""``zhifa totals …``: the totals of a year (年度行政执法总体情况), as what is published, and the register of publications."""

import csv
import hashlib
import html
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from config.errors import BadInput
from models.database import Store
from models.register_book import load_registers
from models.releases import newest_release, rules_of
from models.touched import cases_touched, first_case_on
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.standards import run_step
from portal.tables import table
from portal.written_files import write_file
from states.documents.building_side import REMEDY_TITLES, RESULT_TITLES
from states.totals_register import PUBLISH_TOTALS, PublishedTotals, first_of, last_day, years_owed
from states.vocabulary import BUREAU_TZ
from states.yearly_totals import OfKind, YearlyTotals, yearly_totals

FORMATS = ("md", "csv", "json", "html")
RESULTS = {"": "收到", **RESULT_TITLES, "ordered": "责令限期履行"}
FEN = 100

Section = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""Heading, columns and rows of one table."""

KINDS = (
    "执法类别",
    "登记、收件",
    "不予受理、立案",
    "受理、立案",
    "作出决定",
    "撤案、撤回、终结",
    "自行撤销",
    "自行变更",
)
SUMS = "罚没、征收金额（依法公布；不是指标，不与考核挂钩：行政处罚法74(3)）"


def run_show(year: int, *, as_: str, out: Path | None) -> int:
    """Count the year and write it down."""
    if as_ not in FORMATS:
        raise BadInput("命令行", None, None, "--format", f"只能是：{'、'.join(FORMATS)}")
    with own_store() as store:
        today = store.now().astimezone(BUREAU_TZ).date()
        if year > today.year:
            raise BadInput("命令行", None, None, "年度", f"{year}年还没有开始")
        with store.read() as conn:
            began = first_case_on(conn)
            if began is None or year < began.year:
                says = f"本系统的案件记录自{began}起，" if began is not None else "本系统还没有案件记录，"
                raise BadInput("命令行", None, None, "年度", f"{says}{year}年度无从统计（导入的历史案件不计入）")
            name = rules_of(conn, newest_release(conn)).body.bureau.name
        found = yearly_totals(cases_touched(store, date(year, 1, 1), date(year, 12, 31)), year)
    title = f"{name}{year}年度行政执法总体情况" + (f"（截至{today}，年度未满）" if year == today.year else "")
    text = written(as_, title, sections(found))
    if out is None:
        say(text)
    else:
        write_file(out, f"{text}\n", "--out")
        say(f"已写到 {out}；公布后用 zhifa totals published 登记")
    return DONE


def sections(found: YearlyTotals) -> tuple[Section, ...]:
    """The tables of the totals; the sums stand in one of their own, at the end."""
    kinds = [kind for _, kind in sorted(found.kinds.items())]
    decided = [(k.title, what, str(n)) for k in kinds for what, n in sorted(k.decided.items())]
    sums = found.sums
    return (
        ("办理情况", KINDS, [_line(kind) for kind in kinds]),
        ("决定的内容", ("执法类别", "决定", "件数"), decided),
        ("行政处罚的种类", ("种类", "次数"), [(one, str(n)) for one, n in sorted(found.sanctions.items())]),
        ("检查和强制措施", ("行政检查（次）", "查封、扣押（次）"), [(str(found.inspections), str(found.measures))]),
        (
            "行政复议、行政诉讼",
            ("执法类别", "途径", "情况", "件数"),
            [row for kind in kinds for row in _remedies(kind)],
        ),
        (
            SUMS,
            ("罚款（元）", "没收（元）", "征收（元）"),
            [tuple(map(_yuan, (sums.fines, sums.confiscated, sums.levied)))],
        ),
    )


def _line(kind: OfKind) -> tuple[str, ...]:
    counted = (kind.opened, kind.declined, kind.taken_up, kind.decided.total(), kind.given_up, kind.annulled)
    return (kind.title, *(str(one) for one in (*counted, kind.changed)))


def _remedies(kind: OfKind) -> list[tuple[str, ...]]:
    return [
        (kind.title, REMEDY_TITLES[way], RESULTS[result], str(n)) for (way, result), n in sorted(kind.remedies.items())
    ]


def _yuan(fen: int) -> str:
    return f"{fen / FEN:.2f}"


def written(as_: str, title: str, tables: Sequence[Section]) -> str:
    """The tables as a text of this format."""
    if as_ == "json":
        told = {heading: [dict(zip(columns, row, strict=True)) for row in rows] for heading, columns, rows in tables}
        return json.dumps({"title": title, **told}, ensure_ascii=False, indent=1)
    if as_ == "csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([title])
        for heading, columns, rows in tables:
            writer.writerows([[], [heading], columns, *rows])
        return text.getvalue().rstrip("\n")
    if as_ == "html":
        return _html(title, tables)
    return "\n\n".join(
        [f"# {title}", *(f"## {heading}\n\n{_markdown(columns, rows)}" for heading, columns, rows in tables)]
    )


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "无"
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '｜') for cell in line)} |" for line in lines)


def _html(title: str, tables: Sequence[Section]) -> str:
    parts = [
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    ]
    parts.append(f"<body>\n<h1>{html.escape(title)}</h1>")
    for heading, columns, rows in tables:
        parts.append(f"<h2>{html.escape(heading)}</h2>")
        lines = [_cells("th", columns), *(_cells("td", row) for row in rows)]
        parts.append("<table>\n" + "\n".join(lines) + "\n</table>" if rows else "<p>无</p>")
    return "\n".join([*parts, "</body></html>"])


def _cells(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"


# ---- the register of publications ----------------------------------------------------------------------


def run_published(year: int, told: Mapping[str, Any], *, file: Path, by: str, key: str | None) -> int:
    """Enter that the totals were published, with the digest of the very file."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput(str(file), None, None, "", f"读不到文件：{error.strerror}") from None
    return run_step(PUBLISH_TOTALS, {"year": year, "digest": digest, **told}, by=by, key=key)


def run_list(*, as_json: bool) -> int:
    """Every year the record has anything of: published when and where, in time or late, or still owed."""
    with own_store() as store:
        rows, today = years_of(store)
    if as_json:
        say(json.dumps({"on": today.isoformat(), "years": rows}, ensure_ascii=False))
        return DONE
    columns = ("年度", "最后一日", "状态", "公布日期", "公布在哪里", "文件摘要", "更正")
    table(columns, [_shown(row) for row in rows])
    late = [str(row["year"]) for row in rows if row["published_on"] is None and row["late"]]
    if late:
        say(f"逾期没有公布：{'、'.join(late)}年度。请尽快公布并如实说明原因")
    return DONE


def years_of(store: Store) -> tuple[list[dict[str, Any]], date]:
    """What the list shows, and the day it is told."""
    today = store.now().astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        registers, began = load_registers(conn), first_case_on(conn)
        rules = rules_of(conn, newest_release(conn))
    published = registers.totals if registers is not None else ()
    owed = years_owed(published, began, today)
    told = [(year, None) for year in owed] + [(one.year, one) for one in published]
    rows = [_told(year, one, last_day(rules, year), first_of(published, year), today) for year, one in told]
    return sorted(rows, key=lambda row: (row["year"], row["published_on"] or "")), today


def _told(
    year: int, one: PublishedTotals | None, due: date | None, first: PublishedTotals | None, today: date
) -> dict[str, Any]:
    done = first.published_on if first is not None else today
    return {
        "year": year,
        "due": due.isoformat() if due is not None else None,
        "late": due is not None and done > due,
        "published_on": one.published_on.isoformat() if one is not None else None,
        "place": one.place if one is not None else None,
        "digest": one.digest if one is not None else None,
        "correction": one.correction if one is not None else None,
    }


def _shown(row: Mapping[str, Any]) -> tuple[str, ...]:
    done = row["published_on"] is not None
    state = ("逾期公布" if row["late"] else "已公布") if done else ("逾期未公布" if row["late"] else "待公布")
    return (
        str(row["year"]),
        row["due"] or "—",
        state,
        row["published_on"] or "—",
        row["place"] or "—",
        (row["digest"] or "—")[:12],
        row["correction"] or "—",
    )
