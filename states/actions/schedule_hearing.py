"""Tell time and place of the hearing (听证通知), seven clear working days before."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import CLOCK_PATTERN, Day
from states import checks, evidence, gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.hearing_notice import only_the_chair_changes
from states.payload import Payload
from states.reasons import Reason
from states.terms import chinese_date


class ScheduleHearing(Payload):
    """When (day and hour), where, who chairs, and whether in public."""

    held_on: Day
    begins: Annotated[str, StringConstraints(pattern=CLOCK_PATTERN)]
    place: Line
    chair: OfficerId
    clerk: OfficerId | None = None
    closed_for: Literal["state_secret", "trade_secret", "privacy"] | None = None  # 不公开举行的法定理由
    closed_because: Text | None = None  # 涉及的具体内容


def told_early_enough(facts: CaseFacts, payload: ScheduleHearing) -> Reason | None:
    """Seven whole working days lie between the telling and the hearing (strict reading); a notice that names another
    chair and leaves time and place as they were told in time can follow until the hearing."""
    if only_the_chair_changes(facts, payload.model_dump(mode="json")):
        return None
    latest = facts.rules.tell_before("hearing_notice", payload.held_on)
    if facts.on <= latest.due:
        return None
    says = f"听证须在{{hearing_notice}}前通知，最迟应于{chinese_date(latest.due)}通知；请另定听证日期"
    return Reason("hearing_told_in_time", "行政处罚法64(二)", says)


def closed_on_lawful_ground(facts: CaseFacts, payload: ScheduleHearing) -> Reason | None:
    """A hearing is public unless secrets or privacy must be kept (行政处罚法64(三))."""
    if (payload.closed_for is None) == (payload.closed_because is None):
        return None
    says = "听证应当公开举行；只有涉及国家秘密、商业秘密或者个人隐私的才不公开，须同时写明种类和具体内容"
    return Reason("hearing_is_public", "行政处罚法64(三)", says)


def secrets_are_kept(facts: CaseFacts, payload: ScheduleHearing) -> Reason | None:
    """A hearing at which evidence with a secret is put forward is not held in public (行政处罚法50, 64(三))."""
    secret = sorted(no for no, act in evidence.items_standing(facts).items() if act.data.get("secrecy"))
    if payload.closed_for is not None or not secret:
        return None
    says = f"证据{'、'.join(secret)}涉及国家秘密、商业秘密或者个人隐私，听证应当不公开举行，请写明理由"
    return Reason("secrets_kept", "行政处罚法50", says)


SCHEDULE_HEARING = CaseAction(
    key="schedule_hearing",
    title="通知听证时间地点",
    payload=ScheduleHearing,
    roles=OFFICER,
    clause="行政处罚法64(二)",
    gates=(gates.CERTIFIED, gates.HEARING_ASKED),
    checks=(
        checks.known_officers("chair", "clerk"),
        checks.chair_is_neutral,
        told_early_enough,
        closed_on_lawful_ground,
        secrets_are_kept,
    ),
    establishes=(Latch("hearing_scheduled"),),
)
