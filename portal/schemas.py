"""``zhifa config schema``: what may be written in config, in payloads and in dockets, as JSON Schema."""

import json
from typing import Any

from pydantic import TypeAdapter

from config.errors import BadInput
from config.loader import LawName, Overlay, load_folder, load_officers
from config.schema.bureau import BureauProfile, OfficerEntry
from config.schema.channels import Channels
from config.schema.docket import DocketEntry
from config.schema.law import SANCTION_TITLES, Circumstance, Figure, LawClause, Power, Standard
from config.schema.procedure import Procedure, ProcedurePart, WrittenProcedure
from config.schema.receivers import Receivers
from config.schema.release import ReleaseBody
from config.schema.sources import SourceMap
from config.schema.terms import CalendarYear, ExtensionRule, FixedHoliday, SuspensionGround, TermRule
from config.settings import Settings
from portal.doors import DONE, say
from states.action import CaseAction
from states.actions import ACTIONS
from states.derived_facts import TERM_OF_FACT
from states.fact_register import FACTS
from states.field_titles import TITLES
from states.formula import All, AnyOf, Fact, Formula, Not
from states.truth import FactKind
from states.vocabulary import ROLE_TITLES
from states.wording import worded

FILES: dict[str, tuple[str, Any]] = {
    "bureau.yaml": ("bureau", BureauProfile),
    "officers.yaml": ("officers", list[OfficerEntry]),
    "powers.yaml": ("powers", list[Power]),
    "standards/*.yaml": ("standards", list[Standard]),
    "law/names.yaml": ("names", list[LawName]),
    "law/clauses*.yaml": ("clauses", list[LawClause]),
    "law/figures.yaml": ("figures", list[Figure]),
    "law/terms.yaml": ("terms", list[TermRule]),
    "law/extensions.yaml": ("extensions", list[ExtensionRule]),
    "law/suspensions.yaml": ("suspensions", list[SuspensionGround]),
    "law/holidays.yaml": ("holidays", list[FixedHoliday]),
    "calendar/*.yaml": ("calendar", CalendarYear),
    "procedures/*.yaml": ("procedures", WrittenProcedure),
    "parts/*.yaml": ("parts", ProcedurePart),
    "imports/*.yaml": ("imports", SourceMap),
    "channels.yaml": ("channels", Channels),
    "receivers.yaml": ("receivers", Receivers),
    "dockets/**/*.yaml": ("dockets", list[DocketEntry]),
}
"""Files of a configuration folder → the schema that an editor completes them by, and what a whole file is."""
SCHEMAS = "schemas"
EXAMPLE = """\
- case: {id: a, procedure: penalty_general, power: KJ-CF-017, violated_on: 2026-02-20,
         party: {kind: organisation, name: 样例科技有限公司, address: 样例路1号, phone: "13800000001"}}
  acts:
    - {at: "2026-03-02 09:00", by: officer-a, act: issue_prompt, with: {channel: phone, note: 已电话提示}}
    - {at: "2026-03-03 09:00", by: officer-a, act: make_decision, with: {}, expect: refused, clause: 行政处罚法44}
    - {at: "2026-03-20 09:00", wait: true, expect_step: prompt.prompted}
"""
ABOUT = (
    "卷宗是一个列表：可选一项 bureau（覆盖配置，格式见 overlay），其余每项一个 case 和它的 acts。",
    "at 为北京时间；各案的 acts 合在一起按时间先后办理；第一项办理时登记案件。当事人没有 address 的不能制作文书。",
    "by 是 officers 中的编号；with 是该事项的 payload。金额一律是以分为单位的整数；日期写成 2026-03-02；yes、no、on、off 要加引号。",
    "on_paper 为 true 的事项是事后登记纸质材料，可以写较早的 occurred_at，但不得早于案件进入当前步骤；其余须当日办理。",
    "expect 不写即 done；refused 依法不予办理，invalid 填写有误，conflict 版本号已旧；clause 只要有一条理由引用它即可。",
    "不合法但已经发生的记为瑕疵（weight 为 flags）：expect_flags 列出瑕疵的 gate，空列表表示没有瑕疵。",
    "steps 按程序列出：moves 使案件由 from 进入 to（when、unless 是 facts 中的条件），stays_in 是可以办理而环节不变的步骤。",
    "facts 的 holds_when 说明推算出来的事实何时成立，set_by 是使其成立的办理事项；gates 的 formula 由它们组成。",
    "conditions 是案卷本身须符合的条件（填写之前就能判断，case why 会提示），checks 是对所填内容的要求。",
    "有 tiers（法定档次）的 power，由 circumstances 中的法定情形确定适用哪一档：obligatory 每组须有一种，sanctions 之外的种类和幅度之外的罚款不予办理；"
    "情形的 needs 是须先有的事实；没有裁量基准的职权，circumstances 直接写法定情形的 key 和证据。",
    "case 的 power 须是 powers 中 kind 与程序 family 相同的一项；没有的，在 bureau 项的 powers 中补一项（格式见 overlay），"
    "其 basis 须是 clauses 中的条文，没有的在 bureau 项的 law.clauses 中一并登记。",
    "violated_on 是违法行为发生之日；许可、登记、裁决、调解等没有违法行为的，写申请或者事件之日。",
    "承办人由 payload 中有 handlers 的事项指定（例如 propose_filing、accept_application、assign_handlers），以最近一次为准；"
    "要求 actor_is_handler 的事项只能由他们办理。",
    "由系统办理的事项（roles 为“系统”）不写在 acts 中：on_lapse 列出的在期限届满后由 wait: true 引发，电子送达结果由 channel 引发。",
    "revision 不写即最新版；key 相同且内容相同的重复办理只算一次。",
    "wait: true 表示等到该时刻，期间自动巡检、发送通知、生成文书；expect_owed 写种类（message、document、reminder、task、publication）"
    "或者模板名，expect_terms 写期限及其最后一日。",
    "channel 指定这一项起该渠道的发送结果，例如 {email: unknown}。",
)


