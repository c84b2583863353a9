"""Ask the people's court to enforce the decision (申请人民法院强制执行): after urging, within three months, no remedy open."""

from config.schema.base import Text
from states import gates
from states.action import LEADER, CaseAction, Latch
from states.payload import Payload


class ApplyToCourt(Payload):
    """What 行政强制法55 wants beside what the record tells; the head who acts signs the application."""

    party_views: Text
    assets: Text
    materials: Text


APPLY_TO_COURT = CaseAction(
    key="apply_to_court",
    title="申请人民法院强制执行",
    payload=ApplyToCourt,
    roles=LEADER,
    clause="行政强制法53",
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.STANDING,
        gates.SERVICE_STANDS,
        gates.NOT_DISCONTINUED,
        gates.COURT_OVERDUE,
        gates.URGED,
        gates.REMEDIES_OVER,
        gates.COURT_IN_TIME,
        gates.COURT_DONE,
    ),
    establishes=(Latch("court_pending"), Latch("court_applied")),
)
