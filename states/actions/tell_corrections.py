"""Tell at once, in one go, all that is to be supplied (一次告知补正)."""

from pydantic import Field

from config.schema.base import Line
from states import gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload


class TellCorrections(Payload):
    """Everything that is to be supplied or put right (行政许可法32(四))."""

    corrections: tuple[Line, ...] = Field(min_length=1, max_length=40)


TELL_CORRECTIONS = CaseAction(
    key="tell_corrections",
    title="一次告知补正",
    payload=TellCorrections,
    roles=OFFICER,
    clause="行政许可法32(四)",
    gates=(gates.CERTIFIED, matters.RECEIVED, matters.CORRECTIONS_ONCE, matters.ACCEPTANCE_OPEN),
    establishes=(Latch("corrections_told"),),
)
