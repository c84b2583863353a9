"""What an act on a register is: its payload, who may do it, on which clause, and what else must hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.schema.release import ReleaseBody
from states.facts import OfficerFacts
from states.payload import Payload
from states.reasons import ActionRefused, Reason
from states.registers.entries import Registers
from states.vocabulary import ROLE_TITLES, Role

RegisterCheck = Callable[["RegisterFacts", Any], Reason | None]
"""Compares what was filled in with the registers; answers ``None`` or the reason."""


@dataclass(frozen=True)
class RegisterFacts:
    """A frozen snapshot for one act on a register: all its rules may look at."""

    registers: Registers
    roster: Mapping[str, OfficerFacts]
    body: ReleaseBody  # the release in force
    actor: str
    on: date  # the day of the act, in the bureau's time zone

    def officer(self, officer_id: str) -> OfficerFacts | None:
        found = self.roster.get(officer_id)
        return found if found is not None and found.active else None

    def is_one_of(self, officer_id: str, *roles: Role) -> bool:
        """Whether this person is in post today and holds one of the roles."""
        found = self.officer(officer_id)
        return found is not None and bool(found.roles & set(roles))


@dataclass(frozen=True, slots=True)
class RegisterAction:
    """One act on a register."""

    key: str
    title: str
    payload: type[Payload]
    roles: frozenset[Role]
    clause: str
    checks: tuple[RegisterCheck, ...] = ()


def judge(action: RegisterAction, facts: RegisterFacts, payload: Payload) -> None:
    """Raise ActionRefused with every reason against this act."""
    reasons = [*_role(action, facts), *(r for check in action.checks if (r := check(facts, payload)) is not None)]
    if reasons:
        raise ActionRefused(action.key, "registers", tuple(reasons))


def _role(action: RegisterAction, facts: RegisterFacts) -> Sequence[Reason]:
    if facts.is_one_of(facts.actor, *action.roles):
        return ()
    allowed = "、".join(ROLE_TITLES[role] for role in sorted(action.roles))
    return (Reason("role", action.clause, f"{action.title}须由在岗的{allowed}办理"),)


def not_future(field: str, clause: str) -> RegisterCheck:
    """The day on the paper is today or past: nothing is entered in advance."""

    def check(facts: RegisterFacts, payload: Any) -> Reason | None:
        """The day on the paper is not later than today."""
        day = getattr(payload, field)
        return Reason("not_future", clause, "所填日期晚于今天，不能预先登记") if day > facts.on else None

    return check


def second_person(field: str, clause: str, *roles: Role) -> RegisterCheck:
    """Somebody else, in post and of one of these roles, stands beside whoever acts."""

    def check(facts: RegisterFacts, payload: Any) -> Reason | None:
        """The second person is somebody else of the right role."""
        other = getattr(payload, field)
        if other == facts.actor:
            return Reason("second_person", clause, "复核人不得与办理人为同一人")
        if not facts.is_one_of(other, *roles):
            allowed = "、".join(ROLE_TITLES[role] for role in roles)
            return Reason("second_person", clause, f"{other} 不是在岗的{allowed}，不能复核")
        return None

    return check
