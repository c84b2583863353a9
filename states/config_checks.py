"""What a release must hold together before it takes effect: every cross reference, said in Chinese. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from config.schema.law import FineRange, Power, Standard
from config.schema.procedure import Move, Procedure
from config.schema.release import ReleaseBody
from states.action import Gate
from states.actions import ACTIONS
from states.derived_facts import TERM_OF_FACT
from states.documents import DOCUMENTS
from states.fact_register import FACTS
from states.further_gates import FURTHER_GATES
from states.obligations import OBLIGATIONS
from states.proof import flaws
from states.vocabulary import Role

FIGURES_WANTED = {
    "hearing_threshold_person": "fen",
    "hearing_threshold_organisation": "fen",
    "spot_fine_person": "fen",
    "spot_fine_organisation": "fen",
    "officers_at_least": "persons",
    "surcharge_percent": "percent",
    "child_age": "years",
    "adult_age": "years",
    "spot_collection_most": "fen",
    "transfer_hours": "hours",
    "hearing_agents_most": "persons",
}
"""Figures of the law (法定数值) that the code asks for by name, and in which unit."""

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
    "public_notice_service",
    "form_return",
)
"""Term rules that the code counts by itself, without a term of the procedure."""

TERM_OF_ACTION = {"request_hearing": "hearing_request", "assign_visit": "form_return"}
"""The same for actions whose own check asks for a term."""

OPENING = "open_case"
"""The first event of every case; no action of the register, but terms and notices may begin with it."""

YUAN = 100
CONDITIONS_MOST = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a release from taking effect: where it stands, and what is wrong with it."""

    where: str
    says: str


def check_release(body: ReleaseBody) -> list[Problem]:
    """Everything that does not fit together; an empty list if the release may take effect."""
    problems = [*_law(body), *_powers(body), *_standards(body), *_calendar(body)]
    for procedure in body.procedures:
        problems += check_procedure(procedure, body)
    return list(dict.fromkeys(problems))


def clauses_used(body: ReleaseBody) -> Iterator[tuple[str, str]]:
    """Every clause that actions, gates, documents and this release rest on, with the place that names it."""
    for action in ACTIONS.values():
        yield f"动作 {action.key}", action.clause
        yield from ((f"关口 {gate.key}", gate.clause) for gate in action.gates)
    yield from ((f"关口 {gate.key}", gate.clause) for gate in FURTHER_GATES.values())
    yield from ((f"文书 {kind.key}", kind.clause) for kind in DOCUMENTS.values())
    for rule in body.terms:
        yield f"期限 {rule.key}", rule.clause
        if rule.roll_clause is not None:
            yield f"期限 {rule.key}", rule.roll_clause
    yield from ((f"数值 {figure.key}", figure.clause) for figure in body.figures)
    yield from ((f"职权 {power.code}", clause) for power in body.powers for clause in power.basis)
    families = dict.fromkeys(procedure.family for procedure in body.procedures if procedure.moves)
    yield from ((f"法定要求 {o.key}", o.clause) for family in families for o in OBLIGATIONS.get(family, ()))
    yield from ((f"程序 {procedure.key}", procedure.clause) for procedure in body.procedures)


# ---- law, powers, standards, calendar -------------------------------------------------------------------------------


def _law(body: ReleaseBody) -> Iterator[Problem]:
    registered = {clause.clause for clause in body.clauses}
    for where, clause in clauses_used(body):
        if clause not in registered:
            yield Problem(where, f"依据的条文 {clause} 没有登记，请在 law/clauses*.yaml 中登记或者改正")
    units = {figure.key: figure.unit for figure in body.figures}
    for key, unit in FIGURES_WANTED.items():
        if key not in units:
            yield Problem("法定数值", f"缺少 {key}，请在 law/figures.yaml 中补上")
        elif units[key] != unit:
            yield Problem(f"数值 {key}", f"单位应为 {unit}，现为 {units[key]}")
    rules = {rule.key for rule in body.terms}
    yield from (Problem("期限", f"缺少 {key}，请在 law/terms.yaml 中补上") for key in RULES_WANTED if key not in rules)
    yield from _periods("条文", [(c.clause, c.in_force_from, c.in_force_to) for c in body.clauses])
    yield from _periods("期限", [(r.key, r.in_force or date.min, r.until) for r in body.terms])


def _powers(body: ReleaseBody) -> Iterator[Problem]:
    for power in body.powers:
        where = f"职权 {power.code}"
        if power.kind == "penalty" and not power.sanctions:
            yield Problem(where, "没有写明处罚种类（sanctions）")
        if power.fine is not None and "fine" not in power.sanctions:
            yield Problem(where, "写了罚款幅度，处罚种类中却没有罚款（fine）")
    yield from _periods("职权", [(p.code, p.in_force_from, p.in_force_to) for p in body.powers])


def _standards(body: ReleaseBody) -> Iterator[Problem]:
    powers: dict[str, list[Power]] = {}
    for power in body.powers:
        powers.setdefault(power.code, []).append(power)
    for standard in body.standards:
        where = f"裁量基准 {standard.number} {standard.power}"
        rows = powers.get(standard.power)
        if rows is None:
            yield Problem(where, "权责清单中没有这项职权")
        else:
            yield from _against_statute(where, standard, rows)
        yield from _between_grades(where, standard)
    yield from _periods("裁量基准", [(s.power, s.in_force_from, s.in_force_to) for s in body.standards])


