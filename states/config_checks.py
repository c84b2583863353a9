"""What a release must hold together before it takes effect: every cross reference, said in Chinese. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from config.schema.procedure import Move, Procedure
from config.schema.release import ReleaseBody
from config.schema.terms import ExtensionRule
from states.actions import ACTIONS
from states.acts import OPENING
from states.documents import DOCUMENTS
from states.fact_register import FACTS
from states.further_gates import FURTHER_GATES
from states.law_basis import named_resting
from states.law_bounds import beyond_the_law
from states.major_checks import lacks_for_major
from states.obligations_acts import acts_missing
from states.obligations_publicity import publications_missing
from states.obligations_terms import terms_and_papers_missing
from states.proof import flaws
from states.spots import acts_of
from states.standard_proof import flaws as flaws_of_standard
from states.term_flaws import flaws_of_terms
from states.tier_proof import flaws_of_tiers
from states.vocabulary import STAGE_TITLES, Role, Stage

FIGURES_WANTED = {
    "hearing_threshold_person": "fen",
    "hearing_threshold_organisation": "fen",
    "spot_fine_person": "fen",
    "spot_fine_organisation": "fen",
    "officers_at_least": "persons",
    "leaders_at_least": "persons",
    "surcharge_percent": "percent",
    "report_hours": "hours",
    "night_begins": "hours",
    "night_ends": "hours",
    "child_age": "years",
    "adult_age": "years",
    "spot_collection_most": "fen",
    "transfer_hours": "hours",
    "hearing_agents_most": "persons",
    "inspections_most": "times",
    "inspection_months": "months",
}
"""Figures of the law (法定数值) that the code asks for by name, and in which unit."""

FIGURES_BY_DAY = frozenset({"hearing_threshold_person", "hearing_threshold_organisation"})
"""Figures that are asked for a day, so that several texts of different days may stand beside each other."""

RULES_WANTED = (
    "limitation",
    "limitation_long",
    "hearing_notice",
    "statement_period",
    "hearing_request",
    "payment",
    "reconsideration",
    "lawsuit",
    "lawsuit_after_reconsideration",
    "publication",
    "withdrawal_of_publication",
    "yearly_totals",
    "public_notice_service",
    "form_return",
    "execution_lapse",
    "substitute_urging",
    "levy_payment",
    "ruling_answer",
    "execution_urging",
    *("opinion_report", "reconsideration_longest", "reconsideration_untold", "lawsuit_longest", "permit_hearing"),
    *("disclosure_third_party", "disclosure_co_maker"),
)
"""Term rules that the code counts by itself, without a term of the procedure."""

"""The first event of every case; no action of the register, but terms and notices may begin with it."""

CONDITIONS_MOST = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a release from taking effect: where it stands, and what is wrong with it. A row of a
    standard or a clause is named by its name and first day, with the path of the field inside it."""

    where: str
    says: str
    row: tuple[str, str] | None = None
    path: tuple[str | int, ...] = ()


def check_release(body: ReleaseBody) -> list[Problem]:
    """Everything that does not fit together; an empty list if the release may take effect."""
    problems = [*_law(body), *_powers(body), *_standards(body), *_calendar(body)]
    for procedure in body.procedures:
        problems += check_procedure(procedure, body)
    return list(dict.fromkeys(problems))


# ---- law, powers, standards, calendar -------------------------------------------------------------------------------


