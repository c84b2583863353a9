"""Which law judges the act (行政处罚法37): the law of its day, or a newer one where that is lighter. Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from config.schema.law import FineRange, Power, Standard
from states.discretion import weigh

if TYPE_CHECKING:
    from states.facts import CaseFacts


@dataclass(frozen=True, slots=True)
class LawOfAct:
    """The row of the power list on the day of the act, the one in force now, and whether the newer one applies."""

    then: Power
    now: Power

    @property
    def newer(self) -> bool:
        """The newer text is lighter, so it applies (从旧兼从轻)."""
        return self.now is not self.then and lighter(self.now, self.then)

    @property
    def applied(self) -> Power:
        """The row whose kinds and range bind this case."""
        return self.now if self.newer else self.then


def law_of_act(facts: CaseFacts) -> LawOfAct | None:
    """The choice for this case; ``None`` if no row of the list ever named the power. A row that ended since the case
    was opened still names what happened under it; where the list began later than the act, its first row is all there
    is, and whether the statute itself was in force is asked of the clauses cited."""
    now = facts.power or facts.rules.power(facts.power_code, facts.opened_on)
    then = facts.rules.power(facts.power_code, facts.violated_on) or now
    if then is None:
        return None
    return LawOfAct(then, now or then)


def lighter(new: Power, old: Power) -> bool:
    """Whether the newer text punishes less: no further kind of penalty, and a lower range (its top, then its foot) or,
    the range being the same, fewer kinds."""
    if set(new.sanctions) - set(old.sanctions):
        return False
    if new.fine != old.fine and "fine" in new.sanctions:
        return _lower(new.fine, old.fine)
    return set(new.sanctions) < set(old.sanctions)


def _lower(new: FineRange | None, old: FineRange | None) -> bool:
    if new is None or old is None:  # a statute without figures cannot be called lighter than one with them
        return False
    return (new.highest, new.lowest) < (old.highest, old.lowest)


@dataclass(frozen=True, slots=True)
class StandardOfAct:
    """The discretion standard (裁量基准) that binds this proposal, and the other one if there were two."""

    applied: Standard | None
    other: Standard | None = None


def standard_of_act(facts: CaseFacts, grade: str, cited: Set[str]) -> StandardOfAct:
    """The standard of the day of the act, or today's where it is lighter for these circumstances; a standard adopted
    since binds too where there was none, for it only narrows what the statute allows."""
    then = facts.standard(facts.violated_on)
    now = facts.standard(facts.on)
    if then is None or now is None or then is now:
        return StandardOfAct(now or then)
    before, after = _grade(then, grade, cited), _grade(now, grade, cited)
    if after is not None and (before is None or _lighter_band(after, before)):
        return StandardOfAct(now, then)
    return StandardOfAct(then, now)


def _grade(standard: Standard, key: str, cited: Set[str]) -> tuple[FineRange | None] | None:
    """The band that follows from the circumstances; where they are not this standard's, that of the grade named."""
    weighed = weigh(standard, sorted(cited))
    found = weighed.grade if weighed is not None else standard.grade(key)
    return None if found is None else (found.fine,)


def _lighter_band(new: tuple[FineRange | None], old: tuple[FineRange | None]) -> bool:
    return old[0] is not None and (new[0] is None or _lower(new[0], old[0]))
