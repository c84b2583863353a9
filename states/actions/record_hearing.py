"""Record the hearing (听证笔录), or that the party stayed away or left (视为放弃)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.hearing_notice import chaired_as_told
from states.payload import Payload
from states.reasons import Reason
from states.recusal import pending
from states.vocabulary import Weight

COST = "hearing_cost"
"""The flag of a hearing that the party was made to pay for."""


class RecordHearing(Payload):
    """What happened, signed or with the refusal noted by the chair."""

    result: Literal["held", "absent", "walked_out"]
    chair: OfficerId
    record: Text
    signed_or_noted: bool
    place: Line | None = None
    clerk: OfficerId | None = None
    in_public: bool = True
    good_reason: bool = False  # 有正当理由不出席，或者经许可退出
    agents: tuple[Line, ...] = ()  # 委托代理人
    both_sides_heard: bool = True  # 调查人员提出事实、证据和建议，当事人申辩和质证
    attended: tuple[Line, ...] = ()  # 出席人 and what each is
    proposed: Text | None = None  # 调查人员提出的事实、证据和建议
    rebutted: Text | None = None  # 当事人的申辩
    examined: Text | None = None  # 质证
    closing: Text | None = None  # 最后陈述
    paid_by: Literal["bureau", "party"] = "bureau"  # 听证的费用由谁承担 (行政处罚法63(2))


def chair_was_neutral(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """A hearing chaired by an investigator of the case, or by one who stands for him, is none."""
    if not facts.stands_for_handler(payload.chair):
        return None
    says = "听证由本案调查人员主持"
    return Reason("neutral_chair", "行政处罚法64(四)", says, Weight.FLAGS, "由非本案调查人员重新主持听证")


def chair_recusal_was_decided(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """Nobody chairs while it is still to be decided whether he keeps out: that the investigation goes on meanwhile
    (行政处罚法43(3)) says nothing of a hearing (行政处罚法64(四))."""
    if payload.chair not in pending(facts):
        return None
    says = "当事人申请听证主持人回避，机关负责人尚未决定，听证就由其主持"
    return _again("chair_recusal_decided", "行政处罚法64(四)", says)


def on_the_day_told(facts: CaseFacts) -> Reason | None:
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


def was_public(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """Held behind closed doors without a ground that was told (行政处罚法64(三))."""
    scheduled = facts.last("schedule_hearing")
    if payload.in_public or (scheduled is not None and scheduled.data.get("closed_for")):
        return None
    return _again("hearing_is_public", "行政处罚法64(三)", "听证没有公开举行，也没有依法不公开的理由")


def agents_are_few_enough(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """One or two agents (行政处罚法64(五))."""
    if len(payload.agents) <= facts.rules.figure("hearing_agents_most"):
        return None
    says = "当事人委托的代理人超过{hearing_agents_most}"
    return Reason(
        "hearing_agents",
        "行政处罚法64(五)",
        says,
        Weight.FLAGS,
        "由当事人明确其中不超过{hearing_agents_most}为代理人并补签委托书",
    )


def both_sides_were_heard(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """The investigators proposed and the party rebutted (行政处罚法64(七))."""
    if payload.result != "held" or payload.both_sides_heard:
        return None
    says = "听证中调查人员没有提出事实、证据和建议，或者当事人没有申辩和质证"
    return _again("both_sides_heard", "行政处罚法64(七)", says)


def bureau_pays(facts: CaseFacts, payload: RecordHearing) -> Reason | None:
    """The party bears no cost of a hearing; what was paid goes back, and the hearing stands (行政处罚法63(2))."""
    if payload.paid_by == "bureau":
        return None
    remedy = "将费用退还当事人，由本机关承担"
    return Reason(COST, "行政处罚法63(2)", "组织听证的费用由当事人承担了", Weight.FLAGS, remedy)


def _again(gate: str, clause: str, says: str) -> Reason:
    return Reason(gate, clause, says, Weight.FLAGS, "重新通知并重新举行听证")


def _held(act: Act) -> bool:
    """Nothing is wrong with the hearing itself; who paid for it is another matter."""
    return act.flags <= {COST} and bool(act.data["result"] == "held")


def _forfeited(act: Act) -> bool:
    """Stayed away without good reason or left without leave (行政处罚法64(六))."""
    return act.flags <= {COST} and act.data["result"] != "held" and not act.data.get("good_reason", False)


RECORD_HEARING = CaseAction(
    key="record_hearing",
    title="听证笔录",
    payload=RecordHearing,
    roles=CLERKS,
    clause="行政处罚法64",
    on_paper=True,
    gates=(gates.HEARING_ASKED, gates.HEARING_SCHEDULED, gates.HEARING_NOTICE_SERVED),
    conditions=(on_the_day_told,),
    checks=(
        checks.known_officers("chair", "clerk"),
        chair_was_neutral,
        chair_recusal_was_decided,
        chaired_as_told,
        record_was_checked,
        was_public,
        agents_are_few_enough,
        both_sides_were_heard,
        bureau_pays,
    ),
    establishes=(
        Latch("hearing_held", _held),
        Latch("hearing_forfeited", _forfeited),
    ),
    withdraws=(Latch("review_passed"), Latch("discussion_held")),  # both must look at the hearing's record
)
