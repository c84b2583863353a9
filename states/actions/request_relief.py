"""Record the payer's application for relief (申请减免、缓缴)."""

from typing import Literal

from config.schema.base import Text
from states import gates_levy as levy
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RequestRelief(Payload):
    """What is asked for, why, and what shows it."""

    wanted: Literal["reduction", "deferral"]
    reason: Text
    evidence: Text


REQUEST_RELIEF = CaseAction(
    key="request_relief",
    title="申请减免、缓缴",
    payload=RequestRelief,
    roles=CLERKS,
    clause="财税〔2016〕33号",
    on_paper=True,
    never_moves=True,
    gates=(levy.LEVY_OPEN,),
    establishes=(Latch("relief_asked"),),
    withdraws=(Latch("relief_answered"),),
)
