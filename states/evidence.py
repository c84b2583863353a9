"""Which items of evidence (证据) a decision may rest on (行政处罚法46). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from states.investigating import untainted
from states.recusal import recused

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts


def items_standing(facts: CaseFacts) -> Mapping[str, Act]:
    """Items by number that were lawfully obtained, verified and not excluded; what somebody gathered who keeps out of
    the case by now stands once another verified it since (行政处罚法43, 46)."""
    found = {act.data["no"]: act for act in facts.acts_of("add_evidence") if not act.flags}
    verified = {no: bool(act.data.get("verified", True)) for no, act in found.items()}
    verified |= {act.data["evidence"]: act.data["true"] for act in facts.acts_of("verify_evidence")}
    excluded = {act.data["evidence"] for act in facts.acts_of("exclude_evidence")}
    checked = _verified_without_the_recused(facts)
    return {
        no: act
        for no, act in found.items()
        if verified[no] and no not in excluded and (no in checked or untainted(facts, act))
    }


def _verified_without_the_recused(facts: CaseFacts) -> frozenset[str]:
    """Items verified after the newest recusal by somebody who does not keep out (查证)."""
    told = facts.last("ask_recusal", "decide_recusal")
    if told is None:
        return frozenset()
    out = recused(facts)
    acts = (act for act in facts.acts_of("verify_evidence") if act.seq > told.seq and act.by not in out)
    return frozenset(act.data["evidence"] for act in acts)


def evidence_challenged(facts: CaseFacts) -> bool:
    """An item is disputed (``challenge_evidence``) and neither upheld nor excluded (行政处罚法46)."""
    return bool(challenged(facts))


def challenged(facts: CaseFacts) -> frozenset[str]:
    """Items whose lawfulness or truth was disputed and on which nobody has decided yet."""
    if facts.has_none_of(("challenge_evidence",)):
        return frozenset()
    found: set[str] = set()
    for act in facts.acts_of("challenge_evidence", "uphold_evidence", "exclude_evidence"):
        (found.add if act.action == "challenge_evidence" else found.discard)(act.data["evidence"])
    return frozenset(found)


def items_cited(facts: CaseFacts) -> tuple[str, ...]:
    """The numbers of the items that the newest proposal says it rests on; a revision that names none keeps those of
    the proposal it revises."""
    for act in _proposals(facts):
        if items := act.data.get("evidence_items"):
            return tuple(items)
    return ()


def _proposals(facts: CaseFacts) -> Iterator[Act]:
    """The newest proposal, and back to the full one it changes."""
    for act in reversed(facts.acts_of("propose_penalty", "propose_no_penalty", "revise_proposal", "propose_ruling")):
        yield act
        if act.action != "revise_proposal":
            return


def items_relied_on(facts: CaseFacts) -> list[Act]:
    """The items a decision lists: those the proposal names, else all that stand."""
    standing, cited = items_standing(facts), items_cited(facts)
    return [act for no, act in standing.items() if not cited or no in cited]


def cited_stands(facts: CaseFacts) -> bool:
    """Nothing the proposal rests on was excluded, found untrue or unlawfully obtained."""
    cited = items_cited(facts)
    return not cited or set(cited) <= items_standing(facts).keys()


def cited_was_heard(facts: CaseFacts) -> bool:
    """Nothing the proposal rests on came onto the file only after the hearing (行政处罚法65)."""
    hearing = facts.last("record_hearing")
    if hearing is None or not facts.latches.get("hearing_held", False):
        return True
    return not any(act.seq > hearing.seq for act in items_relied_on(facts))


def not_examined(facts: CaseFacts, cited: Sequence[str] = ()) -> tuple[str, ...]:
    """Items that came onto the file after the newest session (审理) and were not put to both sides there (质证): of those
    cited, of all that stand if none is."""
    session = facts.last_sound("hold_session")
    later = (no for no, act in items_standing(facts).items() if session is not None and act.seq > session.seq)
    return tuple(no for no in later if not cited or no in cited)


def ruling_was_examined(facts: CaseFacts) -> bool:
    """Nothing the proposed ruling rests on came after the session."""
    return not not_examined(facts, items_cited(facts))
