"""Enter when the party received the decision on reconsideration (登记当事人收到复议决定书): its time to sue runs from then."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks
from states.action import CLERKS, CaseAction
from states.acts import Act
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.reviews import decided_under, review_of

CLAUSE = "行政诉讼法45"


class RecordReviewReceipt(Payload):
    """Which decision, the day the party received it, and what shows that day (送达回证). Where one decision ended several
    remedies, ``file_no`` tells whose receipt this is."""

    decision_no: Line
    received_on: Day
    evidence: Line
    file_no: Line | None = None  # 一份复议决定办结几件的，写明是哪一件的案号


def decision_is_on_record(facts: CaseFacts, payload: RecordReviewReceipt) -> Reason | None:
    """The decision on reconsideration is one of this case and of one remedy, and nobody receives it before that was asked
    for."""
    results = decided_under(facts, payload.decision_no)
    meant = decided_under(facts, payload.decision_no, payload.file_no)
    asked = review_of(facts, meant[-1]) if meant else None
    says = None
    if not results:
        says = "本案没有登记过这一文号的行政复议决定"
    elif payload.file_no is None and len(results) > 1:
        says = (
            f"这一文号的行政复议决定办结了几件复议，各申请人收到的日期分别登记，须写明案号：{_numbers(facts, results)}"
        )
    elif not meant:
        says = f"这一文号的行政复议决定没有办结这一案号的复议，已办结的案号：{_numbers(facts, results)}"
    elif asked is not None and payload.received_on.isoformat() < asked.act.data["applied_on"]:
        says = "当事人收到复议决定书的日期早于申请复议之日，请核对送达回证"
    return Reason("review_decided", CLAUSE, says) if says else None


def _numbers(facts: CaseFacts, results: tuple[Act, ...]) -> str:
    ended = (review_of(facts, result) for result in results)
    return "、".join(one.act.data["file_no"] for one in ended if one is not None)


RECORD_REVIEW_RECEIPT = CaseAction(
    key="record_review_receipt",
    title="登记当事人收到复议决定书",
    payload=RecordReviewReceipt,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    on_paper=True,
    checks=(checks.not_later_than_today("received_on"), decision_is_on_record),
)
