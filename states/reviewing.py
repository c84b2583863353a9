"""Who may review (法制审核人员): with the national qualification, or somebody who did before it was asked for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from states.terms import chinese_date

if TYPE_CHECKING:
    from states.facts import CaseFacts


def standing_of(facts: CaseFacts, officer_id: str) -> str | None:
    """What this person reviews by, as the opinion tells it; ``None``: may not (行政处罚法58(2))."""
    officer = facts.officer(officer_id)
    if officer is None:
        return None
    if officer.legal_qualification_no is not None:
        return f"法律职业资格号：{officer.legal_qualification_no}"
    earlier = next((one for one in facts.rules.body.bureau.earlier_reviewers if one.officer == officer_id), None)
    return None if earlier is None else f"自{chinese_date(earlier.since)}起从事法制审核，{earlier.paper}"
