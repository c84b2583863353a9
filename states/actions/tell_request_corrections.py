"""Tell the applicant once what is unclear in the request (一次性告知补正), and what follows if it is not put right (视为放弃)."""

from datetime import date

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates_disclosure as disclosure
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.terms import chinese_date
from states.workdays import days_after, days_between

CLAUSE = "政府信息公开条例30"
NOTICE = "request_correction_notice"


class TellRequestCorrections(Payload):
    """All that is to be put right, with the guidance given, and until when (政府信息公开条例30)."""

    corrections: tuple[Line, ...] = Field(min_length=1, max_length=40)
    guidance: Text  # 指导和释明的内容
    supply_by: Day  # 合理的补正期限的末日


def time_is_ahead(facts: CaseFacts, payload: TellRequestCorrections) -> Reason | None:
    """The applicant has reasonable time: the last day lies ahead, and somebody takes the papers in on it
    (政府信息公开条例30)."""
    if payload.supply_by <= facts.on:
        return Reason("corrections_time", CLAUSE, "补正的期限应当合理，末日须晚于告知之日")
    if not facts.rules.workdays.is_workday(payload.supply_by, protect=True):
        return Reason("corrections_time", CLAUSE, "补正期限的末日是休息日，请写明其后的工作日")
    return None


TELL_REQUEST_CORRECTIONS = CaseAction(
    key="tell_request_corrections",
    title="告知补正政府信息公开申请",
    payload=TellRequestCorrections,
    roles=CLERKS,
    clause=CLAUSE,
    gates=(disclosure.REQUESTED, matters.CORRECTIONS_ONCE, disclosure.CORRECTIONS_IN_TIME),
    checks=(time_is_ahead,),
    establishes=(Latch("corrections_told"),),
)


def told_in_time_to_correct(facts: CaseFacts) -> Reason | None:
    """Nobody has given up whom the notice did not reach; who got it on its last day or later has the time it gives whole
    from then (政府信息公开条例30: 告知申请人, 合理的补正期限)."""
    told = facts.last("tell_request_corrections")
    if told is None:
        return None  # the gate says so
    services = [act for act in facts.acts_of("record_paper_service") if act.data["kind"] == NOTICE and act.served]
    brought = next((act for act in services if act.seq > told.seq), None)
    if brought is None:
        return Reason("corrections_notice_served", CLAUSE, "没有补正告知书送达申请人的记录，不得视为放弃申请，请先送达")
    last = date.fromisoformat(told.data["supply_by"])
    if brought.on >= last:
        last = days_after(brought.on, days_between(told.on, last))
    if facts.on > last:
        return None
    says = f"补正告知书{chinese_date(brought.on)}才送达，补正的时间自该日起至{chinese_date(last)}，未满不得视为放弃申请"
    return Reason("corrections_notice_served", CLAUSE, says)


class AbandonRequest(Payload):
    """What was asked about the reason why nothing came (政府信息公开条例30)."""

    reason: Text  # 没有正当理由的认定


ABANDON_REQUEST = CaseAction(
    key="abandon_request",
    title="逾期不补正，视为放弃申请",
    payload=AbandonRequest,
    roles=CLERKS,
    clause=CLAUSE,
    gates=(disclosure.CORRECTIONS_LAPSED, matters.UNDECIDED),
    conditions=(told_in_time_to_correct,),
    establishes=(Latch("ended_undecided"), Latch("request_given_up")),
)
