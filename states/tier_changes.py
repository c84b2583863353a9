"""What changed in the statutory tiers (法定档次) of a power from one release to another, and what of it loosens. Pure."""

from collections.abc import Iterator

from config.schema.law import SANCTION_TITLES, Power, Tier
from states.severity import yuan
from states.tiers import in_words

Told = tuple[str, bool]
"""In words, and whether it loosens what the statute binds the bureau to."""


def tier_changes(old: Power, new: Power) -> Iterator[Told]:
    """What changed in the tiers (法定档次): a tier or an obligatory kind that is gone, a circumstance that opens a
    tier no more or opens it newly, a kind more, a figure that reaches further: each must have its ground in the text of the article."""
    before, after = {tier.key: tier for tier in old.tiers}, {tier.key: tier for tier in new.tiers}
    for key, tier in before.items():
        if key not in after:
            yield f"删除法定档次“{tier.title}”", True
        elif tier != after[key]:
            yield from _tier(tier, after[key])
    for key, tier in after.items():
        if key not in before:
            yield f"新增法定档次“{tier.title}”（{tier.clause}）", False
    shared = [key for key in before if key in after]
    if shared != [key for key in after if key in before]:
        yield "法定档次的次序改变", True


def _tier(old: Tier, new: Tier) -> Iterator[Told]:
    told = f"法定档次“{new.title}”"
    yield from (
        (f"{told}不再应当给予{in_words(group)}", True) for group in old.obligatory if group not in new.obligatory
    )
    yield from ((f"{told}应当给予{in_words(group)}", False) for group in new.obligatory if group not in old.obligatory)
    yield from _circumstances(told, old, new)
    for word, kinds in (
        ("增加", set(new.sanctions) - set(old.sanctions)),
        ("去掉", set(old.sanctions) - set(new.sanctions)),
    ):
        if kinds:
            yield f"{told}{word}处罚种类{'、'.join(sorted(SANCTION_TITLES[kind] for kind in kinds))}", word == "增加"
    yield from _figures(told, old, new)
    for field, title in (("title", "名称"), ("clause", "条文")):
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            yield f"{told}{title}：{was} → {now}", field == "clause"


def _circumstances(told: str, old: Tier, new: Tier) -> Iterator[Told]:
    before, after = {one.key: one for one in old.circumstances}, {one.key: one for one in new.circumstances}
    yield from ((f"{told}去掉法定情形“{one.title}”", True) for key, one in before.items() if key not in after)
    yield from ((f"{told}增加法定情形“{one.title}”", True) for key, one in after.items() if key not in before)
    for key, one in before.items():
        if key in after and one != after[key]:
            fewer = bool(set(one.needs) - set(after[key].needs))
            yield f"{told}法定情形“{one.title}”改写{'，去掉前提事实' if fewer else ''}", fewer


def _figures(told: str, old: Tier, new: Tier) -> Iterator[Told]:
    if old.fine != new.fine:
        said = [f"{yuan(fine.lowest)}至{yuan(fine.highest)}元" if fine else "（无）" for fine in (old.fine, new.fine)]
        inside = (
            old.fine is not None
            and new.fine is not None
            and old.fine.holds(new.fine.highest)
            and new.fine.lowest >= old.fine.lowest
        )
        yield f"{told}罚款幅度：{said[0]} → {said[1]}", not inside
    if old.multiple != new.multiple:
        said = [f"{m.lowest}%至{m.highest}%" if m else "（无）" for m in (old.multiple, new.multiple)]
        yield f"{told}倍数幅度：{said[0]} → {said[1]}", True
