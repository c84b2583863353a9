"""Whether what is decided is what was told before (事先告知): of the matters that are no penalty. Pure."""

from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason

PROPOSING = ("propose_permit", "propose_confirmation", "propose_levy")
TOLD_OF = ("result", "facts", "reasoning", "basis", "amount")
"""What the party has a right to hear of before the decision: the result, its facts, reasons and basis."""


def told_as_proposed(facts: CaseFacts) -> Reason | None:
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


def those_concerned(facts: CaseFacts) -> list[str]:
    """The people beside the party whose weighty interests the matter touches directly (利害关系人), as it was examined."""
    found = (name for act in facts.acts_of("examine_application") for name in act.data["others"])
    return list(dict.fromkeys(found))


def everybody_is_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """The notice is made for the party and for everybody concerned (河南省行政执法条例26; 行政许可法36, 47(1))."""
    wanted = [facts.party.name, *those_concerned(facts)]
    if missing := [name for name in wanted if name not in payload.told_to]:
        says = f"告知书没有写明告知{'、'.join(missing)}，当事人和利害关系人都要告知"
        return Reason("everybody_is_told", "河南省行政执法条例26", says)
    return None


def everybody_was_told(facts: CaseFacts) -> Reason | None:
    """The party and each of those concerned got the notice himself before anything is decided (行政许可法36, 47(1))."""
    notice = facts.last("tell_rights")
    if notice is None:  # a gate of its own asks for the notice
        return None
    served = [act for act in facts.acts_of("record_notice_service") if act.served and act.seq > notice.seq]
    reached = {act.data.get("served_to") or facts.party.name for act in served}
    if missing := [name for name in (facts.party.name, *those_concerned(facts)) if name not in reached]:
        says = f"告知书尚未送达{'、'.join(missing)}"
        return Reason("everybody_was_told", "河南省行政执法条例26", says)
    return None


def receiver_was_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """A receipt for somebody beside the party is for one whom the notice names."""
    notice = facts.last("tell_rights")
    if payload.served_to is None or (notice is not None and payload.served_to in notice.data["told_to"]):
        return None
    return Reason("receiver_was_told", "河南省行政执法条例26", f"告知书没有写明告知{payload.served_to}")


def _substance(data: Any) -> list[Any]:
    return [data.get(name) for name in TOLD_OF]
