"""Send the case back (退回) with a reason; what was proposed or approved is open again."""

from states import gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Reasoned
from states.vocabulary import Role


class ReturnForRework(Reasoned):
    """Why it goes back and what is wanted."""


RETURN_FOR_REWORK = CaseAction(
    key="return_for_rework",
    title="退回",
    payload=ReturnForRework,
    roles=LEADER | {Role.REVIEWER},
    clause="行政处罚法57",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    withdraws=(
        Latch("filing_proposed"),
        Latch("review_passed"),
        Latch("discussion_held"),
        Latch("decision_approved"),
        Latch("penalty_proposed"),
        Latch("no_penalty_proposed"),
    ),
)
