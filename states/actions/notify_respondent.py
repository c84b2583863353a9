"""Serve the application on the other side (送达申请书副本) of a dispute that is to be ruled on."""

from states import checks
from states import gates_matters as matters
from states.action import CLERKS, CaseAction, Latch, served
from states.payload import Payload, Receipt


class NotifyRespondent(Payload):
    """The receipt; the days to answer run from here."""

    receipt: Receipt


NOTIFY_RESPONDENT = CaseAction(
    key="notify_respondent",
    title="向被申请人送达申请书副本",
    payload=NotifyRespondent,
    roles=CLERKS,
    clause="中办发〔2018〕75号",
    on_paper=True,
    gates=(matters.ACCEPTED,),
    checks=(checks.servers_known, checks.servers_certified, checks.receipt_proves("answer_notice")),
    establishes=(Latch("respondent_notified", served),),
)
