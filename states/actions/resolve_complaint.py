"""Close the supervised task (督办) that an unhappy answer opened, from outside the handling section."""

from typing import Literal

from config.schema.base import Text
from states import checks, gates
from states.action import SUPERVISOR, CaseAction, Latch
from states.payload import Payload


class ResolveComplaint(Payload):
    """What was found, what is done about it, what the party was told."""

    finding: Literal["founded", "partly_founded", "unfounded"]
    facts: Text
    measure: Text
    answer_to_party: Text


RESOLVE_COMPLAINT = CaseAction(
    key="resolve_complaint",
    while_resting=True,
    title="督办办结",
    payload=ResolveComplaint,
    roles=SUPERVISOR,
    clause="金科〔2015〕8号四(1)",
    gates=(gates.NOT_HANDLER, gates.COMPLAINT_OPEN),
    conditions=(checks.actor_outside_case,),
    establishes=(Latch("complaint_resolved"),),
)
