"""What the law itself says in figures (法定界限), and what a release makes of it: stricter, never looser. Pure.

The figures stand in the register of clauses (``gives``), apart from the values the bureau works with: whoever wants a
looser value has to change what the register says the article says, and two people have to publish that.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from config.schema.law import Bound, Figure, LawClause, Power, Tier
from config.schema.release import ReleaseBody
from config.schema.terms import ExtensionRule, SuspensionGround, TermRule
from states.terms import UNIT_TITLES
from states.tiers import clauses_of_power
from states.wording import FIGURE_UNITS

UNITS: Mapping[str, str] = {**dict[str, str](UNIT_TITLES.items()), **FIGURE_UNITS, "fen": "分"}
"""How an amount in this unit is read."""

Flaw = tuple[str, str]
"""Where, and what is wrong there."""


def beyond_the_law(body: ReleaseBody) -> Iterator[Flaw]:
    """Every value that is looser than the register of clauses says the law is, or that nothing there gives."""
    law = _bounds(body.clauses)
    for figure in body.figures:
        yield from _figure(law, figure)
    for rule in body.terms:
        yield from _term(law, rule)
    for power in body.powers:
        yield from _power(law, power)
    of_law = {rule.key for rule in body.terms if rule.set_by == "law" or _given_by_law(law, rule)}
    for extension in body.extensions:
        if extension.term in of_law:
            yield from _extension(law, extension)
    for ground in body.suspensions:
        yield from _suspension(law, ground, of_law)


Given = tuple[LawClause, Bound]
Bounds = Mapping[str, Sequence[Given]]
"""What the clauses give (``gives``), by the key of the value it bounds."""


def _bounds(clauses: tuple[LawClause, ...]) -> Bounds:
    found: dict[str, list[Given]] = {}
    for row in clauses:
        for bound in row.gives:
            found.setdefault(bound.of, []).append((row, bound))
    return found


THINKABLE: Mapping[str, tuple[int, int]] = {
    "leaders_at_least": (2, 100),
    "night_begins": (0, 24),
    "night_ends": (0, 24),
}
"""Figures that no article gives but that the word itself bounds: one person does not discuss, a day has 24 hours."""


def _figure(law: Bounds, figure: Figure) -> Iterator[Flaw]:
    """A figure of some days only is measured by the articles of those days."""
    dated = figure.in_force is not None or figure.until is not None
    first = (figure.in_force or date.min) if dated else date.max
    rows = _giving(law, figure.key, first, figure.until or date.max)
    wanted = figure.clause if figure.verified == "text" else None
    yield from _held(f"数值 {figure.key}", figure.value, figure.unit, rows, wanted)
    least, most = THINKABLE.get(figure.key, (figure.value, figure.value))
    if not least <= figure.value <= most:
        yield f"数值 {figure.key}", f"应在{least}至{most}之间"


def _giving(law: Bounds, key: str, first: date, last: date) -> list[Given]:
    """What clauses in force at some day of this time give for the key."""
    return [
        (row, bound)
        for row, bound in law.get(key, ())
        if row.in_force_from <= last and (row.in_force_to or date.max) >= first
    ]


def _given_by_law(law: Bounds, rule: TermRule) -> list[Given]:
    return _giving(law, rule.key, rule.in_force or date.min, rule.until or date.max)


def _term(law: Bounds, rule: TermRule) -> Iterator[Flaw]:
    """A figure that an article gives is the law's, whatever the row calls it (``set_by``)."""
    rows = _given_by_law(law, rule)
    if rows and rule.set_by == "bureau":
        yield f"期限 {rule.key}", f"{rows[0][0].clause} 规定了它的数额，不能写成由本局自定（set_by: bureau）"
    if rule.direction is None and (rule.set_by == "law" or rule.verified != "text"):
        yield f"期限 {rule.key}", "没有写明从严的方向（direction）：保护当事人的写 longer，约束本机关的写 shorter"
    if rule.direction == "longer" and rule.starts == "same_day":
        yield (
            f"期限 {rule.key}",
            "保护当事人的期限自次日起算，开始之日不计算在内（民事诉讼法85(2)），不能写 starts: same_day",
        )
    wanted = rule.clause if rule.verified == "text" and rule.set_by == "law" else None
    yield from _held(f"期限 {rule.key}", rule.amount, rule.unit, rows, wanted)


