"""Enter that the party asked for reconsideration or sued (复议申请书副本、起诉状副本收到): the bureau must answer in time."""

from typing import Literal

from config.schema.base import Line
from config.schema.days import Day
from states import checks, gates_after
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.remedy_order import reconsideration_came_first, silent_since
from states.reviews import open_reviews
from states.risk import Kind


class RecordReview(Payload):
    """Which remedy, before whom, under which number, since when, and who asked for it if not the party; the copy was received
    on the day of the act."""

    kind: Literal["reconsideration", "lawsuit"]
    procedure: Literal["ordinary", "simplified"] | None = None
    organ: Line
    file_no: Line
    applied_on: Day
    applicant: Line | None = None  # 申请复议、起诉的不是当事人的，写明其人（第三人、利害关系人）
    risk_point: Kind | None = None  # which point of the assessment it touches (金科〔2015〕8号四(4))


def procedure_fits(facts: CaseFacts, payload: RecordReview) -> Reason | None:
    """Reconsideration is ordinary or simplified, and its term depends on it; a lawsuit is told without."""
    if (payload.procedure is not None) == (payload.kind == "reconsideration"):
        return None
    return Reason("review_procedure", "行政复议法54", "行政复议须写明普通程序或者简易程序，行政诉讼不写")


def applied_after_decision(facts: CaseFacts, payload: RecordReview) -> Reason | None:
    """Nobody asks for review of a decision that was not made yet, but of the silence before it (逾期不作决定)."""
    acted = [act.on for act in facts.acts_of(*facts.rules.deciding, "carry_out_measure")]
    if not acted or payload.applied_on >= min(acted) or silent_since(facts, payload.applied_on) is not None:
        return None
    return Reason("review_after_decision", "行政复议法20", "申请复议或者起诉的日期早于作出决定之日")


def one_of_each(facts: CaseFacts, payload: RecordReview) -> Reason | None:
    """Whoever has a remedy open waits for its result; others may contest the same act beside it (行政复议法16)."""
    waiting = open_reviews(facts)
    if payload.applicant == facts.party.name:
        return Reason("remedy_done", "行政处罚法73(1)", "当事人本人申请复议、起诉的，不填写申请人")
    if any(one.applicant == payload.applicant for one in waiting):
        says = (
            "同一申请人先前的行政复议、行政诉讼尚未办结；他人另行申请、起诉的，写明其人；"
            "复议机关逾期没有作出决定的，先登记这一结果"
        )
        return Reason("remedy_done", "行政处罚法73(1)", says)
    if any(one.act.data["file_no"] == payload.file_no for one in waiting):
        return Reason("remedy_done", "行政处罚法73(1)", "尚未办结的复议、诉讼已有这一案号，请核对文书")
    return None


RECORD_REVIEW = CaseAction(
    key="record_review",
    title="登记复议、诉讼",
    payload=RecordReview,
    roles=CLERKS,
    clause="行政处罚法73(1)",
    on_paper=True,
    gates=(gates_after.REVIEWABLE,),
    checks=(
        procedure_fits,
        checks.not_later_than_today("applied_on"),
        applied_after_decision,
        one_of_each,
        reconsideration_came_first,
    ),
)
