"""Approve an ordinary guidance plan (批准指导方案)."""

from config.schema.base import Text
from states import gates, penalty_gates
from states import gates_disputes as soft
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ApproveGuidance(Payload):
    """The leader's opinion."""

    opinion: Text


APPROVE_GUIDANCE = CaseAction(
    key="approve_guidance",
    title="批准指导方案",
    payload=ApproveGuidance,
    roles=LEADER,
    clause="金科〔2015〕8号二(二)",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, soft.GUIDANCE_PLANNED, penalty_gates.RECUSAL_DECIDED),
    establishes=(Latch("guidance_approved"),),
)
