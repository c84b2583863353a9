"""Reopen a closed case (恢复办理): what comes after the closing is entered, answered and settled before it closes again.

A case closes while the party's time for remedies still runs, and its decision may be found wrong at any time. The case
then stands where everything is judged that a closing asks for; nothing new can be decided in it.
"""

from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, LEADER, CaseAction, Latch
from states.payload import Payload


class ReopenCase(Payload):
    """Why: a paper of a reconsideration or lawsuit came (复议、诉讼), the bureau found an error itself or was told of one by
    whoever supervises it, or money is to be taken in or given back; by which paper, and what was found."""

    ground: Literal["remedy", "error_found", "supervision", "money"]
    paper_no: Line
    reason: Text


REOPEN_CASE = CaseAction(
    key="reopen_case",
    title="恢复办理",
    payload=ReopenCase,
    roles=CLERKS | LEADER,
    clause="河南省行政执法条例35",
    on_paper=True,
    reopens=True,
    gates=(gates.CLOSED,),
    withdraws=(Latch("closed"),),
)
