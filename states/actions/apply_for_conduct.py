"""Ask the people's court to enforce conduct (申请人民法院强制执行行为义务): handing over, stopping, correcting, demolishing."""

from config.schema.base import Line, Text
from states import gates
from states import gates_conduct as conduct
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class ApplyForConduct(Payload):
    """What 行政强制法55 wants beside what the record tells; the court where the immovable lies, if it is about one (54);
    why it is urgent, if execution at once is asked for (59)."""

    party_views: Text
    assets: Text
    materials: Text
    immovable_court: Line | None = None
    urgent: Text | None = None


def urged_for_this(facts: CaseFacts) -> Reason | None:
    """The letter that was served urged to these duties, not to others that were settled before."""
    opened = facts.last("record_unperformed")
    letters = [
        act for act in facts.acts_of("record_paper_service") if act.served and act.data["kind"] == "conduct_urging"
    ]
    if opened is None or (letters and letters[-1].seq > opened.seq):
        return None
    return Reason("urged_for_this", "行政强制法54", "送达的催告书不是就现在尚未履行的行为义务作出的，须重新催告")


APPLY_FOR_CONDUCT = CaseAction(
    key="apply_for_conduct",
    title="申请人民法院强制执行行为义务",
    payload=ApplyForConduct,
    roles=LEADER,
    clause="行政强制法53",
    never_moves=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.STANDING,
        gates.SERVICE_STANDS,
        gates.NOT_DISCONTINUED,
        conduct.CONDUCT_OPEN,
        conduct.CONDUCT_URGED,
        conduct.CONDUCT_REMEDIES_OVER,
        conduct.CONDUCT_IN_TIME,
        conduct.CONDUCT_COURT_DONE,
    ),
    conditions=(urged_for_this,),
    establishes=(Latch("conduct_court_pending"), Latch("conduct_applied")),
    withdraws=(Latch("conduct_rejected"), Latch("conduct_refused")),  # asked anew
)
