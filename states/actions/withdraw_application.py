"""The applicant withdraws the application (撤回申请): the matter ends without a decision."""

from config.schema.base import Text
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class WithdrawApplication(Payload):
    """What the applicant said, in writing or noted down and signed."""

    reason: Text


WITHDRAW_APPLICATION = CaseAction(
    key="withdraw_application",
    title="申请人撤回申请",
    payload=WithdrawApplication,
    roles=CLERKS,
    clause="河南省行政执法条例22",
    on_paper=True,
    gates=(matters.RECEIVED, matters.UNDECIDED),
    establishes=(Latch("ended_undecided"),),
)
