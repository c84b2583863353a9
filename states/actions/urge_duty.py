"""Urge the party in writing to perform (催告) before force is decided on; its service is entered next."""

from config.schema.base import Text
from states import gates
from states import gates_coercion as coercion
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class UrgeDuty(Payload):
    """How to perform; time, sum and rights follow from the record (行政强制法35)."""

    how: Text


URGE_DUTY = CaseAction(
    key="urge_duty",
    title="制作履行催告书",
    payload=UrgeDuty,
    roles=OFFICER,
    clause="行政强制法35",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, coercion.DUTY_BASED, coercion.UNPERFORMED),
    establishes=(Latch("duty_urged"),),
    withdraws=(Latch("urging_served"),),
)
