"""``zhifa config table``: the public flow of each procedure (权力运行流程、办事指南) made from the release in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder
from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from config.settings import Settings
from models.files import replace_file
from models.releases import newest_release, rules_of
from portal.diagram_svg import condition_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from states.action import CaseAction
from states.actions import ACTIONS
from states.documents import DOCUMENTS
from states.fact_register import FACTS
from states.families import clause_here, clause_of_term, resting_on
from states.further_gates import FURTHER_GATES
from states.reasons import Reason
from states.terms import UNIT_TITLES
from states.vocabulary import ROLE_TITLES, STAGE_TITLES, Stage
from states.wording import worded

SHORT = 12
SOFT = frozenset({"guidance", "mediation"})
VOLUNTARY = "自愿参加，不收取费用，没有强制力，不影响依法通过其他途径解决。"


@dataclass(frozen=True, slots=True)
class Grid:
    """One table with its heading."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is published of one procedure."""

    key: str
    title: str
    lines: tuple[str, ...]
    grids: tuple[Grid, ...]


def run_table(procedure: str | None, out: Path | None, form: str, folder: Path | None) -> int:
    """Print one procedure or all of them, or write a file for each into a folder; the same release, the same bytes."""
    body, source = _release(folder)
    known = {one.key: one for one in body.procedures if one.moves}
    if procedure is not None and procedure not in known:
        says = f"没有这个程序；现有：{'、'.join(f'{p.key}（{p.title}）' for p in known.values())}"
        raise BadInput("命令行", None, None, "程序", says)
    if form not in WRITERS:
        raise BadInput("命令行", None, None, "--format", f"只能是 {' 或者 '.join(WRITERS)}")
    if out is not None and out.exists() and not out.is_dir():
        raise BadInput(str(out), None, None, "--out", "这不是目录")
    for one in [known[procedure]] if procedure else known.values():
        text = WRITERS[form](page(one, body, source))
        if out is None:
            say(text)
            continue
        replace_file(out / f"{one.key}.{form}", (text + "\n").encode())
        say(str(out / f"{one.key}.{form}"))
    return DONE


def _release(folder: Path | None) -> tuple[ReleaseBody, str]:
    """A folder as a draft, else what is in force in the bureau's own record."""
    if folder is not None:
        return load_folder(folder, Settings.from_environment().templates), "草稿，尚未发布"
    with own_store() as store, store.read() as conn:
        digest = newest_release(conn)
        return rules_of(conn, digest).body, f"现行版本 {digest[:SHORT]}"


def page(procedure: Procedure, body: ReleaseBody, source: str) -> Page:
    """Everything the public wants to know of a procedure, drawn from the release alone."""
    bureau = body.bureau
    lines = (
        f"实施机关：{bureau.name}　依据：{procedure.clause}　{source}",
        f"办理地点：{bureau.address}　咨询：{bureau.contact} {bureau.phone}　监督：{bureau.supervision}",
        VOLUNTARY
        if procedure.family in SOFT
        else f"不服决定的，可以依法向{bureau.reconsideration_organ}申请行政复议，或者向{bureau.court}提起行政诉讼。",
    )
    grids = (
        Grid("办理事项（权责清单）", ("编号", "事项", "依据", "承办科室"), tuple(_powers(procedure, body))),
        Grid("办理流程", ("阶段", "步骤", "办理什么", "由谁办理", "去向", "依据"), tuple(_flow(procedure))),
        Grid(
            "办理条件",
            ("办理什么", "有下列情形的不予办理（已经发生的记为瑕疵）", "依据"),
            tuple(_conditions(procedure, body)),
        ),
        Grid("办理期限", ("期限", "时间", "自何时起算", "依据"), tuple(_terms(procedure, body))),
        Grid("出具的文书", ("文书", "何时出具", "依据"), tuple(_documents(procedure))),
    )
    return Page(procedure.key, procedure.title, lines, tuple(grid for grid in grids if grid.rows))


def _powers(procedure: Procedure, body: ReleaseBody) -> Iterator[tuple[str, ...]]:
    for power in body.powers:
        if power.kind == procedure.family and power.in_force_to is None:
            yield power.code, power.title, "、".join(power.basis), power.section


