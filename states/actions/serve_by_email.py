"""Serve the decision by e-mail (电子送达) to the address the party confirmed; the arrival is entered by the system."""

from states import gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import NoPayload


class ServeByEmail(NoPayload):
    """Decision and opinion form go together."""


SERVE_BY_EMAIL = CaseAction(
    key="serve_by_email",
    title="电子送达决定书",
    payload=ServeByEmail,
    roles=OFFICER,
    clause="行政处罚法61",
    gates=(gates.CERTIFIED, gates.DECIDED, gates.EMAIL_CONSENT, gates.EMAIL_NOT_PENDING),
    establishes=(Latch("email_service_ordered"),),
)
