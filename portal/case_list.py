"""``zhifa case list``: the cases by what one looks for, and what each section has of flags and refused attempts."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from config.errors import BadInput
from models.database import Store
from models.queries import (
    SectionCount,
    case_heads,
    officers_on,
    refusals_of,
    rules_in_force,
    section_counts,
    sections,
)
from portal.doors import DONE, complain, say
from portal.inbox import CARD_TITLES, known_officer
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.endings import ENDINGS
from states.history.entry import is_historical
from states.vocabulary import BUREAU_TZ, STAGE_TITLES, Stage

MOST = 100_000


def run_list(
    *, stage: str | None, card: str | None, handler: str | None, section: str | None, limit: int, as_json: bool
) -> int:
    """Cases, newest first, that fit every filter; then one row per section."""
    _one_of("--stage", stage, tuple(Stage))
    _one_of("--card", card, tuple(CARD_TITLES))
    if not 1 <= limit <= MOST:
        raise BadInput("命令行", None, None, "--limit", f"应为 1 至 {MOST} 的整数")
    with own_store() as store:
        if handler is not None:
            known_officer(store, handler, "--handler")
        of_power = sections(store)
        powers = _powers(store, of_power, section)
        heads = case_heads(store, stage=stage, card=card, handler=handler, powers=powers, limit=limit + 1)
        refused = Counter(body["case_no"] for body in refusals_of(store))
        titles = _titles_of_steps(store)
        names = {one.id: one.name for one in officers_on(store, store.now().astimezone(BUREAU_TZ).date())}
        counted = [one for one in section_counts(store, of_power) if section in (None, one.section)]
    more, heads = len(heads) > limit, heads[:limit]
    cases = [{**head, "section": of_power.get(head["power"], ""), "refused": refused[head["no"]]} for head in heads]
    if as_json:
        say(json.dumps({"cases": cases, "sections": [asdict(one) for one in counted]}, ensure_ascii=False))
    else:
        _tell(cases, counted, titles, names)
    if more:
        complain(f"只列出最近的 {limit} 件；用 --limit 加大，或者用 --stage、--card、--handler、--section 缩小范围")
    return DONE


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise BadInput("命令行", None, None, option, f"只能是：{'、'.join(known)}")


def _powers(store: Store, of_power: Mapping[str, str], section: str | None) -> list[str] | None:
    if section is None:
        return None
    known = sorted(set(of_power.values()))
    if section not in known:
        raise BadInput("命令行", None, None, "--section", f"没有“{section}”这个科室；职权清单中有：{'、'.join(known)}")
    return [power for power, own in of_power.items() if own == section]


def _titles_of_steps(store: Store) -> Mapping[tuple[str, str], str]:
    """What a step is called, by procedure and key; a step that only an older release knows keeps its key."""
    procedures = rules_in_force(store).body.procedures
    return {(one.key, step.key): step.title for one in procedures for step in one.steps}


def _tell(
    cases: list[dict[str, Any]],
    counted: list[SectionCount],
    titles: Mapping[tuple[str, str], str],
    names: Mapping[str, str],
) -> None:
    rows = [
        (
            head["no"],
            head["party_name"],
            "历史" if is_historical(head) else head["power"],
            head["section"],
            f"{STAGE_TITLES[Stage(head['stage'])]}\n{titles.get((head['procedure'], head['step']), head['step'])}",
            "、".join(names.get(one, one) for one in head["handlers"].split()),
            head["opened_on"],
            ENDINGS.get(head["ending"] or "", ""),
            CARD_TITLES[head["card"]],
            str(head["flags"]),
            str(head["refused"]),
        )
        for head in cases
    ]
    table(("案号", "当事人", "职权", "科室", "阶段和步骤", "承办人", "登记", "结案", "牌", "瑕疵", "被拒绝"), rows)
    heading("各科室")
    columns = ("科室", "案件", "在办", "黄牌", "红牌", "瑕疵", "被拒绝的办理")
    table(columns, [tuple(str(value) for value in _figures(one)) for one in counted])


def _figures(one: SectionCount) -> tuple[object, ...]:
    return (one.section, one.cases, one.open, one.yellow, one.red, one.flags, one.refused)
