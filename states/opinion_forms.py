"""With which decisions the opinion form (行政执法回访意见表) goes. Pure."""

from states import major
from states.facts import CaseFacts


def form_due(facts: CaseFacts) -> bool:
    """The opinion form goes with this decision: with every one, or with large and major ones only; an answer to a request
    for information is no decision of enforcement (金科〔2015〕8号四(1)) and goes without."""
    if facts.latches.get("information_asked", False):
        return False
    if facts.rules.body.bureau.opinion_form_with == "every_decision":
        return True
    return major.is_major(facts)
