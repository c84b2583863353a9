"""Tell of what is intended and of the right to be heard (告知陈述申辩、听证的权利) before a decision that weighs on somebody."""

from pydantic import Field

from config.schema.base import Line, Text
from states import gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.hearing_notice import ON_THE_FORMER_NOTICE
from states.payload import Payload
from states.telling_checks import everybody_is_told


class TellRights(Payload):
    """Whom, on what facts, reasons and basis; whether a hearing may be asked for. Its service is entered next."""

    told_to: tuple[Line, ...] = Field(min_length=1, max_length=20)  # 申请人、利害关系人
    facts: Text
    reasoning: Text
    hearing: bool = False


TELL_RIGHTS = CaseAction(
    key="tell_rights",
    title="制作权利告知书",
    payload=TellRights,
    roles=OFFICER,
    clause="河南省行政执法条例26",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, matters.MATTER_PROPOSED),
    checks=(everybody_is_told,),
    establishes=(Latch("notice_given"), Latch("hearing_right_told", lambda act: bool(act.data["hearing"]))),
    withdraws=(
        *ON_THE_FORMER_NOTICE,
        Latch("hearing_right_told", lambda act: not act.data["hearing"]),
    ),
)
