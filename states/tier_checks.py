"""What a statutory tier (法定档次) asks of a penalty: the kinds it obliges to, no other kind, its circumstance on record.

A case is judged by these wherever its fine is: proposed, revised, decided on the spot, about to be decided, changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from config.schema.law import SANCTION_TITLES, Power, Sanction, Tier
from states import tiers
from states.discretion import statutory_range
from states.reasons import Reason

if TYPE_CHECKING:
    from states.discretion_checks import Proposed
    from states.facts import CaseFacts


def kinds_of_tier(facts: CaseFacts, power: Power, tier: Tier | None, proposed: Proposed) -> Reason | None:
    """The circumstance that opens the tier stands on record, every kind it obliges to is there, and no other than it
    allows (行政处罚法4, 16; the clause is the tier's own)."""
    if not power.tiers:
        return None
    if tier is None:
        return _none_open(power)
    return (
        _on_record(facts, power, proposed)
        or obligatory_left_out(tier, proposed.sanctions)
        or _beyond(facts, tier, proposed.sanctions)
    )


def _none_open(power: Power) -> Reason:
    told = "；".join(f"“{'”或者“'.join(one.title for one in tier.circumstances)}”" for tier in power.tiers)
    says = f"{power.tiers[0].clause}只对具有下列情形的规定了处罚，请列明情形及其证据：{told}；没有的不得处罚，责令改正后以没有规定处罚为由撤案"
    return Reason("tier_open", power.tiers[0].clause, says)


def nothing_is_provided(facts: CaseFacts, payload: Any) -> Reason | None:
    """A case is withdrawn because the law provides no penalty only where the article punishes but what is graver than it
    was, or names nothing that can be imposed here (行政处罚法4); else it is judged, and at most not punished."""
    if payload.ground != "no_penalty_provided":
        return None
    power = facts.power
    if facts.procedure.family == "penalty" and power is not None and not _can_be_imposed(facts, power):
        return None
    says = (
        "该项职权对这类行为规定了处罚，或者本案不是处罚案件，不得以没有规定处罚为由撤案；依法不予处罚的，另行提出意见"
    )
    return Reason("no_penalty_provided", "行政处罚法4", says)


def _can_be_imposed(facts: CaseFacts, power: Power) -> bool:
    """Whether the article names a penalty for what was reported, none of its graver circumstances being there: gains that
    nobody made are not confiscated, and a fine that may be left out is none where no text says how high."""
    tier = tiers.opened(power, ())
    if power.tiers and tier is None:
        return False
    if facts.last("report_investigation") is None:
        return True
    law = tier or power
    idle = {"confiscation"} if not facts.gains else set()
    if not law.fine_required and statutory_range(law, facts.all_gains) is None and facts.standard(facts.on) is None:
        idle |= {"fine"}
    return bool(set(law.sanctions) - idle)


def _on_record(facts: CaseFacts, power: Power, proposed: Proposed) -> Reason | None:
    """What a circumstance presupposes was done before it: nobody refuses what was not ordered."""
    statutory = tiers.circumstances_of(power)
    for key in proposed.cited:
        tier, circumstance = statutory.get(key, (None, None))
        if tier is None or circumstance is None:
            continue
        lacking = [facts.rules.facts[fact].title for fact in circumstance.needs if not facts.truth[fact]]
        if lacking:
            says = (
                f"“{circumstance.title}”须以“{'”“'.join(lacking)}”为前提，卷内没有这一记录，不得据此适用“{tier.title}”"
            )
            return Reason("tier_circumstance", tier.clause, says)
    return None


def obligatory_left_out(tier: Tier, kinds: Iterable[Sanction]) -> Reason | None:
    """What the statute says must be imposed (应当) is imposed; leaving it out is not discretion."""
    lacking = missing(tier, kinds)
    if not lacking:
        return None
    says = f"{tier.clause}对“{tier.title}”规定应当给予{'、'.join(lacking)}，没有列明的，请补上"
    return Reason("tier_obliges", tier.clause, says)


def missing(tier: Tier, kinds: Iterable[Sanction]) -> list[str]:
    """The obligatory kinds (应当给予的处罚种类) that are not among these, in words."""
    given = set(kinds)
    return [tiers.in_words(group) for group in tier.obligatory if not given & set(group)]


def _beyond(facts: CaseFacts, tier: Tier, kinds: Iterable[Sanction]) -> Reason | None:
    allowed = {*tier.sanctions, *(("confiscation",) if facts.gains else ())}  # 行政处罚法28(2) is a basis of its own
    beyond = [SANCTION_TITLES[kind] for kind in kinds if kind not in allowed]
    if not beyond:
        return None
    says = f"{tier.clause}对“{tier.title}”没有规定{'、'.join(beyond)}，不得适用"
    return Reason("kind_in_tier", tier.clause, says)
