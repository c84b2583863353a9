"""Report in writing that the act may be a crime (移送涉嫌犯罪案件的书面报告), by two officers or more (移送规定5(1))."""

from config.schema.base import Text
from states import checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload, Team


class ReportCrime(Payload):
    """What crime is suspected, and on which facts."""

    suspicion: Text
    facts: Text
    reported_by: Team


REPORT_CRIME = CaseAction(
    key="report_crime",
    title="提出移送涉嫌犯罪案件的报告",
    payload=ReportCrime,
    roles=OFFICER,
    clause="移送规定5(1)",
    never_moves=True,
    gates=(gates.CERTIFIED,),
    checks=(checks.known_officers("reported_by"), checks.team_certified_to_act("reported_by", "移送规定5(1)")),
    establishes=(Latch("crime_suspected"), Latch("crime_reported")),
    withdraws=(Latch("transfer_declined"),),
)
