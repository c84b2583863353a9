"""Declared relations of officers to parties (利害关系登记): whoever has one keeps out of that party's cases (行政处罚法43)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, not_future, second_person
from states.registers.entries import END_RELATION, ENTER_RELATION
from states.vocabulary import Role

CLAUSE = "行政处罚法43(1)"
RELATION_TITLES = {
    "party_or_kin": "当事人或者其近亲属",
    "direct_interest": "直接利害关系",
    "other_relation": "其他关系",
}


class EnterRelation(Payload):
    """Who is related to which party, how, since when, and what it rests on."""

    officer: OfficerId
    party: Line  # 统一社会信用代码 or identity card number
    party_name: Line
    kind: Literal["party_or_kin", "direct_interest", "other_relation"]
    began_on: Day
    grounds: Text


class EndRelation(Payload):
    """The first day on which it is no more, why, and who confirms."""

    no: Line
    ended_on: Day
    reason: Text
    second_person: OfficerId


def officer_is_known(facts: RegisterFacts, payload: EnterRelation) -> Reason | None:
    """The relation is one of somebody in the register of officers."""
    if payload.officer in facts.roster:
        return None
    return Reason("relation_officer", CLAUSE, f"名录中没有人员 {payload.officer}")


def declared_by_whom(facts: RegisterFacts, payload: EnterRelation) -> Reason | None:
    """An officer declares his own relation; of others only those enter it who keep or supervise the register."""
    if payload.officer == facts.actor or facts.is_one_of(facts.actor, *KEEPERS):
        return None
    return Reason("relation_declared", CLAUSE, "他人的利害关系由执法协调、执法监督、系统管理人员或者机关负责人登记")


def relation_is_new(facts: RegisterFacts, payload: EnterRelation) -> Reason | None:
    """One relation stands once."""
    same = [
        one
        for one in facts.registers.relations_to(payload.party)
        if one.officer == payload.officer and one.kind == payload.kind and one.ended_on is None
    ]
    return Reason("relation_is_new", CLAUSE, f"已经登记为 {same[0].no}") if same else None


def relation_stands(facts: RegisterFacts, payload: EndRelation) -> Reason | None:
    """Only a relation that stands is ended, not before it began."""
    found = facts.registers.relation(payload.no)
    if found is None:
        return Reason("relation_known", CLAUSE, f"没有登记编号为 {payload.no} 的利害关系")
    if found.ended_on is not None:
        return Reason("relation_stands", CLAUSE, f"{payload.no} 已于 {found.ended_on} 解除")
    if payload.ended_on < found.began_on:
        return Reason("relation_stands", CLAUSE, f"解除日期早于关系开始的日期 {found.began_on}")
    return None


def ended_by_another(facts: RegisterFacts, payload: EndRelation) -> Reason | None:
    """Nobody ends his own relation or confirms its end."""
    found = facts.registers.relation(payload.no)
    if found is None or found.officer not in {facts.actor, payload.second_person}:
        return None
    return Reason("relation_by_another", CLAUSE, "本人的利害关系须由他人登记解除")


KEEPERS = (Role.COORDINATOR, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.LEADER)

ENTER_RELATION_ACT = RegisterAction(
    ENTER_RELATION,
    "登记利害关系",
    EnterRelation,
    frozenset(Role) - {Role.SYSTEM},
    CLAUSE,
    (officer_is_known, declared_by_whom, not_future("began_on", CLAUSE), relation_is_new),
)
END_RELATION_ACT = RegisterAction(
    END_RELATION,
    "登记利害关系解除",
    EndRelation,
    frozenset(KEEPERS),
    CLAUSE,
    (
        relation_stands,
        not_future("ended_on", CLAUSE),
        ended_by_another,
        second_person("second_person", CLAUSE, Role.LEADER, Role.SUPERVISOR),
    ),
)
