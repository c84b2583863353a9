"""Who investigated the case (调查人员), whether named as a handler or not, and which records a recusal leaves standing. Pure.

Whoever inspected, inquired or gathered evidence neither chairs the hearing nor reviews nor approves (行政处罚法57, 64(四)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from states.recusal import recused

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts

INVESTIGATING = (
    "record_inspection",
    "record_inquiry",
    "take_sample",
    "add_evidence",
    "examine_application",
    "assess_levy",
)
"""Acts by which facts are found; each names its officers."""

RECORDS = ("record_inspection", "record_inquiry")


def took_part(facts: CaseFacts) -> frozenset[str]:
    """Everybody named in a record by which facts of the case were found."""
    return frozenset(one for act in facts.acts_of(*INVESTIGATING) for one in act.data["officers"])


def untainted(facts: CaseFacts, act: Act) -> bool:
    """Nobody who made this record keeps out of the case by now (行政处罚法43(1))."""
    return recused(facts).isdisjoint(act.data.get("officers") or ())


def inspection_tainted(facts: CaseFacts) -> bool:
    """All sound records of the investigation were made by somebody who keeps out of the case by now: the inquiry went
    on until the recusal was decided (行政处罚法43(3)), but it cannot found the decision."""
    if not recused(facts) or not facts.latches.get("sound_inspection", False):
        return False
    return not any(not act.flags and untainted(facts, act) for act in facts.acts_of(*RECORDS))
