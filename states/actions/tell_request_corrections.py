"""Tell the applicant once what is unclear in the request (一次性告知补正), and what follows if it is not put right (视为放弃)."""

from pydantic import Field

from config.schema.base import Line, Text
from config.schema.days import Day
from states import gates_disclosure as disclosure
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class TellRequestCorrections(Payload):
    """All that is to be put right, with the guidance given, and until when (政府信息公开条例30)."""

    corrections: tuple[Line, ...] = Field(min_length=1, max_length=40)
    guidance: Text  # 指导和释明的内容
    supply_by: Day  # 合理的补正期限的末日


def time_is_ahead(facts: CaseFacts, payload: TellRequestCorrections) -> Reason | None:
    """The applicant has reasonable time: the last day lies ahead (政府信息公开条例30)."""
    if payload.supply_by > facts.on:
        return None
    return Reason("corrections_time", "政府信息公开条例30", "补正的期限应当合理，末日须晚于告知之日")


TELL_REQUEST_CORRECTIONS = CaseAction(
    key="tell_request_corrections",
    title="告知补正政府信息公开申请",
    payload=TellRequestCorrections,
    roles=CLERKS,
    clause="政府信息公开条例30",
    gates=(disclosure.REQUESTED, matters.CORRECTIONS_ONCE, disclosure.CORRECTIONS_IN_TIME),
    checks=(time_is_ahead,),
    establishes=(Latch("corrections_told"),),
)


class AbandonRequest(Payload):
    """What was asked about the reason why nothing came (政府信息公开条例30)."""

    reason: Text  # 没有正当理由的认定


ABANDON_REQUEST = CaseAction(
    key="abandon_request",
    title="逾期不补正，视为放弃申请",
    payload=AbandonRequest,
    roles=CLERKS,
    clause="政府信息公开条例30",
    gates=(disclosure.CORRECTIONS_LAPSED, matters.UNDECIDED),
    establishes=(Latch("ended_undecided"),),
)
