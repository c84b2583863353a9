"""What changed from one release (版本) to another, in words; which figures moved against their safe direction. Pure."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from typing import Any, Final

from pydantic import BaseModel

from config.schema.law import Figure, FineRange, LawClause, Power, Standard
from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear, ExtensionRule, FixedHoliday, SuspensionGround, TermRule
from states.actions import ACTIONS
from states.law_bounds import UNITS
from states.tier_changes import tier_changes
from states.tiers import imposes_fine

LOOSER: Final = "放宽方向，须有依据并经复核"
STRICTER: Final = "安全方向"
LOOSER_WHEN_ADDED: Final = frozenset({"延长", "中止"})
HOW_A_TERM_COUNTS: Final = ("starts", "roll", "roll_clause", "counts", "clause", "set_by", "in_force", "until")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise: where, what, and whether it loosens what protects a party or binds the bureau."""

    area: str
    name: str
    says: str
    looser: bool = False


def changes(old: ReleaseBody, new: ReleaseBody) -> list[Change]:
    """Everything that is otherwise in the new release, in the order of a configuration folder."""
    return [
        *_marked(_fields("机关", "", old.bureau, new.bureau), _looser_profile(old, new) | _less_supervision(old, new)),
        *_rows("条文", old.clauses, new.clauses, lambda row: (row.clause, row.in_force_from), _clause),
        *_rows("数值", old.figures, new.figures, lambda row: (row.key, row.in_force), _figure),
        *_further_figures(old, new),
        *_rows("期限", old.terms, new.terms, lambda row: (row.key, row.in_force), _term),
        *_rows("延长", old.extensions, new.extensions, lambda row: row.key, _extension),
        *_rows("中止", old.suspensions, new.suspensions, lambda row: row.key, _suspension),
        *_rows("节假日", old.holidays, new.holidays, lambda row: row.day, _holiday),
        *_rows("日历", old.calendar, new.calendar, lambda row: row.year, _calendar),
        *_rows("职权", old.powers, new.powers, lambda row: (row.code, row.in_force_from), _power),
        *_rows("裁量基准", old.standards, new.standards, lambda row: (row.power, row.in_force_from), _standard),
        *_rows("程序", old.procedures, new.procedures, lambda row: row.key, _procedure),
        *_templates(old.templates, new.templates),
    ]


Compare = Callable[[str, Any, Any], Iterable[Change]]


def _rows(
    area: str, old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], Hashable], compare: Compare | None = None
) -> Iterator[Change]:
    before, after = {key(row): row for row in old}, {key(row): row for row in new}
    for name, row in before.items():
        if name not in after:
            yield Change(area, _name(name), f"删除：{_title(row)}", looser=area in ("条文", "数值", "期限", "节假日"))
        elif row != after[name]:
            yield from (compare or (lambda n, a, b: _fields(area, n, a, b)))(_name(name), row, after[name])
    for name, row in after.items():
        if name not in before:
            yield Change(area, _name(name), f"新增：{_title(row)}", looser=area in LOOSER_WHEN_ADDED)


def _name(key: Hashable) -> str:
    return " ".join(str(part) for part in key if part is not None) if isinstance(key, tuple) else str(key)


def _title(row: BaseModel) -> str:
    for field in ("title", "summary", "number", "notice"):
        if told := getattr(row, field, None):
            return _short(str(told))
    return "一项"


def _short(text: object) -> str:
    told = "（无）" if text in (None, (), "") else str(text)
    return told if len(told) <= 60 else told[:59] + "…"


def _fields(
    area: str, name: str, old: BaseModel, new: BaseModel, leave: frozenset[str] = frozenset()
) -> Iterator[Change]:
    """Field by field; what is itself made of parts is told as what it was and is."""
    for field in type(old).model_fields:
        if field in leave or getattr(old, field) == getattr(new, field):
            continue
        was, now = old.model_dump(mode="json")[field], new.model_dump(mode="json")[field]
        if isinstance(was, list) and isinstance(now, list):
            yield from _lists(area, name, field, was, now)
        else:
            yield Change(area, name, f"{field}：{_short(was)} → {_short(now)}")


def _lists(area: str, name: str, field: str, was: list[Any], now: list[Any]) -> Iterator[Change]:
    gone, come = [x for x in was if x not in now], [x for x in now if x not in was]
    for title, rows in (("去掉", gone), ("增加", come)):
        if rows:
            yield Change(area, name, f"{field} {title}：{'、'.join(_short(row) for row in rows)}")
    if not gone and not come:
        yield Change(area, name, f"{field}：次序改变")


def _marked(changes: Iterable[Change], fields: frozenset[str]) -> Iterator[Change]:
    """The same, those of these fields as a loosening."""
    for change in changes:
        field = change.says.split("：")[0].split(" ")[0]
        yield replace(change, looser=True) if field in fields else change


