"""Recusal (回避): who asked that somebody keep out of the case, what was decided, and who may not go on. Pure.

Whoever says himself that he is too near to the case keeps out from that moment (行政处罚法43(1)); where the party asks,
the investigation goes on until the responsible person has decided (行政处罚法43(3)).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from states.facts import Act, CaseFacts

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


def _told(facts: CaseFacts) -> list[Act]:
    return [] if facts.has_none_of((ASK, DECIDE)) else facts.acts_of(ASK, DECIDE)


def recused(facts: CaseFacts) -> frozenset[str]:
    """Everybody who may not take part any more."""
    found: set[str] = set()
    for act in _told(facts):
        if (act.action == ASK and act.data["asked_by"] == "self") or (
            act.action == DECIDE and act.data["result"] == "recused"
        ):
            found.add(act.data["person"])
        elif act.action == DECIDE:
            found.discard(act.data["person"])
    return frozenset(found)


def pending(facts: CaseFacts) -> frozenset[str]:
    """Everybody of whom a recusal was asked for and not yet decided."""
    found: set[str] = set()
    for act in _told(facts):
        (found.add if act.action == ASK else found.discard)(act.data["person"])
    return frozenset(found)


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
