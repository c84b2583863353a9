"""Proof of the statutory tiers (法定档次): of a power by itself, and of a standard that grades inside them. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from config.schema.law import Power, Standard, Tier
from states import tiers
from states.discretion import founds
from states.fact_register import FACTS
from states.severity import yuan

WHOLE_YUAN = 100
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that keeps a row from holding, and where in it that stands."""

    path: Path
    says: str


# ---- a power by itself ----------------------------------------------------------------------------------------------


def flaws_of_tiers(power: Power) -> Iterator[str]:
    """Everything wrong with the tiers (法定档次) of one power: whatever a circumstance opens lies above what
    any breach opens."""
    if not power.tiers:
        return
    if power.kind != "penalty":
        yield "只有行政处罚的职权才有法定档次（tiers）"
    if power.fine_required:
        yield "写了法定档次（tiers）的，应当处以罚款写在各档次的 obligatory 中，不写 fine_required"
    yield from _names(power)
    for place, tier in enumerate(power.tiers):
        yield from _tier(power, tier, first=place == 0)
    yield from _whole(power)


def _names(power: Power) -> Iterator[str]:
    circumstances = [one.key for tier in power.tiers for one in tier.circumstances]
    for title, keys in (("法定档次", [tier.key for tier in power.tiers]), ("法定情形", circumstances)):
        yield from (f"{title} {key} 重复" for key, times in Counter(keys).items() if times > 1)


def _tier(power: Power, tier: Tier, *, first: bool) -> Iterator[str]:
    told = f"法定档次“{tier.title}”"
    if not first and not tier.circumstances:
        yield f"{told}没有法定情形（circumstances）：只有最轻的一档可以不写，否则任何违法行为都进入这一档"
    if not any(tier.clause == base or tier.clause.startswith(f"{base}(") for base in power.basis):
        yield f"{told}的条文 {tier.clause} 不是本职权的依据（basis）或者其中的款、项"
    if beyond := sorted(set(tier.sanctions) - set(power.sanctions)):
        yield f"{told}列了本职权没有的处罚种类：{'、'.join(beyond)}"
    for circumstance in tier.circumstances:
        for fact in circumstance.needs:
            if fact not in FACTS:
                yield f"法定情形“{circumstance.title}”以没有的事实要素 {fact} 为前提（needs），不能成立"


def _whole(power: Power) -> Iterator[str]:
    """Kinds and figures of the row are those of its tiers together: other places read the row."""
    unused = sorted(set(power.sanctions) - {kind for tier in power.tiers for kind in tier.sanctions})
    if unused:
        yield f"处罚种类 {'、'.join(unused)} 不属于任何法定档次"
    for field, title in (("fine", "罚款幅度"), ("multiple", "倍数")):
        ranges = [found for tier in power.tiers if (found := getattr(tier, field)) is not None]
        whole = getattr(power, field)
        ends = (min(r.lowest for r in ranges), max(r.highest for r in ranges)) if ranges else None
        if ends != (None if whole is None else (whole.lowest, whole.highest)):
            yield f"{title}（{field}）与各法定档次合起来的不一致：应当由最轻一档的下限到最重一档的上限"


# ---- a standard inside the tiers ------------------------------------------------------------------------------------


def opens_its_tiers(standard: Standard, power: Power) -> Iterator[Flaw]:
    """Each statutory circumstance (法定情形) founds a grade of its own tier, and no other circumstance founds one there."""
    statutory = tiers.circumstances_of(power)
    known = {circumstance.key for circumstance in standard.circumstances}
    for key, (tier, one) in statutory.items():
        if key not in known:
            says = f"没有列法定情形“{one.title}”（{key}），法定档次“{tier.title}”（{tier.clause}）无从适用"
            yield Flaw(("circumstances",), says)
    for place, circumstance in enumerate(standard.circumstances):
        if circumstance.key in statutory and circumstance.shift:
            says = f"“{circumstance.title}”是法定情形，只能列在阶次之下，不能升降阶次（shift）"
            yield Flaw(("circumstances", place), says)
    yield from _grades(standard, power)
    yield from _begins_with_the_figure(standard, power)


def _grades(standard: Standard, power: Power) -> Iterator[Flaw]:
    before = -1
    for place, grade in enumerate(standard.grades):
        own = tiers.place_of_grade(power, grade)
        if power.tiers and own is None:
            yield Flaw(("grades", place), f"阶次“{grade.title}”没有法定情形，法律没有对它规定处罚")
            continue
        if own is None:
            continue
        if own < before:
            says = f"阶次“{grade.title}”的法定档次比前一阶次的轻，阶次须由轻到重排列"
            yield Flaw(("grades", place), says)
        before = own
        yield from _founded_inside(standard, power, place, own)


def _founded_inside(standard: Standard, power: Power, place: int, own: int) -> Iterator[Flaw]:
    """What founds a grade opens the very tier the grade lies in: else it would carry a decision over the border."""
    grade, statutory = standard.grades[place], tiers.circumstances_of(power)
    for circumstance in standard.circumstances:
        if circumstance.key not in grade.circumstances:
            continue
        opened = tiers.place_of(power, {circumstance.key})
        if opened != own and (founds(standard, circumstance) == place or circumstance.key in statutory):
            tier = power.tiers[own]
            says = (
                f"情节“{circumstance.title}”不是“{tier.title}”的法定情形，不能确定属于这一法定档次的阶次“{grade.title}”"
                f"（{tier.clause}）：幅度不得跨越法定档次"
            )
            yield Flaw(("grades", place, "circumstances"), says)


def _begins_with_the_figure(standard: Standard, power: Power) -> Iterator[Flaw]:
    """以上 includes the figure: a band that begins a fen or a yuan above the lowest fine of its tier has left it out."""
    for at, tier in enumerate(power.tiers):
        inside = [
            n for n, g in enumerate(standard.grades) if tiers.place_of_grade(power, g) == at and g.fine is not None
        ]
        if tier.fine is None or not inside:
            continue
        fine = standard.grades[inside[0]].fine
        if fine is not None and tier.fine.lowest < fine.lowest <= tier.fine.lowest + WHOLE_YUAN:
            says = f"“{tier.title}”的罚款从{yuan(tier.fine.lowest)}元以上起，“以上”包括本数，最轻阶次的下限应当写这个数"
            yield Flaw(("grades", inside[0], "fine", "lowest"), says)
