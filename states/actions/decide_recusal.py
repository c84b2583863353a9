"""Decide whether somebody keeps out of the case (回避决定): the responsible person; of a responsible person, whoever is
above him (行政处罚法43(3); 河南省行政执法条例23)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import gates, penalty_gates, recusal
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Role


class DecideRecusal(Payload):
    """The decision, and who takes the place of a recused handler."""

    person: OfficerId
    result: Literal["recused", "not_recused"]
    reason: Text
    successor: OfficerId | None = None  # 接替的承办人
    decided_above: Line | None = None  # number of the decision of the superior organ or government


def was_asked(facts: CaseFacts, payload: DecideRecusal) -> Reason | None:
    """Only what was asked is decided."""
    if payload.person in recusal.pending(facts):
        return None
    return Reason("recusal_of_person", "行政处罚法43(3)", "没有针对此人的待决定的回避申请")


def not_about_himself(facts: CaseFacts, payload: DecideRecusal) -> Reason | None:
    """Nobody decides on his own recusal."""
    if payload.person != facts.actor:
        return None
    return Reason("recusal_by_another", "行政处罚法43(3)", "不得决定本人是否回避")


def leader_is_decided_above(facts: CaseFacts, payload: DecideRecusal) -> Reason | None:
    """The recusal of a responsible person is decided by whoever is above the bureau."""
    person = facts.officer(payload.person)
    if person is None or Role.LEADER not in person.roles or payload.decided_above:
        return None
    says = "机关负责人的回避由本级人民政府或者上级机关决定，请写明上级决定的文号（decided_above）"
    return Reason("recusal_above", "河南省行政执法条例23", says)


def successor_fits(facts: CaseFacts, payload: DecideRecusal) -> Reason | None:
    """Only a recused handler is replaced, by a certified officer who does not handle the case and is not recused."""
    if payload.successor is None:
        return None
    new = facts.officer(payload.successor)
    handled = payload.person in facts.handlers and payload.result == "recused"
    free = payload.successor not in (*facts.handlers, *recusal.recused(facts))
    if handled and free and new is not None and Role.OFFICER in new.roles and new.certified(facts.on):
        return None
    says = "接替人须是持有效证件、没有承办本案也没有回避的执法人员，并且只接替被决定回避的承办人"
    return Reason("successor_fits", "行政处罚法42", says)


DECIDE_RECUSAL = CaseAction(
    key="decide_recusal",
    title="回避决定",
    payload=DecideRecusal,
    roles=LEADER,
    clause="行政处罚法43(3)",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, penalty_gates.RECUSAL_ASKED),
    checks=(was_asked, not_about_himself, leader_is_decided_above, successor_fits),
)
