"""How heavy a proposal is: what carries a right to a hearing, and whether one is heavier than another."""

from collections.abc import Mapping
from typing import Any

from config.schema.law import SANCTION_TITLES, Sanction

HEAVY: frozenset[Sanction] = frozenset(
    {
        "permit_suspension",
        "downgrade",
        "revocation",
        "restriction",
        "suspension",
        "closure",
        "occupation_ban",
        "other",
    }
)
"""Penalties that carry a right to a hearing whatever the amount (行政处罚法63(三)(四)(五)); where the law says "other
heavier ones", what touches a permit, a business or a trade counts as one, which is the side that protects the party."""

NEEDS_DETAIL: frozenset[Sanction] = HEAVY | {"confiscation_of_goods"}
"""Penalties that say nothing until it is told for how long, of what, how far."""

AMOUNTS: Mapping[str, Sanction] = {"fine": "fine", "confiscation": "confiscation"}
"""Field of a proposal → the penalty whose amount it is."""


def heavier(proposal: Mapping[str, Any], told: Mapping[str, Any]) -> list[str]:
    """In what the proposal is heavier than what was told, in words; empty if in nothing. What a penalty without an
    amount comes to is text: any other text may be heavier and must be told anew."""
    found = []
    for field, kind in AMOUNTS.items():
        if int(proposal.get(field) or 0) > int(told.get(field) or 0):
            found.append(f"{SANCTION_TITLES[kind]}超过{yuan(int(told.get(field) or 0))}元")
    before: Mapping[str, str] = told.get("details") or {}
    for kind in proposal.get("sanctions") or ():
        if kind not in (told.get("sanctions") or ()):
            found.append(f"增加“{SANCTION_TITLES[kind]}”")
        elif kind in NEEDS_DETAIL and (proposal.get("details") or {}).get(kind) != before.get(kind):
            found.append(f"“{SANCTION_TITLES[kind]}”的内容与告知的不同")
        elif kind == "confiscation_of_goods" and proposal.get("goods_value") != told.get("goods_value"):
            # the value decides about the hearing: another one may take away or give what the notice told of it
            found.append("没收非法财物的价值与告知的不同")
    return found


def yuan(fen: int) -> str:
    """An amount as people write it: 1,200 or 1,200.50."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02d}"
