"""Record whether the other side agrees to mediation (征求对方意见): nobody is mediated against his will."""

from config.schema.base import Line, Text
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch, ticked
from states.other_side import other_side_was_asked
from states.payload import Payload


class RecordConsent(Payload):
    """Who was asked, how, and what was answered."""

    other_party: Line
    asked_by: Text
    agrees: bool


RECORD_CONSENT = CaseAction(
    key="record_consent",
    title="征求对方是否同意调解",
    payload=RecordConsent,
    roles=CLERKS,
    clause="金科〔2015〕8号四(3)",
    on_paper=True,
    gates=(matters.ACCEPTED,),
    checks=(other_side_was_asked,),
    establishes=(Latch("consent_given", ticked("agrees")),),
    withdraws=(Latch("consent_given", lambda act: not act.data["agrees"]),),
)
