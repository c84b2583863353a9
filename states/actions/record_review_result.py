"""Enter what came of reconsideration or lawsuit (复议、诉讼结果); a decision revoked or changed counts at once."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import contest_checks, gates
from states.action import CLERKS, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason
from states.reviews import orders, result_meant, reviews
from states.terms import chinese_date

OVERTURNING = ("unlawful", "changed", "revoked", "void")
"""Results after which the decision does not stand as it was (确认违法、变更、撤销、确认无效)."""


class RecordReviewResult(Payload):
    """The paper received; ``changed`` names the sums that hold from now on: of a penalty fine and confiscation, of a levy
    the amount. ``ordered``: nothing was decided in time, and the bureau is to decide (限期履行). ``dismissed``: it was not
    heard (不予受理、驳回申请; 不予立案、驳回起诉). ``undecided``: the organ of reconsideration let its time pass; there is no
    paper then, but the day on which that time ended (行政诉讼法45)."""

    kind: Literal["reconsideration", "lawsuit"]
    result: Literal[
        "upheld", "withdrawn", "unlawful", "changed", "revoked", "void", "ordered", "dismissed", "undecided"
    ]
    decision_no: Line | None = None  # 复议机关逾期没有作出决定的，没有文书
    gist: Text
    file_no: Line | None = None  # 有几件尚未办结的，写明是哪一件的案号
    fine: Fen | None = None
    confiscation: Fen | None = None
    amount: int | None = Field(default=None, ge=0)  # of a levy, in fen; 0: nothing is levied any more
    # 责令重新作出或者限期履行的末日；文书没有写明期限的，填依法办理该事项的期限的末日
    ordered_by: Day | None = None
    period_ended_on: Day | None = None  # 复议机关逾期没有作出决定的，其办理期限（含延长）届满之日
    # 判决、裁定发生法律效力之日：一审的在上诉期限届满、没有上诉之后；行政复议决定书送达即生效，不写
    effective_on: Day | None = None
    opposite_request: Line | None = (
        None  # who else asked for the opposite (第三人、利害关系人的相反请求): only then is it heavier
    )


def _answered_by(facts: CaseFacts, payload: RecordReviewResult) -> Act | None:
    """The remedy that this is the result of."""
    meant = result_meant(reviews(facts), payload.model_dump())
    return meant.act if meant is not None else None


def answers_what_is_pending(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """The result is one of the remedy that is pending, or of a reconsideration that was left undecided and is decided late."""
    pending = _answered_by(facts, payload)
    if facts.has_none_of(("record_review",)) or (pending is not None and pending.data["kind"] == payload.kind):
        return None
    says = "所填的结果与尚未办结的复议、诉讼不是同一种；复议机关逾期之后才作出的决定，写明该件复议的案号"
    return Reason("result_of_remedy", "行政处罚法73(1)", says)


def judgment_is_in_effect(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """A judgment is a result once it is in effect (行政诉讼法85): one that can be appealed, or was, neither ends the lawsuit nor
    takes the decision away."""
    pending, day = _answered_by(facts, payload), payload.effective_on
    asked = pending.data["applied_on"] if pending is not None else ""
    says = None
    if payload.kind == "reconsideration":
        says = "行政复议决定书送达即发生法律效力，不写判决、裁定生效之日" if day is not None else None
    elif day is None:
        says = "须写明判决、裁定发生法律效力之日；上诉期限未满或者已经上诉的，判决没有生效，待生效后登记"
    elif day > facts.on:
        says = f"判决、裁定{chinese_date(day)}才生效，生效之前不得作为诉讼结果登记"
    elif day.isoformat() < asked:
        says = "判决、裁定生效之日早于起诉之日，请核对文书"
    return Reason("judgment_in_effect", "行政诉讼法85", says) if says else None


def not_before_it_was_asked(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """Nothing comes of a remedy before it was asked for."""
    pending = _answered_by(facts, payload)
    if pending is None or facts.on.isoformat() >= pending.data["applied_on"]:
        return None
    return Reason("result_of_remedy", "行政处罚法73(1)", "收到结果的日期早于申请复议、起诉之日，请核对文书")


def sums_only_if_changed(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """Sums are named where the decision was changed, and nowhere else."""
    named = {payload.fine, payload.confiscation, payload.amount} != {None}
    if payload.result == "changed" or not named:
        return None
    return Reason("sums_of_result", "行政处罚法73(1)", "只有变更原决定的结果才填写变更后的数额")


def sums_of_its_kind(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """A levy that was changed comes to a new amount and has neither fine nor confiscation; nothing else has an amount."""
    if facts.levied is None:
        says = "只有征收决定填写变更后的应缴数额" if payload.amount is not None else None
    elif payload.fine is not None or payload.confiscation is not None:
        says = "征收决定没有罚款、没收，只填写变更后的应缴数额"
    else:
        says = "变更征收决定的结果须填写变更后的应缴数额"
        says = says if payload.result == "changed" and payload.amount is None else None
    return Reason("sums_of_result", "行政处罚法73(1)", says) if says else None


def result_of_what_was_done(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """Where nothing was decided, the bureau is ordered to decide, and there is nothing to take back; else the reverse."""
    acted = facts.decision is not None or facts.latches.get("measure_imposed", False)
    if payload.result in ("changed", "revoked", "void") and not acted:
        says = "尚未作出决定的，没有可以变更、撤销或者确认无效的行政行为"
    elif payload.result == "ordered" and acted:
        says = "已经作出决定的，不是责令限期履行；责令重新作出的，填撤销等结果并写明末日"
    else:
        return None
    return Reason("result_of_what_was_done", "行政复议法66", says)


def day_of_what_is_ordered(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """A day is set where the bureau is to decide, and may be where what it had done does not stand (行政复议法64, 66)."""
    ordered = payload.ordered_by is not None
    says = None
    if payload.result == "ordered" and not ordered:
        says = "责令限期履行的，须写明履行的末日"
    elif ordered and payload.result not in ("ordered", "unlawful", "revoked", "void"):
        says = "这一结果没有责令重新作出或者限期履行，不写末日"
    elif payload.ordered_by is not None and payload.ordered_by < facts.on:
        says = "责令重新作出、限期履行的末日早于收到结果之日"
    return Reason("day_of_what_is_ordered", "行政复议法66", says) if says else None


RECORD_REVIEW_RESULT = CaseAction(
    key="record_review_result",
    title="登记复议、诉讼结果",
    payload=RecordReviewResult,
    roles=CLERKS,
    clause="行政处罚法73(1)",
    on_paper=True,
    gates=(gates.RESULT_AWAITED,),
    checks=(
        contest_checks.which_is_meant,
        answers_what_is_pending,
        not_before_it_was_asked,
        judgment_is_in_effect,
        sums_only_if_changed,
        sums_of_its_kind,
        result_of_what_was_done,
        day_of_what_is_ordered,
        contest_checks.paper_or_silence,
        contest_checks.over_before_it_was_left,
        contest_checks.changed_what_stands,
        contest_checks.not_heavier_by_remedy,
        contest_checks.opposite_only_of_a_change,
    ),
    establishes=(
        Latch("decision_annulled", lambda act: act.data["result"] in ("revoked", "void")),
        Latch("decision_overturned", lambda act: act.data["result"] in OVERTURNING),
        Latch("anew_due", orders),
    ),
    # only another order makes what was done before not enough; a result without one takes no order back (行政复议法77)
    withdraws=(Latch("acted_anew", orders),),
)
