"""``zhifa recheck draw|list|conclude``."""

import json
from typing import Any
from uuid import uuid4

from models.commands import RegisterAnswer, RegisterCommand
from models.database import Store
from models.register_book import load_registers
from models.registers import perform
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.lenience import KINDS
from states.registers.entries import Recheck, Registers, registers_of
from states.registers.rechecks import FINDINGS


def run_draw(first: str, last: str, *, seed: int, percent: int | None, by: str, key: str | None) -> int:
    """Draw a period, put the list on record and show it."""
    with own_store() as store:
        told = {"first": first, "last": last, "seed": seed, "percent": percent or _least(store)}
        answer = _entered(store, "draw_recheck", told, by=by, key=key)
        registers = _registers(store)
    _show(registers, [one for one in registers.rechecks if one.no.startswith(f"{answer.subject}-")], answer.subject)
    if answer.repeated:
        say("此前已登记，没有重复抽取")
    return DONE


def run_list(*, every: bool, as_json: bool) -> int:
    """What was drawn, and what came of it."""
    with own_store() as store:
        registers = _registers(store)
    found = [one for one in registers.rechecks if every or one.open]
    if as_json:
        draws = [
            {"no": d.no, "first": str(d.first), "last": str(d.last), "seed": d.seed, "percent": d.percent, "of": d.of}
            for d in registers.draws
        ]
        say(json.dumps({"draws": draws, "rechecks": [_told(one) for one in found]}, ensure_ascii=False))
        return DONE
    for draw in registers.draws:
        _show(registers, [one for one in found if one.no.startswith(f"{draw.no}-")], draw.no)
    waiting = sum(one.open for one in registers.rechecks)
    say(f"待复核 {waiting} 件，已办结 {len(registers.rechecks) - waiting} 件")
    return DONE


def run_conclude(task: str, *, finding: str, note: str, measure: str | None, by: str, key: str | None) -> int:
    """Enter what one re-check came to."""
    told = {"task": task, "finding": finding, "note": note, "measure": measure}
    with own_store() as store:
        answer = _entered(store, "conclude_recheck", told, by=by, key=key)
    say(f"抽查复核 {answer.subject} 已办结：{FINDINGS[finding]}，登记簿第 {answer.entry} 项")
    return DONE


def _entered(store: Store, action: str, told: dict[str, Any], *, by: str, key: str | None) -> RegisterAnswer:
    return perform(store, RegisterCommand(action, told, by, key or uuid4().hex))


def _registers(store: Store) -> Registers:
    with store.read() as conn:
        return load_registers(conn) or registers_of(())


def _least(store: Store) -> int:
    with store.read() as conn:
        return rules_of(conn, newest_release(conn)).body.bureau.recheck_percent


def _told(one: Recheck) -> dict[str, Any]:
    return {
        "no": one.no,
        "case_no": one.case_no,
        "seq": one.seq,
        "kind": one.kind,
        "finding": one.finding,
        "note": one.note,
        "measure": one.measure,
        "by": one.by,
        "concluded_on": str(one.concluded_on) if one.concluded_on else None,
    }


def _show(registers: Registers, found: list[Recheck], no: str) -> None:
    (draw,) = [draw for draw in registers.draws if draw.no == no]
    heading(f"{no}：{draw.first}至{draw.last}登记的宽缓办理 {draw.of} 件，种子 {draw.seed}，抽查 {draw.percent}%")
    outcomes = {one.no: "待复核" if one.finding is None else FINDINGS[one.finding] for one in found}
    table(
        ("抽查编号", "案号", "记录", "类别", "结果", "处理"),
        [(o.no, o.case_no, f"第{o.seq}号", KINDS[o.kind], outcomes[o.no], o.measure or "—") for o in found],
    )