def run_schema(*, actions: bool, write: bool, procedure: str | None = None) -> int:
    """Print the schemas; with ``actions`` everything a stranger needs to write a docket that runs; with ``write`` put
    them beside the configuration, where each file names its own for the editor."""
    if write:
        folder = Settings.from_environment().config / SCHEMAS
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_files().items():
            (folder / name).write_text(text, encoding="utf-8")
        say(f"已写到 {folder}；编辑器装有 YAML 插件的，按各文件第一行自动补全和检查")
        return DONE
    told = (
        actions_and_docket(procedure)
        if actions or procedure
        else {name: schema_of(kind) for name, (_, kind) in FILES.items()}
    )
    say(json.dumps(told, ensure_ascii=False, indent=2))
    return DONE


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a whole file."""
    return TypeAdapter(kind).json_schema()


def schema_files() -> dict[str, str]:
    """The files that lie beside the configuration, by name."""
    return {f"{name}.json": json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
            for name, kind in FILES.values()}  # fmt: skip


def actions_and_docket(procedure: str | None = None) -> dict[str, Any]:
    """All actions with payload, roles, gates and steps (or those of one procedure); the docket format; what the bureau's
    configuration offers."""
    settings = Settings.from_environment()
    body = load_folder(settings.config, settings.templates)
    procedures = tuple(p for p in body.procedures if p.moves and procedure in (None, p.key))
    if not procedures:
        known = "、".join(p.key for p in body.procedures if p.moves)
        raise BadInput("命令行", None, None, "--procedure", f"没有程序“{procedure}”；可用：{known}")
    return {
        "actions": [
            _action(action, procedures, body)
            for action in ACTIONS.values()
            if not procedure or _used(action, procedures)
        ],
        "facts": {f.key: _fact(f) for f in FACTS.values()},
        "docket": {
            "about": list(ABOUT),
            "entry": DocketEntry.model_json_schema(by_alias=True),
            "overlay": Overlay.model_json_schema(),
            "example": EXAMPLE,
        },
        "procedures": [_procedure(procedure) for procedure in procedures],
        "terms": {
            t.key: {"title": t.title, "amount": t.amount, "unit": t.unit, "clause": t.clause} for t in body.terms
        },
        "extensions": {
            e.key: {"title": e.title, "term": e.term, "most": e.most, "unit": e.unit} for e in body.extensions
        },
        "suspensions": {s.key: {"title": s.title, "phase": s.phase} for s in body.suspensions},
        "calendar": sorted(year.year for year in body.calendar),
        "figures": {f.key: {"title": f.title, "value": f.value, "unit": f.unit} for f in body.figures},
        "powers": {p.code: _power(p) for p in body.powers},
        "standards": [_standard(s) for s in body.standards],
        "sanctions": SANCTION_TITLES,
        "clauses": {c.clause: c.summary for c in body.clauses},
        "officers": {
            o.id: o.model_dump(mode="json", exclude={"id", "phone", "email"}) for o in load_officers(settings.config)
        },
    }


def _procedure(procedure: Procedure) -> dict[str, Any]:
    """Steps, and what each act sets running or owes: all that ``expect_step``, ``expect_terms`` and ``expect_owed``
    may name."""
    told = procedure.model_dump(mode="json", exclude={"moves", "spot", "clause"}, exclude_none=True)
    return {**told, "steps": {step.key: step.title for step in procedure.steps}}


def _power(power: Power) -> dict[str, Any]:
    kept = {"title", "kind", "basis", "sanctions", "fine", "multiple", "fine_required", "in_force_from", "in_force_to"}
    told = power.model_dump(mode="json", include=kept)
    return {**told, "tiers": [tier.model_dump(mode="json") for tier in power.tiers]} if power.tiers else told


def _circumstance(told: Circumstance) -> str:
    """Its title, and how it moves the grade or what shows it."""
    moves = f"（{'下调' if told.shift < 0 else '上调'}{abs(told.shift)}个阶次）" if told.shift else ""
    return told.title + moves + ("（以案件查询记录为证）" if told.own_record else "")


def _standard(standard: Standard) -> dict[str, Any]:
    told = standard.model_dump(mode="json", include={"power", "number", "in_force_from", "in_force_to"})
    grades = {g.key: g.model_dump(mode="json", exclude={"key"}) for g in standard.grades}
    return {**told, "circumstances": {c.key: _circumstance(c) for c in standard.circumstances}, "grades": grades}


def _action(action: CaseAction, procedures: tuple[Procedure, ...], body: ReleaseBody) -> dict[str, Any]:
    return {
        "key": action.key,
        "title": action.title,
        "clause": action.clause,
        "roles": [ROLE_TITLES[role] for role in sorted(action.roles)],
        "payload": _titled(action.payload.model_json_schema()),
        "gates": [
            {
                "gate": g.key,
                "clause": g.clause,
                "says": worded(body, g.says),
                "weight": g.weight.value,
                "formula": spelt(g.formula),
            }
            for g in action.gates
        ],
        "conditions": [" ".join((one.__doc__ or "").split()) for one in action.conditions if one.__doc__],
        "checks": [" ".join((check.__doc__ or "").split()) for check in action.checks if check.__doc__],
        "on_paper": action.on_paper,
        "establishes": sorted({latch.fact for latch in action.establishes}),
        "withdraws": sorted({latch.fact for latch in action.withdraws}),
        "steps": {p.key: steps for p in procedures if (steps := _steps(action.key, p))},
    }


def _titled(schema: dict[str, Any]) -> dict[str, Any]:
    """Each field of a form under the name officials give it (栏目名称), not under the program's own."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            if name in TITLES:
                field["title"] = TITLES[name]
    return schema


