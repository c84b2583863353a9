"""Other cases of the bureau (他案) that an act is judged by: what it asks about them, and what is told of each. Pure.

What was told stands in the event of the act, so that deciding it again needs no other case; ``zhifa verify`` looks up
each case that was told of as its record stood then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from states.acts import OPENING
from states.payload import IntendedPenalty
from states.workdays import months_after

if TYPE_CHECKING:
    from states.facts import CaseFacts

Asks = Literal["fines", "inspections", "penalty"]
FINING = frozenset({"propose_penalty", "approve_decision", "make_decision", "make_spot_decision"})
INSPECTION = "record_inspection"
DISPOSAL = "decide_measure"
ASKING = FINING | {INSPECTION, DISPOSAL}
"""Acts that may ask about other cases; every other act pays nothing for them."""
DECISIONS = frozenset({"decision", "spot_decision"})
"""Kinds of document that are a penalty decision."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an act asks: about the other cases of the same party, or about the one case that the act names."""

    asks: Asks
    own: str  # the case that asks
    party: str | None  # number of the party's document (统一社会信用代码、公民身份号码)
    violated_on: str = ""
    lead: str | None = None
    since: str = ""
    until: str = ""
    case_no: str | None = None

    def concerns(self, other: CaseFacts) -> bool:
        """Whether the other case is one that the act has to know of."""
        if self.asks == "penalty":
            return other.no == self.case_no
        if other.no == self.own or other.party.identifier != self.party:
            return False
        if self.asks == "inspections":
            return True
        return other.violated_on.isoformat() == self.violated_on or (
            self.lead is not None and lead_of(other) == self.lead
        )

    def told_of(self, other: CaseFacts) -> dict[str, Any]:
        """What the event keeps of the other case: its number, how far its record was read, and what it says."""
        read = {"no": other.no, "seq": other.revision}
        if self.asks == "inspections":
            days = [act.on.isoformat() for act in other.acts_of(INSPECTION)]
            return {**read, "days": [day for day in days if self.since <= day <= self.until]}
        if self.asks == "penalty":
            return {
                **read,
                **_decision(other),
                "same_party": self._is_party_of(other),
                "takes_goods": takes_goods(other),
            }
        about = {"power": other.power_code, "violated_on": other.violated_on.isoformat(), "lead": lead_of(other)}
        return {
            **read,
            **about,
            "also_broken": list(also_broken(other)),
            "fine": other.decided_fine,
            **_decision(other),
        }

    def _is_party_of(self, other: CaseFacts) -> bool:
        return self.party is not None and other.party.identifier == self.party


def asked(facts: CaseFacts, action: str, payload: Any) -> Question | None:
    """The question an act must ask before it is judged; ``None`` for almost all."""
    if action not in ASKING:
        return None
    party = facts.party.identifier
    if action == DISPOSAL:
        named = payload.penalty if payload.outcome == "confiscate" else None
        if named is None or named.organ is not None:
            return None
        return Question("penalty", facts.no, party, case_no=named.case_no)
    if party is None:
        return None
    if action == INSPECTION:
        return _inspections(facts, party)
    if not _fines(facts, payload):
        return None
    return Question("fines", facts.no, party, facts.violated_on.isoformat(), lead_of(facts))


def _fines(facts: CaseFacts, payload: Any) -> bool:
    """Whether this act proposes, approves or decides a fine."""
    kinds = getattr(payload, "sanctions", None)
    return facts.truth["fine_proposed"] if kinds is None else "fine" in kinds


def _inspections(facts: CaseFacts, party: str) -> Question | None:
    """Under a release from before there was a figure for it, nobody counts."""
    months = facts.rules.figure_if_any("inspection_months")
    if months is None:
        return None
    since, until = months_after(facts.on, -months), facts.on
    return Question("inspections", facts.no, party, since=since.isoformat(), until=until.isoformat())


def lead_of(facts: CaseFacts) -> str | None:
    """Number of the lead (线索编号) the case was opened on."""
    return _opening(facts).get("lead")


def source_of(facts: CaseFacts) -> str | None:
    """Where the lead came from (线索来源), in words."""
    return _opening(facts).get("source")


def _opening(facts: CaseFacts) -> Mapping[str, Any]:
    act = facts.last(OPENING)
    return act.data if act is not None else {}


def also_broken(facts: CaseFacts) -> tuple[str, ...]:
    """Powers of the other norms that the act of this case breaks, as the newest proposal names them."""
    proposal = facts.last("propose_penalty")
    return tuple(proposal.data.get("also_broken") or ()) if proposal is not None else ()


def norms_of(facts: CaseFacts, payload: Any) -> tuple[str, ...]:
    """The same as this act has them: named by a proposal, kept by whatever follows it."""
    told = payload.norms_told if isinstance(payload, IntendedPenalty) else None
    return also_broken(facts) if told is None else told


def takes_goods(facts: CaseFacts) -> bool:
    """A decision that stands confiscates goods (没收非法财物)."""
    decided = facts.decided
    if decided is None or facts.latches.get("decision_annulled", False):
        return False
    return "confiscation_of_goods" in decided.data.get("sanctions", ())


def _decision(facts: CaseFacts) -> Mapping[str, str | None]:
    """Number and day of the penalty decision."""
    act = facts.last("make_decision", "make_spot_decision")
    papers = act.documents if act is not None else ()
    number = next((paper["number"] for paper in papers if paper["kind"] in DECISIONS), None)
    return {"decision": number, "decided_on": act.on.isoformat() if act is not None and number else None}


def cases_told(facts: CaseFacts, asks: Asks) -> tuple[Mapping[str, Any], ...]:
    """What the act was told of other cases in answer to this question; nothing where it did not ask."""
    others = facts.others
    return tuple(others["cases"]) if others is not None and others["asks"] == asks else ()
