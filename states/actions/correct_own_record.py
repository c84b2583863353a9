"""Correct what the bureau has on record of the applicant himself (更正与自身相关的政府信息记录): the demand and the answer."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "政府信息公开条例41"


class AskRecordCorrection(Payload):
    """What is wrong in which record, what it should say, and the evidence that proves it."""

    record: Text  # 与其自身相关、记录不准确的信息
    wanted: Text
    proof: Text  # 证明不准确的证据


ASK_RECORD_CORRECTION = CaseAction(
    key="ask_record_correction",
    title="登记更正政府信息记录的要求",
    payload=AskRecordCorrection,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.REQUESTED,),
    establishes=(Latch("own_record_asked"),),
)


class AnswerRecordCorrection(Payload):
    """What was found and done: corrected, not proved, handed on, or told where to go (政府信息公开条例41)."""

    result: Literal["corrected", "not_proved", "handed_on", "told_where"]
    opinion: Text
    corrected_to: Text | None = None  # 更正后的记录
    organ: Line | None = None  # 有权更正的行政机关


def answer_is_whole(facts: CaseFacts, payload: AnswerRecordCorrection) -> Reason | None:
    """What was corrected is told as it now stands; of what is not the bureau's, the organ that may correct it is named
    (政府信息公开条例41)."""
    if (payload.corrected_to is None) is (payload.result == "corrected"):
        return Reason("own_record_answer", CLAUSE, "审核属实予以更正的，须写明更正后的记录；没有更正的不写")
    if (payload.organ is None) is (payload.result in ("handed_on", "told_where")):
        says = "不属于本机关职能范围的，须写明有权更正的行政机关；本机关自行处理的不写"
        return Reason("own_record_answer", CLAUSE, says)
    return None


ANSWER_RECORD_CORRECTION = CaseAction(
    key="answer_record_correction",
    title="答复更正政府信息记录的要求",
    payload=AnswerRecordCorrection,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(gates.IS_HANDLER, disclosure.OWN_RECORD_ASKED),
    checks=(answer_is_whole,),
    withdraws=(Latch("own_record_asked"),),
)
