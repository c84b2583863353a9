"""Whether the party refused to correct (拒不改正) what it was ordered to. Pure.

The period set belongs to the party: only a check after its end tells that it was not obeyed (行政处罚法28(1)).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from states.facts import CaseFacts


def correction_refused(facts: CaseFacts) -> bool:
    """The newest check after the newest order lies behind the day that was set, and found that nothing was corrected."""
    order, check = facts.last("order_correction"), facts.last_sound("check_correction")
    if order is None or check is None or check.seq < order.seq:
        return False
    return not check.data["corrected"] and check.on > date.fromisoformat(order.data["correct_by"])
