"""Verify an item of evidence (查证): only what was found true may support a decision (行政处罚法46)."""

from config.schema.base import Line, Text
from states import checks, gates
from states.action import OFFICER, CaseAction
from states.payload import Payload


class VerifyEvidence(Payload):
    """Which item, whether it is true, and how that was established."""

    evidence: Line
    true: bool
    how: Text


VERIFY_EVIDENCE = CaseAction(
    key="verify_evidence",
    title="查证证据",
    payload=VerifyEvidence,
    roles=OFFICER,
    clause="行政处罚法46",
    never_moves=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER),
    checks=(checks.item_on_file,),
)
