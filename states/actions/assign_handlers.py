"""Name who handles a matter that began without handlers (指派承办人)."""

from states import certificates, checks, gates
from states.action import LEADER, CaseAction
from states.payload import Payload, Team


class AssignHandlers(Payload):
    """Two certified officers or more."""

    handlers: Team


ASSIGN_HANDLERS = CaseAction(
    key="assign_handlers",
    title="指派承办人",
    payload=AssignHandlers,
    roles=LEADER,
    clause="河南省行政执法条例24",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED,),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        checks.team_is_certified("handlers"),
    ),
)
