"""``zhifa terms``: every term of a case or of the bureau on a chosen day; nothing is written."""

import json
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from config.errors import BadInput
from config.schema.days import read_day
from models.queries import case_facts, cases_on
from portal.doors import DONE, complain, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.forecast import TermOn, terms_on
from states.lifecycle import SYSTEM_ACTOR
from states.terms import chinese_date
from states.vocabulary import BUREAU_TZ

STATES = {"running": "计算中", "suspended": "暂停", "met": "已完成", "stopped": "已另行起算"}
CARDS = {"none": "", "yellow": "黄牌", "red": "红牌"}
TELL_EVERY = 500


def run_terms(no: str | None, *, on: str | None, as_json: bool) -> int:
    """The terms of one case, ended ones too, or what runs in the whole bureau."""
    with own_store() as store:
        day = _day(on) if on else store.now().astimezone(BUREAU_TZ).date()
        if no is not None:
            found = terms_on(case_facts(store, no, SYSTEM_ACTOR), day, ended=True)
        else:
            found = []
            for count, facts in enumerate(cases_on(store, day), start=1):
                found += terms_on(facts, day)
                if count % TELL_EVERY == 0 and sys.stderr.isatty():
                    complain(f"已计算 {count} 件案件的期限")
            found.sort(key=lambda term: (term.due, term.case_no, term.key))
    if as_json:
        say(json.dumps([_plain(term) for term in found], ensure_ascii=False))
        return DONE
    heading(f"{no or '全局'}　{chinese_date(day)}的期限（{len(found)}项）")
    if found:
        table(("案号", "期限（条文）", "起算", "末日", "尚余", "状态"), [_row(term) for term in found])
    for term in found if no is not None else ():
        say(f"{term.title}：{term.explains}")
    return DONE


def _day(told: str) -> date:
    try:
        return read_day(told)
    except ValueError as error:
        raise BadInput("命令行", None, None, "--on", str(error)) from None


def _plain(term: TermOn) -> dict[str, Any]:
    return {**asdict(term), "due": term.due.isoformat()}


def _row(term: TermOn) -> tuple[str, ...]:
    left = f"{term.days_left}日" if term.days_left >= 0 else f"已过{-term.days_left}日"
    return (
        term.case_no,
        f"{term.title}（{term.clause}）",
        term.started_on,
        term.due.isoformat() + ("（暂定）" if term.provisional else ""),
        left if term.state in ("running", "suspended") else "",
        f"{STATES[term.state]} {CARDS[term.card]}".strip(),
    )
