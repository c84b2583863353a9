"""Send the case back (退回) with a reason; what was proposed or approved is open again."""

from states import gates
from states.action import LEADER, CaseAction, Latch
from states.acts import Act
from states.payload import Reasoned
from states.vocabulary import Role, Stage


class ReturnForRework(Reasoned):
    """Why it goes back and what is wanted."""


def in_inspection(act: Act) -> bool:
    """The report itself goes back: the investigation goes on."""
    return act.step.split(".")[0] == Stage.INSPECT


RETURN_FOR_REWORK = CaseAction(
    key="return_for_rework",
    title="退回",
    payload=ReturnForRework,
    roles=LEADER | {Role.REVIEWER},
    clause="行政处罚法57",
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    establishes=(Latch("review_settled"),),  # what is worked on again is sent anew
    withdraws=(
        Latch("review_awaited"),
        Latch("filing_proposed"),
        Latch("investigation_reported", in_inspection),
        Latch("review_passed"),
        Latch("discussion_held"),
        Latch("decision_approved"),
        Latch("penalty_proposed"),
        Latch("no_penalty_proposed"),
        Latch("matter_proposed"),
    ),
)
