"""Decide what becomes of preserved evidence (先行登记保存处理决定) within seven working days (行政处罚法56)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Text
from states import gates, penalty_gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.preserving import Batch, lapsed_batches, open_batches
from states.reasons import Reason
from states.vocabulary import Weight


class DecidePreservation(Payload):
    """What is done with the items of one batch (批次); lifting (解除) gives them back."""

    batch: int | None = Field(None, ge=1)  # which approval of the case, from one on; needed if several are open
    measure: Literal["lifted", "copied_and_lifted", "sent_for_appraisal", "handed_over", "proposed_for_confiscation"]
    reason: Text


def _meant(facts: CaseFacts, payload: DecidePreservation) -> Batch | None:
    """The open batch that is decided of; ``None``: not told, or not open."""
    waiting = open_batches(facts)
    if payload.batch is None:
        return waiting[0] if len(waiting) == 1 else None
    return next((batch for batch in waiting if batch.number == payload.batch), None)


def batch_is_open(facts: CaseFacts, payload: DecidePreservation) -> Reason | None:
    """Each batch is decided apart: the one meant is told, and nothing was decided of it yet."""
    waiting = open_batches(facts)
    if not waiting or _meant(facts, payload) is not None:
        return None
    told = "；".join(f"第{batch.number}批：{'、'.join(batch.kept.data['items'])}" for batch in waiting)
    return Reason("batch_open", "行政处罚法56", f"请写明对哪一批登记保存的证据作出处理决定；待处理的有{told}")


def _has_lapsed(facts: CaseFacts, payload: DecidePreservation) -> bool:
    return _meant(facts, payload) in lapsed_batches(facts)


def decided_in_time(facts: CaseFacts, payload: DecidePreservation) -> Reason | None:
    """Within the seven working days of this batch; later is on record as a defect."""
    if not _has_lapsed(facts, payload):
        return None
    says = "超过{preservation}才对先行登记保存的证据作出处理决定"
    remedy = "立即退还保存的证据并说明原因；期限届满后的保存没有依据"
    return Reason("preserved_in_time", "行政处罚法56", says, Weight.FLAGS, remedy)


def lapsed_is_lifted(facts: CaseFacts, payload: DecidePreservation) -> Reason | None:
    """After the seven days nothing keeps the items any more: all that is left to decide is to give them back."""
    if payload.measure in ("lifted", "copied_and_lifted") or not _has_lapsed(facts, payload):
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
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, penalty_gates.PRESERVED),
    checks=(batch_is_open, decided_in_time, lapsed_is_lifted),
)
