"""Discontinue the execution (终结执行): what was decided can no longer be carried out."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import LEADER, CaseAction, Latch
from states.execution_lapse import rested_long_enough
from states.facts import CaseFacts
from states.gates_conduct import CONDUCT_COURT_DONE
from states.paying import outstanding
from states.payload import Payload
from states.reasons import Reason
from states.surcharging import surcharge_unpaid


class DiscontinueCase(Payload):
    """Ground, reason and proof, with a second person."""

    ground: Literal["no_estate", "organisation_ended", "subject_lost", "three_years", "other"]
    reason: Text
    evidence: Line
    second_person: OfficerId


PARTY_GONE = ("no_estate", "organisation_ended")
"""Grounds that leave nobody to answer the form, to be visited or to correct anything."""


def something_is_open(facts: CaseFacts) -> Reason | None:
    """What was carried out in full is closed, not discontinued."""
    late = not facts.truth["late_fee_settled"]
    unchecked = facts.truth["correction_ordered"] and not facts.truth["correction_checked"]
    if outstanding(facts) > 0 or surcharge_unpaid(facts) > 0 or late or unchecked or facts.truth["conduct_open"]:
        return None
    return Reason("something_open", "行政强制法40", "决定已经履行完毕，没有可以终结的执行")


def discontinued_once(facts: CaseFacts, payload: DiscontinueCase) -> Reason | None:
    """What is discontinued is not discontinued again, unless the party is gone since: then nobody is left to be visited or
    to correct anything (行政强制法40)."""
    truth = facts.truth
    if not truth["discontinued"] or (payload.ground in PARTY_GONE and not truth["party_gone"]):
        return None
    return Reason("discontinued_once", "行政强制法40", "本案的执行已经终结，不得再次终结")


DISCONTINUE_CASE = CaseAction(
    key="discontinue_case",
    title="终结执行",
    payload=DiscontinueCase,
    roles=LEADER,
    clause="行政强制法40",
    while_resting=True,
    gates=(
        gates.LEADER_CERTIFIED,
        gates.NOT_HANDLER,
        gates.STANDING,
        gates.COURT_DONE,
        CONDUCT_COURT_DONE,
        gates.REMEDY_DONE,
    ),
    conditions=(something_is_open,),
    checks=(checks.second_person(), discontinued_once, rested_long_enough),
    establishes=(Latch("discontinued"), Latch("party_gone", lambda act: act.data["ground"] in PARTY_GONE)),
    withdraws=(Latch("resting"),),
)
