"""Check a promise made in an interview (检查承诺事项); unkept, it has no consequence but further guidance."""

from datetime import date

from pydantic import Field

from config.schema.base import Text
from states import checks
from states.action import CLERKS, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.terms import chinese_date


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


def not_judged_early(facts: CaseFacts, payload: CheckCommitment) -> Reason | None:
    """Nobody has broken a promise before its day is over; that it was kept can be found at any time."""
    minutes = facts.last("record_interview")
    promises = minutes.data["commitments"] if minutes is not None else ()
    if payload.kept or payload.number > len(promises):
        return None
    due = date.fromisoformat(promises[payload.number - 1]["due"])
    if facts.on > due:
        return None
    says = f"承诺的期限到{chinese_date(due)}，期满之前不能认定没有履行"
    return Reason("promise_not_due", "金科〔2015〕8号二(二)", says)


CHECK_COMMITMENT = CaseAction(
    key="check_commitment",
    title="检查承诺事项",
    payload=CheckCommitment,
    roles=CLERKS,
    clause="金科〔2015〕8号二(二)",
    on_paper=True,
    never_moves=True,
    checks=(checks.known_officers("officers"), promise_exists, not_judged_early),
)