def _against_statute(where: str, standard: Standard, rows: Sequence[Power]) -> Iterator[Problem]:
    if not any(power.in_force(standard.in_force_from) for power in rows):
        yield Problem(where, f"自{standard.in_force_from}起施行，而该职权在这一天无效")
    for power in rows:
        for grade in standard.grades:
            if grade.fine is None:
                continue
            if "fine" not in power.sanctions:
                yield Problem(where, f"阶次“{grade.title}”有罚款幅度，而该职权的处罚种类中没有罚款")
            elif power.fine is not None and not _inside(grade.fine, power.fine):
                says = f"阶次“{grade.title}”的幅度 {_band(grade.fine)} 超出法定幅度 {_band(power.fine)}"
                yield Problem(where, says)


def _between_grades(where: str, standard: Standard) -> Iterator[Problem]:
    keys = Counter(grade.key for grade in standard.grades)
    yield from (Problem(where, f"阶次 {key} 重复") for key, times in keys.items() if times > 1)
    bands = sorted(
        ((grade.fine, grade.title) for grade in standard.grades if grade.fine is not None),
        key=lambda pair: (pair[0].lowest, pair[0].highest),
    )
    for (lower, below), (upper, above) in pairwise(bands):
        if upper.lowest <= lower.highest:
            yield Problem(where, f"阶次“{below}”与“{above}”的幅度重叠：{_band(lower)}、{_band(upper)}")
        elif (
            upper.lowest - lower.highest > YUAN
        ):  # fines are set in whole yuan: up to one yuan apart leaves nothing out
            yield Problem(where, f"阶次“{below}”与“{above}”的幅度之间有空档：{_band(lower)}、{_band(upper)}")


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


def _inside(band: FineRange, statute: FineRange) -> bool:
    return statute.holds(band.lowest) and statute.holds(band.highest)


def _band(band: FineRange) -> str:
    return f"{_yuan(band.lowest)}至{_yuan(band.highest)}元"


def _yuan(fen: int) -> str:
    return f"{fen // YUAN:,}" if fen % YUAN == 0 else f"{fen // YUAN:,}.{fen % YUAN:02d}"


# ---- procedures -----------------------------------------------------------------------------------------------------


def check_procedure(procedure: Procedure, body: ReleaseBody) -> list[Problem]:
    """Everything in one procedure that names nothing, leads nowhere or leaves a case undecided."""
    says = [
        *_names_of_acts(procedure),
        *_names_of_facts(procedure),
        *_names_of_gates(procedure),
        *_papers(procedure, body),
        *_terms(procedure, body),
        *_branches(procedure),
        *_ways(procedure),
    ]
    if not says:  # a procedure that names what is not there cannot be walked through
        says += flaws(procedure, body)
    return [Problem(f"程序 {procedure.key}", sentence) for sentence in dict.fromkeys(says)]


def acts_of(procedure: Procedure) -> frozenset[str]:
    """The actions that can be taken in this procedure, moving the case or not."""
    return frozenset({move.act for move in procedure.moves} | {record.act for record in procedure.spot})


def gates_of(procedure: Procedure) -> Iterator[Gate]:
    """The gates that cases of this procedure meet, its own further ones included."""
    for act in sorted(acts_of(procedure) & ACTIONS.keys()):
        yield from ACTIONS[act].gates
    yield from (FURTHER_GATES[further.gate] for further in procedure.gates if further.gate in FURTHER_GATES)


def _names_of_acts(procedure: Procedure) -> Iterator[str]:
    known = acts_of(procedure)
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


def _terms(procedure: Procedure, body: ReleaseBody) -> Iterator[str]:
    rules = {rule.key: rule for rule in body.terms}
    keys = [term.key for term in procedure.terms]
    yield from (f"terms 中 {key} 重复" for key, times in Counter(keys).items() if times > 1)
    for term in procedure.terms:
        if term.rule not in rules:
            yield f"terms 中 {term.key} 引用了没有的期限规则 {term.rule}"
        elif rules[term.rule].counts == "before":
            yield f"terms 中 {term.key} 引用的 {term.rule} 是事前告知的期限，不能由动作起算"
    for publication in procedure.publications:
        if publication.term not in keys:
            yield f"publications 引用了 terms 中没有的期限 {publication.term}"
    facts = {fact for gate in gates_of(procedure) for fact in gate.formula.facts()}
    facts |= {key for move in procedure.moves for key in (move.when, move.unless) if key is not None}
    needed = {TERM_OF_FACT[fact]: fact for fact in sorted(facts & TERM_OF_FACT.keys())}
    needed |= {term: act for act, term in TERM_OF_ACTION.items() if act in acts_of(procedure)}
    for key, because in needed.items():
        if key not in keys:
            yield f"terms 中缺少 {key}：{because} 以它为准"


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


def _ways(procedure: Procedure) -> Iterator[str]:
    """Every step can be reached from the start, and from every step an end; facts left aside."""
    edges = {(source, move.to) for move in procedure.moves for source in move.source}
    final = {step.key for step in procedure.steps if step.final}
    if not final:
        yield "steps 中没有终点（final: true）"
    yield from (f"终点 {source} 之后不应再有流转" for source in sorted({a for a, _ in edges if a in final}))
    reached = _closure({procedure.start}, edges)
    ending = _closure(final, {(b, a) for a, b in edges})
    for step in procedure.steps:
        if step.key not in reached:
            yield f"步骤 {step.key}（{step.title}）从起点无法到达"
        if step.key not in ending and final:
            yield f"步骤 {step.key}（{step.title}）无法到达终点，案件会停在那里"


def _closure(start: set[str], edges: set[tuple[str, str]]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        here = waiting.pop()
        ahead = {b for a, b in edges if a == here} - found
        found |= ahead
        waiting.extend(ahead)
    return found
