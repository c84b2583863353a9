"""``zhifa case why``: what can be done now, what is missing, who must do it, by when, under which article."""

import json
from collections.abc import Mapping
from typing import Any

from config.errors import BadInput
from models.queries import case_facts, running_terms
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.actions import ACTIONS
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.standing import Standing, known_here, shortest_way, standing


def run_why(no: str, *, to: str | None, by: str | None, as_json: bool) -> int:
    """Tell the way from where the case stands."""
    if to is not None and to not in ACTIONS:
        raise BadInput("命令行", None, None, "--to", "没有这个办理事项，见 zhifa config schema --actions")
    with own_store() as store:
        facts = case_facts(store, no, by or SYSTEM_ACTOR)
        terms = running_terms(store, no)
    if by is not None and facts.officer(by) is None:
        raise BadInput("命令行", None, None, "--by", f"名录中没有 {by}")
    standings = [standing(facts, key, by) for key in ([to] if to else known_here(facts))]
    way = shortest_way(facts.procedure, facts.step)
    if as_json:
        _tell_json(facts, standings, terms, way)
    else:
        _tell(facts, standings, terms, way)
    return DONE


def _tell_json(facts: CaseFacts, standings: list[Standing], terms: list[Mapping[str, Any]], way: list[str]) -> None:
    told = {
        "no": facts.no,
        "step": facts.step,
        "revision": facts.revision,
        "actions": [one.plain() for one in standings],
        "terms": terms,
        "way": [{"step": step, "title": _titles(facts)[step]} for step in way],
    }
    say(json.dumps(told, ensure_ascii=False))


def _tell(facts: CaseFacts, standings: list[Standing], terms: list[Mapping[str, Any]], way: list[str]) -> None:
    waits = next(step.waits_for for step in facts.procedure.steps if step.key == facts.step)
    heading(f"{facts.no} 现处于“{_titles(facts)[facts.step]}”（第 {facts.revision} 版），等候：{waits}")
    rows = [(one.action.title, one.action.key, one.who, one.told()) for one in standings]
    if rows:
        table(("办理事项", "编号", "由谁办", "现在能不能办；还缺什么（条文）"), rows)
    if terms:
        heading("正在计算的期限")
        table(("期限", "末日", "说明"), [(t["key"], t["due_on"], t["explains"]) for t in terms])
    if len(way) > 1:
        say("到结束最短的路：" + " → ".join(_titles(facts)[step] for step in way))
    else:
        say("案件已经办结。")


def _titles(facts: CaseFacts) -> Mapping[str, str]:
    return facts.rules.lifecycles[facts.procedure.key].titles
