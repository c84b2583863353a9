"""Ask a third party whose rights disclosure would harm, in writing (征求第三方意见): the letter, its receipt, the answer."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.consultation_checks import not_asked_twice, received_once, was_asked
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "政府信息公开条例32"


class ConsultThirdParty(Payload):
    """Who is asked, where, about which information, and which right of his it would harm."""

    name: Line
    address: Line
    information: Text
    harmed: Text  # 公开会损害的合法权益


def another_than_the_applicant(facts: CaseFacts, payload: ConsultThirdParty) -> Reason | None:
    """Who asks for the information is no third party: asking him would only stop the days to answer (政府信息公开条例32)."""
    if payload.name != facts.party.name:
        return None
    return Reason("third_party_is_another", CLAUSE, "申请人本人不是第三方，不征求其意见")


CONSULT_THIRD_PARTY = CaseAction(
    key="consult_third_party",
    title="征求第三方意见",
    payload=ConsultThirdParty,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(disclosure.REQUESTED,),
    checks=(another_than_the_applicant, not_asked_twice("third_party")),
    establishes=(Latch("consultation_asked"),),
)


class RecordThirdPartyReceipt(Payload):
    """Who received the letter, and by which proof; the day of the act is the day of receipt."""

    name: Line
    way: Literal["direct", "post", "email", "fax", "left", "public_notice"]
    proof: Line  # 回证、邮政回执、到达记录的编号


RECORD_THIRD_PARTY_RECEIPT = CaseAction(
    key="record_third_party_receipt",
    title="登记第三方收到征求意见书",
    payload=RecordThirdPartyReceipt,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.CONSULTED,),
    checks=(was_asked("third_party"), received_once("third_party")),
)


class RecordThirdPartyView(Payload):
    """What the third party answered; one that could not be reached is entered so, with what was tried."""

    name: Line
    view: Literal["agrees", "objects", "not_reached"]
    words: Text  # 意见和理由；无法联系的，写明已经采取的方式


RECORD_THIRD_PARTY_VIEW = CaseAction(
    key="record_third_party_view",
    title="登记第三方意见",
    payload=RecordThirdPartyView,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.CONSULTED,),
    checks=(was_asked("third_party"),),
)
