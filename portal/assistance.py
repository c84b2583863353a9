"""``zhifa assistance list|receive|answer``: what other organs ask of this bureau (收到的协助请求)."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.database import Store
from models.register_book import load_registers
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.standards import run_step
from portal.tables import table
from states.assistance_register import ANSWER, RECEIVE, AskedOfUs, last_day
from states.vocabulary import BUREAU_TZ

RESULTS = {"given": "已协助", "refused": "书面说明不能协助", None: "待答复"}


def run_list(*, every: bool, as_json: bool) -> int:
    """Requests that wait, or all of them; late ones are told."""
    with own_store() as store:
        rows, today = requests_of(store)
    shown = [row for row in rows if every or row["result"] is None]
    if as_json:
        say(json.dumps({"on": today.isoformat(), "requests": shown}, ensure_ascii=False))
        return DONE
    columns = ("登记编号", "请求机关", "函号", "收到", "请求事项", "最后一日", "情况")
    table(columns, [_line(row) for row in shown])
    waiting = [row for row in rows if row["result"] is None]
    say(f"待答复 {len(waiting)} 项，其中逾期 {sum(row['late'] for row in waiting)} 项")
    return DONE


def requests_of(store: Store) -> tuple[list[dict[str, Any]], date]:
    """Every request on the register, and the day it is told."""
    today = store.now().astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        registers, rules = load_registers(conn), rules_of(conn, newest_release(conn))
    asked = registers.assistance if registers is not None else ()
    return [_told(one, last_day(rules, one), today) for one in asked], today


def _told(one: AskedOfUs, due: date | None, today: date) -> dict[str, Any]:
    return {
        "no": one.no,
        "organ": one.organ,
        "letter": one.letter,
        "received_on": one.received_on.isoformat(),
        "wanted": one.wanted,
        "due": due.isoformat() if due is not None else None,
        "late": due is not None and (one.answered_on or today) > due,
        "result": one.result,
        "answered_on": one.answered_on.isoformat() if one.answered_on is not None else None,
        "paper": one.paper,
    }


def _line(row: Mapping[str, Any]) -> tuple[str, ...]:
    late = "（逾期）" if row["late"] else ""
    return (
        *(row[name] for name in ("no", "organ", "letter", "received_on", "wanted")),
        row["due"] or "—",
        f"{RESULTS[row['result']]}{late}",
    )


def run_receive(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """Enter a request."""
    return run_step(RECEIVE, told, by=by, key=key)


def run_answer(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """Enter what was answered."""
    return run_step(ANSWER, told, by=by, key=key)
