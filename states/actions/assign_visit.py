"""Call for a visit (回访任务): the form did not come back in time, or the party is unwilling to fill it in."""

from config.schema.base import Text
from states.action import CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Role


class AssignVisit(Payload):
    """Why a visit is called for; the software itself says so when the term has run out."""

    reason: Text = "回访意见表逾期未交回"


def lapse_or_unwilling(facts: CaseFacts) -> Reason | None:
    """The software may call for a visit only once the term is over; a person at any time."""
    if facts.actor != "system" or facts.truth["form_period_over"]:
        return None
    return Reason("form_period", "金科〔2015〕8号四(1)", "意见表交回期限未满")


ASSIGN_VISIT = CaseAction(
    key="assign_visit",
    while_resting=True,
    title="安排回访",
    payload=AssignVisit,
    roles=frozenset({Role.SYSTEM, Role.OFFICER, Role.COORDINATOR}),
    clause="金科〔2015〕8号四(1)",
    conditions=(lapse_or_unwilling,),
    establishes=(Latch("visit_due"),),
)
