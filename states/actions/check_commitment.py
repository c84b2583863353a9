"""Check a promise made in an interview (检查承诺事项); unkept, it has no consequence but further guidance."""

from pydantic import Field

from config.schema.base import Text
from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason


class CheckCommitment(Payload):
    """Which promise (by its place in the minutes), and what was found."""

    number: int = Field(ge=1, le=30)
    kept: bool
    findings: Text
    officers: Team


def promise_exists(facts: CaseFacts, payload: CheckCommitment) -> Reason | None:
    """The minutes hold a promise of this number."""
    minutes = facts.last("record_interview")
    if minutes is not None and payload.number <= len(minutes.data["commitments"]):
        return None
    return Reason("promise_exists", "金科〔2015〕8号二(二)", "约谈笔录中没有这一项承诺")


CHECK_COMMITMENT = CaseAction(
    key="check_commitment",
    title="检查承诺事项",
    payload=CheckCommitment,
    roles=CLERKS,
    clause="金科〔2015〕8号二(二)",
    on_paper=True,
    never_moves=True,
    checks=(checks.known_officers("officers"), promise_exists),
)
