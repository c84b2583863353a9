"""Record the party's signed consent to electronic service (电子送达地址确认书)."""

from typing import Self

from pydantic import model_validator

from config.schema.bureau import Email, Phone
from states.action import CLERKS, CaseAction, Latch
from states.acts import Act
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight


class RecordServiceConsent(Payload):
    """The address the party confirmed: a mailbox, a fax, or both (行政处罚法61(2))."""

    email: Email | None = None
    fax: Phone | None = None
    signed: bool

    @model_validator(mode="after")
    def names_an_address(self) -> Self:
        if self.email is None and self.fax is None:
            raise ValueError("须写明当事人确认的电子邮箱或者传真号码")
        return self


def is_signed(facts: CaseFacts, payload: RecordServiceConsent) -> Reason | None:
    """Consent must be signed (行政处罚法61(2))."""
    if payload.signed:
        return None
    says = "电子送达确认书没有当事人签名"
    return Reason("signed_consent", "行政处罚法61", says, Weight.FLAGS, "由当事人签名，或者采用其他送达方式")


def _to_a_mailbox(act: Act) -> bool:
    """Signed, and for e-mail: a fax number lets nobody write an e-mail."""
    return not act.flags and bool(act.data["signed"]) and act.data.get("email") is not None


RECORD_SERVICE_CONSENT = CaseAction(
    key="record_service_consent",
    title="电子送达确认书",
    payload=RecordServiceConsent,
    roles=CLERKS,
    clause="行政处罚法61",
    on_paper=True,
    checks=(is_signed,),
    establishes=(Latch("email_consented", _to_a_mailbox),),
)
