"""Urge the party to do what the decision orders (催告履行行为义务) before the court is asked."""

from config.schema.base import Text
from states import gates
from states import gates_conduct as conduct
from states.action import OFFICER, CaseAction
from states.payload import Payload


class UrgeConduct(Payload):
    """How to perform; duties, time and rights follow from the record (行政强制法35, 54)."""

    how: Text


URGE_CONDUCT = CaseAction(
    key="urge_conduct",
    title="催告履行行为义务",
    payload=UrgeConduct,
    roles=OFFICER,
    clause="行政强制法54",
    never_moves=True,
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.STANDING,
        gates.SERVICE_STANDS,
        gates.NOT_DISCONTINUED,
        conduct.CONDUCT_OPEN,
    ),
)
