"""Enter what the organ asked for assistance answered (登记协助答复): given, or refused in writing with reasons
(河南省行政执法条例17(2))."""

from typing import Literal

from config.schema.base import Line, Text
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.relations import assistance_waiting
from states.vocabulary import Weight


class RecordAssistance(Payload):
    """Whose answer to a request for assistance (协助), its number, what came of it, and why not where it was refused."""

    organ: Line
    result: Literal["given", "refused", "no_answer"]
    answer_no: Line | None = None
    gist: Text
    refusal: Text | None = None


def assistance_was_asked(facts: CaseFacts, payload: RecordAssistance) -> Reason | None:
    """Somebody was asked for assistance (协助) and has not answered (行政处罚法26)."""
    if payload.organ in assistance_waiting(facts):
        return None
    says = f"没有向{payload.organ}提出过尚待答复的协助请求，请先提出请求"
    return Reason("assistance_asked", "行政处罚法26", says)


def refused_with_reasons(facts: CaseFacts, payload: RecordAssistance) -> Reason | None:
    """Who cannot assist tells so in writing and with reasons; another organ's failing is no bar, it is followed
    up (河南省行政执法条例17(2))."""
    lacking = payload.refusal is None or payload.answer_no is None
    if payload.result == "given" or (payload.result == "refused" and not lacking):
        return None
    says = "被请求机关没有书面告知不能提供协助并说明理由"
    remedy = "书面催请；仍不协助的，提请本级或者共同上一级人民政府法制机构协调（河南省行政执法条例19）"
    return Reason("refused_with_reasons", "河南省行政执法条例17(2)", says, Weight.FLAGS, remedy)


RECORD_ASSISTANCE = CaseAction(
    key="record_assistance",
    title="登记协助答复",
    payload=RecordAssistance,
    roles=CLERKS,
    clause="河南省行政执法条例17(2)",
    never_moves=True,
    on_paper=True,
    checks=(assistance_was_asked, refused_with_reasons),
)
