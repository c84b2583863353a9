"""The application counts as accepted from the day of its receipt (视为受理): nobody answered in time."""

from states import gates_matters as matters
from states.action import SYSTEM, CaseAction, Latch
from states.payload import NoPayload


class DeemAccepted(NoPayload):
    """Entered by the software itself when the days to answer are over (行政许可法32(四))."""


DEEM_ACCEPTED = CaseAction(
    key="deem_accepted",
    title="逾期未告知，视为受理",
    payload=DeemAccepted,
    roles=SYSTEM,
    clause="行政许可法32(四)",
    gates=(matters.ACCEPTANCE_LAPSED,),
    establishes=(Latch("application_accepted"),),
)
