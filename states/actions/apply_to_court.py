"""Ask the people's court to enforce the decision (申请人民法院强制执行): after urging, within three months, no remedy open."""

from config.schema.base import Text
from states import gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.urging import urged_to_what_is_owed


class ApplyToCourt(Payload):
    """What 行政强制法55 wants beside what the record tells; the head who acts signs the application."""

    party_views: Text
    assets: Text
    materials: Text


def urged_for_this_sum(facts: CaseFacts) -> Reason | None:
    """The letter that was served urged to pay what is owed now, not what was owed before a change or a plan."""
    if urged_to_what_is_owed(facts):
        return None
    says = "送达的催告书作出之后，应缴数额或者缴款日期已经改变，须就现在的应缴款项重新催告"
    return Reason("urged_for_this", "行政强制法54", says)


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
    conditions=(urged_for_this_sum,),
    establishes=(Latch("court_pending"), Latch("court_applied")),
    withdraws=(Latch("court_rejected"), Latch("court_refused")),  # asked anew
)
