"""Fines that others imposed (其他罚款决定), as recorded: which of them were for the same act (行政处罚法29, 35(2)). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts


def newest_words(facts: CaseFacts) -> tuple[Act, ...]:
    """The newest word on each of these decisions; of one nothing follows for another."""
    newest = {act.data["decision_no"]: act for act in facts.acts_of("record_other_fine")}
    return tuple(newest.values())


def same_act_fines(facts: CaseFacts) -> tuple[Act, ...]:
    """The decisions that fined the very act of this case."""
    return tuple(act for act in newest_words(facts) if act.data["same_act"])


def fined_before(facts: CaseFacts) -> bool:
    """The same act was fined before (同一违法行为已被罚款)."""
    return bool(same_act_fines(facts))
