"""File the on-the-spot decision with the organ (备案)."""

from config.schema.base import Line
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class FileSpotDecision(Payload):
    """Where it was filed."""

    filed_as: Line


FILE_SPOT_DECISION = CaseAction(
    key="file_spot_decision",
    title="当场处罚决定备案",
    payload=FileSpotDecision,
    roles=CLERKS,
    clause="行政处罚法52",
    on_paper=True,
    establishes=(Latch("spot_filed"),),
)