def _used(action: CaseAction, procedures: tuple[Procedure, ...]) -> bool:
    return any(_steps(action.key, procedure) for procedure in procedures)


def _fact(kind: FactKind) -> dict[str, Any]:
    """Its title, where it comes from, and when it holds: what is worked out says so, the others are set by acts."""
    told: dict[str, Any] = {"title": kind.title, "origin": kind.origin.value}
    if kind.derive is not None and kind.derive.__doc__:
        told["holds_when"] = " ".join(kind.derive.__doc__.split())
    elif kind.key in TERM_OF_FACT:
        told["holds_when"] = f"程序 terms 中的期限 {TERM_OF_FACT[kind.key]} 已起算并届满（末日的次日起），且没有终止"
    by = sorted(key for key, action in ACTIONS.items() if any(o.fact == kind.key for o in action.establishes))
    return {**told, "set_by": by} if by else told


def _steps(act: str, procedure: Procedure) -> dict[str, Any]:
    moves = [
        {"from": list(m.source), "to": m.to, "when": m.when, "unless": m.unless}
        for m in procedure.moves
        if m.act == act
    ]
    staying = [list(record.steps) or ["任何未结案的步骤"] for record in procedure.spot if record.act == act]
    told = {"moves": moves, "stays_in": [step for steps in staying for step in steps]}
    return {name: found for name, found in told.items() if found}


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
