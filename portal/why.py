"""``zhifa case why``: what can be done now, what is missing, who must do it, by when, under which article, and the way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.errors import BadInput
from models.queries import case_facts, running_terms
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.actions import ACTIONS
from states.case_terms import term_title
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.outlook import last_days
from states.standing import Standing, known_here, standing
from states.ways import Way, ways


@dataclass(frozen=True)
class _Answer:
    """All that is told of one case."""

    facts: CaseFacts
    to: str | None
    standings: list[Standing]
    terms: list[Mapping[str, Any]]
    ways: list[Way]

    @property
    def titles(self) -> Mapping[str, str]:
        return self.facts.rules.lifecycles[self.facts.procedure.key].titles


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
    answer = _Answer(facts, to, standings, terms, ways(facts, to))
    if as_json:
        _tell_json(answer)
    else:
        _tell(answer)
    return DONE


def _tell_json(answer: _Answer) -> None:
    facts = answer.facts
    told = {
        "no": facts.no,
        "step": facts.step,
        "revision": facts.revision,
        "actions": [one.plain() for one in answer.standings],
        "terms": answer.terms,
        "ways": [way.plain() for way in answer.ways],
    }
    say(json.dumps(told, ensure_ascii=False))


def _tell(answer: _Answer) -> None:
    facts = answer.facts
    waits = next(step.waits_for for step in facts.procedure.steps if step.key == facts.step)
    heading(f"{facts.no} 现处于“{answer.titles[facts.step]}”（第 {facts.revision} 版），等候：{waits}")
    rows = [(one.action.title, one.action.key, one.who, one.told()) for one in answer.standings]
    if rows:
        table(("办理事项", "编号", "由谁办", "现在能不能办；还缺什么（条文）"), rows)
    if answer.terms:
        heading("正在计算的期限")
        table(
            ("期限", "末日", "说明"), [(term_title(facts, t["key"]), t["due_on"], t["explains"]) for t in answer.terms]
        )
    for way in answer.ways:
        _tell_way(answer, way)
    if not answer.ways:
        say(_none(answer))


def _tell_way(answer: _Answer, way: Way) -> None:
    kind = "到" if answer.to else "结案方式："
    heading(f"依法可走的最短路径，{kind}“{way.ending}”（{len(way.deeds)}项）")
    due = last_days(answer.facts, way.deeds, answer.terms)
    rows = [
        (
            str(number),
            deed.title,
            deed.who,
            deed.clause,
            answer.titles[deed.step],
            day.told() if day is not None else "",
        )
        for number, (deed, day) in enumerate(zip(way.deeds, due, strict=True), 1)
    ]
    table(("序", "办理事项", "由谁办", "依据", "之后处于", "最迟"), rows)
    for one in way.if_so:
        say(f"  {one.told()}")


def _none(answer: _Answer) -> str:
    if answer.facts.step in answer.facts.rules.lifecycles[answer.facts.procedure.key].final:
        return "案件已经办结。结案后又有复议、诉讼或者发现决定有误的，登记“恢复办理”。"
    if answer.to:
        return f"自案件现处的步骤起，已经没有办理“{ACTIONS[answer.to].title}”的路径。"
    return "自案件现处的情形起，没有到达终点的路径：请管理员用 zhifa config check 校验程序。"
