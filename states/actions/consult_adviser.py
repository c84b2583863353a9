"""Ask the legal adviser (征询法律顾问意见): what was asked, what came back, whether it is followed and why not
(金科〔2015〕8号四(6))."""

from typing import Literal

from config.schema.base import Line, Text
from states.action import CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.terms import chinese_date
from states.vocabulary import Role

PLAN = "金科〔2015〕8号四(6)"

Followed = Literal["whole", "partly", "not_followed"]


class ConsultAdviser(Payload):
    """One question to one adviser of the register, by the number of the engagement (登记编号)."""

    adviser: Line
    question: Text
    opinion: Text
    followed: Followed
    reason: Text | None = None  # 不采纳或者部分采纳的理由


def adviser_is_engaged(facts: CaseFacts, payload: ConsultAdviser) -> Reason | None:
    """The adviser stands in the register and is engaged on that day."""
    known = next((one for one in facts.advisers if one.no == payload.adviser), None)
    if known is None:
        says = f"法律顾问名录中没有登记编号为 {payload.adviser} 的聘任，请先登记（zhifa adviser engage）"
    elif not known.serves(facts.on):
        until = known.last if known.ended_on is None else known.ended_on
        says = (
            f"{chinese_date(facts.on)}不在{known.name}的聘期之内（{chinese_date(known.first)}至{chinese_date(until)}）"
        )
    else:
        return None
    return Reason("adviser_engaged", PLAN, says)


def deviation_is_reasoned(facts: CaseFacts, payload: ConsultAdviser) -> Reason | None:
    """An opinion that is not followed is answered."""
    if payload.followed == "whole" or payload.reason is not None:
        return None
    return Reason("deviation_reasoned", PLAN, "没有采纳或者只部分采纳法律顾问意见的，须写明理由")


CONSULT_ADVISER = CaseAction(
    key="consult_adviser",
    title="征询法律顾问意见",
    payload=ConsultAdviser,
    roles=frozenset({Role.OFFICER, Role.REVIEWER, Role.LEADER}),
    clause=PLAN,
    never_moves=True,
    checks=(adviser_is_engaged, deviation_is_reasoned),
    establishes=(Latch("adviser_consulted"),),
)
