"""What a party's hearing rests on: the notice that told of the right, and whether the hearing was told of in time, by a service that stands (听证通知的送达, 行政处罚法64(二)). Pure."""

from datetime import date

from states.action import Latch
from states.acts import VALID_SERVICE, Act
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight

NOTICES = ("hearing_notice", "session_notice")
"""The notice of a hearing: before a penalty, and in the other matters."""

ON_THE_FORMER_NOTICE = (
    Latch("notice_served"),
    Latch("rights_waived"),
    Latch("hearing_waived"),
    Latch("hearing_asked"),
    Latch("hearing_scheduled"),
    Latch("hearing_held"),
    Latch("hearing_forfeited"),
)
"""What rested on the former notice and falls with it once the party is told anew (重新告知)."""


def latest_day(facts: CaseFacts, scheduled: Act) -> date:
    """The last day to serve the notice of this hearing."""
    return facts.rules.tell_before("hearing_notice", date.fromisoformat(scheduled.data["held_on"])).due


def notice_reached_in_time(facts: CaseFacts, payload: Payload) -> Reason | None:
    """Of the newest notice a sound service lies seven clear working days before the hearing; without it the hearing is
    none, and whoever stays away gives nothing up (行政处罚法64(二)(六))."""
    scheduled = facts.last("schedule_hearing")
    if scheduled is None:  # flagged by the gate on the notice itself
        return None
    served = _service(facts, _made(facts, scheduled))
    if served is not None and served.on <= latest_day(facts, scheduled):
        return None
    says = "听证通知书没有送达" if served is None else "听证通知书没有在听证的{hearing_notice}前送达"
    return Reason(
        "hearing_notice_served",
        "行政处罚法64(二)",
        f"{says}，本次听证不发生效力，当事人未到场也不视为放弃听证",
        Weight.FLAGS,
        "另定听证日期，依法送达听证通知书后重新举行听证",
    )


def _made(facts: CaseFacts, scheduled: Act) -> int:
    """The event that made the newest notice: the scheduling, or a correction that issued the paper anew."""
    issued = [act.seq for act in facts.acts if any(paper["kind"] in NOTICES for paper in act.documents)]
    return max(scheduled.seq, *issued) if issued else scheduled.seq


def _service(facts: CaseFacts, made: int) -> Act | None:
    """The first sound service of the notice made by that event; later ones do not make it late."""
    acts = (act for act in facts.acts_of("record_paper_service") if act.seq > made and act.data["kind"] in NOTICES)
    return next((act for act in acts if act.flags <= VALID_SERVICE | {"hearing_notice_served"}), None)