def _looser_profile(old: ReleaseBody, new: ReleaseBody) -> frozenset[str]:
    """The opinion form with every decision, and now with the major ones alone; more people who review without the
    qualification."""
    was, now = old.bureau, new.bureau
    fewer_forms = was.opinion_form_with != now.opinion_form_with and now.opinion_form_with == "major_only"
    more_people = set(now.earlier_reviewers) - set(was.earlier_reviewers)
    refusals_shown = was.permit_refusals != now.permit_refusals and now.permit_refusals == "published"
    looser = {
        "opinion_form_with": fewer_forms,
        "earlier_reviewers": bool(more_people),
        "permit_refusals": refusals_shown,
    }
    return frozenset(field for field, is_so in looser.items() if is_so)


def _less_supervision(old: ReleaseBody, new: ReleaseBody) -> frozenset[str]:
    """A smaller share of lenient acts is looked at again, or the end of a certificate is reminded of less often."""
    was, now = old.bureau, new.bureau
    smaller = {"recheck_percent"} if now.recheck_percent < was.recheck_percent else set()
    fewer = {"certificate_reminders"} if set(was.certificate_reminders) - set(now.certificate_reminders) else set()
    return frozenset(smaller | fewer)


def _clause(name: str, old: LawClause, new: LawClause) -> Iterator[Change]:
    """What an article is said to give in figures holds every value that rests on it."""
    yield from _marked(_fields("条文", name, old, new), frozenset({"gives"}))


def _suspension(name: str, old: SuspensionGround, new: SuspensionGround) -> Iterator[Change]:
    """On more occasions, or with more terms that stand still."""
    looser = frozenset({"stops", "times", "phase", "approval"})
    yield from _marked(_fields("中止", name, old, new), looser)


def _moved(safe: str | None, was: int, now: int) -> tuple[str, bool]:
    """How a number moved, seen from the direction it may be moved in."""
    if safe is None:
        return "", False
    good = now < was if safe in ("lower", "shorter") else now > was
    return f"（{STRICTER if good else LOOSER}）", not good


def _extension(name: str, old: ExtensionRule, new: ExtensionRule) -> Iterator[Change]:
    """More, oftener, in another unit or allowed by fewer: the bureau is bound less."""
    looser = (
        new.most > old.most
        or new.times > old.times
        or new.unit != old.unit
        or (old.approval, new.approval) == ("discussion", "leader")
    )
    for change in _fields("延长", name, old, new):
        yield replace(change, looser=looser)


def _figure(name: str, old: Figure, new: Figure) -> Iterator[Change]:
    if old.value != new.value:
        said, looser = _moved(old.safe, old.value, new.value)
        yield Change("数值", name, f"{new.title}：{_amount(old)} → {_amount(new)}{said}", looser)
    if old.safe != new.safe:
        yield Change("数值", name, f"从严的方向：{old.safe} → {new.safe}", looser=True)
    yield from _fields("数值", name, old, new, frozenset({"value", "safe"}))


def _further_figures(old: ReleaseBody, new: ReleaseBody) -> Iterator[Change]:
    """A text of later days is measured by the newest one there was."""
    known = {(row.key, row.in_force) for row in old.figures}
    for row in new.figures:
        before = [one for one in old.figures if one.key == row.key]
        if before and (row.key, row.in_force) not in known:
            newest = max(before, key=lambda one: one.in_force or date.min)
            said, looser = _moved(newest.safe, newest.value, row.value)
            says = f"{row.title}：{_amount(newest)} → {_amount(row)}{said}"
            yield Change("数值", _name((row.key, row.in_force)), says, looser and row.value != newest.value)


def _amount(figure: Figure) -> str:
    if figure.unit == "fen":
        return money(figure.value)
    return f"{figure.value}{UNITS[figure.unit]}"


