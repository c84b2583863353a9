"""Decide on the permit (作出行政许可决定): a certified leader who did not examine the application."""

from config.schema.base import Text
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload
from states.telling_checks import everybody_was_told, told_as_proposed


class DecidePermit(Payload):
    """The leader's opinion; a grant is published unless secrets or privacy forbid it (行政许可法40)."""

    opinion: Text
    not_published_because: Text | None = None


DECIDE_PERMIT = CaseAction(
    key="decide_permit",
    title="作出行政许可决定",
    payload=DecidePermit,
    roles=LEADER,
    clause="行政许可法38(1)",
    gates=(*matters.BEFORE_DECISION, matters.ACCEPTED, matters.EXAMINED, matters.OTHERS_TOLD),
    checks=(told_as_proposed, everybody_was_told),
    withdraws=(Latch("decision_annulled"),),  # another decision than the one a remedy may have taken back
    establishes=(
        Latch("decision_made"),
        Latch("publication_ordered", lambda act: act.data["not_published_because"] is None),
    ),
)
