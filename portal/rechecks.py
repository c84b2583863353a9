"""``zhifa recheck draw|list|conclude|put-right``."""

import json
from datetime import date
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
from states.registers.rechecks import FINDINGS, last_day_to_put_right
from states.vocabulary import BUREAU_TZ


def run_draw(first: str, last: str, *, seed: int, percent: int | None, by: str, key: str | None) -> int:
    """Draw a period, put the list on record and show it."""
    with own_store() as store:
        told = {"first": first, "last": last, "seed": seed, "percent": percent or _least(store)}
        answer = _entered(store, "draw_recheck", told, by=by, key=key)
        registers, today = _registers(store), _today(store)
    _show(
        registers, [one for one in registers.rechecks if one.no.startswith(f"{answer.subject}-")], answer.subject, today
    )
    if answer.repeated:
        say("此前已登记，没有重复抽取")
    return DONE


def run_list(*, every: bool, as_json: bool) -> int:
    """What was drawn, and what came of it."""
    with own_store() as store:
        registers, today = _registers(store), _today(store)
    found = [one for one in registers.rechecks if every or one.open or one.wrong_waits]
    if as_json:
        draws = [
            {"no": d.no, "first": str(d.first), "last": str(d.last), "seed": d.seed, "percent": d.percent, "of": d.of}
            for d in registers.draws
        ]
        say(json.dumps({"draws": draws, "rechecks": [_told(one) for one in found]}, ensure_ascii=False))
        return DONE
    for draw in registers.draws:
        _show(registers, [one for one in found if one.no.startswith(f"{draw.no}-")], draw.no, today)
    waiting = sum(one.open for one in registers.rechecks)
    wrong = sum(one.wrong_waits for one in registers.rechecks)
    say(f"待复核 {waiting} 件，已办结 {len(registers.rechecks) - waiting} 件，其中办错待重新办理 {wrong} 件")
    return DONE


def run_conclude(
    task: str, *, finding: str, note: str, measure: str | None, put_right_by: str | None, by: str, key: str | None
) -> int:
    """Enter what one re-check came to; what was wrong has the bureau's own last day unless an earlier one is told."""
    told = {"task": task, "finding": finding, "note": note, "measure": measure, "put_right_by": put_right_by}
    with own_store() as store:
        if finding == "wrong" and put_right_by is None:
            told["put_right_by"] = _last_day(store).isoformat()
        answer = _entered(store, "conclude_recheck", told, by=by, key=key)
    say(f"抽查复核 {answer.subject} 已办结：{FINDINGS[finding]}，登记簿第 {answer.entry} 项")
    if told["put_right_by"] is not None:
        say(f"至迟 {told['put_right_by']} 重新立案或者恢复办理，并以 zhifa recheck put-right 登记")
    return DONE


def run_put_right(task: str, *, how: str, case_no: str, note: str, by: str, key: str | None) -> int:
    """Enter in which case what was found wrong was taken up again."""
    told = {"task": task, "how": how, "case_no": case_no, "note": note}
    with own_store() as store:
        answer = _entered(store, "put_right_recheck", told, by=by, key=key)
    say(f"抽查复核 {answer.subject} 已重新办理：{case_no}，登记簿第 {answer.entry} 项")
    return DONE


def _entered(store: Store, action: str, told: dict[str, Any], *, by: str, key: str | None) -> RegisterAnswer:
    return perform(store, RegisterCommand(action, told, by, key or uuid4().hex))


def _registers(store: Store) -> Registers:
    with store.read() as conn:
        return load_registers(conn) or registers_of(())


def _last_day(store: Store) -> date:
    with store.read() as conn:
        bureau = rules_of(conn, newest_release(conn)).body.bureau
    return last_day_to_put_right(bureau, _today(store))


def _today(store: Store) -> date:
    return store.now().astimezone(BUREAU_TZ).date()


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
        "put_right_by": str(one.put_right_by) if one.put_right_by else None,
        "put_right_in": one.put_right_in,
    }


def _show(registers: Registers, found: list[Recheck], no: str, today: date) -> None:
    (draw,) = [draw for draw in registers.draws if draw.no == no]
    heading(f"{no}：{draw.first}至{draw.last}登记的宽缓办理 {draw.of} 件，种子 {draw.seed}，抽查 {draw.percent}%")
    outcomes = {one.no: "待复核" if one.finding is None else FINDINGS[one.finding] for one in found}
    table(
        ("抽查编号", "案号", "记录", "类别", "结果", "处理", "重新办理"),
        [
            (o.no, o.case_no, f"第{o.seq}号", KINDS[o.kind], outcomes[o.no], o.measure or "—", _again(o, today))
            for o in found
        ],
    )


def _again(one: Recheck, today: date) -> str:
    """Where what was wrong was taken up again, or by when it must be."""
    if not one.wrong_waits or one.put_right_by is None:
        return one.put_right_in or "—"
    return f"至迟 {one.put_right_by}{'（已逾期）' if today > one.put_right_by else ''}"
