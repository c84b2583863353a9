"""Record whether the police take the transferred case (移送结果) or give it back, at once or after having taken it
(移送规定8, 13; 行政处罚法27(1))."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates, gates_transfer
from states.action import CLERKS, CaseAction, Latch
from states.acts import Act
from states.payload import Payload

BEFORE_DECISION = frozenset({"prompt", "inspect"})
"""Stages in which a case that comes back is investigated anew; a decision made before the transfer stands (移送规定11(2))."""


class RecordTransferResult(Payload):
    """The answer received."""

    result: Literal["accepted", "returned"]
    answer_no: Line
    reason: Text


def _returned(act: Act) -> bool:
    return bool(act.data["result"] == "returned")


def _undecided(act: Act) -> bool:
    return act.step.split(".")[0] in BEFORE_DECISION


RECORD_TRANSFER_RESULT = CaseAction(
    key="record_transfer_result",
    title="移送结果",
    payload=RecordTransferResult,
    roles=CLERKS,
    clause="行政处罚法27",
    on_paper=True,
    gates=(gates.TRANSFERRED, gates_transfer.HANDED_OVER),
    establishes=(
        Latch("transfer_accepted", lambda act: not _returned(act)),
        Latch("transfer_refused", _returned),
    ),
    withdraws=(
        Latch("transfer_accepted"),
        Latch("transfer_refused"),
        Latch("transferred", _returned),
        Latch("crime_suspected", _returned),
        Latch("crime_reported", _returned),
        Latch("investigation_reported", lambda act: _returned(act) and _undecided(act)),
        Latch("penalty_proposed", _undecided),
        Latch("no_penalty_proposed", _undecided),
        Latch("decision_approved", _undecided),
    ),
)
