"""Correct a slip of the pen in the decision (补正): what was decided stays as it is."""

from typing import Literal

from config.schema.base import Text
from states import gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "科技部令20号17"


class CorrectDecision(Payload):
    """Where the slip is, what stands there and what should; kinds and amounts of the penalty are no slip."""

    where: Literal["party", "dates", "provisions", "performance", "remedies", "wording"]
    was: Text
    now: Text
    reason: Text


def says_something_else(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """A correction changes a word."""
    if payload.was != payload.now:
        return None
    return Reason("correction_corrects", CLAUSE, "补正前后的文字相同")


CORRECT_DECISION = CaseAction(
    key="correct_decision",
    title="补正决定书",
    payload=CorrectDecision,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.DECIDED, gates.NOT_ANNULLED),
    checks=(says_something_else,),
)
