"""``zhifa standard replay``: a draft over past decisions, as a table, a plot and JSON; nothing is written to the record."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.text import Text

from config.errors import BadInputs
from config.loader import load_standards
from config.reading import locate_file
from config.schema.law import Power, Standard
from models.database import Store, open_store
from models.past_decisions import past_decisions
from models.releases import newest_release, rules_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.replay_svg import drawn
from portal.standards import band_of
from portal.tables import table
from portal.written_files import write_file
from states.severity import yuan
from states.standard_proof import flaws
from states.standard_replay import VERDICT_TITLES, Replayed, replay, unjudged
from states.vocabulary import BUREAU_TZ

STYLES = {"same": "green", "rises": "red", "falls": "blue", "unjudged": "dim"}


def run_replay(file: Path, *, database: str | None, svg: Path | None, as_json: bool) -> int:
    """Run the draft; a draft that does not hold against the statute is bad input, each flaw with its line."""
    rows = load_standards(file)
    with _store(database) as store:
        today = store.now().astimezone(BUREAU_TZ).date()
        with store.read() as conn:
            body = rules_of(conn, newest_release(conn)).body
        _refuse_flaws(file, rows, body.powers)
        powers = {power.code: power for power in body.powers if power.in_force(today)}
        found = replay(rows, powers, past_decisions(store, body.powers))
    picture = svg or file.with_suffix(".svg")
    write_file(picture, drawn(f"裁量基准草案试算：{file.name}", found), "--svg")
    if as_json:
        say(json.dumps(_told(found, picture), ensure_ascii=False))
        return DONE
    _show(found)
    say(f"图：{picture}")
    return DONE


@contextmanager
def _store(database: str | None) -> Iterator[Store]:
    if database is None:
        with own_store() as store:
            yield store
        return
    store = open_store(database)
    try:
        yield store
    finally:
        store.close()


def _refuse_flaws(file: Path, rows: Sequence[Standard], powers: Sequence[Power]) -> None:
    located = locate_file(file, inside=file.parent)
    found = [
        located.bad((place, *flaw.path), flaw.says)
        for place, row in enumerate(rows)
        for flaw in flaws(row, [power for power in powers if power.code == row.power])
    ]
    if found:
        raise BadInputs(found)


def _told(found: Sequence[Replayed], picture: Path) -> dict[str, Any]:
    return {
        "decisions": [_one(one) for one in found],
        "counts": Counter(one.verdict for one in found),
        "unjudged": [{"why": why, "count": count} for why, count in unjudged(found)],
        "svg": str(picture),
    }


def _one(one: Replayed) -> Mapping[str, Any]:
    past = one.past
    return {
        "case": past.no,
        "historical": past.historical,
        "power": past.power,
        "decided_on": past.decided_on.isoformat() if past.decided_on else None,
        "fine": past.fine,
        "grade_then": past.grade,
        "grade": one.grade,
        "band": None if one.band is None else one.band.model_dump(),
        "nearest": one.nearest,
        "verdict": one.verdict,
        "why": one.why,
        "tier": one.tier,
        "lacking": list(one.lacking),
    }


def _show(found: Sequence[Replayed]) -> None:
    judged = [one for one in found if one.verdict != "unjudged"]
    table(("案号", "职权", "原阶次", "原罚款", "草案阶次", "草案幅度", "结果"), [_row(one) for one in judged])
    counts = Counter(one.verdict for one in judged)
    told = "，".join(f"{VERDICT_TITLES[verdict]} {counts[verdict]} 件" for verdict in ("same", "rises", "falls"))
    say(
        f"能够判断的 {len(judged)} 件：{told}；其中历史案件 {sum(one.past.historical for one in judged)} 件，只按数额判断"
    )
    reasons = unjudged(found)
    if reasons:
        listed = "；".join(f"{why} {count} 件" for why, count in reasons)
        say(f"不能判断的 {len(found) - len(judged)} 件：{listed}")


def _row(one: Replayed) -> tuple[str | Text, ...]:
    past = one.past
    fine = f"{yuan(past.fine)}元" if past.fine else "—"
    moved = "" if one.verdict == "same" else f"（{fine} → {yuan(one.nearest or 0)}元）"
    lacking = f"；缺{'、'.join(one.lacking)}" if one.lacking else ""
    result = Text(VERDICT_TITLES[one.verdict] + moved + lacking, style=STYLES[one.verdict])
    return (past.no, past.power or "", past.grade or "—", fine, one.grade or "", band_of(one.band), result)