def _power(law: Bounds, power: Power) -> Iterator[Flaw]:
    """The range of a fine is the statute's, at both ends; that of each tier (法定档次) exactly."""
    given = _giving(law, power.code, power.in_force_from, power.in_force_to or date.max)
    where = f"职权 {power.code}"
    if power.fee is not None and power.kind != "levy":
        yield where, "只有征收事项（kind: levy）写收费标准；许可等事项不得收费（行政许可法58）"
    yield from _ranges(where, power, [(row, bound) for row, bound in given if bound.tier is None], power)
    for tier in power.tiers:
        of_tier = [(row, bound) for row, bound in given if bound.tier == tier.key]
        yield from _ranges(f"{where} {tier.title}", power, of_tier, tier)
        yield from _whole_tier(f"{where} {tier.title}", tier, of_tier)
    known = {tier.key for tier in power.tiers}
    for row, bound in given:
        if bound.tier is not None and bound.tier not in known:
            yield where, f"{row.clause} 登记了法定档次 {bound.tier} 的界限，职权中却没有这一档次（tiers）"


def _ranges(where: str, power: Power, given: list[Given], law: Power | Tier) -> Iterator[Flaw]:
    for unit, range_ in (("fen", law.fine), ("percent", law.multiple)):
        rows = [(row, bound) for row, bound in given if row.clause in clauses_of_power(power) and bound.unit == unit]
        if range_ is None:
            continue
        if power.verified == "text" and not rows:
            named = f"{power.code}（tier: {law.key}）" if isinstance(law, Tier) else power.code
            yield where, f"依据的条文没有登记罚款的界限：请核对原文，在条文的 gives 中写明 {named} 的界限"
        yield from _held(where, range_.highest, unit, [(r, b) for r, b in rows if b.at_most is not None], None)
        yield from _held(where, range_.lowest, unit, [(r, b) for r, b in rows if b.at_least is not None], None)


def _whole_tier(where: str, tier: Tier, given: list[Given]) -> Iterator[Flaw]:
    """A tier that is narrower than the text leaves sums to no tier: a bureau that wants less says so in its standard."""
    for unit, range_ in (("fen", tier.fine), ("percent", tier.multiple)):
        for row, bound in given:
            if bound.unit != unit:
                continue
            if range_ is None:
                yield where, f"{row.clause} 规定了这一档次的罚款幅度，档次中却没有写"
            elif bound.at_most is not None and range_.highest < bound.at_most:
                yield (
                    where,
                    f"上限低于 {row.clause} 规定的{_says(bound.at_most, unit)}，中间留有空档；要从严的写在裁量基准中",
                )
            elif bound.at_least is not None and range_.lowest > bound.at_least:
                yield (
                    where,
                    f"下限高于 {row.clause} 规定的{_says(bound.at_least, unit)}，中间留有空档（“以上”包括本数）",
                )


def _extension(law: Bounds, extension: ExtensionRule) -> Iterator[Flaw]:
    where = f"延长 {extension.key}"
    if extension.set_by == "bureau":
        yield where, f"{extension.term} 是法定期限，延长须有法律、法规或者规章的规定，不能由本局自定"
    rows = _giving(law, extension.key, date.max, date.max)
    yield from _held(where, extension.most * extension.times, extension.unit, rows, extension.clause)


def _suspension(law: Bounds, ground: SuspensionGround, of_law: set[str]) -> Iterator[Flaw]:
    rows = _giving(law, ground.key, date.max, date.max)
    said = {stopped for row, bound in rows if row.clause == ground.clause for stopped in bound.stops}
    for stopped in ground.stops:
        if stopped in of_law and stopped not in said:
            yield (
                f"中止 {ground.key}",
                f"{stopped} 是法定期限，条文 {ground.clause} 没有登记（gives）它因此停止计算；没有规定的，期限照常计算",
            )


def _held(where: str, amount: int, unit: str, rows: list[Given], wanted: str | None) -> Iterator[Flaw]:
    if wanted is not None and all(row.clause != wanted for row, _ in rows):
        yield where, f"条文 {wanted} 没有登记它规定的数额：请核对原文，在该条的 gives 中写明界限"
    for row, bound in rows:
        if bound.unit != unit:
            yield where, f"单位应为“{UNITS[bound.unit or unit]}”：{row.clause} 是这样规定的"
        elif bound.at_most is not None and amount > bound.at_most:
            yield where, f"{_says(amount, unit)}超过 {row.clause} 规定的{_says(bound.at_most, unit)}，只能从严"
        elif bound.at_least is not None and amount < bound.at_least:
            yield where, f"{_says(amount, unit)}少于 {row.clause} 规定的{_says(bound.at_least, unit)}，只能从严"


def _says(amount: int, unit: str) -> str:
    return f"{amount}{UNITS[unit]}"
