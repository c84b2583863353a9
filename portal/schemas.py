"""``zhifa config schema``: what may be written in config, in payloads and in dockets, as JSON Schema."""

import json
from typing import Any

from config.loader import load_folder
from config.schema.base import Strict
from config.schema.bureau import BureauProfile, OfficerEntry
from config.schema.channels import Channels
from config.schema.docket import DocketEntry
from config.schema.law import Figure, LawClause, Power, Standard
from config.schema.procedure import Procedure
from config.schema.receivers import Receivers
from config.schema.terms import CalendarYear, TermRule
from config.settings import Settings
from portal.doors import DONE, say
from states.action import CaseAction
from states.actions import ACTIONS
from states.formula import All, AnyOf, Fact, Formula, Not
from states.vocabulary import ROLE_TITLES

FILES: dict[str, type[Strict]] = {
    "bureau.yaml": BureauProfile,
    "officers.yaml": OfficerEntry,
    "powers.yaml": Power,
    "standards/*.yaml": Standard,
    "law/clauses*.yaml": LawClause,
    "law/figures.yaml": Figure,
    "law/terms.yaml": TermRule,
    "calendar/*.yaml": CalendarYear,
    "procedures/*.yaml": Procedure,
    "channels.yaml": Channels,
    "receivers.yaml": Receivers,
}
EXAMPLE = """\
- case: {id: a, procedure: penalty_general, power: KJ-CF-017, violated_on: 2026-02-20,
         party: {kind: organisation, name: 样例科技有限公司, address: 样例路1号, phone: "13800000001"}}
  acts:
    - {at: "2026-03-02 09:00", by: officer-a, act: issue_prompt, with: {channel: phone, note: 已电话提示}}
    - {at: "2026-03-03 09:00", by: officer-a, act: make_decision, with: {}, expect: refused, clause: 行政处罚法44}
    - {at: "2026-03-20 09:00", wait: true, expect_step: prompt.prompted}
"""


def run_schema(*, actions: bool) -> int:
    """Print the schemas; with ``actions`` everything a stranger needs to write a docket that runs."""
    told: dict[str, Any] = {name: model.model_json_schema() for name, model in FILES.items()}
    if actions:
        told = actions_and_docket()
    say(json.dumps(told, ensure_ascii=False, indent=2))
    return DONE


def actions_and_docket() -> dict[str, Any]:
    """All actions with payload, roles, gates and steps; the docket format; the people and powers of the sample."""
    settings = Settings.from_environment()
    body = load_folder(settings.config, settings.templates)
    return {
        "actions": [_action(action, body.procedures) for action in ACTIONS.values()],
        "docket": {
            "about": "卷宗是一个列表：可选一项 bureau（覆盖配置），其余每项一个 case 和它的 acts；at 为北京时间；"
            "expect 不写即 done；wait: true 表示等到该时刻，期间自动巡检和执行待办",
            "entry": DocketEntry.model_json_schema(by_alias=True),
            "example": EXAMPLE,
        },
        "procedures": [
            {"key": p.key, "title": p.title, "start": p.start, "steps": {s.key: s.title for s in p.steps}}
            for p in body.procedures
        ],
        "powers": {p.code: p.title for p in body.powers},
        "standards": [
            {
                "power": s.power,
                "grades": {
                    g.key: {"circumstances": g.circumstances, "fine": g.fine.model_dump() if g.fine else None}
                    for g in s.grades
                },
            }
            for s in body.standards
        ],
        "officers": _officers(),
    }


def _officers() -> dict[str, Any]:
    from config.loader import load_officers

    found = load_officers(Settings.from_environment().config)
    return {o.id: {"name": o.name, "roles": o.roles, "section": o.section} for o in found}


def _action(action: CaseAction, procedures: tuple[Procedure, ...]) -> dict[str, Any]:
    return {
        "key": action.key,
        "title": action.title,
        "clause": action.clause,
        "roles": [ROLE_TITLES[role] for role in sorted(action.roles)],
        "payload": action.payload.model_json_schema(),
        "gates": [
            {"gate": g.key, "clause": g.clause, "says": g.says, "weight": g.weight.value, "formula": spelt(g.formula)}
            for g in action.gates
        ],
        "establishes": sorted({latch.fact for latch in action.establishes}),
        "withdraws": sorted({latch.fact for latch in action.withdraws}),
        "steps": {p.key: _steps(action.key, p) for p in procedures},
    }


def _steps(act: str, procedure: Procedure) -> dict[str, Any]:
    moves = [
        {"from": list(m.source), "to": m.to, "when": m.when, "unless": m.unless}
        for m in procedure.moves
        if m.act == act
    ]
    spot = [list(record.steps) or "任何未结案的步骤" for record in procedure.spot if record.act == act]
    return {"moves": moves, "on_the_spot_in": spot}


def spelt(formula: Formula) -> str:
    """A formula as people read it: 且 或 非 over fact keys."""
    match formula:
        case Fact(key=key):
            return key
        case Not(part=part):
            return f"非({spelt(part)})"
        case All(parts=parts):
            return "(" + " 且 ".join(spelt(p) for p in parts) + ")"
        case AnyOf(parts=parts):
            return "(" + " 或 ".join(spelt(p) for p in parts) + ")"
    raise TypeError(type(formula).__name__)
