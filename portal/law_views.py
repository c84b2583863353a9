"""``zhifa law basis|lost|lapsed``: what rests on a clause, and what loses its basis."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder
from config.schema.release import ReleaseBody
from config.settings import Settings
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.law_basis import Resting, clause_changes, resting_on, reviews_due, without_basis
from states.vocabulary import BUREAU_TZ


def run_basis(clauses: Sequence[str], *, as_json: bool) -> int:
    """What rests on these clauses in the release in force."""
    body, _ = _in_force()
    known = {row.clause for row in body.clauses}
    if unknown := [clause for clause in clauses if clause not in known]:
        raise BadInput("命令行", None, None, "条文", f"没有登记的条文：{'、'.join(unknown)}；写法见 law/names.yaml")
    found = resting_on(body, *clauses)
    if as_json:
        say(json.dumps({"resting": [asdict(one) for one in found]}, ensure_ascii=False))
        return DONE
    _show(found)
    say(f"共 {len(found)} 项以此为依据")
    return DONE


def run_lost(folder: Path | None, *, as_json: bool) -> int:
    """What the configuration folder would take the basis from, against the release in force."""
    settings = Settings.from_environment()
    old, _ = _in_force()
    new = load_folder(folder or settings.config, settings.templates)
    changes = clause_changes(old, new)
    due = reviews_due(old, new)
    if as_json:
        told = [
            {
                "clause": change.clause,
                "change": change.says,
                "resting": [asdict(one) for one in resting_on(old, change.clause)],
                "reviews": [{"power": s.power, "number": s.named} for c, s in due if c == change],
            }
            for change in changes
        ]
        say(json.dumps({"changes": told}, ensure_ascii=False))
        return DONE
    for change in changes:
        heading(f"{change.clause}　{change.says}")
        _show(resting_on(old, change.clause))
        opened = [f"{standard.named} {standard.power}" for each, standard in due if each == change]
        if opened:
            say(f"发布后打开复核任务：{'；'.join(opened)}")
    say(f"共 {len(changes)} 条改动，复核任务 {len(due)} 项" if changes else "条文没有撤下、终止、取代或者改写")
    return DONE


def run_lapsed(on: str | None, *, as_json: bool) -> int:
    """What rests on a clause that is not in force on that day."""
    body, today = _in_force()
    day = _day(on) if on else today
    found = without_basis(body, day)
    if as_json:
        say(json.dumps({"on": day.isoformat(), "resting": [asdict(one) for one in found]}, ensure_ascii=False))
        return DONE
    _show(found)
    say(f"{day}：{len(found)} 项的依据不在施行")
    return DONE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("命令行", None, None, "--on", "日期应写成 2026-03-02 的样子，且确有这一天") from None


def _in_force() -> tuple[ReleaseBody, date]:
    with own_store() as store, store.read() as conn:
        return rules_of(conn, newest_release(conn)).body, store.now().astimezone(BUREAU_TZ).date()


def _show(found: Sequence[Resting]) -> None:
    table(("类别", "名称", "说明", "条文"), [(one.kind, one.key, one.title, one.clause) for one in found])
