"""Approve the filing (批准立案): a certified leader who does not handle the case."""

from config.schema.base import Text
from states import gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ApproveFiling(Payload):
    """Form of filing (立案审批表), the leader's part."""

    opinion: Text


APPROVE_FILING = CaseAction(
    key="approve_filing",
    title="批准立案",
    payload=ApproveFiling,
    roles=LEADER,
    clause="行政处罚法54",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.FILING_PROPOSED,
        gates.PROMPT_FIRST,
        gates.TWO_HANDLERS,
        gates.POWER,
        gates.LIMITATION,
    ),
    establishes=(Latch("filed"),),
)
