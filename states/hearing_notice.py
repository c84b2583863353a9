"""What a party's hearing rests on: the notice that told of the right, and whether the hearing was told of in time, by a
service that stands (听证通知的送达, 行政处罚法64(二)). Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from states.action import Latch
from states.acts import VALID_SERVICE, Act
from states.facts import CaseFacts
from states.hearing_requests import TELLING, none_left
from states.reasons import Reason
from states.telling_checks import those_concerned
from states.vocabulary import BUREAU_TZ, Weight

NOTICES = ("hearing_notice", "session_notice")
"""The notice of a hearing: before a penalty, and in the other matters."""

ON_THE_FORMER_NOTICE = (
    Latch("notice_served"),
    Latch("rights_waived"),
    Latch("hearing_waived"),
    Latch("hearing_asked"),
    Latch("hearing_request_withdrawn"),
    Latch("hearing_scheduled"),
    Latch("hearing_held"),
    Latch("hearing_forfeited"),
)
"""What rested on the former notice and falls with it once the party is told anew (重新告知)."""


TIME_AND_PLACE = ("held_on", "begins", "place")


def latest_day(facts: CaseFacts, scheduled: Act) -> date:
    """The last day to serve the notice of this hearing."""
    return facts.rules.tell_before("hearing_notice", date.fromisoformat(scheduled.data["held_on"])).due


def to_be_told(facts: CaseFacts) -> list[str]:
    """Who is told of time and place: the party, and in the other matters whoever is concerned (利害关系人, 行政许可法48(一))."""
    return [facts.party.name, *those_concerned(facts)]


def told_in_time(facts: CaseFacts, *names: str) -> bool:
    """Whether time and place as they stand reached these people, or everybody who is to be told, seven clear working days
    before (行政处罚法64(二)); a notice that only names another chair leaves them as they were told."""
    same, scheduled = _same_hearing(facts), facts.last("schedule_hearing")
    if not same or scheduled is None:
        return False
    first, latest = _made(facts, same[0]), latest_day(facts, scheduled)
    came = [_service(facts, first, name) for name in names or to_be_told(facts)]
    return all(service is not None and service.on <= latest for service in came)


def notice_served(facts: CaseFacts) -> bool:
    """Whether all that was told of the hearing ahead reached everybody: time and place in time, another chair before it
    begins (行政处罚法64(二), (四)). A second notice that tells the same needs no service of its own."""
    same = _same_hearing(facts)
    if not same or not told_in_time(facts):
        return False
    return len({act.data["chair"] for act in same}) == 1 or _newest_served(facts, same[-1])


def only_the_chair_changes(facts: CaseFacts, told: Mapping[str, Any]) -> bool:
    """Whether what is told now is the time and place that reached the party in time, of a hearing still ahead."""
    same = _same_hearing(facts)
    if not same or not told_in_time(facts) or not _before_it_begins(facts.at, told):
        return False
    return all(told[name] == same[-1].data[name] for name in TIME_AND_PLACE)


def _before_it_begins(moment: datetime, told: Mapping[str, Any]) -> bool:
    """Whether this is before the hour of the hearing."""
    return moment.astimezone(BUREAU_TZ).strftime("%Y-%m-%d %H:%M") < f"{told['held_on']} {told['begins']}"


def chair_before(facts: CaseFacts) -> str | None:
    """Whom the notice before the newest one named for the same hearing, if it was somebody else."""
    same = _same_hearing(facts)
    before = same[-2].data["chair"] if len(same) > 1 else None
    return str(before) if before is not None and before != same[-1].data["chair"] else None


def chaired_as_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever is in the chair was named in a notice that reached the party before: else it could not ask that he keep
    out (行政处罚法64(四): 当事人认为主持人与本案有直接利害关系的，有权申请回避)."""
    scheduled = facts.last("schedule_hearing")
    if scheduled is None:
        return None
    if payload.chair != scheduled.data["chair"]:
        says = "听证主持人不是听证通知书写明的人"
    elif {act.data["chair"] for act in _same_hearing(facts)} == {payload.chair} or _newest_served(facts, scheduled):
        return None
    else:
        says = "更换听证主持人的通知没有在听证举行前送达"
    return Reason(
        "hearing_chair_told",
        "行政处罚法64(四)",
        f"{says}，当事人无从对主持人申请回避",
        Weight.FLAGS,
        "送达写明主持人的听证通知书，告知申请回避的权利后重新举行听证",
    )


def _newest_served(facts: CaseFacts, scheduled: Act) -> bool:
    """Whether the newest notice reached everybody before the hearing began: afterwards nobody can be asked to keep out."""
    made = _made(facts, scheduled)
    came = [_service(facts, made, name) for name in to_be_told(facts)]
    return all(service is not None and _before_it_begins(service.at, scheduled.data) for service in came)


def _former_hearing(facts: CaseFacts) -> int:
    """The event with which what was told of a hearing before came to nothing: it was held, the party was told of its right
    anew, or nobody asked for it any more; 0 if none did."""
    ended = facts.acts_of("record_hearing", *TELLING)
    taken_back = (act for act in facts.acts_of("withdraw_hearing_request") if none_left(act))
    return max((act.seq for act in (*ended, *taken_back)), default=0)


def _same_hearing(facts: CaseFacts) -> list[Act]:
    """The notices of the hearing that is ahead, back to the first with the same time and place."""
    before = _former_hearing(facts)
    found: list[Act] = []
    for act in reversed(facts.acts_of("schedule_hearing")):
        if act.seq < before:
            break
        if found and any(act.data[name] != found[0].data[name] for name in TIME_AND_PLACE):
            break
        found.insert(0, act)
    return found


def _made(facts: CaseFacts, scheduled: Act) -> int:
    """The event that made the notice: the scheduling, or the newest correction since that issued the paper anew."""
    others = (act for act in facts.acts if act.action != "schedule_hearing")
    anew = [act.seq for act in others if any(paper["kind"] in NOTICES for paper in act.documents)]
    return max(scheduled.seq, *anew) if anew else scheduled.seq


def _service(facts: CaseFacts, made: int, name: str) -> Act | None:
    """The first sound service on this person of the notice made by that event; later ones do not make it late."""
    acts = (act for act in facts.acts_of("record_paper_service") if act.seq > made and act.data["kind"] in NOTICES)
    his = (act for act in acts if (act.data.get("served_to") or facts.party.name) == name)
    return next((act for act in his if act.flags <= VALID_SERVICE | {"hearing_notice_served"}), None)