def _flow(procedure: Procedure) -> Iterator[tuple[str, ...]]:
    titles = {step.key: step.title for step in procedure.steps}
    skipped = {skip.stage: skip for skip in procedure.skips}
    for stage in Stage:
        name = STAGE_TITLES[stage]
        if stage.value in skipped:
            yield name, "略去", skipped[stage.value].reason, "", "", skipped[stage.value].clause
        for step in procedure.steps:
            if step.key.split(".")[0] != stage:
                continue
            moves = [move for move in procedure.moves if step.key in move.source]
            if not moves:
                yield name, step.title, "办结", "", "", ""
            for move in moves:
                told = condition_of(move)
                to = titles[move.to] + (f"（{told}）" if told else "")
                action = ACTIONS[move.act]
                yield name, step.title, action.title, _who(action), to, _clause(procedure, action)


def _who(action: CaseAction) -> str:
    return "、".join(ROLE_TITLES[role] for role in sorted(action.roles))


def _clause(procedure: Procedure, action: CaseAction) -> str:
    """The action's clause; where that is of another kind of enforcement, the procedure's own."""
    return clause_here(procedure.family, action.clause, procedure.clause)


def _acts(procedure: Procedure) -> list[str]:
    return list(dict.fromkeys([*(m.act for m in procedure.moves), *(s.act for s in procedure.spot)]))


def _conditions(procedure: Procedure, body: ReleaseBody) -> Iterator[tuple[str, ...]]:
    for key in _acts(procedure):
        action = ACTIONS[key]
        further = [FURTHER_GATES[g.gate] for g in procedure.gates if g.act == key]
        for gate in (*action.gates, *further):
            reason = resting_on(procedure.family, Reason(gate.key, gate.clause, gate.says))
            yield action.title, worded(body, reason.says), reason.clause


def _terms(procedure: Procedure, body: ReleaseBody) -> Iterator[tuple[str, ...]]:
    rules = {rule.key: rule for rule in body.terms if rule.until is None}
    for term in procedure.terms:
        for key in term.all_rules:
            rule = rules[key]
            starts = [act for act in term.starts if term.rule_for(act) == key]
            from_when = "、".join(ACTIONS[act].title for act in starts if act in ACTIONS)
            from_when = from_when or "法院判决后原决定仍然有效的"
            clause = clause_of_term(procedure.family, key, rule.clause)
            yield rule.title, f"{rule.amount}{UNIT_TITLES[rule.unit]}", from_when, clause


def _documents(procedure: Procedure) -> Iterator[tuple[str, ...]]:
    for rule in procedure.documents:
        kind = DOCUMENTS[rule.kind]
        when = FACTS[rule.when].title if rule.when else f"不属于“{FACTS[rule.unless].title}”" if rule.unless else ""
        told = f"{ACTIONS[rule.on].title}（{when}）" if when else ACTIONS[rule.on].title
        if not kind.internal:
            yield kind.title, told, kind.clause


def markdown(told: Page) -> str:
    """The page as Markdown."""
    lines = [f"# {told.title}", "", *(line + "  " for line in told.lines)]
    for grid in told.grids:
        lines += ["", f"## {grid.heading}", "", _row(grid.columns), _row(tuple("---" for _ in grid.columns))]
        lines += [_row(row) for row in grid.rows]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def html(told: Page) -> str:
    """The page as one HTML file without anything from elsewhere."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(told.title)}</title>',
        "<style>body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
        "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .5em;text-align:left;"
        "vertical-align:top}th{background:#eee}</style></head><body>",
        f"<h1>{escape(told.title)}</h1>",
        *(f"<p>{escape(line)}</p>" for line in told.lines),
    ]
    for grid in told.grids:
        lines += [f"<h2>{escape(grid.heading)}</h2>", "<table>", _cells("th", grid.columns)]
        lines += [_cells("td", row) for row in grid.rows]
        lines.append("</table>")
    return "\n".join([*lines, "</body></html>"])


def _cells(tag: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


WRITERS = {"md": markdown, "html": html}
