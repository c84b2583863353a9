"""Record the party's signed consent to electronic service (电子送达地址确认书)."""

from config.schema.bureau import Email
from states.action import CLERKS, CaseAction, Latch, ticked
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordServiceConsent(Payload):
    """The address the party confirmed."""

    email: Email
    signed: bool


def is_signed(facts: CaseFacts, payload: RecordServiceConsent) -> Reason | None:
    """Consent must be signed (行政处罚法61(2))."""
    if payload.signed:
        return None
    says = "电子送达确认书没有当事人签名"
    return Reason("signed_consent", "行政处罚法61", says, Weight.FLAGS, "由当事人签名，或者采用其他送达方式")


RECORD_SERVICE_CONSENT = CaseAction(
    key="record_service_consent",
    title="电子送达确认书",
    payload=RecordServiceConsent,
    roles=CLERKS,
    clause="行政处罚法61",
    on_paper=True,
    checks=(is_signed,),
    establishes=(Latch("email_consented", ticked("signed")),),
)
