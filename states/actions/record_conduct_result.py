"""Enter what the court did with the application about conduct (行为义务强制执行申请的结果)."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates_conduct as conduct
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RecordConductResult(Payload):
    """The ruling received: taken up, granted, not taken up (不予受理), refused (不予执行), enforced, withdrawn, ended; once it
    is taken up or granted its end is still awaited (行政强制法56 to 58)."""

    result: Literal["accepted", "granted", "rejected", "refused", "enforced", "withdrawn", "ended"]
    ruling_no: Line
    gist: Text


AWAITED = ("accepted", "granted")

RECORD_CONDUCT_RESULT = CaseAction(
    key="record_conduct_result",
    title="登记行为义务的法院执行结果",
    payload=RecordConductResult,
    roles=CLERKS,
    clause="行政强制法57",
    never_moves=True,
    on_paper=True,
    gates=(conduct.CONDUCT_COURT_APPLIED,),
    establishes=(
        Latch("conduct_settled", lambda act: act.data["result"] == "enforced"),
        Latch("conduct_rejected", lambda act: act.data["result"] == "rejected"),
        Latch("conduct_refused", lambda act: act.data["result"] == "refused"),
    ),
    withdraws=(
        Latch("conduct_court_pending", lambda act: act.data["result"] not in AWAITED),
        Latch("conduct_open", lambda act: act.data["result"] == "enforced"),
    ),
)
