"""Rulings on an application to enforce, and the court above (上一级人民法院) that looks at one again, once: what it rules is
final, so that no other fifteen days begin (行政强制法56(2), 58(3)). Pure."""

from collections.abc import Mapping

from states.acts import Act
from states.facts import CaseFacts

ASKED_BY: Mapping[str, tuple[str, str]] = {
    "record_court_result": ("apply_to_court", "ask_higher_court"),
    "record_conduct_result": ("apply_for_conduct", "ask_higher_court_for_conduct"),
}
"""By the act that enters a ruling: how the bureau applied to the court, and how it asked the court above."""

LOOKED_AT_AGAIN = frozenset({"court_acceptance_review", "court_execution_review"})
"""Rules of the fifteen days in which the court above can be asked about a ruling."""


def of_court_above(facts: CaseFacts, ruling: Act) -> bool:
    """This ruling is the answer of the court above: nothing was applied for anew since that court was asked."""
    applied, above = ASKED_BY[ruling.action]
    before = [act for act in facts.acts_of(applied, above) if act.seq < ruling.seq]
    return bool(before) and before[-1].action == above


def went_on(facts: CaseFacts, ruling: Act) -> bool:
    """The court above was asked about this ruling, or the court itself was applied to anew, since."""
    return any(act.seq > ruling.seq for act in facts.acts_of(*ASKED_BY[ruling.action]))
