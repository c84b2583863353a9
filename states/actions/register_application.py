"""Register an application (收件登记): what is asked for, with which papers; its day is the day of the act."""

from pydantic import Field

from config.schema.base import Line, Text
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RegisterApplication(Payload):
    """The application as handed in, in writing or noted down and confirmed by the applicant (河南省行政执法条例22)."""

    request: Text
    materials: tuple[Line, ...] = Field(min_length=1, max_length=60)
    oral: bool = False  # noted down by the bureau and confirmed by the applicant
    other_party: Line | None = None  # 被申请人、对方当事人 of a dispute
    other_party_address: Line | None = None


REGISTER_APPLICATION = CaseAction(
    key="register_application",
    title="收件登记",
    payload=RegisterApplication,
    roles=CLERKS,
    clause="河南省行政执法条例22",
    on_paper=True,
    gates=(gates.POWER,),
    establishes=(Latch("application_received"),),
)
