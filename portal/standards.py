"""``zhifa standard list|show|draft|issue|disclose|file|repeal|reviews|conclude``."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from config.errors import BadInput
from config.loader import load_standards
from config.schema.law import Power, Standard
from models.commands import RegisterCommand
from models.database import Store
from models.register_book import load_registers
from models.registers import perform
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.registers import REGISTER_ACTIONS
from states.registers.entries import Registers, registers_of
from states.registers.reviews import OUTCOMES
from states.release import Rules
from states.severity import yuan
from states.standard_life import LIFE_TITLES, Life, without_standard
from states.terms import RuleNotInForceError
from states.tiers import in_words, tier_of_grade
from states.vocabulary import BUREAU_TZ

FILING_TERM = "standard_filing"


def run_list(*, as_json: bool) -> int:
    """Every standard on the register, and which of them bind today."""
    with own_store() as store:
        registers, rules, today = _registers(store)
    rows = [_listed(life, rules, today) for life in registers.book.lives]
    bare = without_standard(registers.book, rules.body, today)
    if as_json:
        lacking = [power.code for power in bare]
        say(json.dumps({"standards": rows, "without": lacking, "on": today.isoformat()}, ensure_ascii=False))
        return DONE
    columns = ("登记编号", "名称", "文号", "职权", "状态", "印发", "公示", "备案", "今天")
    table(columns, [_line(row) for row in rows])
    late = [row["no"] for row in rows if row["filing_late"]]
    say(f"共 {len(rows)} 份" + (f"；备案逾期：{'、'.join(late)}" if late else ""))
    if bare:
        named = "、".join(f"{power.code} {power.title}" for power in bare)
        say(f"法律规定了罚款、今天没有裁量基准约束的职权 {len(bare)} 项（行政处罚法34）：{named}")
    return DONE


def _registers(store: Store) -> tuple[Registers, Rules, date]:
    today = store.now().astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        return load_registers(conn) or registers_of(()), rules_of(conn, newest_release(conn)), today


def _listed(life: Life, rules: Rules, today: date) -> dict[str, Any]:
    days = {step: day.isoformat() if (day := life.day(step)) else None for step in LIFE_TITLES}
    published = [row for row in rules.body.standards if any(row.power == own.power for own in life.rows)]
    due = _filing_due(life, rules)
    return {
        "no": life.no,
        "title": life.title,
        "number": life.number,
        "powers": [row.power for row in life.rows],
        "state": life.state,
        **days,
        "binds": life.binds(today) and any(_is_of(life, row) and row.in_force(today) for row in published),
        "filing_due": due.isoformat() if due else None,
        "filing_late": due is not None and days["filed"] is None and due < today,
    }


def _is_of(life: Life, row: Standard) -> bool:
    return row.number == life.number


def _filing_due(life: Life, rules: Rules) -> date | None:
    """Until when it must be filed; ``None`` before it is disclosed, or where the bureau set no term."""
    disclosed = life.day("disclosed")
    if disclosed is None or life.no.startswith("taken-"):
        return None
    try:
        return rules.term_from(FILING_TERM, disclosed, disclosed).due
    except (RuleNotInForceError, LookupError):
        return None


def _line(row: Mapping[str, Any]) -> tuple[str, ...]:
    days = tuple(str(row[step] or "—") for step in ("issued", "disclosed", "filed"))
    binds = "约束" if row["binds"] else "不约束"
    powers = "、".join(row["powers"])
    return (row["no"], row["title"], row["number"] or "—", powers, LIFE_TITLES[row["state"]], *days, binds)


def run_show(named: str, *, as_json: bool) -> int:
    """One paper with its rows and its life; by our number, by 文号, or all papers that have a power."""
    with own_store() as store:
        registers, rules, today = _registers(store)
    lives = registers.book.lives
    found = [life for life in lives if named in {life.no, life.number} or named in {r.power for r in life.rows}]
    if not found:
        raise BadInput("命令行", None, None, "编号", f"没有登记过 {named}，见 zhifa standard list")
    if as_json:
        say(json.dumps({"standards": [_told(life) for life in found]}, ensure_ascii=False))
        return DONE
    for life in found:
        _show(life, {power.code: power for power in rules.body.powers if power.in_force(today)})
    return DONE


def _told(life: Life) -> dict[str, Any]:
    steps = [{"act": s.act, "on": s.on.isoformat(), "by": s.by, **dict(s.told)} for s in life.steps]
    rows = [row.model_dump(mode="json") for row in life.rows]
    return {"no": life.no, "title": life.title, "number": life.number, "steps": steps, "rows": rows}


def _show(life: Life, powers: Mapping[str, Power]) -> None:
    heading(f"{life.no}　{life.title}　{life.number or '（草案）'}")
    table(("步骤", "日期", "登记人"), [(LIFE_TITLES[s.act], s.on.isoformat(), s.by) for s in life.steps])
    for row in life.rows:
        heading(f"{row.power}　自{row.in_force_from}起")
        titles = {c.key: c.title for c in row.circumstances}
        shown = [
            (grade.title, "；".join(titles[key] for key in grade.circumstances), band_of(grade.fine), _times(grade))
            for grade in row.grades
        ]
        table(("阶次", "情节", "罚款幅度", "倍数"), shown)
        if (power := powers.get(row.power)) is not None:
            _show_tiers(power, row)
        moving = [
            f"{c.title}（{'下调' if c.shift < 0 else '上调'}{abs(c.shift)}）" for c in row.circumstances if c.shift
        ]
        if moving:
            say(f"升降阶次的情节：{'；'.join(moving)}")


def _show_tiers(power: Power, row: Standard) -> None:
    """Which grades lie in which tier of the statute (法定档次), and what that tier obliges to."""
    shown = []
    for tier in power.tiers:
        inside = "、".join(grade.title for grade in row.grades if tier_of_grade(power, grade) == tier)
        must = "、".join(in_words(group) for group in tier.obligatory)
        unfigured = "没有规定" if "fine" in tier.sanctions else "—"
        shown.append(
            (tier.title, tier.clause, band_of(tier.fine) if tier.fine else unfigured, must or "—", inside or "—")
        )
    if shown:
        table(("法定档次", "条文", "法定幅度", "应当给予", "阶次"), shown)


def band_of(fine: Any) -> str:
    """A band at the terminal."""
    return "不罚款" if fine is None else f"{yuan(fine.lowest)}至{yuan(fine.highest)}元"


def _times(grade: Any) -> str:
    return "" if grade.multiple is None else f"{grade.multiple.lowest / 100:g}至{grade.multiple.highest / 100:g}倍"


def run_draft(file: Path, *, title: str, reason: str, by: str, key: str | None) -> int:
    """Enter a draft from a file."""
    rows = [row.model_dump(mode="json") for row in load_standards(file)]
    return run_step("draft_standard", {"title": title, "rows": rows, "reason": reason}, by=by, key=key)


def run_step(action: str, told: Mapping[str, Any], *, by: str, key: str | None) -> int:
    """One act on the registers."""
    with own_store() as store:
        answer = perform(store, RegisterCommand(action, told, by, key or uuid4().hex))
    again = "（此前已登记，没有重复登记）" if answer.repeated else ""
    say(f"{REGISTER_ACTIONS[action].title}：{answer.subject}，登记簿第 {answer.entry} 项{again}")
    return DONE


def run_reviews(*, every: bool, as_json: bool) -> int:
    """Review tasks, those still open first of all."""
    with own_store() as store:
        registers, _, _ = _registers(store)
    found = [review for review in registers.reviews if every or review.open]
    if as_json:
        told = [
            {
                "no": r.no,
                "opened_on": r.opened_on.isoformat(),
                "clause": r.clause,
                "change": r.change,
                "power": r.power,
                "number": r.number,
                "outcome": r.outcome,
                "reason": r.reason,
                "by": r.by,
            }
            for r in found
        ]
        say(json.dumps({"reviews": told}, ensure_ascii=False))
        return DONE
    columns = ("任务", "打开", "条文", "改动", "职权", "文号", "结果")
    outcomes = {r.no: "待办" if r.outcome is None else f"{OUTCOMES[r.outcome]}：{r.reason}" for r in found}
    table(columns, [(r.no, str(r.opened_on), r.clause, r.change, r.power, r.number, outcomes[r.no]) for r in found])
    say(
        f"待办 {sum(review.open for review in registers.reviews)} 项，已办结 {sum(not r.open for r in registers.reviews)} 项"
    )
    return DONE