def _law(body: ReleaseBody) -> Iterator[Problem]:
    registered = {clause.clause for clause in body.clauses}
    for one in named_resting(body):
        if one.clause not in registered:
            says = f"依据的条文 {one.clause} 没有登记，请在 law/clauses*.yaml 中登记或者改正"
            yield Problem(f"{one.kind} {one.key}", says)
    units = {figure.key: figure.unit for figure in body.figures}
    for key, unit in FIGURES_WANTED.items():
        if key not in units:
            yield Problem("法定数值", f"缺少 {key}，请在 law/figures.yaml 中补上")
        elif units[key] != unit:
            yield Problem(f"数值 {key}", f"单位应为 {unit}，现为 {units[key]}")
    if not body.holidays:
        says = "law/holidays.yaml 中没有日期固定的法定节假日：放假通知公布之前，保护当事人的期限不能顺延"
        yield Problem("节假日", says)
    dated = (f for f in body.figures if f.key not in FIGURES_BY_DAY and (f.in_force or f.until))
    yield from (Problem(f"数值 {f.key}", "这一数值不分时段，不写 in_force、until") for f in dated)
    rules = {rule.key for rule in body.terms}
    yield from (Problem("期限", f"缺少 {key}，请在 law/terms.yaml 中补上") for key in RULES_WANTED if key not in rules)
    yield from _ledger(body, rules)
    yield from (Problem(where, says) for where, says in beyond_the_law(body))
    yield from _periods("条文", [(c.clause, c.in_force_from, c.in_force_to) for c in body.clauses])
    yield from _periods("数值", [(f.key, f.in_force or date.min, f.until) for f in body.figures])
    yield from _periods("期限", [(r.key, r.in_force or date.min, r.until) for r in body.terms])


def _ledger(body: ReleaseBody, rules: set[str]) -> Iterator[Problem]:
    """What may lengthen a term names a term that there is."""
    keys = {rule.key: rule for rule in body.extensions}
    for rule in body.extensions:
        if rule.term not in rules:
            yield Problem(f"延长 {rule.key}", f"没有名为 {rule.term} 的期限规则")
        if rule.after is not None and (rule.after not in keys or keys[rule.after].term != rule.term):
            yield Problem(f"延长 {rule.key}", f"after 所指的 {rule.after} 不是同一期限的另一项延长")
        elif _comes_after_itself(rule, keys):
            yield Problem(f"延长 {rule.key}", "after 首尾相连：这一项要在自己之后才能使用，永远用不上")
    for ground in body.suspensions:
        for stopped in sorted(set(ground.stops) - rules):
            yield Problem(f"中止 {ground.key}", f"stops 引用了没有的期限规则 {stopped}")


def _comes_after_itself(rule: ExtensionRule, keys: Mapping[str, ExtensionRule]) -> bool:
    before = rule.after
    for _ in keys:
        if before is None or before == rule.key:
            break
        before = keys[before].after if before in keys else None
    return before == rule.key


def _powers(body: ReleaseBody) -> Iterator[Problem]:
    for power in body.powers:
        where = f"职权 {power.code}"
        if power.kind == "penalty" and not power.sanctions:
            yield Problem(where, "没有写明处罚种类（sanctions）")
        ranged = power.fine is not None or power.multiple is not None
        if (ranged or power.fine_required) and "fine" not in power.sanctions:
            yield Problem(where, "写了罚款幅度，处罚种类中却没有罚款（fine）")
        yield from (Problem(where, says) for says in flaws_of_tiers(power))
    subjects = body.bureau.subjects
    yield from _periods("机关", [("执法主体", one.in_force_from, one.in_force_to) for one in subjects])
    followed = body.bureau.guidance_rules
    yield from _periods("机关", [("行政指导规范", one.in_force_from, one.in_force_to) for one in followed])
    yield from _periods("职权", [(p.code, p.in_force_from, p.in_force_to) for p in body.powers])


def _standards(body: ReleaseBody) -> Iterator[Problem]:
    registered = frozenset(clause.clause for clause in body.clauses)
    for standard in body.standards:
        where = f"裁量基准 {standard.named} {standard.power}"
        row = (standard.power, standard.in_force_from.isoformat())
        if standard.number is None:
            yield Problem(where, "没有文号（number）：草案不在配置中，用 zhifa standard draft 登记", row)
        powers = [power for power in body.powers if power.code == standard.power]
        for flaw in flaws_of_standard(standard, powers, registered):
            yield Problem(where, flaw.says, row, flaw.path)
    yield from _periods("裁量基准", [(s.power, s.in_force_from, s.in_force_to) for s in body.standards])


def _calendar(body: ReleaseBody) -> Iterator[Problem]:
    years = sorted(year.year for year in body.calendar)
    if not years:
        yield Problem("工作日历", "没有载入任何年度的放假安排，请在 calendar/ 中补上")
        return
    missing = sorted(set(range(years[0], years[-1])) - set(years))
    yield from (Problem("工作日历", f"缺少{year}年，{years[0]}年至{years[-1]}年应当逐年连续") for year in missing)


