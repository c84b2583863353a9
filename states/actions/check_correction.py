"""Check that the violation was corrected (整改复查)."""

from config.schema.base import Text
from states import checks
from states.action import CLERKS, CaseAction, Latch, ticked
from states.payload import Payload, Team


class CheckCorrection(Payload):
    """What was found."""

    corrected: bool
    findings: Text
    officers: Team


CHECK_CORRECTION = CaseAction(
    key="check_correction",
    title="整改复查",
    payload=CheckCorrection,
    roles=CLERKS,
    clause="行政处罚法28",
    on_paper=True,
    checks=(checks.known_officers("officers"), checks.team_certified("officers")),
    establishes=(Latch("correction_checked", ticked("corrected")),),
    withdraws=(Latch("correction_checked", lambda act: not act.data["corrected"]),),
)
