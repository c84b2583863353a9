"""Exclude an item of evidence (排除证据) that proved unlawful or untrue."""

from config.schema.base import Line, Text
from states import gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class ExcludeEvidence(Payload):
    """Which item, and why."""

    evidence: Line
    reason: Text


def item_is_on_file(facts: CaseFacts, payload: ExcludeEvidence) -> Reason | None:
    """Only what is on file can be excluded."""
    if any(act.data["no"] == payload.evidence for act in facts.acts_of("add_evidence")):
        return None
    return Reason("evidence_exists", "行政处罚法46", f"没有编号为 {payload.evidence} 的证据")


EXCLUDE_EVIDENCE = CaseAction(
    key="exclude_evidence",
    title="排除证据",
    payload=ExcludeEvidence,
    roles=LEADER,
    clause="行政处罚法46",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(item_is_on_file,),
)
