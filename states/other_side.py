"""The other side (被申请人、对方当事人) of a dispute: named by whoever applies, at the latest with what he supplies. Pure."""

from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason

TWO_SIDED = {"adjudication": "中办发〔2018〕75号", "mediation": "金科〔2015〕8号四(3)"}
"""Families of disputes between two, with the clause that says so."""
NAMING = ("register_application", "submit_corrections")


def other_side(facts: CaseFacts, field: str = "other_party") -> str | None:
    """Name (or address) of the other side as it was told last."""
    told = (act.data.get(field) for act in reversed(facts.acts_of(*NAMING)))
    return next((name for name in told if name), None)


def other_side_is_named(facts: CaseFacts) -> Reason | None:
    """Nobody rules on or mediates a dispute with nobody, nor of somebody with himself."""
    clause, named = TWO_SIDED.get(facts.procedure.family), other_side(facts)
    if clause is None or (named is not None and named != facts.party.name):
        return None
    says = "没有写明对方当事人（被申请人），或者写的就是申请人本人，须一次告知补正后受理"
    return Reason("other_side_named", clause, says)


def other_side_was_asked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever agrees to mediation is the other side of this dispute."""
    named = other_side(facts)
    if named is None or payload.other_party == named:
        return None
    return Reason("other_side_asked", "金科〔2015〕8号四(3)", f"本案的对方当事人是{named}，征求的须是其本人的意见")
