"""What an action is: its payload, who may do it, on which clause, behind which gates, and which facts it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from states.acts import Act
from states.facts import CaseFacts
from states.formula import Formula
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Role, Weight


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule as a formula over facts; unmet, it bars the act or flags what has already happened."""

    key: str
    clause: str
    says: str
    formula: Formula
    weight: Weight = Weight.BARS
    remedy: str = ""

    def unmet(self, truth: Mapping[str, bool]) -> Reason | None:
        """The reason if the formula does not hold."""
        if self.formula.holds(truth):
            return None
        return Reason(self.key, self.clause, self.says, self.weight, self.remedy)


Check = Callable[[CaseFacts, Any], Reason | None]
"""A payload predicate: compares what was filled in with the case; answers ``None`` or the reason."""

Condition = Callable[[CaseFacts], Reason | None]
"""What the record alone must say before the act is done (办理条件), where days, sums or names are compared and the reason
tells them; a yes or no is a gate. It is answered before anything is filled in, so nobody is sent to do what is refused."""


@dataclass(frozen=True, slots=True)
class Latch:
    """A fact that an act sets; ``when`` looks at the act alone (its payload, its flags, the stage it stands in)."""

    fact: str
    when: Callable[[Act], bool] | None = None

    def sets(self, act: Act) -> bool:
        return self.when is None or self.when(act)


def sound(act: Act) -> bool:
    """The act was recorded without a flag (瑕疵)."""
    return not act.flags


def served(act: Act) -> bool:
    """The paper reached the party; a defect in how it came there is on record."""
    return act.served


def ticked(field: str, *values: object) -> Callable[[Act], bool]:
    """The payload field has one of these values (none named: is true) and the act bears no flag."""
    wanted = values or (True,)
    return lambda act: not act.flags and act.data.get(field) in wanted


@dataclass(frozen=True, slots=True)
class CaseAction:
    """One action of the register."""

    key: str
    title: str
    payload: type[Payload]
    roles: frozenset[Role]
    clause: str
    gates: tuple[Gate, ...] = ()
    conditions: tuple[Condition, ...] = ()
    checks: tuple[Check, ...] = ()
    establishes: tuple[Latch, ...] = ()
    withdraws: tuple[Latch, ...] = ()
    never_moves: bool = False  # no procedure may let it change where a case stands (guidance, education, corrections)
    everywhere: bool = False  # on the spot in every step of every procedure but the last, without being listed
    paper: str | None = None  # the document it issues wherever a procedure names none for it
    while_resting: bool = False  # may be done while the case rests (中止), though it happens here and now
    reopens: bool = False  # it alone leads a case on from its end (恢复办理)
    on_paper: bool = False  # it happened outside and is entered afterwards; all else happens here and now

    def latch_names(self) -> frozenset[str]:
        """The facts it can set or take back."""
        return frozenset(latch.fact for latch in (*self.establishes, *self.withdraws))


OFFICER = frozenset({Role.OFFICER})
LEADER = frozenset({Role.LEADER})
REVIEWER = frozenset({Role.REVIEWER})
SUPERVISOR = frozenset({Role.SUPERVISOR})
SYSTEM = frozenset({Role.SYSTEM})
CLERKS = frozenset({Role.OFFICER, Role.COORDINATOR})
"""Who may enter a paper into the record."""