def _periods(what: str, rows: Iterable[tuple[str, date, date | None]]) -> Iterator[Problem]:
    """Two rows of one name in force on the same day: which of them holds would depend on their order."""
    named: dict[str, list[tuple[date, date]]] = {}
    for name, first, last in rows:
        named.setdefault(name, []).append((first, last or date.max))
    for name, periods in named.items():
        if any(later[0] <= earlier[1] for earlier, later in pairwise(sorted(periods))):
            yield Problem(f"{what} {name}", "有两项的有效期重叠，请写明前一项的截止日期")


# ---- procedures -----------------------------------------------------------------------------------------------------


def check_procedure(procedure: Procedure, body: ReleaseBody) -> list[Problem]:
    """Everything in one procedure that names nothing, leads nowhere or leaves a case undecided."""
    says = [
        *_names_of_acts(procedure),
        *_names_of_facts(procedure),
        *_names_of_gates(procedure),
        *_papers(procedure, body),
        *flaws_of_terms(procedure, body),
        *(*terms_and_papers_missing(procedure), *acts_missing(procedure), *lacks_for_major(procedure, body)),
        *publications_missing(procedure, frozenset(acts_of(procedure, ACTIONS))),
        *_branches(procedure),
        *_stages(procedure),
        *_ways(procedure),
    ]
    if not says:  # a procedure that names what is not there cannot be walked through
        says += flaws(procedure, body)
    return [Problem(f"程序 {procedure.key}", sentence) for sentence in dict.fromkeys(says)]


def _names_of_acts(procedure: Procedure) -> Iterator[str]:
    known = acts_of(procedure, ACTIONS)
    yield from (f"没有名为 {act} 的动作（moves、spot）" for act in sorted(known - ACTIONS.keys()))
    begins = [("notices", n.on) for n in procedure.notices] + [("documents", d.on) for d in procedure.documents]
    begins += [("tasks", t.on) for t in procedure.tasks] + [("publications", p.on) for p in procedure.publications]
    begins += [("terms", act) for term in procedure.terms for act in term.starts]
    used = [(part, act) for part, act in begins if act != OPENING]
    used += [("gates", further.act) for further in procedure.gates]
    used += [("on_lapse", lapse.act) for lapse in procedure.on_lapse]
    yield from (f"{part} 引用的动作 {act} 不在本程序的 moves 或 spot 中" for part, act in used if act not in known)
    for lapse in procedure.on_lapse:
        if lapse.act in ACTIONS and Role.SYSTEM not in ACTIONS[lapse.act].roles:
            yield f"on_lapse 的动作 {lapse.act} 不能由系统办理"


def _names_of_facts(procedure: Procedure) -> Iterator[str]:
    used: list[tuple[str, str | None]] = []
    for part, rules in (
        ("moves", procedure.moves),
        ("notices", procedure.notices),
        ("documents", procedure.documents),
        ("tasks", procedure.tasks),
        ("publications", procedure.publications),
    ):
        used += [(part, key) for rule in rules for key in (rule.when, rule.unless)]
    used += [("terms", key) for term in procedure.terms for key in (term.when, *term.until)]
    used += [("tasks", task.until) for task in procedure.tasks]
    yield from (f"{part} 引用了没有的事实 {key}" for part, key in used if key is not None and key not in FACTS)


def _names_of_gates(procedure: Procedure) -> Iterator[str]:
    yield from (f"gates 引用了没有的关口 {g.gate}" for g in procedure.gates if g.gate not in FURTHER_GATES)


