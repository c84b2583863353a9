"""Urge the payer (催缴): the sum, the late fee as the record makes it, time and way, the right to be heard."""

from states import gates
from states import gates_levy as levy
from states.action import OFFICER, CaseAction, Latch
from states.payload import NoPayload


class UrgeLevy(NoPayload):
    """All figures follow from the record (行政强制法35, 45)."""


URGE_LEVY = CaseAction(
    key="urge_levy",
    title="催缴",
    payload=UrgeLevy,
    roles=OFFICER,
    clause="行政强制法35",
    never_moves=True,
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.SERVICE_STANDS, gates.NOT_DISCONTINUED, levy.LEVY_LATE),
    establishes=(Latch("urging_made"),),
)
