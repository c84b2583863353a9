"""What rests on a clause (条文的依据关系), and what loses its basis when one is withdrawn or replaced (M01, M50). Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from config.schema.law import LawClause, Standard
from config.schema.release import ReleaseBody
from states.action import Gate
from states.actions import ACTIONS
from states.clauses import part_of
from states.clauses_in_code import clauses_in_code
from states.documents import DOCUMENTS
from states.documents.building_parts import WHERE_LAW_ENDS, article
from states.families import clauses as clauses_of_families
from states.further_gates import FURTHER_GATES
from states.obligations import OBLIGATIONS
from states.obligations_acts import ASKED
from states.obligations_terms import PAPERS, TERMS
from states.registers import REGISTER_ACTIONS
from states.tiers import clauses_of_power
from states.wording import worded

Change = Literal["removed", "ended", "replaced", "reworded"]
CHANGE_TITLES: Mapping[Change, str] = {
    "removed": "撤下",
    "ended": "终止",
    "replaced": "被新条文取代",
    "reworded": "改写",
}

_FULL_NAME = re.compile(r"《([^》]+)》")


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on a clause: its kind (关口, 期限, 文书, 模板, 职权, 裁量基准 …), key and title."""

    kind: str
    key: str
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that a new release withdraws or replaces."""

    clause: str
    change: Change
    on: date | None = None  # the last day of a clause that ended

    @property
    def says(self) -> str:
        return CHANGE_TITLES[self.change] + (f"（至{self.on}）" if self.on else "")


def all_resting(body: ReleaseBody) -> Iterator[Resting]:
    """Everything of the software and of this release that rests on a clause."""
    yield from named_resting(body)
    for clause, place in clauses_in_code(frozenset(row.clause for row in body.clauses)):
        if not (place.startswith("actions.") and place.count(".") == 1):  # what the package names again
            yield Resting("办理规则", place, _checked_at(place), clause)
    for standard in body.standards:
        yield from (_row(body, standard, clause) for clause in sorted(clauses_of(body, standard)))
    yield from _templates(body)


def named_resting(body: ReleaseBody) -> Iterator[Resting]:
    """What names its clause in a field of its own, so that the clause must be registered."""
    yield from _of_code(body)
    yield from _of_law(body)
    for power in body.powers:
        yield from (Resting("职权", power.code, power.title, clause) for clause in clauses_of_power(power))
    for procedure in body.procedures:
        yield Resting("程序", procedure.key, procedure.title, procedure.clause)
        skips = ((f"{procedure.key} 略去 {skip.stage}", skip) for skip in procedure.skips)
        yield from (Resting("程序", key, procedure.title, skip.clause) for key, skip in skips)


MANY = 5
"""Acts named one by one where a rule is looked at; of more it is said how many they are."""


ELSEWHERE: Mapping[str, str] = {"documents": "制作文书时写明", "registers": "机关登记时核对"}
"""What the code of a package does with a clause, where no act of a case is meant."""


@cache
def _checked() -> Mapping[str, tuple[str, ...]]:
    """For each place in the code the titles of the acts at which it is looked at."""
    found: dict[str, tuple[str, ...]] = {}
    for action in ACTIONS.values():
        rules = (f"{c.__module__.removeprefix('states.')}.{c.__name__}" for c in (*action.conditions, *action.checks))
        for place in dict.fromkeys((f"actions.{action.key}", *rules)):
            found[place] = (*found.get(place, ()), action.title)
    return found


def _checked_at(place: str) -> str:
    """For people: at which acts the rule that names the clause is looked at, where that can be told."""
    titles = _checked().get(place) or _checked().get(place.rpartition(".")[0], ())
    if not titles:
        return ELSEWHERE.get(place.partition(".")[0], "程序中写有此条")
    named = "、".join(f"“{title}”" for title in titles[:MANY])
    return f"办理{named}{f'等{len(titles)}项' if len(titles) > MANY else ''}时核对"


def _of_code(body: ReleaseBody) -> Iterator[Resting]:
    for action in ACTIONS.values():
        yield Resting("办理事项", action.key, action.title, action.clause)
        yield from (_gate(body, gate) for gate in action.gates)
    yield from (_gate(body, gate) for gate in FURTHER_GATES.values())
    yield from (Resting("文书", kind.key, kind.title, kind.clause) for kind in DOCUMENTS.values())
    yield from (Resting("登记事项", a.key, a.title, a.clause) for a in REGISTER_ACTIONS.values())
    for family in dict.fromkeys(procedure.family for procedure in body.procedures if procedure.moves):
        yield from (Resting("法定要求", o.key, o.says, o.clause) for o in OBLIGATIONS.get(family, ()))
        yield from (Resting("法定期限", t.key, "程序须有的期限", t.clause) for t in TERMS.get(family, ()))
    yield from (Resting("法定文书", paper.kind, "程序须有的文书", paper.clause) for paper in PAPERS)
    yield from (Resting("法定环节", asked.one_of[0], "程序须有的环节", asked.clause) for asked in ASKED)
    for where, clause in clauses_of_families():
        kind, _, key = where.partition(" ")
        yield Resting(kind, key, "这类执法的依据", clause)


def _of_law(body: ReleaseBody) -> Iterator[Resting]:
    for rule in body.terms:
        for clause in dict.fromkeys(c for c in (rule.clause, rule.roll_clause) if c):
            yield Resting("期限", rule.key, rule.title, clause)
    yield from (Resting("延长", rule.key, rule.title, rule.clause) for rule in body.extensions)
    yield from (Resting("中止", ground.key, ground.title, ground.clause) for ground in body.suspensions)
    yield from (Resting("节假日", holiday.day, holiday.title, holiday.clause) for holiday in body.holidays)
    yield from (Resting("数值", figure.key, figure.title, figure.clause) for figure in body.figures)


def _gate(body: ReleaseBody, gate: Gate) -> Resting:
    return Resting("关口", gate.key, worded(body, gate.says), gate.clause)


def clauses_of(body: ReleaseBody, standard: Standard) -> frozenset[str]:
    """The clauses a row of a standard rests on: those of its power, and those by which circumstances move grades."""
    of_power = {clause for power in body.powers if power.code == standard.power for clause in clauses_of_power(power)}
    return frozenset(of_power | {c.clause for c in standard.circumstances if c.clause is not None})


def _row(body: ReleaseBody, standard: Standard, clause: str) -> Resting:
    titles = [power.title for power in body.powers if power.code == standard.power]
    return Resting("裁量基准", f"{standard.named} {standard.power}", titles[-1] if titles else standard.power, clause)


def _templates(body: ReleaseBody) -> Iterator[Resting]:
    """A template rests on the clause of its document, and on every article its text names."""
    for kind in DOCUMENTS.values():
        yield Resting("模板", kind.template, kind.title, kind.clause)
    told = "\n".join(body.templates.values())
    for clause in {row.clause: row for row in body.clauses}.values():
        if (printed := _printed(clause)) is None or printed not in told:
            continue
        whole = re.compile(re.escape(printed) + r"(?!之|第[一二三四五六七八九十]+款|第（)")
        for name, text in body.templates.items():
            if whole.search(text):
                yield Resting("模板", name, "正文写有此条", clause.clause)


def _printed(clause: LawClause) -> str | None:
    """《中华人民共和国行政处罚法》第二十八条第一款, as templates print it; ``None`` for clauses without an article."""
    named, place = _FULL_NAME.search(clause.source), WHERE_LAW_ENDS.search(clause.clause)
    if named is None or place is None:
        return None
    return f"《{named.group(1)}》{article(place.group())}"


def resting_on(body: ReleaseBody, *clauses: str) -> list[Resting]:
    """What rests on these clauses or on parts of them, each once."""
    return list(dict.fromkeys(one for one in all_resting(body) if any(part_of(one.clause, each) for each in clauses)))


def clause_changes(old: ReleaseBody, new: ReleaseBody) -> list[ClauseChange]:
    """The clauses that the new release withdraws, ends, replaces or words otherwise, in the order of the old one."""
    before, after = _texts(old), _texts(new)
    found = (_change(clause, rows, after.get(clause, ())) for clause, rows in before.items())
    return [change for change in found if change is not None]


def _texts(body: ReleaseBody) -> dict[str, tuple[LawClause, ...]]:
    rows: dict[str, tuple[LawClause, ...]] = {}
    for row in body.clauses:
        rows[row.clause] = (*rows.get(row.clause, ()), row)
    return rows


def _change(clause: str, before: Sequence[LawClause], after: Sequence[LawClause]) -> ClauseChange | None:
    if not after:
        return ClauseChange(clause, "removed")
    if {row.in_force_from for row in after} - {row.in_force_from for row in before}:
        return ClauseChange(clause, "replaced")
    ended = max(after, key=lambda row: row.in_force_from).in_force_to
    if ended is not None and ended != max(before, key=lambda row: row.in_force_from).in_force_to:
        return ClauseChange(clause, "ended", ended)
    told = [{(row.in_force_from, row.summary) for row in rows} for rows in (before, after)]
    return ClauseChange(clause, "reworded") if told[0] != told[1] else None


def without_basis(body: ReleaseBody, day: date) -> list[Resting]:
    """What rests on a clause that is not in force on this day, or is part of one that is not, or is not registered."""
    in_force = {row.clause for row in body.clauses if row.in_force(day)}
    over = {row.clause for row in body.clauses} - in_force
    return list(
        dict.fromkeys(
            one
            for one in all_resting(body)
            if one.clause not in in_force or any(part_of(one.clause, each) for each in over)
        )
    )


def reviews_due(old: ReleaseBody, new: ReleaseBody) -> list[tuple[ClauseChange, Standard]]:
    """Each row of a standard that rests on a changed clause: it must be looked at again (M50)."""
    return [
        (change, standard)
        for change in clause_changes(old, new)
        for standard in new.standards
        if any(part_of(one, change.clause) for one in clauses_of(old, standard) | clauses_of(new, standard))
    ]
