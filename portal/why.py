"""``zhifa case why``: what can be done now, what is missing, who must do it, by when, under which article."""

import json
from collections import deque
from dataclasses import replace
from typing import Any

from config.errors import BadInput
from config.schema.procedure import Procedure
from models.queries import case_facts, running_terms
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table, title_of
from states.actions import ACTIONS
from states.facts import CaseFacts
from states.lifecycle import reasons_against
from states.vocabulary import ROLE_TITLES, Role


def run_why(no: str, *, to: str | None, by: str | None, as_json: bool) -> int:
    """Tell the way from where the case stands."""
    if to is not None and to not in ACTIONS:
        raise BadInput("命令行", None, None, "--to", f"没有“{to}”这个办理事项")
    with own_store() as store:
        facts = case_facts(store, no, by or "system")
        terms = running_terms(store, no)
    told = [_standing(facts, key, by) for key in ([to] if to else _known_here(facts))]
    way = shortest_way(facts.procedure, facts.step)
    if as_json:
        say(json.dumps({"step": facts.step, "actions": told, "terms": terms, "way": way}, ensure_ascii=False))
        return DONE
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    waits = next(step.waits_for for step in facts.procedure.steps if step.key == facts.step)
    heading(f"{no} 现处于“{lifecycle.titles[facts.step]}”，等候：{waits}")
    rows = [(t["title"], t["who"], "可以办理" if not t["missing"] else "\n".join(t["missing"])) for t in told]
    table(("办理事项", "由谁办", "还缺什么（条文）"), rows)
    table(("期限", "末日", "说明"), [(t["key"], t["due_on"], t["explains"]) for t in terms])
    say("最短的路：" + " → ".join(lifecycle.titles[step] for step in way))
    return DONE


def _known_here(facts: CaseFacts) -> list[str]:
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    return [key for key in ACTIONS if lifecycle.knows(key, facts.step)]


def _standing(facts: CaseFacts, key: str, by: str | None) -> dict[str, Any]:
    """What bars one action now, apart from its payload; judged for the person named, else for whoever may do it best."""
    action = ACTIONS[key]
    people = [by] if by else _candidates(facts, action.roles)
    best: list[str] | None = None
    for person in people:
        reasons = reasons_against(replace(facts, actor=person), action, None)
        missing = [f"{r.says}（{r.clause}）" for r in reasons]
        best = missing if best is None or len(missing) < len(best) else best
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    missing = best if best is not None else ["没有可以办理此事的在岗人员"]
    if not lifecycle.knows(key, facts.step):
        missing.append(f"现处于“{lifecycle.titles[facts.step]}”，还不到办理此事的步骤（{facts.procedure.clause}）")
    who = "、".join(ROLE_TITLES[role] for role in sorted(action.roles))
    return {"act": key, "title": title_of(key), "who": who, "clause": action.clause, "missing": missing}


def _candidates(facts: CaseFacts, roles: frozenset[Role]) -> list[str]:
    found = [p.id for p in facts.roster.values() if p.active and p.roles & roles]
    return [*found, "system"] if Role.SYSTEM in roles else found


def shortest_way(procedure: Procedure, step: str) -> list[str]:
    """Steps on the shortest way of the procedure's moves to a final step; what facts they need is told by the gates."""
    final = {s.key for s in procedure.steps if s.final}
    queue, seen = deque([[step]]), {step}
    while queue:
        way = queue.popleft()
        if way[-1] in final:
            return way
        for move in procedure.moves:
            if way[-1] in move.source and move.to not in seen:
                seen.add(move.to)
                queue.append([*way, move.to])
    return [step]
