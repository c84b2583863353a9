"""Assess what the levy is counted on (核定计征数量), by two certified officers."""

from pydantic import Field

from config.schema.base import Text
from states import checks, gates
from states import gates_levy as levy
from states.action import OFFICER, CaseAction, Latch, sound
from states.payload import Payload, Team


class AssessLevy(Payload):
    """How many units, and from what it follows."""

    officers: Team
    quantity: int = Field(gt=0, le=1_000_000_000)
    findings: Text


ASSESS_LEVY = CaseAction(
    key="assess_levy",
    title="核定计征数量",
    payload=AssessLevy,
    roles=OFFICER,
    clause="河南省行政执法条例24",
    on_paper=True,
    gates=(gates.CERTIFIED, levy.LEVY_REGISTERED),
    checks=(checks.known_officers("officers"), checks.team_certified("officers")),
    establishes=(Latch("assessed", sound),),
)
