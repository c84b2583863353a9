"""Enter what the applicant supplied (收到补正材料)."""

from pydantic import Field

from config.schema.base import Line
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class SubmitCorrections(Payload):
    """The papers supplied."""

    materials: tuple[Line, ...] = Field(min_length=1, max_length=40)
    other_party: Line | None = None  # 补正后写明的被申请人、对方当事人
    other_party_address: Line | None = None


SUBMIT_CORRECTIONS = CaseAction(
    key="submit_corrections",
    title="收到补正材料",
    payload=SubmitCorrections,
    roles=CLERKS,
    clause="行政许可法32(五)",
    on_paper=True,
    gates=(matters.CORRECTIONS_ASKED,),
    establishes=(Latch("corrections_received"),),
)
