"""What comes of a case after it is closed (结案后的事件): a closed case takes no further entry, and its volume is archived;
the registers keep it under the number of the case (金科〔2015〕8号四(4))."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states.actions.record_incident import Incident
from states.payload import Payload
from states.registers.action import RegisterAction, not_future
from states.registers.entries import LATE_INCIDENT
from states.risk import PLAN, Kind
from states.vocabulary import Role


class EnterIncident(Payload):
    """Of which case, what happened on which day, and which risk point it touches."""

    case_no: Line
    kind: Incident
    happened_on: Day
    what: Text
    risk_point: Kind
    file_no: Line | None = None
    handled: Text | None = None


ENTER_INCIDENT = RegisterAction(
    LATE_INCIDENT,
    "登记结案后的事件",
    EnterIncident,
    frozenset({Role.OFFICER, Role.COORDINATOR, Role.SUPERVISOR}),
    PLAN,
    (not_future("happened_on", PLAN),),
)
