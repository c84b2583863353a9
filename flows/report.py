"""Prefect flow that writes what coordinators read: four tables, and one page per open case."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prefect import flow
from prefect.artifacts import (
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.client.schemas.objects import State

from config.schema.days import write_moment
from flows.case_page import (
    CARDS,
    CHANNELS,
    left,
    newest_text,
    redacted,
    show_case,
    term_titles,
)
from flows.forms import MostCases
from flows.runtime import Runtime
from flows.step_run import told
from models.database import Store
from models.instants import moment
from models.queries import case_facts, refusals_of
from models.watch import NOT_ARRIVED, cards, flagged_cases, messages_in, open_cases, terms_due, today_of
from states.lifecycle import SYSTEM_ACTOR
from states.vocabulary import STAGE_TITLES, Stage
from states.work_titles import OWED_STATES, act_title, work_title
from states.workdays import days_after

BULK = 20
"""From so many pages on a run shows its progress."""
SOON_DAYS = 3
REFUSALS = 50

Table = list[dict[str, str]]


@flow(name="report", flow_run_name="案件看板", persist_result=False)
async def report(limit: MostCases = 500) -> State[Any]:
    """刷新看板：今天到期、未送达、去向不明、被拒绝和有瑕疵的四张表，以及每个在办案件的页面（见 Artifacts）。"""

    async def work(runtime: Runtime) -> Counter[str]:
        counted = await write_tables(runtime.store)
        counted["pages"] = await write_pages(runtime.store, limit)
        return +counted

    return await told(work)


async def write_tables(store: Store) -> Counter[str]:
    """The four tables, each written only where it changed; how many rows they have."""
    bearing = cards(store)
    tables = (
        ("due-today", "今天到期（含已过期和三天内到期）", due_today(store, bearing)),
        ("not-delivered", "未送达：没有送出、无法送达、被扣下的通知", messages(store, NOT_ARRIVED)),
        ("unknown-sends", "去向不明：可能已经发出，须由人核实后决定", messages(store, ("unknown",))),
        ("refused-and-flagged", "被拒绝的办理和有瑕疵的案件", refused_and_flagged(store)),
    )
    for key, title, rows in tables:
        await _write_table(key, rows, title)
    return Counter({key: len(rows) for key, _, rows in tables})


async def write_pages(store: Store, limit: int) -> int:
    """Pages of open cases, those with a card first; how many changed."""
    bearing = cards(store)
    numbers = sorted(open_cases(store, limit), key=lambda no: {"red": 0, "yellow": 1}.get(bearing.get(no, ""), 2))
    progress = None
    if len(numbers) >= BULK:
        progress = await acreate_progress_artifact(progress=0.0, key="report", description="案件页面刷新进度")
    written = 0
    for done, no in enumerate(numbers, 1):
        written += await show_case(store, no)
        if progress is not None and (done % BULK == 0 or done == len(numbers)):
            await aupdate_progress_artifact(progress, progress=100.0 * done / len(numbers))
    return written


async def _write_table(key: str, rows: Table, description: str) -> None:
    shown = rows or [{"说明": "没有"}]
    if await newest_text(key) != json.dumps(shown):
        await acreate_table_artifact(key=key, table=[dict(row) for row in shown], description=description)


def due_today(store: Store, bearing: Mapping[str, str]) -> Table:
    """Terms over, due today and due in the next days, the oldest first."""
    today = today_of(store)
    rows: Table = []
    for term in terms_due(store, days_after(today, SOON_DAYS)):
        facts = case_facts(store, term["case_no"], SYSTEM_ACTOR)
        due = date.fromisoformat(term["due_on"])
        rows.append(
            {
                "案号": term["case_no"],
                "阶段": STAGE_TITLES[Stage(term["stage"])],
                "期限": term_titles(facts).get(str(term["key"]), str(term["key"])),
                "末日": term["due_on"],
                "还有": left(today, due).strip("*"),
                "牌": CARDS[bearing.get(term["case_no"], "none")],
                "承办人": "、".join(str(term["handlers"]).split()) or "—",
                "怎样算": redacted(term["explains"], facts),
            }
        )
    return rows


def messages(store: Store, states: Sequence[str]) -> Table:
    """Messages in these states: which case, to which kind of receiver, by which channel, why."""
    rows: Table = []
    for row in messages_in(store, states):
        detail, title = row["detail"] or "", row["template"]
        if row["case_no"]:
            facts = case_facts(store, row["case_no"], SYSTEM_ACTOR)
            detail, title = redacted(detail, facts), work_title(facts.rules.body.templates, title)
        rows.append(
            {
                "序号": str(row["id"]),
                "案号": row["case_no"] or "—",
                "内容": title,
                "接收人": row["receiver"],
                "渠道": CHANNELS.get(row["channel"] or "", row["channel"] or ""),
                "状态": OWED_STATES.get(str(row["state"]), str(row["state"])),
                "时间": write_moment(moment(row["settled_at"] or row["due_at"])),
                "说明": detail,
            }
        )
    return rows


def refused_and_flagged(store: Store) -> Table:
    """Flagged cases, then the newest refusals with their articles."""
    rows: Table = [
        {
            "案号": case["no"],
            "类别": "瑕疵",
            "事项": f"{case['flags']} 处",
            "办理人": "",
            "时间": "",
            "条文": "见案件页面",
        }
        for case in flagged_cases(store)
    ]
    for body in reversed(refusals_of(store)[-REFUSALS:]):
        rows.append(
            {
                "案号": body["case_no"] or "—",
                "类别": "被拒绝",
                "事项": act_title(body["refused_action"]),
                "办理人": body["actor"],
                "时间": write_moment(moment(body["recorded_at"])),
                "条文": "、".join(sorted({reason["clause"] for reason in body["reasons"] if reason["clause"]})),
            }
        )
    return rows
