"""Accept the application (受理) and name who handles it."""

from states import certificates, checks, gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.other_side import other_side_is_named
from states.payload import Payload, Team


class AcceptApplication(Payload):
    """Who examines the application (审查人员); of a mediation, the mediators (调解员)."""

    handlers: Team


ACCEPT_APPLICATION = CaseAction(
    key="accept_application",
    title="受理申请",
    payload=AcceptApplication,
    roles=OFFICER,
    clause="行政许可法32(五)",
    gates=(gates.CERTIFIED, gates.POWER, matters.RECEIVED, matters.MATERIALS_COMPLETE, matters.ACCEPTANCE_OPEN),
    conditions=(other_side_is_named,),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        checks.team_is_certified("handlers"),
    ),
    establishes=(Latch("application_accepted"),),
)
