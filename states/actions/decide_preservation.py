"""Decide what becomes of preserved evidence (先行登记保存处理决定) within seven working days (行政处罚法56)."""

from typing import Literal

from config.schema.base import Text
from states import gates, penalty_gates
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class DecidePreservation(Payload):
    """What is done with the items; lifting (解除) gives them back."""

    measure: Literal["lifted", "copied_and_lifted", "sent_for_appraisal", "handed_over", "proposed_for_confiscation"]
    reason: Text


def lapsed_is_lifted(facts: CaseFacts, payload: DecidePreservation) -> Reason | None:
    """After the seven days nothing keeps the items any more: all that is left to decide is to give them back."""
    if not facts.truth["preservation_lapsed"] or payload.measure in ("lifted", "copied_and_lifted"):
        return None
    says = "{preservation}已满，保存已经失去依据，只能决定解除保存、退还物品"
    return Reason("lapsed_preservation", "行政处罚法56", says)


DECIDE_PRESERVATION = CaseAction(
    key="decide_preservation",
    title="先行登记保存处理决定",
    payload=DecidePreservation,
    roles=LEADER,
    clause="行政处罚法56",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, penalty_gates.PRESERVED, penalty_gates.PRESERVED_IN_TIME),
    checks=(lapsed_is_lifted,),
    establishes=(Latch("preservation_settled"),),
    withdraws=(Latch("preservation_open"),),
)
