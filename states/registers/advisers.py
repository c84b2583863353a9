"""Legal advisers (法律顾问): engaged for a term under a contract, and perhaps released before its end (金科〔2015〕8号四(6))."""

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from config.schema.days import Day
from states.adviser_register import END, ENGAGE, Adviser
from states.payload import Payload
from states.reasons import Reason
from states.registers.action import RegisterAction, RegisterFacts, second_person
from states.terms import chinese_date
from states.vocabulary import Role

PLAN = "金科〔2015〕8号四(6)"


class EngageAdviser(Payload):
    """Name, contract and term as the contract tells them, and the leader who agreed."""

    name: Line
    contract: Line
    first: Day
    last: Day
    second_person: OfficerId


class EndEngagement(Payload):
    """From which day on the adviser is no longer engaged, and why."""

    no: Line
    ended_on: Day
    reason: Text
    second_person: OfficerId


def term_is_a_term(facts: RegisterFacts, payload: EngageAdviser) -> Reason | None:
    """The term does not end before it begins."""
    if payload.first <= payload.last:
        return None
    return Reason("adviser_term", PLAN, "聘期的截止日期早于起始日期")


def contract_is_new(facts: RegisterFacts, payload: EngageAdviser) -> Reason | None:
    """One contract is entered once for each adviser it names."""
    known = (one for one in facts.registers.advisers if (one.contract, one.name) == (payload.contract, payload.name))
    if (same := next(known, None)) is None:
        return None
    return Reason("adviser_contract", PLAN, f"合同 {payload.contract} 聘任{payload.name}已经登记为 {same.no}")


def engagement_runs(facts: RegisterFacts, payload: EndEngagement) -> Reason | None:
    """There is such an engagement, it was not ended before, and it ends inside its term."""
    known: Adviser | None = next((one for one in facts.registers.advisers if one.no == payload.no), None)
    if known is None:
        return Reason("adviser_known", PLAN, f"没有登记编号为 {payload.no} 的法律顾问")
    if known.ended_on is not None:
        return Reason("adviser_ended", PLAN, f"{payload.no} 的聘任已经于{chinese_date(known.ended_on)}终止")
    if not known.first <= payload.ended_on <= known.last:
        return Reason(
            "adviser_ended", PLAN, f"终止日期不在聘期（{chinese_date(known.first)}至{chinese_date(known.last)}）之内"
        )
    return None


def said_before_it_counts(facts: RegisterFacts, payload: EndEngagement) -> Reason | None:
    """An engagement does not end in the past: who was asked until today was the adviser then."""
    if payload.ended_on >= facts.on:
        return None
    return Reason("adviser_ended", PLAN, "终止日期早于今天；此前征询的意见仍然有效，不能倒填")


CLERKS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})

ENGAGE_ADVISER = RegisterAction(
    ENGAGE,
    "登记法律顾问",
    EngageAdviser,
    CLERKS,
    PLAN,
    (term_is_a_term, contract_is_new, second_person("second_person", PLAN, Role.LEADER)),
)
END_ENGAGEMENT = RegisterAction(
    END,
    "终止聘任法律顾问",
    EndEngagement,
    CLERKS,
    PLAN,
    (engagement_runs, said_before_it_counts, second_person("second_person", PLAN, Role.LEADER)),
)
