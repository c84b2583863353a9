"""Enter what came of a matter afterwards (事件登记): a claim for compensation, accountability, a petition, a mass incident,
and which risk point it touches (金科〔2015〕8号四(4))."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks
from states.action import CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.risk import PLAN, Kind
from states.vocabulary import Role

Incident = Literal["compensation", "accountability", "petition", "mass_incident"]


class RecordIncident(Payload):
    """What happened on which day, under which number of the file if it has one, and what the bureau did about it."""

    kind: Incident
    happened_on: Day
    what: Text
    risk_point: Kind
    file_no: Line | None = None
    handled: Text | None = None


def happened_in_the_case(facts: CaseFacts, payload: RecordIncident) -> Reason | None:
    """What happened before the case was opened did not come of it."""
    if payload.happened_on >= facts.opened_on:
        return None
    return Reason("incident_of_case", PLAN, "事件发生日期早于案件登记之日，不是本案引起的")


RECORD_INCIDENT = CaseAction(
    key="record_incident",
    title="登记事件（赔偿、追责、上访、群体事件）",
    payload=RecordIncident,
    roles=frozenset({Role.OFFICER, Role.COORDINATOR, Role.SUPERVISOR}),
    clause=PLAN,
    never_moves=True,
    on_paper=True,
    while_resting=True,
    checks=(checks.not_later_than_today("happened_on"), happened_in_the_case),
)
