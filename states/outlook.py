"""By when each deed of a way is to be done (最迟办理日期): by the terms that run, and by those that would (预计), were each deed
done on the first day it can be. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.schema.procedure import CaseTerm
from states.action import CaseAction
from states.facts import CaseFacts
from states.reviews import SETTLES
from states.ways import Deed
from states.workdays import days_after


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day (最迟办理日期) for a deed; ``expected``: by a term that has not begun."""

    day: date
    expected: bool

    def told(self) -> str:
        """The same for people."""
        return f"预计{self.day.isoformat()}" if self.expected else self.day.isoformat()


def last_days(facts: CaseFacts, deeds: Sequence[Deed], running: Iterable[Mapping[str, Any]]) -> list[LastDay | None]:
    """For each deed in turn the first last day of the terms it would end, or that it waits for; ``None``: none binds it."""
    terms: dict[str, LastDay] = {}
    for one in running:  # of several that run side by side the first to end binds
        own = LastDay(date.fromisoformat(str(one["due_on"])), expected=False)
        terms[str(one["key"])] = min(own, terms.get(str(one["key"]), own), key=lambda each: each.day)
    found, today = [], facts.on
    for deed in deeds:
        if deed.action is None:
            until = terms.pop(deed.until, None)
            today = max(today, days_after(until.day, 1)) if until is not None else today
            found.append(until)
            continue
        owed = [term for term in facts.procedure.terms if term.owed]
        ends = [term.key for term in owed if _ended_by(deed.action) & set(term.until)]
        days = [terms.pop(key) for key in ends if key in terms]
        found.append(min(days, key=lambda one: one.day, default=None))
        terms.update(_begun(facts, deed.action, today))
    return found


def _ended_by(action: CaseAction) -> frozenset[str]:
    """The facts that the action can set, so far as terms end with them."""
    settled = SETTLES.get(action.key)
    return action.latch_names() | ({settled} if settled is not None else frozenset())


def _begun(facts: CaseFacts, action: CaseAction, today: date) -> dict[str, LastDay]:
    """The terms the action would start if it were done on this day; those whose first day the record tells are left out."""
    begun = (term for term in facts.procedure.terms if action.key in term.starts and _can_be_told(facts, term, action))
    return {
        term.key: LastDay(facts.rules.term_from(term.rule_for(action.key), today, today).due, expected=True)
        for term in begun
    }


def _can_be_told(facts: CaseFacts, term: CaseTerm, action: CaseAction) -> bool:
    if term.due_by is not None or term.runs_from is not None or action.key in term.counts_from:
        return False
    return term.when is None or facts.truth[term.when] or term.when in {latch.fact for latch in action.establishes}