def money(fen: int) -> str:
    """Fen as yuan, exactly."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}元" if not rest else f"{yuan:,}.{rest:02d}元"


def _term(name: str, old: TermRule, new: TermRule) -> Iterator[Change]:
    if (old.amount, old.unit) != (new.amount, new.unit):
        comparable = old.unit == new.unit
        said, looser = (
            _moved(old.direction, old.amount, new.amount) if comparable else ("（单位改变，须逐案核对）", True)
        )
        was, now = f"{old.amount}{UNITS[old.unit]}", f"{new.amount}{UNITS[new.unit]}"
        yield Change("期限", name, f"{new.title}：{was} → {now}{said}", looser)
    if old.direction != new.direction:
        yield Change("期限", name, f"允许改动的方向：{_short(old.direction)} → {_short(new.direction)}", looser=True)
    rest = _fields("期限", name, old, new, frozenset({"amount", "unit", "direction"}))
    yield from _marked(rest, frozenset(HOW_A_TERM_COUNTS))


def _calendar(name: str, old: CalendarYear, new: CalendarYear) -> Iterator[Change]:
    for title, was, now in (("放假日", old.holidays, new.holidays), ("调休上班日", old.workdays, new.workdays)):
        for word, days in (("增加", set(now) - set(was)), ("去掉", set(was) - set(now))):
            if days:
                listed = "、".join(day.isoformat() for day in sorted(days))
                yield Change("日历", name, f"{title}{word} {len(days)} 天：{listed}")
    yield from _fields("日历", name, old, new, frozenset({"holidays", "workdays"}))


def _holiday(name: str, old: FixedHoliday, new: FixedHoliday) -> Iterator[Change]:
    """A day off that begins later protects nobody before."""
    yield from _marked(_fields("节假日", name, old, new), frozenset({"in_force"}))


def _power(name: str, old: Power, new: Power) -> Iterator[Change]:
    """A range that reaches higher, or a fine that may now be left out, is a loosening."""
    for field, title in (("fine", "罚款幅度"), ("multiple", "倍数幅度")):
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            higher = was is None or (now is not None and now.highest > was.highest)
            yield Change("职权", name, f"{title}：{_figures(was)} → {_figures(now)}", looser=now is None or higher)
    yield from _fields("职权", name, old, new, frozenset({"fine", "multiple", "fine_required", "tiers"}))
    yield from (Change("职权", name, says, looser) for says, looser in tier_changes(old, new))
    if imposes_fine(old) != imposes_fine(new):
        says = "罚款" + ("改为应当并处" if imposes_fine(new) else "改为可以不处")
        yield Change("职权", name, says, looser=imposes_fine(old))


def _figures(figures: Any) -> str:
    if figures is None:
        return "（无）"
    if isinstance(figures, FineRange):
        return _band(figures)
    return f"{figures.lowest}%至{figures.highest}%"


def _standard(name: str, old: Standard, new: Standard) -> Iterator[Change]:
    before, after = {g.key: g for g in old.grades}, {g.key: g for g in new.grades}
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            grade = now or was
            assert grade is not None
            yield Change("裁量基准", name, f"{'新增' if was is None else '删除'}阶次“{grade.title}”")
            continue
        if was.fine != now.fine:
            yield Change("裁量基准", name, f"阶次“{now.title}”罚款幅度：{_band(was.fine)} → {_band(now.fine)}")
        yield from _fields("裁量基准", f"{name} {now.title}", was, now, frozenset({"fine"}))
    yield from _fields("裁量基准", name, old, new, frozenset({"grades"}))


def _band(fine: Any) -> str:
    return "（无）" if fine is None else f"{money(fine.lowest)}至{money(fine.highest)}"


# procedures -----------------------------------------------------------------------------------------------------------

PARTS: Final = {
    "spot": "当场记录",
    "gates": "附加关口",
    "terms": "期限",
    "documents": "文书",
    "notices": "通知",
    "tasks": "事项",
    "reminders": "提醒",
    "on_lapse": "到期办理",
    "publications": "公示",
}
GUARDS: Final = frozenset({"gates", "terms", "documents", "tasks", "reminders"})
"""Parts whose loss loosens the procedure; one that was changed counts as lost."""


def _procedure(name: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    area = f"程序 {new.title}"
    titles = {step.key: step.title for step in (*old.steps, *new.steps)}
    yield from _rows(area, old.steps, new.steps, lambda step: step.key)
    yield from _set(area, "流转", _moves(old, titles), _moves(new, titles))
    for field, title in PARTS.items():
        was = [_told(row) for row in getattr(old, field)]
        now = [_told(row) for row in getattr(new, field)]
        yield from _set(area, title, was, now, guards=field in GUARDS)
    yield from _fields(area, name, old, new, frozenset({"steps", "moves", *PARTS}))


def _moves(procedure: Procedure, titles: Mapping[str, str]) -> list[str]:
    found = []
    for move in procedure.moves:
        only = f"，当 {move.when}" if move.when else f"，除非 {move.unless}" if move.unless else ""
        for source in move.source:
            found.append(f"{_act(move.act)}：{titles[source]} → {titles[move.to]}{only}")
    return found


def _set(area: str, title: str, old: list[str], new: list[str], *, guards: bool = False) -> Iterator[Change]:
    for told in old:
        if told not in new:
            yield Change(area, title, f"去掉 {told}", looser=guards)
    for told in new:
        if told not in old:
            yield Change(area, title, f"增加 {told}")


def _told(row: BaseModel) -> str:
    """One line of a procedure as it is written, without what says nothing."""
    said = []
    for field, value in row.model_dump(mode="json").items():
        if value not in (None, [], False):
            said.append(f"{field} {_act(value) if field in ('act', 'on') else _flat(value)}")
    return "，".join(said)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_flat(item) for item in value)
    if isinstance(value, dict):
        return "{" + "，".join(f"{key} {_flat(item)}" for key, item in value.items()) + "}"
    return str(value)


def _act(key: str) -> str:
    return ACTIONS[key].title if key in ACTIONS else key


def _templates(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if was is None or now is None:
            yield Change("模板", name, "新增" if was is None else "删除")
            continue
        lines = [
            line
            for line in unified_diff(was.splitlines(), now.splitlines(), lineterm="", n=0)
            if line[:2] not in ("--", "++", "@@")
        ]
        plus = sum(line.startswith("+") for line in lines)
        first = next((line[1:].strip() for line in lines if line.startswith("+") and line[1:].strip()), "")
        yield Change(
            "模板", name, f"加 {plus} 行，减 {len(lines) - plus} 行" + (f"；如：{_short(first)}" if first else "")
        )
