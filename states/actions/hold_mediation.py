"""Mediate (主持调解) between parties who both agreed to it, by persons without an interest in the matter."""

from config.schema.base import Line, Text
from states import checks
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch, sound
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class HoldMediation(Payload):
    """What was said by each side and proposed by the mediators."""

    mediators: Team
    place: Line
    record: Text
    no_interest_declared: bool  # 调解员声明与当事人和争议没有利害关系
    rights_told: bool  # 告知自愿、可以随时退出、可以申请回避
    fee_charged: bool = False


def mediation_is_fair(facts: CaseFacts, payload: HoldMediation) -> Reason | None:
    """Neutral mediators, rights told, no fee; it has happened, so a gap is a flag."""
    certified = facts.certified(payload.mediators) == len(set(payload.mediators))
    if payload.no_interest_declared and payload.rights_told and not payload.fee_charged and certified:
        return None
    says = "调解员没有有效执法证件或者没有声明无利害关系，或者没有告知自愿、退出和回避的权利，或者收取了费用"
    return Reason(
        "mediation_fair", "金科〔2015〕8号四(3)", says, Weight.FLAGS, "退还费用，由无利害关系的调解员重新调解"
    )


HOLD_MEDIATION = CaseAction(
    key="hold_mediation",
    title="主持调解",
    payload=HoldMediation,
    roles=OFFICER,
    clause="金科〔2015〕8号四(3)",
    on_paper=True,
    gates=(disputes.BOTH_AGREE,),
    checks=(checks.known_officers("mediators"), mediation_is_fair),
    establishes=(Latch("mediated", sound),),
    # The agreement comes out of the newest session: after one with a defect there is a sound one first.
    withdraws=(Latch("mediated"),),
)