def _papers(procedure: Procedure, body: ReleaseBody) -> Iterator[str]:
    for rule in procedure.documents:
        kind = DOCUMENTS.get(rule.kind)
        if kind is None:
            yield f"documents 引用了没有的文书 {rule.kind}"
        elif kind.template not in body.templates:
            yield f"文书 {rule.kind} 的模板 {kind.template} 不存在"
    wanted = [(f"通知 {notice.template}", notice.template) for notice in procedure.notices]
    wanted += [(f"期限 {ladder.term} 的提醒", ladder.template) for ladder in procedure.reminders]
    for who, template in wanted:
        if f"notices/{template}.j2" not in body.templates:
            yield f"{who} 的模板 notices/{template}.j2 不存在"
    for notice in procedure.notices:
        if notice.legal_effect and notice.to != "party":
            yield f"通知 {notice.template} 有法律效果，只能发给当事人（to: party）"


def _branches(procedure: Procedure) -> Iterator[str]:
    """Moves of one action from one step must be disjoint and total: whatever the facts, exactly one fits."""
    grouped: dict[tuple[str, str], list[Move]] = {}
    for move in procedure.moves:
        for source in move.source:
            grouped.setdefault((move.act, source), []).append(move)
    for (act, source), moves in grouped.items():
        where = f"动作 {act} 自步骤 {source}"
        keys = sorted({key for move in moves for key in (move.when, move.unless) if key is not None})
        if len(keys) > CONDITIONS_MOST:
            yield f"{where} 的流转条件超过{CONDITIONS_MOST}个，请拆分"
            continue
        fitting = [
            _fits(moves, dict(zip(keys, values, strict=True))) for values in product((True, False), repeat=len(keys))
        ]
        if min(fitting) == 0:
            yield f"{where} 的流转没有覆盖全部情形：请写成不带条件的一条，或者 when、unless 成对的两条"
        if max(fitting) > 1:
            yield f"{where} 有两条流转同时符合，去向不能确定"
    explicit = {(record.act, step) for record in procedure.spot for step in record.steps}
    yield from (f"动作 {act} 在步骤 {step} 既流转又当场记录" for act, step in sorted(explicit & grouped.keys()))


def _fits(moves: Sequence[Move], truth: dict[str, bool]) -> int:
    return sum(
        (move.when is None or truth[move.when]) and (move.unless is None or not truth[move.unless]) for move in moves
    )


def _stages(procedure: Procedure) -> Iterator[str]:
    """Each of the six stages has a step, or is left out with clause and reason; an imported case has only its end."""
    if not procedure.moves:
        return
    present = {step.key.split(".")[0] for step in procedure.steps}
    skipped = [skip.stage for skip in procedure.skips]
    for stage in Stage:
        if stage not in present and stage.value not in skipped:
            yield f"没有“{STAGE_TITLES[stage]}”阶段的步骤，也没有在 skips 中写明略去的依据和理由"
    yield from (f"skips 略去了有步骤的“{STAGE_TITLES[Stage(s)]}”阶段" for s in skipped if s in present)


def _ways(procedure: Procedure) -> Iterator[str]:
    """Every step can be reached from the start, and from every step an end; facts left aside."""
    edges = {(source, move.to) for move in procedure.moves for source in move.source}
    final = {step.key for step in procedure.steps if step.final}
    if not final:
        yield "steps 中没有终点（final: true）"
    yield from _after_the_end(procedure, final)
    reached = _closure({procedure.start}, edges)
    ending = _closure(final, {(b, a) for a, b in edges})
    for step in procedure.steps:
        if step.key not in reached:
            yield f"步骤 {step.key}（{step.title}）从起点无法到达"
        if step.key not in ending and final:
            yield f"步骤 {step.key}（{step.title}）无法到达终点，案件会停在那里"


def _after_the_end(procedure: Procedure, final: set[str]) -> Iterator[str]:
    """Nothing leads on from an end but the act that reopens a closed case, and it leads from nowhere else."""
    for move in procedure.moves:
        ends = sorted(final & set(move.source))
        reopens = move.act in ACTIONS and ACTIONS[move.act].reopens
        if not reopens:
            yield from (f"终点 {source} 之后不应再有流转" for source in ends)
        elif move.to in final or not final.issuperset(move.source):
            yield f"动作 {move.act} 只能自终点恢复到还没有办结的步骤"


def _closure(start: set[str], edges: set[tuple[str, str]]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        here = waiting.pop()
        ahead = {b for a, b in edges if a == here} - found
        found |= ahead
        waiting.extend(ahead)
    return found
