"""Enter what came of reconsideration or lawsuit (复议、诉讼结果); a decision revoked or changed counts at once."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Fen, Payload
from states.reasons import Reason


class RecordReviewResult(Payload):
    """The paper received; ``changed`` names the sums that hold from now on."""

    kind: Literal["reconsideration", "lawsuit"]
    result: Literal["upheld", "withdrawn", "unlawful", "changed", "revoked"]
    decision_no: Line
    gist: Text
    fine: Fen | None = None
    confiscation: Fen | None = None


def answers_what_is_pending(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """The result is one of the remedy that is pending."""
    pending = facts.last("record_review")
    if pending is None or pending.data["kind"] == payload.kind:
        return None
    return Reason("result_of_remedy", "行政处罚法73(1)", "所填的结果与尚未办结的复议、诉讼不是同一种")


def sums_only_if_changed(facts: CaseFacts, payload: RecordReviewResult) -> Reason | None:
    """Sums are named where the decision was changed, and nowhere else."""
    if payload.result == "changed" or (payload.fine is None and payload.confiscation is None):
        return None
    return Reason("sums_of_result", "行政处罚法73(1)", "只有变更原决定的结果才填写变更后的数额")


RECORD_REVIEW_RESULT = CaseAction(
    key="record_review_result",
    title="登记复议、诉讼结果",
    payload=RecordReviewResult,
    roles=CLERKS,
    clause="行政处罚法73(1)",
    on_paper=True,
    gates=(gates.REMEDY_OPEN,),
    checks=(answers_what_is_pending, sums_only_if_changed),
    establishes=(
        Latch("remedy_closed"),
        Latch("decision_annulled", lambda act: act.data["result"] == "revoked"),
    ),
    withdraws=(Latch("remedy_pending"), Latch("review_ordinary"), Latch("review_simplified"), Latch("lawsuit_open")),
)
