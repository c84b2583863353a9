"""Enter that the party asked for reconsideration or sued (复议申请书副本、起诉状副本收到): the bureau must answer in time."""

from typing import Literal

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates, gates_after
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.risk import Kind


class RecordReview(Payload):
    """Which remedy, before whom, under which number, since when; the copy was received on the day of the act."""

    kind: Literal["reconsideration", "lawsuit"]
    procedure: Literal["ordinary", "simplified"] | None = None
    organ: Line
    file_no: Line
    applied_on: Day
    risk_point: Kind | None = None  # which point of the assessment it touches (金科〔2015〕8号四(4))


def procedure_fits(facts: CaseFacts, payload: RecordReview) -> Reason | None:
    """Reconsideration is ordinary or simplified, and its term depends on it; a lawsuit is told without."""
    if (payload.procedure is not None) == (payload.kind == "reconsideration"):
        return None
    return Reason("review_procedure", "行政复议法54", "行政复议须写明普通程序或者简易程序，行政诉讼不写")


def applied_after_decision(facts: CaseFacts, payload: RecordReview) -> Reason | None:
    """Nobody asks for review of a decision that was not made yet."""
    acted = [act.on for act in facts.acts_of(*facts.rules.deciding, "carry_out_measure")]
    if not acted or payload.applied_on >= min(acted):
        return None
    return Reason("review_after_decision", "行政复议法20", "申请复议或者起诉的日期早于作出决定之日")


RECORD_REVIEW = CaseAction(
    key="record_review",
    title="登记复议、诉讼",
    payload=RecordReview,
    roles=CLERKS,
    clause="行政处罚法73(1)",
    on_paper=True,
    gates=(gates_after.REVIEWABLE, gates.REMEDY_DONE),
    checks=(procedure_fits, checks.not_later_than_today("applied_on"), applied_after_decision),
    establishes=(
        Latch("remedy_pending"),
        Latch("review_ordinary", lambda act: act.data["procedure"] == "ordinary"),
        Latch("review_simplified", lambda act: act.data["procedure"] == "simplified"),
        Latch("lawsuit_open", lambda act: act.data["kind"] == "lawsuit"),
    ),
    withdraws=(
        Latch("remedy_closed"),
        Latch("review_answered"),
        Latch("review_ordinary"),
        Latch("review_simplified"),
        Latch("lawsuit_open"),
    ),
)
