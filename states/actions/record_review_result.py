"""Enter what came of reconsideration or lawsuit (复议、诉讼结果); a decision revoked or changed counts at once."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason

OVERTURNING = ("unlawful", "changed", "revoked", "void")
"""Results after which the decision does not stand as it was (确认违法、变更、撤销、确认无效)."""


class RecordReviewResult(Payload):
    """The paper received; ``changed`` names the sums that hold from now on: of a penalty fine and confiscation, of a levy
    the amount."""

    kind: Literal["reconsideration", "lawsuit"]
    result: Literal["upheld", "withdrawn", "unlawful", "changed", "revoked", "void"]
    decision_no: Line
    gist: Text
    fine: Fen | None = None
    confiscation: Fen | None = None
    amount: int | None = Field(default=None, ge=0)  # of a levy, in fen; 0: nothing is levied any more
    opposite_request: Line | None = (
        None  # who else asked for the opposite (第三人、利害关系人的相反请求): only then is it heavier
    )


def answers_what_is_pending(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """The result is one of the remedy that is pending."""
    pending = facts.last("record_review")
    if pending is None or pending.data["kind"] == payload.kind:
        return None
    return Reason("result_of_remedy", "行政处罚法73(1)", "所填的结果与尚未办结的复议、诉讼不是同一种")


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


def not_made_worse(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """A change is not to the loss of whoever asked for it, unless somebody else asked for the opposite (行政复议法63(2),
    行政诉讼法77(2))."""
    clause = "行政复议法63" if payload.kind == "reconsideration" else "行政诉讼法77"
    if payload.result != "changed":
        says = "只有变更原决定的结果才写明相反的请求" if payload.opposite_request is not None else None
    elif payload.opposite_request is not None or not _heavier(facts, payload):
        says = None
    else:
        says = "变更后的数额高于原决定；复议、诉讼的变更不得加重申请人、原告的负担，请核对；有人提出相反请求的写明其人"
    return None if says is None else Reason("not_made_worse", clause, says)


def _heavier(facts: CaseFacts, payload: RecordReviewResult) -> bool:
    if facts.levied is not None:
        return (payload.amount or 0) > facts.levied
    gains = facts.decided_sum - facts.decided_fine
    return (payload.fine or 0) > facts.decided_fine or (payload.confiscation or 0) > gains


RECORD_REVIEW_RESULT = CaseAction(
    key="record_review_result",
    title="登记复议、诉讼结果",
    payload=RecordReviewResult,
    roles=CLERKS,
    clause="行政处罚法73(1)",
    on_paper=True,
    gates=(gates.REMEDY_OPEN,),
    checks=(answers_what_is_pending, sums_only_if_changed, sums_of_its_kind, not_made_worse),
    establishes=(
        Latch("remedy_closed"),
        Latch("decision_annulled", lambda act: act.data["result"] in ("revoked", "void")),
        Latch("decision_overturned", lambda act: act.data["result"] in OVERTURNING),
    ),
    withdraws=(Latch("remedy_pending"), Latch("review_ordinary"), Latch("review_simplified"), Latch("lawsuit_open")),
)
