"""Enter that the party did in the end what the decision orders (登记行为义务已经履行)."""

from config.schema.base import Text
from states import checks
from states import gates_conduct as conduct
from states.action import CLERKS, CaseAction, Latch, sound
from states.payload import Payload, Team


class RecordConductDone(Payload):
    """What was found, by two officers."""

    findings: Text
    officers: Team


RECORD_CONDUCT_DONE = CaseAction(
    key="record_conduct_done",
    title="登记行为义务已经履行",
    payload=RecordConductDone,
    roles=CLERKS,
    clause="行政强制法53",
    never_moves=True,
    on_paper=True,
    gates=(conduct.CONDUCT_OPEN,),
    checks=(checks.known_officers("officers"), checks.team_certified("officers")),
    establishes=(Latch("conduct_settled", sound),),
    withdraws=(Latch("conduct_open", sound),),
)
