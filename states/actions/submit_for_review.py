"""Send the intended decision to whoever reviews its legality (送法制审核): the days to review it run from here."""

from config.schema.base import Text
from states import gates, penalty_gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class SubmitForReview(Payload):
    """What is sent along, and what the reviewer should look at."""

    papers: Text
    note: Text | None = None


SUBMIT_FOR_REVIEW = CaseAction(
    key="submit_for_review",
    title="送法制审核",
    payload=SubmitForReview,
    roles=OFFICER,
    clause="行政处罚法58",
    never_moves=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.PROPOSED, penalty_gates.REVIEW_NOT_AWAITED),
    establishes=(Latch("review_awaited"),),
    withdraws=(Latch("review_settled"),),
)
