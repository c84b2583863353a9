"""Ask another organ in writing for assistance (请求行政执法协助): 行政处罚法26; 河南省行政执法条例17(1)."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.relations import assistance_waiting

CLAUSE = "河南省行政执法条例17(1)"

Need = Literal["aim_not_reached_alone", "not_found_by_investigation", "held_by_other_organ", "other"]

NEEDS: dict[Need, str] = {
    "aim_not_reached_alone": "独立行使行政执法权不能实现行政管理目的",
    "not_found_by_investigation": "不能通过自行调查取得所需资料",
    "held_by_other_organ": "所需文书、资料、信息为其他行政执法机关所掌握，自行收集难以取得",
    "other": "可以请求行政执法协助的其他情形",
}
"""The grounds of 河南省行政执法条例17(1)."""


class RequestAssistance(Payload):
    """Which organ is asked for assistance (协助), on which ground, for what."""

    organ: Line
    need: Need
    reason: Text
    wanted: Text


def asks_another_organ(facts: CaseFacts, payload: RequestAssistance) -> Reason | None:
    """Assistance (协助) is asked of another organ (行政处罚法26)."""
    if payload.organ != facts.rules.body.bureau.name:
        return None
    return Reason("another_organ", "行政处罚法26", "协助请求应当向其他行政机关提出，不得以本机关为被请求机关")


def nothing_asked_twice(facts: CaseFacts, payload: RequestAssistance) -> Reason | None:
    """An organ that has not answered yet is not asked anew (河南省行政执法条例17(1))."""
    if payload.organ not in assistance_waiting(facts):
        return None
    says = f"此前向{payload.organ}提出的协助请求尚未答复，请先登记答复"
    return Reason("asked_once", CLAUSE, says)


REQUEST_ASSISTANCE = CaseAction(
    key="request_assistance",
    title="请求行政执法协助",
    payload=RequestAssistance,
    roles=OFFICER,
    clause=CLAUSE,
    never_moves=True,
    while_resting=True,
    paper="assistance_letter",
    gates=(gates.CERTIFIED,),
    checks=(asks_another_organ, nothing_asked_twice),
)
