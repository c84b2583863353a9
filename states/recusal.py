"""Recusal (回避): who asked that somebody keep out of the case, what was decided, and who may not go on. Pure.

Whoever says himself that he is too near to the case keeps out from that moment (行政处罚法43(1)); where the party asks,
the investigation goes on until the responsible person has decided (行政处罚法43(3)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts

ASK, DECIDE = "ask_recusal", "decide_recusal"

NAMED_IN = (
    "officers",
    "handlers",
    "participants",
    "visitors",
    "reported_by",
    "requested_by",
    "chair",
    "clerk",
    "recorder",
    "reporter",
    "second_person",
    "successor",
)
"""Fields of payloads that name people who take part."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared relation of an officer to a party (利害关系), as the register has it."""

    no: str
    officer: str
    party: str  # number of the party's document
    party_name: str
    kind: str  # as asked in a case: party_or_kin | direct_interest | other_relation
    began_on: date
    ended_on: date | None = None  # the first day it is no more

    def stands(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


def related(facts: CaseFacts) -> Mapping[str, Relation]:
    """Officers with a registered relation to the party on the day of the command."""
    return {relation.officer: relation for relation in facts.relations if relation.stands(facts.on)}


def _told(facts: CaseFacts) -> list[Act]:
    return [] if facts.has_none_of((ASK, DECIDE)) else facts.acts_of(ASK, DECIDE)


def recused(facts: CaseFacts) -> frozenset[str]:
    """Everybody who may not take part any more; a registered relation stands until the register ends it."""
    found: set[str] = set()
    kept_out = related(facts).keys() if facts.relations else frozenset()
    for act in _told(facts):
        if (act.action == ASK and act.data["asked_by"] == "self") or (
            act.action == DECIDE and act.data["result"] == "recused"
        ):
            found.add(act.data["person"])
        elif act.action == DECIDE:
            found.discard(act.data["person"])
    return frozenset(found | kept_out)


def pending(facts: CaseFacts) -> frozenset[str]:
    """Everybody of whom a recusal was asked for and not yet decided."""
    found: set[str] = set()
    for act in _told(facts):
        (found.add if act.action == ASK else found.discard)(act.data["person"])
    return frozenset(found)


def actor_not_recused(facts: CaseFacts) -> bool:
    """Who acts has no relation to the case and was not recused (行政处罚法43(1))."""
    return facts.actor not in recused(facts)


def recusal_pending(facts: CaseFacts) -> bool:
    """Somebody asked that a person keep out, and the head has not decided yet (行政处罚法43(3))."""
    return bool(pending(facts))


def succeeded(facts: CaseFacts, handlers: tuple[str, ...]) -> tuple[str, ...]:
    """The handlers, each recused one replaced by whoever was named to take his place."""
    for act in _told(facts):
        successor = act.data.get("successor") if act.action == DECIDE else None
        if successor and act.data["result"] == "recused":
            handlers = tuple(successor if one == act.data["person"] else one for one in handlers)
    return tuple(dict.fromkeys(handlers))


def people_named(payload: Any) -> Iterator[str]:
    """Everybody a payload says took part or is to take part."""
    receipt = getattr(payload, "receipt", None)
    yield from getattr(receipt, "servers", ())
    for field in NAMED_IN:
        value = getattr(payload, field, None)
        yield from (value,) if isinstance(value, str) else value or ()
