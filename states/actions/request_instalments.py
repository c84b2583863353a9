"""Record the party's application to defer the fine or pay it in instalments (申请延期、分期缴纳罚款)."""

from typing import Literal

from config.schema.base import Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RequestInstalments(Payload):
    """What the party asks for, why, and what shows the hardship."""

    wanted: Literal["deferral", "instalments"]
    reason: Text
    evidence: Text


REQUEST_INSTALMENTS = CaseAction(
    key="request_instalments",
    title="申请延期（分期）缴纳罚款",
    payload=RequestInstalments,
    roles=CLERKS,
    clause="行政处罚法66(2)",
    on_paper=True,
    gates=(gates.FINE_OPEN,),
    establishes=(Latch("instalments_asked"),),
    withdraws=(Latch("instalments_answered"),),
)
