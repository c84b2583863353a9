"""Whose request for a hearing (听证申请) stands, and who took his back (撤回), since the notice that told of the right. Pure."""

from collections.abc import Mapping

from states.acts import Act
from states.facts import CaseFacts

TELLING = ("give_prior_notice", "tell_rights")


def asked_by(facts: CaseFacts, act: Act) -> str:
    """Who asked with this request, or takes it back with this paper: the party unless somebody else is named."""
    return str(act.data.get("asked_by") or facts.party.name)


def requests_standing(facts: CaseFacts) -> Mapping[str, Act]:
    """The requests in time that were not taken back, by who made them."""
    standing: dict[str, Act] = {}
    for act in _since_told(facts, "request_hearing", "withdraw_hearing_request"):
        if act.action == "request_hearing":
            standing[asked_by(facts, act)] = act
        else:
            standing.pop(asked_by(facts, act), None)
    return standing


def none_left(act: Act) -> bool:
    """With this withdrawal nobody asks for a hearing any more: it was signed, and no other request stood."""
    return not act.flags and not act.data.get("others_stand")


def _since_told(facts: CaseFacts, *actions: str) -> list[Act]:
    notice = facts.last(*TELLING)
    since = notice.seq if notice is not None else 0
    return [act for act in facts.acts_of(*actions) if act.seq > since and not act.flags]
