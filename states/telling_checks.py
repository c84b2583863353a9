"""Whether what is decided is what was told before (事先告知): of the matters that are no penalty. Pure."""

from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason

PROPOSING = ("propose_permit", "propose_confirmation", "propose_levy")
TOLD_OF = ("result", "facts", "reasoning", "basis", "amount")
"""What the party has a right to hear of before the decision: the result, its facts, reasons and basis."""


def told_as_proposed(facts: CaseFacts, payload: object) -> Reason | None:
    """What weighs on somebody is decided as it was told: a proposal made anew with another result or on other facts,
    reasons or basis is told anew (河南省行政执法条例26). Whether anything was told at all is a gate of its own."""
    truth, served, proposal = facts.truth, facts.notice_service, facts.last(*PROPOSING)
    if served is None or proposal is None or (truth["grant_proposed"] and not truth["others_concerned"]):
        return None
    notice = next((a for a in reversed(facts.acts_of("tell_rights")) if a.seq < served.seq), None)
    told = next((a for a in reversed(facts.acts_of(*PROPOSING)) if notice and a.seq < notice.seq), None)
    if told is None or _substance(told.data) == _substance(proposal.data):
        return None
    says = "拟作出的决定与已告知的结果、事实、理由或者依据不同，尚未重新告知"
    return Reason("told_as_proposed", "河南省行政执法条例26", says)


def _substance(data: Any) -> list[Any]:
    return [data.get(name) for name in TOLD_OF]
