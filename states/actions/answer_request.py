"""Answer a request for information (答复): signed by the head of the disclosure office, or on the spot (当场答复)."""

from typing import get_args

from config.schema.base import Line, Text
from states import gates, penalty_gates
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.answer_checks import (
    everybody_harmed_was_asked,
    form_is_the_one_asked,
    nobody_is_harmed,
    other_organ_is_named,
    received_today,
    tells_what_it_must,
    who_cannot_read_is_helped,
)
from states.disclosure import AtOnce, Form, answered_as, fact_of
from states.disclosure_office import OFFICE, head_signs
from states.payload import Payload


class AnswerRequest(Payload):
    """The opinion of whoever signs."""

    opinion: Text


ANSWER_REQUEST = CaseAction(
    key="answer_request",
    title="答复政府信息公开申请",
    payload=AnswerRequest,
    roles=OFFICE,
    clause="政府信息公开条例36",
    gates=(
        gates.NOT_HANDLER,
        gates.POWER,
        *disclosure.BEFORE_ANSWER,
        disclosure.ANSWER_PROPOSED,
        disclosure.SCREENED,
        disclosure.EXCESS_JUDGED,
        gates.IN_TIME,
        penalty_gates.RECUSAL_DECIDED,
    ),
    conditions=(head_signs, everybody_harmed_was_asked),
    withdraws=(Latch("decision_annulled"),),  # another answer than the one a remedy may have taken back
    establishes=(Latch("decision_made"),),
)


class AnswerOnTheSpot(Payload):
    """What is told there and then; nothing is given or refused that way."""

    kind: AtOnce
    access: Text | None = None
    reason: Text | None = None
    organ: Line | None = None
    organ_contact: Line | None = None
    organ_unknown: bool = False
    special_law: Line | None = None


ANSWER_ON_THE_SPOT = CaseAction(
    key="answer_on_the_spot",
    title="当场答复政府信息公开申请",
    payload=AnswerOnTheSpot,
    roles=CLERKS,
    clause="政府信息公开条例33(1)",
    gates=(gates.IS_HANDLER, gates.POWER, *disclosure.BEFORE_ANSWER, penalty_gates.RECUSAL_DECIDED),
    conditions=(received_today,),
    checks=(tells_what_it_must, other_organ_is_named),
    establishes=(
        Latch("decision_made"),
        *(Latch(fact_of(kind), answered_as(kind)) for kind in get_args(AtOnce)),
    ),
)


class SupplyOnTheSpot(Payload):
    """The information given there and then, in which form."""

    information: Text
    form: Form
    form_reason: Text | None = None
    help_given: Line | None = None


SUPPLY_ON_THE_SPOT = CaseAction(
    key="supply_on_the_spot",
    title="当场提供政府信息",
    payload=SupplyOnTheSpot,
    roles=CLERKS,
    clause="政府信息公开条例33(1)",
    gates=(
        gates.IS_HANDLER,
        gates.POWER,
        *disclosure.BEFORE_ANSWER,
        disclosure.SCREENED_AT_ONCE,
        penalty_gates.RECUSAL_DECIDED,
    ),
    conditions=(received_today, nobody_is_harmed),
    checks=(form_is_the_one_asked, who_cannot_read_is_helped),
    establishes=(Latch("decision_made"), Latch("information_given"), Latch(fact_of("supplied"))),
)
