"""Ask a third party whose rights disclosure would harm, in writing (征求第三方意见): the letter, its receipt, the answer."""

from typing import Any, Literal

from config.schema.base import Line, Text
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.consultations import consulted, is_open
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


def not_asked_twice(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever is still waited for is not asked again, which would begin his days anew (政府信息公开条例32)."""
    one = consulted(facts, "third_party", payload.name)
    if one is None or not is_open(facts, one):
        return None
    return Reason("consulted_once", CLAUSE, f"已征求{payload.name}的意见，尚未答复，期限也未届满")


def was_asked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Only of whom was asked a receipt or an answer is entered (政府信息公开条例32)."""
    one = consulted(facts, "third_party", payload.name)
    if one is not None and one.asked.at <= facts.at:
        return None
    return Reason("consulted_first", CLAUSE, f"所填时间之前没有征求过{payload.name}的意见")


def received_once(facts: CaseFacts, payload: Any) -> Reason | None:
    """The days run from one receipt (政府信息公开条例32)."""
    one = consulted(facts, "third_party", payload.name)
    if one is None or one.received is None:
        return None
    return Reason("consultation_received_once", CLAUSE, "征求意见书的收到日期已经登记")


CONSULT_THIRD_PARTY = CaseAction(
    key="consult_third_party",
    title="征求第三方意见",
    payload=ConsultThirdParty,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(disclosure.REQUESTED,),
    checks=(not_asked_twice,),
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
    checks=(was_asked, received_once),
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
    checks=(was_asked,),
)
