"""``zhifa config table``: the public flow of each procedure (权力运行流程、办事指南) made from the release in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder
from config.schema.law import Power
from config.schema.procedure import CaseTerm, Procedure
from config.schema.release import ReleaseBody
from config.schema.terms import TermRule
from config.settings import Settings
from models.files import replace_file
from models.releases import newest_release, rules_of
from portal.diagram_svg import condition_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.published_conditions import said_of
from states.action import CaseAction
from states.actions import ACTIONS
from states.disclosure import FAMILY as DISCLOSURE
from states.documents import DOCUMENTS
from states.fact_register import FACTS
from states.families import clause_here, clause_of_term, resting_on
from states.further_gates import FURTHER_GATES
from states.reasons import Reason
from states.terms import UNIT_TITLES
from states.vocabulary import ROLE_TITLES, STAGE_TITLES, Stage
from states.wording import worded
from states.work_titles import act_title

SHORT = 12
SOFT = frozenset({"guidance", "mediation"})
ON_THE_SPOT = "make_spot_decision"
VOLUNTARY = "自愿参加，不收取费用，没有强制力，不影响依法通过其他途径解决。"
RUNS_FROM: Mapping[str, str] = {
    "review_received": "当事人收到行政复议决定书",
    "remedies_end": "申请行政复议、提起行政诉讼的期限届满",
    "remedies_end_of_decision": "申请行政复议、提起行政诉讼的期限届满",
}
"""Where a term runs from, if not from the act that starts it (``states.day_sources.START_DAYS``)."""
LAST_DAY: Mapping[str, str] = {
    "next_instalment": "批准的各期缴款日期",
    "next_commitment": "承诺的日期",
    "deferred_day": "批准缓缴到的日期",
    "ordered_day": "复议决定、判决写明的日期",
    "correction_day": "补正告知书写明的合理期限",
    "next_opinion": "{amount}；意见书另定日期的从其规定",
}
"""The last day of a term that the record tells (``states.day_sources.LAST_DAYS``): the amount of its rule binds nobody."""


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
        *((worded(body, SPOT_LIMIT),) if on_the_spot(procedure) else ()),
        _remedies(procedure, body),
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


SPOT_LIMIT = (
    "违法事实确凿并有法定依据，对公民处{spot_fine_person}以下、对法人或者其他组织处{spot_fine_organisation}以下罚款或者警告的，"
    "适用本程序（行政处罚法51）。"
)


APPLIED_FOR = frozenset({"accept_application", "register_disclosure_request"})
SILENCE = "认为本机关逾期不作决定、未履行法定职责的，应当先依法向{organ}申请行政复议（行政复议法23(1)(三)）。"


def on_the_spot(procedure: Procedure) -> bool:
    """Whether it is decided on the spot (当场处罚, 行政处罚法51)."""
    return ON_THE_SPOT in _acts(procedure)


def _remedies(procedure: Procedure, body: ReleaseBody) -> str:
    """Where to go against a decision; one made on the spot, and silence, is first taken to reconsideration (复议前置)."""
    organ, court = body.bureau.reconsideration_organ, body.bureau.court
    if procedure.family in SOFT:
        return VOLUNTARY
    if on_the_spot(procedure):
        return (
            f"不服当场作出的处罚决定的，应当先依法向{organ}申请行政复议；对行政复议决定不服的，可以再依法向{court}提起行政诉讼"
            "（行政复议法23(1)(一)）。"
        )
    says = f"不服决定的，可以依法向{organ}申请行政复议，或者向{court}提起行政诉讼。"
    if procedure.family == DISCLOSURE:
        says = (
            f"申请公开政府信息，本机关不予公开的，应当先依法向{organ}申请行政复议；对行政复议决定不服的，可以再依法向{court}"
            f"提起行政诉讼（行政复议法23(1)(四)）。不服其他答复的，可以依法向{organ}申请行政复议，或者向{court}提起行政诉讼。"
        )
    return says if APPLIED_FOR.isdisjoint(_acts(procedure)) else says + SILENCE.format(organ=organ)


def _small_enough(power: Power, body: ReleaseBody) -> bool:
    """Whether the law lets this act be punished with a warning, or with a fine that can be imposed on the spot."""
    limits = [figure.value for figure in body.figures if figure.key in ("spot_fine_person", "spot_fine_organisation")]
    small = power.fine is not None and power.fine.lowest <= max(limits, default=0)
    return "warning" in power.sanctions or ("fine" in power.sanctions and small)


def _powers(procedure: Procedure, body: ReleaseBody) -> Iterator[tuple[str, ...]]:
    for power in body.powers:
        if on_the_spot(procedure) and not _small_enough(power, body):
            continue
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
    acts = frozenset(_acts(procedure))
    for key in _acts(procedure):
        action = ACTIONS[key]
        further = [FURTHER_GATES[g.gate] for g in procedure.gates if g.act == key]
        for gate in (*action.gates, *further):
            reason = resting_on(procedure.family, Reason(gate.key, gate.clause, gate.says))
            yield action.title, worded(body, reason.says), reason.clause
        for says, clause in said_of(action, procedure.family, acts):
            yield action.title, worded(body, says), clause_here(procedure.family, clause, procedure.clause)


def _terms(procedure: Procedure, body: ReleaseBody) -> Iterator[tuple[str, ...]]:
    rules = {rule.key: rule for rule in body.terms if rule.until is None}
    for term in procedure.terms:
        for key in term.all_rules:
            rule = rules[key]
            clause = clause_of_term(procedure.family, key, rule.clause)
            yield rule.title, _time(term, rule), _from_when(term, key), clause


def _time(term: CaseTerm, rule: TermRule) -> str:
    amount = f"{rule.amount}{UNIT_TITLES[rule.unit]}"
    return LAST_DAY[term.due_by].format(amount=amount) if term.due_by is not None else amount


def _from_when(term: CaseTerm, rule: str) -> str:
    starts = [act for act in term.starts if term.rule_for(act) == rule]
    if not starts:
        return "法院判决后原决定仍然有效的"
    if term.runs_from is not None:
        return RUNS_FROM[term.runs_from]
    return "、".join(act_title(act) for act in starts)


def _documents(procedure: Procedure) -> Iterator[tuple[str, ...]]:
    for rule in procedure.documents:
        kind = DOCUMENTS[rule.kind]
        when = FACTS[rule.when].title if rule.when else f"不属于“{FACTS[rule.unless].title}”" if rule.unless else ""
        told = f"{act_title(rule.on)}（{when}）" if when else act_title(rule.on)
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
