"""Enter when the party received the decision on reconsideration (登记当事人收到复议决定书): its time to sue runs from then."""

from config.schema.base import Line
from config.schema.days import Day
from states import checks
from states.action import CLERKS, CaseAction
from states.acts import Act
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.reviews import review_of

CLAUSE = "行政诉讼法45"


class RecordReviewReceipt(Payload):
    """Which decision, the day the party received it, and what shows that day (送达回证)."""

    decision_no: Line
    received_on: Day
    evidence: Line


def _decided(facts: CaseFacts, number: str) -> Act | None:
    """The result of a reconsideration that came under this number."""
    results = reversed(facts.acts_of("record_review_result"))
    return next((a for a in results if a.data["kind"] == "reconsideration" and a.data["decision_no"] == number), None)


def decision_is_on_record(facts: CaseFacts, payload: RecordReviewReceipt) -> Reason | None:
    """The decision on reconsideration is one of this case, and nobody receives it before the remedy was asked for."""
    result = _decided(facts, payload.decision_no)
    if result is None:
        return Reason("review_decided", CLAUSE, "本案没有登记过这一文号的行政复议决定")
    asked = review_of(facts, result)
    if asked is not None and payload.received_on.isoformat() < asked.act.data["applied_on"]:
        return Reason("review_decided", CLAUSE, "当事人收到复议决定书的日期早于申请复议之日，请核对送达回证")
    return None


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
