"""Enter what the court did with the application (强制执行申请的结果)."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RecordCourtResult(Payload):
    """The ruling received: granted, not taken up (不予受理), refused (不予执行), enforced, withdrawn, ended; while the court has
    only granted enforcement, its end is still awaited."""

    result: Literal["granted", "rejected", "refused", "enforced", "withdrawn", "ended"]
    ruling_no: Line
    gist: Text


RECORD_COURT_RESULT = CaseAction(
    key="record_court_result",
    title="登记法院执行结果",
    payload=RecordCourtResult,
    roles=CLERKS,
    clause="行政强制法57",
    on_paper=True,
    gates=(gates.COURT_APPLIED,),
    establishes=(
        Latch("court_rejected", lambda act: act.data["result"] == "rejected"),
        Latch("court_refused", lambda act: act.data["result"] == "refused"),
    ),
    withdraws=(Latch("court_pending", lambda act: act.data["result"] != "granted"),),
)
