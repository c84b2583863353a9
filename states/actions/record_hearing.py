"""Record the hearing (听证笔录), or that the party stayed away or left (视为放弃)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, ticked
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordHearing(Payload):
    """What happened, signed or with the refusal noted by the chair."""

    result: Literal["held", "absent", "walked_out"]
    chair: OfficerId
    record: Text
    signed_or_noted: bool
    place: Line | None = None
    clerk: OfficerId | None = None
    attended: tuple[Line, ...] = ()  # 出席人 and what each is
    proposed: Text | None = None  # 调查人员提出的事实、证据和建议
    rebutted: Text | None = None  # 当事人的申辩
    examined: Text | None = None  # 质证
    closing: Text | None = None  # 最后陈述


def chair_was_neutral(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """A hearing chaired by an investigator of the case is none."""
    if payload.chair not in facts.handlers:
        return None
    says = "听证由本案调查人员主持"
    return Reason("neutral_chair", "行政处罚法64(四)", says, Weight.FLAGS, "由非本案调查人员重新主持听证")


def on_the_day_told(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """Held on the day that was told, not another."""
    scheduled = facts.last("schedule_hearing")
    if scheduled is None or scheduled.data["held_on"] == facts.on.isoformat():
        return None
    says = "听证不是在通知的日期举行"
    return Reason("hearing_day", "行政处罚法64(二)", says, Weight.FLAGS, "重新通知并重新举行听证")


def record_was_checked(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """The party signs the record or the chair notes the refusal."""
    if payload.signed_or_noted:
        return None
    says = "听证笔录没有当事人签名，也没有主持人注明拒签"
    return Reason("hearing_record", "行政处罚法64(八)", says, Weight.FLAGS, "交当事人核对签名，或者由主持人注明")


RECORD_HEARING = CaseAction(
    key="record_hearing",
    title="听证笔录",
    payload=RecordHearing,
    roles=CLERKS,
    clause="行政处罚法64",
    on_paper=True,
    gates=(gates.HEARING_ASKED, gates.HEARING_SCHEDULED),
    checks=(checks.known_officers("chair", "clerk"), chair_was_neutral, on_the_day_told, record_was_checked),
    establishes=(
        Latch("hearing_held", ticked("result", "held")),
        Latch("hearing_forfeited", ticked("result", "absent", "walked_out")),
    ),
    withdraws=(Latch("review_passed"), Latch("discussion_held")),  # both must look at the hearing's record
)
