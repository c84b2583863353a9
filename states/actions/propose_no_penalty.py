"""Propose not to punish (拟不予处罚意见) under a branch of 行政处罚法33 or because nothing was established."""

from config.schema.base import Text
from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class ProposeNoPenalty(Payload):
    """Why there is to be no penalty."""

    facts: Text
    reasoning: Text


PROPOSE_NO_PENALTY = CaseAction(
    key="propose_no_penalty",
    title="提出拟不予处罚意见",
    payload=ProposeNoPenalty,
    roles=OFFICER,
    clause="行政处罚法57(二)",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.REPORTED, gates.NO_PENALTY_GROUND),
    establishes=(Latch("no_penalty_proposed"),),
    withdraws=(Latch("penalty_proposed"), Latch("review_passed"), Latch("discussion_held")),
)
