"""Check whether the mediation agreement is performed (调解协议履行回访)."""

from config.schema.base import Text
from states import checks
from states import gates_disputes as disputes
from states.action import CLERKS, CaseAction, Latch, ticked
from states.payload import Payload, Team


class CheckPerformance(Payload):
    """What was found with both sides."""

    officers: Team
    performed: bool
    findings: Text


CHECK_PERFORMANCE = CaseAction(
    key="check_performance",
    title="回访调解协议履行情况",
    payload=CheckPerformance,
    roles=CLERKS,
    clause="金科〔2015〕8号四(3)",
    on_paper=True,
    gates=(disputes.AGREED,),
    checks=(checks.known_officers("officers"),),
    establishes=(Latch("agreement_performed", ticked("performed")), Latch("ended_undecided", ticked("performed"))),
)
