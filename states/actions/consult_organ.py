"""Ask other organs that made the information too, or that it concerns (征求其他机关意见): the letter, its receipt, the answer.

Of what several organs made, the one that led discloses (牵头制作): it may ask the others, and their silence is consent.
"""

from typing import Any, Literal

from config.schema.base import Line, Text
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.consultations import consulted, is_open
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "政府信息公开条例34"


class ConsultOrgan(Payload):
    """Which organ is asked about which information; of what was made together, whether this bureau led."""

    name: Line
    information: Text
    cause: Literal["co_made", "concerned"]
    leads: bool = False  # 本机关牵头制作


def this_bureau_leads(facts: CaseFacts, payload: ConsultOrgan) -> Reason | None:
    """Who did not lead does not disclose what was made together, and tells the applicant who does (政府信息公开条例10(3))."""
    if payload.leads is (payload.cause == "co_made"):
        return None
    says = "共同制作的信息由牵头制作的机关公开：本机关牵头的请写明，不牵头的答复申请人不属于本机关负责公开"
    return Reason("lead_organ", "政府信息公开条例10(3)", says)


def organ_not_asked_twice(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever is still waited for is not asked again (政府信息公开条例34)."""
    one = consulted(facts, "organ", payload.name)
    if one is None or not is_open(facts, one):
        return None
    return Reason("organ_consulted_once", CLAUSE, f"已征求{payload.name}的意见，尚未答复，期限也未届满")


def organ_was_asked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Only of whom was asked a receipt or an answer is entered (政府信息公开条例34)."""
    one = consulted(facts, "organ", payload.name)
    if one is not None and one.asked.at <= facts.at:
        return None
    return Reason("organ_consulted_first", CLAUSE, f"所填时间之前没有征求过{payload.name}的意见")


def organ_received_once(facts: CaseFacts, payload: Any) -> Reason | None:
    """The days run from one receipt (政府信息公开条例34)."""
    one = consulted(facts, "organ", payload.name)
    if one is None or one.received is None:
        return None
    return Reason("organ_received_once", CLAUSE, "征求意见函的收到日期已经登记")


CONSULT_ORGAN = CaseAction(
    key="consult_organ",
    title="征求其他机关意见",
    payload=ConsultOrgan,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(disclosure.REQUESTED,),
    checks=(this_bureau_leads, organ_not_asked_twice),
    establishes=(Latch("consultation_asked"),),
)


class RecordOrganReceipt(Payload):
    """Which organ received the letter, by which proof; the day of the act is the day of receipt."""

    name: Line
    proof: Line


RECORD_ORGAN_RECEIPT = CaseAction(
    key="record_organ_receipt",
    title="登记其他机关收到征求意见函",
    payload=RecordOrganReceipt,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.CONSULTED,),
    checks=(organ_was_asked, organ_received_once),
)


class RecordOrganView(Payload):
    """What the organ answered."""

    name: Line
    view: Literal["agrees", "objects"]
    words: Text


RECORD_ORGAN_VIEW = CaseAction(
    key="record_organ_view",
    title="登记其他机关意见",
    payload=RecordOrganView,
    roles=CLERKS,
    clause=CLAUSE,
    on_paper=True,
    never_moves=True,
    gates=(disclosure.CONSULTED,),
    checks=(organ_was_asked,),
)
