"""Who takes part in a collective discussion (集体讨论), and whose votes count (行政处罚法57). Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from states.reasons import Reason
from states.vocabulary import Role

if TYPE_CHECKING:
    from config.schema.terms import ExtensionRule, SuspensionGround
    from states.action import Check
    from states.facts import CaseFacts


def leaders_present(facts: CaseFacts, payload: Any) -> Reason | None:
    """Enough responsible persons took part in the collective discussion (行政处罚法57)."""
    least = facts.rules.figure("leaders_at_least")
    if len(_voices(facts, payload)) >= least:
        return None
    return Reason("leaders_present", "行政处罚法57", f"集体讨论须有{least}名以上机关负责人参加")


def decided_together(rule: Callable[[CaseFacts, Any], ExtensionRule | SuspensionGround | None]) -> Check:
    """Where the extension or suspension that is named wants the leaders to decide together (集体决定), they did."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Enough leaders, where one does not suffice (行政处罚法57, 60)."""
        named = rule(facts, payload)
        if named is None or named.approval == "leader":
            return None
        return leaders_present(facts, payload)

    return check


def votes_are_of_those_present(facts: CaseFacts, payload: Any) -> Reason | None:
    """No more votes than responsible persons who took part; who else was there only attended (列席)."""
    voices, votes = len(_voices(facts, payload)), payload.votes_for + payload.votes_against
    if votes <= voices:
        return None
    says = f"参加讨论的机关负责人为{voices}人，表决票数却为{votes}票；列席人员不表决，请核对"
    return Reason("votes_of_those_present", "行政处罚法57", says)


def _voices(facts: CaseFacts, payload: Any) -> set[str]:
    """A deputy and the person stood for have one voice."""
    known = [o for i in set(payload.participants) if (o := facts.officer(i)) and Role.LEADER in o.roles]
    return {o.deputy_for or o.id for o in known}
