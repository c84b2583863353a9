"""``zhifa adviser list|engage|end``: the register of legal advisers (法律顾问名录)."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.register_book import load_registers
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.standards import run_step
from portal.tables import table
from states.adviser_register import END, ENGAGE, Adviser
from states.vocabulary import BUREAU_TZ


def run_list(*, as_json: bool) -> int:
    """Every engagement on record, and who may be asked today."""
    with own_store() as store:
        today = store.now().astimezone(BUREAU_TZ).date()
        with store.read() as conn:
            registers = load_registers(conn)
    advisers = registers.advisers if registers is not None else ()
    if as_json:
        say(
            json.dumps(
                {"advisers": [_told(one, today) for one in advisers], "on": today.isoformat()}, ensure_ascii=False
            )
        )
        return DONE
    table(("登记编号", "姓名", "合同编号", "聘期", "终止", "今天"), [_line(one, today) for one in advisers])
    say(f"共 {len(advisers)} 项聘任，今天在聘 {sum(one.serves(today) for one in advisers)} 项")
    return DONE


def _told(one: Adviser, today: date) -> dict[str, Any]:
    return {
        "no": one.no,
        "name": one.name,
        "contract": one.contract,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "ended_on": one.ended_on.isoformat() if one.ended_on else None,
        "ended_because": one.ended_because,
        "serves": one.serves(today),
    }


def _line(one: Adviser, today: date) -> tuple[str, ...]:
    ended = f"{one.ended_on}：{one.ended_because}" if one.ended_on else "—"
    return (
        one.no,
        one.name,
        one.contract,
        f"{one.first}至{one.last}",
        ended,
        "在聘" if one.serves(today) else "不在聘",
    )


def run_engage(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """Enter a contract."""
    return run_step(ENGAGE, told, by=by, key=key)


def run_end(told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """End an engagement before its term is over."""
    return run_step(END, told, by=by, key=key)
