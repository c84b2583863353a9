"""Proof of a discretion standard (裁量基准): bands inside the statute, no gap, no overlap, every grade reachable. Pure.

A problem names the row (power and first day) and the path of the field inside it, so that an admin is shown the line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from config.schema.law import FineRange, Grade, Power, Standard, Tier
from states import tiers
from states.discretion import reachable
from states.severity import yuan
from states.tier_checks import missing
from states.tier_proof import WHOLE_YUAN, Flaw, Path, opens_its_tiers


def flaws(standard: Standard, powers: Sequence[Power], registered: frozenset[str] | None = None) -> list[Flaw]:
    """Everything wrong with one row of a standard; ``powers`` are all dated rows of its power, ``registered`` the
    clauses of the law register (none: not asked). Empty: the row is proved."""
    found = [
        *_words(standard),
        *_clauses(standard, registered),
        *_against_statute(standard, powers),
    ]
    rows: Sequence[Power | None] = powers or [None]  # without a power the row is still looked at by itself
    for power in rows:
        found += [*_fines(standard, power), *_multiples(standard, power), *_reachable(standard, power)]
    return list(dict.fromkeys(found))


def _words(standard: Standard) -> Iterator[Flaw]:
    for field, keys in (("grades", [g.key for g in standard.grades]), ("circumstances", _keys(standard))):
        title = "阶次" if field == "grades" else "情节"
        yield from (Flaw((field,), f"{title} {key} 重复") for key, times in Counter(keys).items() if times > 1)
    listed = {key for grade in standard.grades for key in grade.circumstances}
    for place, circumstance in enumerate(standard.circumstances):
        where: Path = ("circumstances", place)
        if circumstance.shift and circumstance.key in listed:
            yield Flaw(where, f"情节“{circumstance.title}”既升降阶次（shift）又列在阶次之下，请只留一处")
        if not circumstance.shift and circumstance.key not in listed:
            yield Flaw(where, f"情节“{circumstance.title}”不属于任何阶次，也不升降阶次")
        if circumstance.clause is not None and not circumstance.shift:
            yield Flaw(where, f"情节“{circumstance.title}”写了条文（clause），却不升降阶次（shift）")


def _keys(standard: Standard) -> list[str]:
    return [circumstance.key for circumstance in standard.circumstances]


def _clauses(standard: Standard, registered: frozenset[str] | None) -> Iterator[Flaw]:
    for place, circumstance in enumerate(standard.circumstances):
        if registered is not None and circumstance.clause is not None and circumstance.clause not in registered:
            says = f"依据的条文 {circumstance.clause} 没有登记，请在 law/clauses*.yaml 中登记或者改正"
            yield Flaw(("circumstances", place, "clause"), says)


def _against_statute(standard: Standard, powers: Sequence[Power]) -> Iterator[Flaw]:
    if not powers:
        yield Flaw(("power",), "权责清单中没有这项职权")
    elif not any(power.in_force(standard.in_force_from) for power in powers):
        yield Flaw(("in_force_from",), f"自{standard.in_force_from}起施行，而该职权在这一天无效")
    for power in powers:
        yield from opens_its_tiers(standard, power)
        for place, grade in enumerate(standard.grades):
            yield from _grade_in_statute(("grades", place), grade, tiers.tier_of_grade(power, grade) or power)


def _grade_in_statute(where: Path, grade: Grade, power: Power | Tier) -> Iterator[Flaw]:
    tier = f"法定档次“{power.title}”" if isinstance(power, Tier) else ""
    told = f"阶次“{grade.title}”"
    beyond = [kind for kind in grade.sanctions if kind not in power.sanctions]
    if beyond:
        yield Flaw((*where, "sanctions"), f"{told}列了{tier or '该职权'}没有的处罚种类：{'、'.join(beyond)}")
    if grade.sanctions and isinstance(power, Tier) and (lacking := missing(power, grade.sanctions)):
        yield Flaw((*where, "sanctions"), f"{told}没有{tier}应当给予的{'、'.join(lacking)}（{power.clause}）")
    if (grade.fine is not None or grade.multiple is not None) and "fine" not in power.sanctions:
        yield Flaw((*where, "fine"), f"{told}有罚款幅度，而该职权的处罚种类中没有罚款")
        return
    if grade.sanctions and (grade.fine is not None) != ("fine" in grade.sanctions):
        yield Flaw((*where, "sanctions"), f"{told}的处罚种类与罚款幅度不一致")
    if power.fine_required and grade.fine is None and grade.multiple is None:
        yield Flaw((*where, "fine"), f"{told}没有罚款幅度，而法律规定应当处以罚款")
    if grade.fine is not None and power.fine is not None and not _inside(grade.fine, power.fine):
        yield Flaw((*where, "fine"), f"{told}的幅度 {spoken(grade.fine)} 超出{tier}法定幅度 {spoken(power.fine)}")
    if grade.multiple is None:
        return
    if power.multiple is None:
        yield Flaw((*where, "multiple"), f"{told}写了倍数，而法律没有规定按违法所得的倍数罚款")
    elif not power.multiple.lowest <= grade.multiple.lowest <= grade.multiple.highest <= power.multiple.highest:
        yield Flaw((*where, "multiple"), f"{told}的倍数超出法定倍数")


def _fines(standard: Standard, power: Power | None) -> Iterator[Flaw]:
    """Each band begins where the one before ends; those of two tiers (法定档次) begin where the statute says. Bands in
    whole yuan may leave the fen between them out: no sum in whole yuan is lost, and a sum with fen is refused by both."""
    grades = standard.grades
    fined = [(place, grade, grade.fine) for place, grade in enumerate(grades) if grade.fine is not None]
    for (_, below, lower), (place, above, upper) in pairwise(fined):
        if not _one_tier(power, below, above):
            continue
        where: Path = ("grades", place, "fine", "lowest")
        between = f"“{below.title}”与“{above.title}”的幅度"
        told = f"{spoken(lower)}、{spoken(upper)}"
        if upper.highest < lower.lowest:
            yield Flaw(where, f"阶次须由轻到重排列，{between}次序颠倒：{told}")
        elif upper.lowest <= lower.highest:
            yield Flaw(where, f"阶次{between}重叠：{told}")
        elif upper.lowest - lower.highest > _smallest_step(lower, upper):
            yield Flaw(where, f"阶次{between}之间有空档：{told}")
    yield from _no_fine_in_between([grade.fine is not None for grade in grades], grades, "罚款幅度")


def _smallest_step(lower: FineRange, upper: FineRange) -> int:
    whole = lower.highest % WHOLE_YUAN == 0 and upper.lowest % WHOLE_YUAN == 0
    return WHOLE_YUAN if whole else 1


def _one_tier(power: Power | None, below: Grade, above: Grade) -> bool:
    return power is None or tiers.place_of_grade(power, below) == tiers.place_of_grade(power, above)


def _multiples(standard: Standard, power: Power | None) -> Iterator[Flaw]:
    grades = standard.grades
    by_gains = [(place, grade, grade.multiple) for place, grade in enumerate(grades) if grade.multiple is not None]
    for (_, below, lower), (place, above, upper) in pairwise(by_gains):
        if not _one_tier(power, below, above):
            continue
        where: Path = ("grades", place, "multiple", "lowest")
        if upper.lowest < lower.highest:
            yield Flaw(where, f"阶次“{below.title}”与“{above.title}”的倍数重叠或者次序颠倒")
        elif upper.lowest > lower.highest:
            yield Flaw(where, f"阶次“{below.title}”与“{above.title}”的倍数之间有空档，后者的下限应当等于前者的上限")
        elif upper.lowest == upper.highest:
            yield Flaw(where, f"阶次“{above.title}”的倍数范围是空的：其下限属于“{below.title}”")
    yield from _no_fine_in_between([grade.multiple is not None for grade in grades], grades, "倍数")


def _no_fine_in_between(fined: Sequence[bool], grades: Sequence[Grade], what: str) -> Iterator[Flaw]:
    """Once a grade carries a fine, every heavier one does: else the heavier would come off lighter."""
    if True not in fined:
        return
    for place in range(fined.index(True), len(grades)):
        if not fined[place] and not grades[place].sanctions:  # one that closes the business need not fine it
            yield Flaw(("grades", place), f"阶次“{grades[place].title}”比有{what}的阶次更重，却没有{what}")


def _reachable(standard: Standard, power: Power | None) -> Iterator[Flaw]:
    found = reachable(standard, power)
    for place, grade in enumerate(standard.grades):
        if grade.key not in found:
            says = f"阶次“{grade.title}”没有情节能够到达：它的情节都已列在更轻的阶次之下"
            yield Flaw(("grades", place, "circumstances"), says)


def _inside(inner: FineRange, outer: FineRange) -> bool:
    return outer.holds(inner.lowest) and outer.holds(inner.highest)


def spoken(fine: FineRange) -> str:
    """A range as people read it: 200至600元."""
    return f"{yuan(fine.lowest)}至{yuan(fine.highest)}元"
