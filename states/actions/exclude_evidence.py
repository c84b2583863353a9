"""Exclude an item of evidence (排除证据) that proved unlawful or untrue."""

from config.schema.base import Line, Text
from states import checks, gates
from states.action import LEADER, CaseAction
from states.payload import Payload


class ExcludeEvidence(Payload):
    """Which item, and why."""

    evidence: Line
    reason: Text


EXCLUDE_EVIDENCE = CaseAction(
    key="exclude_evidence",
    title="排除证据",
    payload=ExcludeEvidence,
    roles=LEADER,
    clause="行政处罚法46",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(checks.item_on_file,),
)
