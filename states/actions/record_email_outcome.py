"""Enter what came of the electronic service (电子送达结果); done by the software itself from the outbox."""

from typing import Literal

from config.schema.base import Line
from states import gates
from states.action import SYSTEM, CaseAction, Latch
from states.payload import Payload


class RecordEmailOutcome(Payload):
    """Outcome of one outbox row, with the reference the mail server gave."""

    outbox_key: Line
    outcome: Literal["accepted", "failed", "unknown", "undeliverable", "withheld"]
    reference: Line | None = None


RECORD_EMAIL_OUTCOME = CaseAction(
    key="record_email_outcome",
    title="电子送达结果",
    payload=RecordEmailOutcome,
    roles=SYSTEM,
    clause="行政处罚法61",
    on_paper=True,
    gates=(gates.DECIDED, gates.EMAIL_CONSENT, gates.SERVED_IN_TIME),
    establishes=(
        Latch("decision_served", lambda act: act.data["outcome"] == "accepted"),
        Latch("form_served", lambda act: act.data["outcome"] == "accepted"),
    ),
    withdraws=(Latch("email_service_ordered", lambda act: act.data["outcome"] != "accepted"),),
)
