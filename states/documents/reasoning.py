"""The reasoning of discretion (裁量理由) as one paragraph: factors, evidence, grade, band, figure. Pure; money in fen."""

from collections.abc import Iterable

from config.schema.law import SANCTION_TITLES, Circumstance, Grade, Power, Standard, Tier
from states import discretion
from states.discretion import PERCENT, Weighed
from states.discretion_checks import Proposed, tier_of
from states.documents.common import LegalBasis
from states.facts import CaseFacts
from states.severity import yuan
from states.tiers import in_words
from states.vocabulary import PartyKind


def weighing(facts: CaseFacts, standard: Standard, power: Power, proposed: Proposed) -> str | None:
    """How the grade followed and why the figure lies in its band; ``None`` if nothing was weighed by the standard."""
    weighed = discretion.weigh(standard, proposed.cited, power, reduced=proposed.reduced)
    if weighed is None:
        return None
    you = "你" if facts.party.kind is PartyKind.PERSON else "你单位"
    sentences = [
        f"对照《{facts.rules.body.bureau.name}行政处罚裁量基准》（{standard.named}）“{power.title}”项，"
        f"{you}具有下列情形：{_told(standard, proposed)}",
        _founded(weighed, proposed),
        *_moved(facts, weighed),
        *_figure(standard, weighed.grade, tier_of(power, standard, proposed) or power, proposed),
    ]
    return "。".join(sentences) + "。"


def _told(standard: Standard, proposed: Proposed) -> str:
    titles = discretion.titles(standard)
    return "；".join(f"{titles.get(key, key)}（证据：{evidence}）" for key, evidence in proposed.circumstances)


def _founded(weighed: Weighed, proposed: Proposed) -> str:
    listed = len(proposed.circumstances) - len(weighed.moving)
    several = "同时具有几种情形的，按其中最重的确定：" if listed > len(weighed.founding) else ""
    title = weighed.founded.title
    return f"{several}{_titles(weighed.founding)}属于“{title}”阶次的情形，据此违法行为等次为“{title}”"


def _moved(facts: CaseFacts, weighed: Weighed) -> Iterable[str]:
    lighter = [c for c in weighed.moving if c.shift < 0]
    heavier = [c for c in weighed.moving if c.shift > 0]
    for found, word in ((lighter, "从轻"), (heavier, "从重")):
        if found:
            yield f"{_grounded(facts, found)}，依法{word}，{'下调' if word == '从轻' else '上调'}{abs(sum(c.shift for c in found))}个阶次"
    if not weighed.moving:
        return
    if weighed.grade is weighed.founded:
        yield f"上述情形合并考虑后，适用“{weighed.grade.title}”阶次"
    else:
        yield f"因此适用“{weighed.grade.title}”阶次"


def _grounded(facts: CaseFacts, found: list[Circumstance]) -> str:
    return "；".join(f"“{c.title}”{f'（{c.clause}）' if c.clause else ''}" for c in found)


def _titles(found: Iterable[Circumstance]) -> str:
    return "、".join(f"“{circumstance.title}”" for circumstance in found)


def _figure(standard: Standard, grade: Grade, law: Power | Tier, proposed: Proposed) -> Iterable[str]:
    if discretion.by_gains(law, proposed.gains) and law.multiple is not None:
        yield f"违法所得{yuan(proposed.gains)}元，依法按{_times(law.multiple.lowest)}以上{_times(law.multiple.highest)}以下倍数罚款"
    band = discretion.band(standard, grade, law, proposed.gains)
    if band is None and not proposed.fine:
        yield "该阶次不处罚款"
        return
    if band is not None:
        yield f"该阶次对应的罚款幅度为{yuan(band.lowest)}元以上{yuan(band.highest)}元以下"
    if proposed.fine:
        inside = "在该幅度之内，没有突破" if band is not None else "在法定幅度之内"
        yield f"本案罚款{yuan(proposed.fine)}元，{inside}"


def _times(percent: int) -> str:
    whole, rest = divmod(percent, PERCENT)
    return f"{whole}倍" if not rest else f"{whole}.{rest:02d}".rstrip("0") + "倍"


def tier_told(tier: Tier, opened: Tier | None, provision: LegalBasis, cited: Iterable[str]) -> str:
    """Which tier of the article (法定档次) is applied, what opens it, and what the article says must and may be given;
    ``opened``: the tier that the circumstances open, a heavier one where the penalty is reduced (减轻)."""
    keys = set(cited)
    opening = [f"“{one.title}”" for one in tier.circumstances if one.key in keys]
    must = [in_words(group) for group in tier.obligatory]
    obliged = {kind for group in tier.obligatory for kind in group}
    may = [SANCTION_TITLES[kind] for kind in tier.sanctions if kind not in obliged]
    down = opened is not None and opened.key != tier.key
    whence = f"本案属于“{opened.title}”，因依法减轻处罚，适用轻一档，即" if opened is not None and down else "本案适用"
    parts = [
        f"{whence}《{provision.law}》{provision.article}对“{tier.title}”的规定",
        *([f"具有法定情形{'、'.join(opening)}"] if opening else []),
        *([f"应当给予{'、'.join(must)}"] if must else []),
        *([f"可以给予{'、'.join(may)}"] if may else []),
        *([f"法定罚款幅度为{yuan(tier.fine.lowest)}元以上{yuan(tier.fine.highest)}元以下"] if tier.fine else []),
    ]
    return "，".join(parts) + "。"
