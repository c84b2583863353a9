"""Where a case stands: what can be done now, what is missing, and who may do it. Pure."""

from dataclasses import dataclass, replace
from typing import Any

from states.action import CaseAction
from states.actions import ACTIONS
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR, no_move, reasons_against
from states.reasons import Reason
from states.vocabulary import ROLE_TITLES, Role, Weight


@dataclass(frozen=True, slots=True)
class Standing:
    """One action here and now: what bars it, and what would be flagged (瑕疵) if it were entered."""

    action: CaseAction
    reasons: tuple[Reason, ...]

    @property
    def possible(self) -> bool:
        """Nothing bars it, as far as the case itself says; the payload is judged when it comes."""
        return not any(reason.weight is Weight.BARS for reason in self.reasons)

    @property
    def who(self) -> str:
        """The roles that may do it."""
        return "、".join(ROLE_TITLES[role] for role in sorted(self.action.roles))

    def told(self) -> str:
        """The same for people."""
        lines = ["可以办理"] if self.possible else []
        for reason in self.reasons:
            word = "" if reason.weight is Weight.BARS else "会记瑕疵："
            lines.append(f"{word}{reason.says}（{reason.clause}）")
        return "\n".join(lines)

    def plain(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "act": self.action.key,
            "title": self.action.title,
            "clause": self.action.clause,
            "roles": sorted(self.action.roles),
            "possible": self.possible,
            "reasons": [{"gate": r.gate, "clause": r.clause, "says": r.says, "weight": r.weight} for r in self.reasons],
        }


def known_here(facts: CaseFacts) -> list[str]:
    """The actions that the procedure knows from this step."""
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    return [key for key in ACTIONS if lifecycle.knows(key, facts.step)]


def standing(facts: CaseFacts, key: str, by: str | None) -> Standing:
    """What bars one action now, apart from its payload; judged for the person named, else for whoever may do it best."""
    action = ACTIONS[key]
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    found = [_against(facts, key, person) for person in ([by] if by else _candidates(facts, action.roles))]
    nobody = (Reason("role", action.clause, "名录中没有可以办理此事的在岗人员"),)
    reasons = min(found, key=lambda one: sum(r.weight is Weight.BARS for r in one), default=nobody)
    if not lifecycle.knows(key, facts.step):
        reasons = (*reasons, no_move(lifecycle, action, facts.step))
    return Standing(action, reasons)


def _against(facts: CaseFacts, key: str, person: str) -> tuple[Reason, ...]:
    return reasons_against(replace(facts, actor=person), ACTIONS[key], None)


def _candidates(facts: CaseFacts, roles: frozenset[Role]) -> list[str]:
    found = [p.id for p in facts.roster.values() if p.active and p.roles & roles]
    return [*found, SYSTEM_ACTOR] if Role.SYSTEM in roles else found
