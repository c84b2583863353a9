"""Give the prior notice (事先告知): content, facts, reasons, basis, and the party's rights."""

from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.hearing_notice import ON_THE_FORMER_NOTICE
from states.payload import NoPayload


class GivePriorNotice(NoPayload):
    """The notice tells the proposal as it stands on record."""


GIVE_PRIOR_NOTICE = CaseAction(
    key="give_prior_notice",
    title="制作事先告知书",
    payload=GivePriorNotice,
    roles=OFFICER,
    clause="行政处罚法44",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.PENALTY_PROPOSED, gates.TWO_HANDLERS, gates.POWER),
    establishes=(Latch("notice_given"), Latch("review_settled")),
    withdraws=(
        *ON_THE_FORMER_NOTICE,
        Latch("review_passed"),
        Latch("review_awaited"),  # what was sent for review before is reviewed as it was told, and sent anew
        Latch("discussion_held"),
    ),
)
