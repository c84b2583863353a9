"""Ask other organs that made the information too, or that it concerns (征求其他机关意见): the letter, its receipt, the answer.

Of what several organs made, the one that led discloses (牵头制作): it may ask the others, and their silence is consent.
"""

from typing import Literal

from config.schema.base import Line, Text
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.consultation_checks import not_asked_twice, received_once, was_asked
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


CONSULT_ORGAN = CaseAction(
    key="consult_organ",
    title="征求其他机关意见",
    payload=ConsultOrgan,
    roles=CLERKS,
    clause=CLAUSE,
    never_moves=True,
    gates=(disclosure.REQUESTED,),
    checks=(this_bureau_leads, not_asked_twice("organ")),
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
    checks=(was_asked("organ"), received_once("organ")),
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
    checks=(was_asked("organ"),),
)
