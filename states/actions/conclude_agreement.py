"""Conclude the mediation agreement (达成调解协议)."""

from pydantic import Field

from config.schema.base import Line
from config.schema.days import Day
from states import gates, penalty_gates
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class ConcludeAgreement(Payload):
    """The terms, until when they are performed, freely and signed by both."""

    terms: tuple[Line, ...] = Field(min_length=1, max_length=40)
    perform_by: Day
    voluntary: bool
    both_signed: bool
    harms_others: bool


def agreement_binds(facts: CaseFacts, payload: ConcludeAgreement) -> Reason | None:
    """Free will, both signatures, harming nobody, performed by a day to come."""
    sound = payload.voluntary and payload.both_signed and not payload.harms_others
    if sound and payload.perform_by >= facts.on:
        return None
    says = "调解协议须双方自愿并签名，不损害国家利益、公共利益和他人权益，履行期限不早于今天"
    return Reason("agreement_binds", "金科〔2015〕8号四(3)", says)


CONCLUDE_AGREEMENT = CaseAction(
    key="conclude_agreement",
    title="达成调解协议",
    payload=ConcludeAgreement,
    roles=OFFICER,
    clause="金科〔2015〕8号四(3)",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, disputes.BOTH_AGREE, disputes.MEDIATED, penalty_gates.RECUSAL_DECIDED),
    checks=(agreement_binds,),
    establishes=(Latch("agreement_made"),),
)
