"""Keep a disputed item of evidence (决定采信) after looking into how it was obtained; the other way is to exclude it."""

from config.schema.base import Line, Text
from states import evidence, gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class UpholdEvidence(Payload):
    """Which item, and what the inquiry into it found."""

    evidence: Line
    reason: Text


def is_challenged(facts: CaseFacts, payload: UpholdEvidence) -> Reason | None:
    """Only a disputed item is decided on."""
    if payload.evidence in evidence.challenged(facts):
        return None
    return Reason("evidence_in_dispute", "行政处罚法46", f"没有人对证据 {payload.evidence} 提出尚待决定的质疑")


UPHOLD_EVIDENCE = CaseAction(
    key="uphold_evidence",
    title="决定采信证据",
    payload=UpholdEvidence,
    roles=LEADER,
    clause="行政处罚法46",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(is_challenged,),
)
